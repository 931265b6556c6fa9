"""Builds what the browser loads: the page's JavaScript bundle, and the sandbox around Pyodide.

``python wasm/build.py`` writes both into ``playground/web/static/``. It needs Node (`npm`), and asks the package
index for two pure wheels the first time; when nothing has changed it does nothing.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

import panel
from bokehjs import BOKEH, write_modules
from licences import npm_row, write_licences
from packages import add_packages, asked_for, source_of

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WEB = ROOT / "playground" / "web"
FACTS = ROOT / "playground" / "facts" / "page.json"
WORDS = ROOT / "playground" / "share" / "words.json"
STATIC = WEB / "static"
MODULES = HERE / "node_modules"
PACKAGE = HERE / "sandbox" / "pyproject.toml"
WHEEL_CACHE = ROOT / ".cache" / "wheels"
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
WORKER_FILES = ("worker.js", "start.js", "packages.js")
STAMP = "version.txt"
HEADLESS = ("--define:document.head=figureHead", f"--inject:{WEB / 'figures' / 'plotly_head.js'}")
"""A library that writes its styles into the page's head is given another one."""
BUNDLED = "bundled.json"
"""Which npm packages are in which bundle, as esbuild has found."""
_PACKAGE = re.compile(r".*node_modules/((?:@[^/]+/)?[^/]+)")
FIGURES = ("vega", "plotly", "map", "graphviz", "graphviz_worker", "mermaid", "echarts")
"""The libraries that draw figures: each is a bundle of its own, made of ``web/figures/<name>.js``."""

SPLIT = ("mermaid",)
"""Those of them that come in parts, ``rerun-figure-<name>-<hash>.js``, of which the page loads what it needs."""

TARGETS = ("chrome120", "firefox121", "safari17")
PARTS = "playground-"
"""How the names of all files begin into which the page's bundle is split."""
PANEL = Path(panel.__file__).parent / "dist" / "lib"


def build(out: Path = STATIC) -> Path:
    """Write the bundle and the folder ``sandbox/`` into `out`; return it."""
    install_modules()
    build_bundle(out)
    build_sandbox(out / "sandbox")
    add_packages(out / "sandbox", asked_for(os.environ.get("PACKAGES", "")), source_of())
    write_licences(out, json.loads((out / BUNDLED).read_text(encoding="utf-8")))
    return out


def build_bundle(out: Path) -> None:
    """Write ``playground.bundle.js`` with its parts: the three components with what they are made of, ES modules.

    Beside it ``rerun.js``, which is all that a page with examples loads until one of them is used, ``rerun-frame.js``,
    which is the same and more for ``embed.html``, ``rerun-speaker.js`` for ``speaker.html``, ``rerun-grade.js`` for the
    page that grades, ``rerun-lms.js`` for the launch page of a package, and ``early.js``, which stands in the page
    behind each playground: no module, so that it runs before anything is painted. What draws figures is
    ``rerun-figure-<library>.js``, which the page loads when an app shows one.
    """
    modules = [path for path in WEB.rglob("*.js") if STATIC not in path.parents]
    own = [HERE / "package-lock.json", Path(__file__), HERE / "bokehjs.py", HERE / "split.mjs", PANEL / "index.js"]
    version = fingerprint([*modules, FACTS, WORDS, *own, *BOKEH])
    if is_current(out, version):
        return
    out.mkdir(parents=True, exist_ok=True)
    entries = {"rerun": "embed/index.js", "rerun-frame": "embed/frame.js", "rerun-grade": "grade/index.js"}
    entries |= {"rerun-speaker": "stage/speaker/index.js", "rerun-lms": "lms/index.js"}
    bundled = bundle(out, "esm", "--legal-comments=linked", **entries)
    bundled |= build_page(out)
    bundled |= bundle(out, "iife", early="boot/early.js")
    for name in FIGURES:
        bundled |= build_figure(out, name)
    (out / BUNDLED).write_text(json.dumps(bundled, indent=1), encoding="utf-8")
    (out / STAMP).write_text(version)


