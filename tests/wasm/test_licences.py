"""The list of what bundles and sandbox are made of, as the build writes it."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WASM = ROOT / "wasm"
PYODIDE = WASM / "node_modules" / "pyodide"
OWN = {"_pyodide_core"}
LIBRARIES = {"_bz2", "_ctypes", "_decimal", "_lzma", "_md5", "_sqlite3", "_zstd", "pyexpat", "zlib"}
"""Built-in modules that are not Python's own work: where one is there, its library has to be listed."""


def call(code: str) -> subprocess.CompletedProcess[str]:
    """Run a line with the build's module, as the build does: from its own folder."""
    command = [sys.executable, "-c", f"from licences import *\n{code}"]
    return subprocess.run(command, cwd=WASM, capture_output=True, text=True, check=False)


def test_the_libraries_in_the_interpreter_are_listed() -> None:
    listed = {
        module
        for part in tomllib.loads((WASM / "licences" / "parts.toml").read_text())["part"]
        for module in part.get("modules", [])
    }
    assert listed >= LIBRARIES
    code = "import sys; ' '.join(sys.builtin_module_names)"
    script = f"""
import {{ loadPyodide }} from {json.dumps(str(PYODIDE / "pyodide.mjs"))};
const python = await loadPyodide({{ indexURL: {json.dumps(f"{PYODIDE}/")} }});
console.log(python.runPython({json.dumps(code)}));
"""
    command = ["node", "--input-type=module", "--eval", script]
    built_in = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert built_in & listed == listed  # else a row tells of what is not there
    assert not {"_ssl", "_hashlib", "_tkinter", "_curses", "readline", "_dbm", "_gdbm", "_uuid"} & built_in


def test_a_wheel_without_a_licence_fails_the_build(tmp_path: Path) -> None:
    wheel = tmp_path / "bare-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("bare.py", "")
        archive.writestr(
            "bare-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: bare\nVersion: 1.0\nLicense: MIT\n"
        )
    failed = call(f"wheel_row(Path({str(wheel)!r}))")
    assert failed.returncode == 1
    assert failed.stderr == "bare 1.0 has no licence that could be passed on: put its text into wasm/licences/\n"
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / "bare.txt").write_text("Do what you like.")
    (tmp_path / "requirements.txt").touch()
    ask = f"import licences; licences.HERE = Path({str(tmp_path)!r}); print(wheel_row(Path({str(wheel)!r}))['text'])"
    assert call(ask).stdout == "Do what you like.\n"


def test_an_npm_package_without_a_licence_needs_one_of_ours(tmp_path: Path) -> None:
    package = tmp_path / "node_modules" / "@some" / "bare"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"version": "2.0", "license": "MIT", "repository": "some/bare"}')
    ask = f"import licences; licences.MODULES = Path({str(tmp_path / 'node_modules')!r})"
    ask += f"; licences.HERE = Path({str(tmp_path)!r}); print(json.dumps(npm_row('@some/bare', 'x.js')))"
    assert "@some/bare 2.0 has no licence that could be passed on" in call(ask).stderr
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / "some--bare.txt").write_text("Do what you like.\n")
    row = json.loads(call(ask).stdout)
    assert row["text"] == "Do what you like."
    assert row["source"] == "https://github.com/some/bare"


@pytest.mark.parametrize("name", sorted(path.name for path in (WASM / "licences").glob("*.txt")))
def test_each_text_that_is_kept_is_used(name: str) -> None:
    parts = tomllib.loads((WASM / "licences" / "parts.toml").read_text())["part"]
    package = name.removesuffix(".txt")
    folders = (package, f"@{package.replace('--', '/')}")
    of_npm = any((WASM / "node_modules" / folder).is_dir() for folder in folders)
    assert of_npm or name in {part["text"] for part in parts}
