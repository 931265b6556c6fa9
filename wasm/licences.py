"""Lists what the bundles and the sandbox are made of, with the licence of each as it was brought along.

``licences.json`` lies beside them: a list of ``{name, version, licence, use, source, text}``, of which the site makes
its page. What has no licence that could be passed on fails the build.
"""

from __future__ import annotations

import json
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from email import message_from_bytes
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
PARTS = HERE / "licences" / "parts.toml"
FILE = "licences.json"
OWN = "rerun-playground-sandbox"
"""The wheel of this project's own modules."""
NAMES = ("LICENSE", "LICENCE", "NOTICE", "COPYING")

Row = dict[str, str]


def write_licences(out: Path, bundled: Mapping[str, Iterable[str]]) -> None:
    """Write the list of all that lies in `out`; `bundled` are the npm packages of each bundle by its name."""
    users: dict[str, list[str]] = {}
    for bundle, packages in bundled.items():
        for package in packages:
            users.setdefault(package, []).append(f"{bundle}.js")
    rows = [npm_row(package, ", ".join(files)) for package, files in sorted(users.items())]
    wheels = sorted((out / "sandbox").glob("*.whl"))
    rows += parts() + [row for wheel in wheels if (row := wheel_row(wheel))]
    (out / FILE).write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")


def npm_row(package: str, use: str) -> Row:
    """An npm package. Raises SystemExit where it brings no licence, and none is kept for it in ``licences/``."""
    folder = MODULES / package
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    found = [path for path in sorted(folder.iterdir()) if path.is_file() and path.name.upper().startswith(NAMES)]
    texts = [path.read_text(encoding="utf-8").strip() for path in found] or kept(package)
    source = about.get("repository") or about.get("homepage") or ""
    source = source.get("url", "") if isinstance(source, dict) else source
    licence = about.get("license") or next((text.splitlines()[0].strip() for text in texts), "")
    return row_of(package, about["version"], licence, use, web_address(source), "\n\n".join(texts))


def wheel_row(wheel: Path) -> Row | None:
    """A wheel of the sandbox, or None for our own. Raises SystemExit where it has no licence, as `npm_row`."""
    with zipfile.ZipFile(wheel) as archive:
        (meta,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        about = message_from_bytes(archive.read(meta))
        if about["Name"] == OWN:
            return None
        folder = meta.removesuffix("METADATA")
        texts = [
            archive.read(name).decode("utf-8", "replace").strip()
            for name in sorted(archive.namelist())
            if name.startswith(folder) and name.rpartition("/")[2].upper().startswith(NAMES)
        ] or kept(about["Name"])
    addresses = [each.partition(",")[2].strip() for each in about.get_all("Project-URL", [])]
    source = about["Home-page"] or next(iter(addresses), "")
    use = "a package that scripts may import" if wheel.name not in _started() else "part of the sandbox"
    return row_of(about["Name"], about["Version"], licence_name(about), use, source, "\n\n".join(texts))


def kept(package: str) -> list[str]:
    """The text that we keep for a package which brings none."""
    path = HERE / "licences" / f"{package.removeprefix('@').replace('/', '--').lower()}.txt"
    return [path.read_text(encoding="utf-8").strip()] if path.is_file() else []


def _started() -> set[str]:
    pins = (HERE / "requirements.txt").read_text(encoding="utf-8").splitlines()
    names = [line.partition(" ")[0].split("==") for line in pins if "==" in line]
    return {f"{name.replace('-', '_')}-{version}-py3-none-any.whl" for name, version in names}


def parts() -> list[Row]:
    """What is inside Pyodide, as ``parts.toml`` has it."""
    release = json.loads((MODULES / "pyodide" / "package.json").read_text(encoding="utf-8"))["version"]
    info = json.loads((MODULES / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    versions = {"Pyodide": release, "CPython": info["python"]}
    return [
        row_of(
            part["name"],
            versions.get(part["name"], ""),
            part["licence"],
            part["use"],
            part["source"],
            (PARTS.parent / part["text"]).read_text(encoding="utf-8").strip(),
        )
        for part in tomllib.loads(PARTS.read_text(encoding="utf-8"))["part"]
    ]


def row_of(name: str, version: str, licence: str, use: str, source: str, text: str) -> Row:
    """One row of the list. Raises SystemExit where there is nothing to pass on."""
    if not text:
        raise SystemExit(f"{name} {version} has no licence that could be passed on: put its text into wasm/licences/")
    if not licence:
        raise SystemExit(f"{name} {version} does not say what its licence is called")
    return {"name": name, "version": version, "licence": licence, "use": use, "source": source, "text": text}


def licence_name(about: Any) -> str:
    """What the metadata of a Python package call its licence."""
    named = about["License-Expression"] or about["License"] or ""
    kinds = [each.rpartition(" :: ")[2] for each in about.get_all("Classifier", []) if each.startswith("License ::")]
    return named if named and len(named) < 60 else ", ".join(kinds)


def web_address(repository: str) -> str:
    """The address to read of what npm calls a repository."""
    address = repository.removeprefix("git+").removesuffix(".git").replace("git://", "https://")
    return address if address.startswith("https://") else f"https://github.com/{address}" if address else ""