def build_page(out: Path) -> dict[str, list[str]]:
    """Write the bundle of pages: all that they need at once in one part, what they load when it is used in others."""
    for old in out.glob(f"{PARTS}*.js*"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        write_modules(Path(folder))
        alias = {"@bokehjs": folder, "panel": PANEL, "styles": PANEL / "styles"}
        alias["sucrase"] = WEB / "bokeh" / "no_compiler.js"
        options = {
            "entryPoints": {"playground.bundle": str(WEB / "boot" / "index.js")},
            "first": str(WEB / "boot" / "page.js"),
            "alias": {name: str(path) for name, path in alias.items()},
            "outdir": str(out),
            "chunkNames": f"{PARTS}[name]-[hash]",
            "target": TARGETS,
            "nodePaths": [str(MODULES)],
            "metafile": str(Path(folder) / "meta.json"),
        }
        run(["node", str(HERE / "split.mjs"), json.dumps(options)])
        parts = packages_in(Path(folder) / "meta.json")
    return {"playground.bundle": sorted({package for found in parts.values() for package in found})}


def build_figure(out: Path, name: str) -> dict[str, list[str]]:
    """Write the bundle of a library that draws figures, and beside it the licences of all that is in it."""
    made = f"rerun-figure-{name}"
    for old in out.glob(f"{made}-*.js"):
        old.unlink()
    more = HEADLESS if name == "plotly" else ()
    if name in SPLIT:
        more = ("--splitting", f"--chunk-names={made}-[hash]")
    bundled = bundle(out, "esm", "--legal-comments=none", *more, **{made: f"figures/{name}.js"})
    packages = sorted({package for found in bundled.values() for package in found})
    (out / f"{made}.js.LEGAL.txt").write_text("\n\n".join(map(licence_of, packages)), encoding="utf-8")
    return bundled


def licence_of(package: str) -> str:
    """The licence of an npm package. Raises SystemExit where there is none."""
    row = npm_row(package, "")
    return f"{row['name']} {row['version']}\n\n{row['text']}\n"


def bundle(out: Path, form: str, *options: str, **entries: str) -> dict[str, list[str]]:
    """Write a bundle for each of the entries, which are modules of ``playground/web/`` by the bundles' names.

    Returns the names of the npm packages in each.
    """
    named = [f"{name}={WEB / module}" for name, module in entries.items()]
    esbuild = [str(MODULES / ".bin" / "esbuild"), *named, "--bundle", f"--format={form}", "--minify"]
    with tempfile.TemporaryDirectory() as folder:
        meta = Path(folder) / "meta.json"
        run(
            [*esbuild, f"--target={','.join(TARGETS)}", "--log-level=warning", f"--outdir={out}"]
            + [f"--metafile={meta}", *options],
            NODE_PATH=str(MODULES),
        )
        return packages_in(meta)


def packages_in(meta: Path) -> dict[str, list[str]]:
    """The names of the npm packages in each of the files of which esbuild has told in `meta`."""
    outputs = json.loads(meta.read_text())["outputs"]
    return {
        Path(path).stem: sorted({found[1] for name in made["inputs"] if (found := _PACKAGE.search(name))})
        for path, made in outputs.items()
        if path.endswith(".js")
    }


def build_sandbox(out: Path) -> Path:
    """Write the sandbox, complete and with no address outside it, into `out`; return it.

    Afterwards `out` holds Pyodide, ``pyodide-lock.json``, the wheels it names, ``worker.js``, and ``python.snapshot``:
    Python's memory with the sandbox in it, ready to be woken.
    """
    own = [
        HERE / name
        for name in (
            "build.py",
            *WORKER_FILES,
            "snapshot.mjs",
            "precompile.py",
            "requirements.txt",
            "package-lock.json",
        )
    ]
    version = fingerprint([*packaged(), *own, PACKAGE])
    if is_current(out, version):
        return out
    install_modules()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for name in PYODIDE_FILES:
        shutil.copy2(MODULES / "pyodide" / name, out)
    for name in WORKER_FILES:
        shutil.copy2(HERE / name, out)
    write_lock(out, [build_wheel(out), *fetch_wheels(out)])
    run(["node", str(HERE / "snapshot.mjs"), str(out.resolve())])
    write_sizes(out)
    (out / STAMP).write_text(version)
    return out


def packaged() -> list[Path]:
    """The modules that go into the sandbox's wheel, as its pyproject.toml names them."""
    wheel = tomllib.loads(PACKAGE.read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    named = [PACKAGE.parent / path for path in wheel["force-include"]]
    return [module for path in named for module in (path.rglob("*.py") if path.is_dir() else [path])]


def build_wheel(out: Path) -> Path:
    """Build the sandbox's wheel; its build tag is a hash of what is in it, so that no cache serves an old one."""
    with tempfile.TemporaryDirectory() as folder:
        run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=HERE / "sandbox")
        (built,) = Path(folder).glob("*.whl")
        name, version, tags = built.name.split("-", 2)
        tag = int(fingerprint([built]), 16) % 10**9
        return shutil.copy2(built, out / f"{name}-{version}-{tag}-{tags}")


def fetch_wheels(out: Path) -> list[Path]:
    """Copy the wheels pinned in ``requirements.txt`` into `out`, from the cache when they are there."""
    pins = HERE / "requirements.txt"
    cache = WHEEL_CACHE / fingerprint([pins])
    if not cache.is_dir():
        WHEEL_CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=WHEEL_CACHE) as folder:
            run(
                [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
                + ["--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(pins), "-d", folder]
            )
            shutil.copytree(folder, cache)
    return [Path(shutil.copy2(wheel, out)) for wheel in sorted(cache.glob("*.whl"))]


def write_lock(out: Path, wheels: list[Path]) -> None:
    """Write ``pyodide-lock.json`` for exactly these wheels: Pyodide's own packages lie on other servers."""
    lock = json.loads((MODULES / "pyodide" / "pyodide-lock.json").read_text())
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty-lock.json"
        empty.write_text(json.dumps(lock | {"packages": {}}))
        made = Path(folder) / "pyodide-lock.json"
        run(
            [sys.executable, "-m", "pyodide_cli", "lockfile", "add-wheels", *map(str, wheels)]
            + ["--input", str(empty), "--output", str(made), "--base-path", str(out)]
        )
        text = json.dumps(json.loads(made.read_text()), sort_keys=True, separators=(",", ":"))
    if "://" in text:
        raise RuntimeError("the sandbox's lock file names another server")
    (out / "pyodide-lock.json").write_text(text)


def write_sizes(out: Path) -> None:
    """Write ``files.json``, by which the page tells a file that is not whole; without a snapshot Python starts too.

    What `add_packages` adds later is not in it: Python starts without.
    """
    sizes = {path.name: path.stat().st_size for path in sorted(out.iterdir()) if path.suffix != ".snapshot"}
    (out / "files.json").write_text(json.dumps(sizes, separators=(",", ":")))


def install_modules() -> None:
    """Install what ``package-lock.json`` pins, unless `node_modules` is there already."""
    if not (MODULES / "pyodide").is_dir():
        run(["npm", "ci", "--ignore-scripts", "--loglevel=error"], cwd=HERE)


def fingerprint(files: Iterable[Path]) -> str:
    """A short hash of the files' names and contents."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def is_current(out: Path, version: str) -> bool:
    """Whether `out` was built from just these inputs."""
    stamp = out / STAMP
    return stamp.is_file() and stamp.read_text() == version


def run(command: list[str], cwd: Path = ROOT, **environment: str) -> None:
    """Run a command; if it fails, say which one and show what it said."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        said = "\n".join(line[:300] for line in done.stdout.splitlines()[-20:])
        raise SystemExit(f"{' '.join(command[:4])} … failed:\n{said}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", nargs="?", type=Path, default=STATIC)
    print(build(parser.parse_args().out))
