"""What the build brings into a sandbox, and what it refuses: on wheels made by hand, with no index asked."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.wheels import packages

COMPILED = "cp314-cp314-pyemscripten_2026_0_wasm32"
CORE = {"mdurl": {"name": "mdurl", "version": "0.1.2", "file_name": "mdurl.whl", "depends": [], "tool": {}}}


@pytest.fixture
def sandbox(tmp_path: Path) -> Path:
    """A sandbox's folder as far as packages are concerned."""
    folder = tmp_path / "sandbox"
    folder.mkdir()
    info = json.loads(packages.RELEASE_LOCK.read_text())["info"]
    (folder / "pyodide-lock.json").write_text(json.dumps({"info": info, "packages": CORE}))
    (folder / "files.json").write_text("{}")
    (folder / "version.txt").write_text("1")
    return folder


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Lays a wheel into the folder that PYODIDE_PACKAGES names. There is no index: what is not there cannot be had."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setattr(packages, "CACHE", tmp_path / "cache")
    folder = tmp_path / "wheels"
    folder.mkdir()

    def wheel(name: str, tags: str = "py3-none-any", *, needs: tuple[str, ...] = (), so: bytes = b"") -> Path:
        path = folder / f"{name}-{tags}.whl"
        project, version = name.split("-")
        info = f"{project}-{version}.dist-info"
        lines = [f"Requires-Dist: {each}" for each in needs]
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{project}/__init__.py", "")
            if so:
                archive.writestr(f"{project}/core.so", so)
            archive.writestr(
                f"{info}/METADATA",
                "\n".join(["Metadata-Version: 2.1", f"Name: {project}", f"Version: {version}", *lines]),
            )
            archive.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tags}\n")
            archive.writestr(f"{info}/RECORD", "")
        return path

    return wheel


@pytest.fixture
def add(sandbox: Path, lay: Callable[..., Path], tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Adds packages; returns what the lock says of them."""

    def adding(*asked: str, pins: str = "") -> dict[str, Any]:
        (tmp_path / "pins.txt").write_text(pins)
        packages.add_packages(sandbox, list(asked), packages.Source(str(tmp_path / "wheels"), tmp_path / "pins.txt"))
        entries: dict[str, Any] = json.loads((sandbox / "pyodide-lock.json").read_text())["packages"]
        return {name: entry for name, entry in entries.items() if name not in CORE}

    return adding


def test_a_package_comes_with_all_that_the_sandbox_needs_of_its_dependencies(
    sandbox: Path, lay: Callable[..., Path], add: Callable[..., dict[str, Any]]
) -> None:
    lay(
        "app-1.0",
        needs=(
            "lib[fast]>=1",
            'windows; sys_platform == "win32"',
            'browser; sys_platform == "emscripten"',
            'old; python_version < "3.14"',
            'dev; extra == "dev"',
            "mdurl",
        ),
    )
    lay("lib-1.0", needs=('core; extra == "fast"', 'slow; extra == "slow"'))
    lay("browser-1.0")
    lay("core-2.0", COMPILED, so=b"\0asm\1\0\0\0")
    entries = add("app")
    assert {name: entry["depends"] for name, entry in entries.items()} == {
        "app": ["browser", "lib", "mdurl"],
        "browser": [],
        "core": [],
        "lib": ["core"],
    }
    core = entries["core"]
    file = sandbox / f"core-2.0-{COMPILED}.whl"
    assert core["file_name"] == file.name
    assert core["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (core["imports"], core["tool"]) == (["core"], {"size": file.stat().st_size})
    lock = (sandbox / "pyodide-lock.json").read_text()
    assert "://" not in lock
    assert json.loads(lock)["info"]["platform"] == "emscripten_5_0_3"
    assert json.loads((sandbox / "files.json").read_text()) == {"pyodide-lock.json": len(lock)}


def test_other_packages_take_the_place_of_those_before(
    sandbox: Path, lay: Callable[..., Path], add: Callable[..., dict[str, Any]]
) -> None:
    lay("one-1.0")
    lay("two-1.0")
    assert list(add("one")) == ["one"]
    assert list(add("two")) == ["two"]
    assert [path.name for path in sandbox.glob("*.whl")] == ["two-1.0-py3-none-any.whl"]
    with pytest.raises(packages.PackagesError, match=r"three cannot be had .*No matching distribution found for three"):
        add("three")
    assert [path.name for path in sandbox.glob("*.whl")] == ["two-1.0-py3-none-any.whl"]
    assert "two" in (sandbox / "pyodide-lock.json").read_text()


def test_versions_that_do_not_fit_are_chosen_anew(lay: Callable[..., Path], add: Callable[..., dict[str, Any]]) -> None:
    lay("a-1.0", needs=("b",))
    lay("b-1.0")
    lay("b-2.0")
    lay("c-1.0", needs=("b<2",))
    assert add("a", "c")["b"]["version"] == "1.0"
    with pytest.raises(packages.PackagesError, match=r"b<2,>=2 cannot be had for the browser"):
        add("b>=2", "c")


def test_what_no_browser_can_run_is_refused_and_named(
    lay: Callable[..., Path], add: Callable[..., dict[str, Any]]
) -> None:
    lay("linux-1.0", "cp314-cp314-manylinux_2_17_x86_64")
    with pytest.raises(
        packages.PackagesError, match=r"linux-1.0-cp314-cp314-manylinux_2_17_x86_64.whl in .* is for another"
    ):
        add("linux")
    lay("false-1.0", COMPILED, so=b"\x7fELF")
    with pytest.raises(packages.PackagesError, match=r"false/core.so, which is no WebAssembly"):
        add("false")
    lay("report-1.0", needs=("streamlit",))
    with pytest.raises(packages.PackagesError, match="report needs streamlit itself"):
        add("report")
    with pytest.raises(packages.PackagesError, match="streamlit is there already: leave it out of PACKAGES"):
        add("streamlit")
    with pytest.raises(packages.PackagesError, match=r"PACKAGES names 'a b==', which is no package"):
        add("a b==")


def test_a_wheel_that_is_not_the_pinned_one_is_refused(
    lay: Callable[..., Path], add: Callable[..., dict[str, Any]]
) -> None:
    wheel = lay("pinned-1.0")
    right = hashlib.sha256(wheel.read_bytes()).hexdigest()
    with pytest.raises(packages.PackagesError, match=r"pinned cannot be had .*DO NOT MATCH THE HASHES"):
        add("pinned", pins=f"pinned==1.0 --hash=sha256:{'0' * 64}\n")
    assert add("pinned", pins=f"# why\npinned==1.0 --hash=sha256:{right}\n")["pinned"]["version"] == "1.0"


def test_a_package_of_pyodides_release_is_told_by_its_name_and_taken_by_its_hash(
    lay: Callable[..., Path], add: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(
        packages.PackagesError, match=r"has pandas 3.0.2: get pandas-3.0.2-cp314-.*by PYODIDE_PACKAGES="
    ):
        add("pandas")
    numpy = lay("numpy-2.4.6", COMPILED, so=b"\0asm\1\0\0\0")
    with pytest.raises(packages.PackagesError, match="is not the file of this Pyodide's release: its hash is another"):
        add("numpy")
    release = json.loads(packages.RELEASE_LOCK.read_text())
    release["packages"]["numpy"]["sha256"] = hashlib.sha256(numpy.read_bytes()).hexdigest()
    (tmp_path / "release.json").write_text(json.dumps(release))
    monkeypatch.setattr(packages, "RELEASE_LOCK", tmp_path / "release.json")
    assert add("numpy")["numpy"]["version"] == "2.4.6"


def test_what_is_offered_by_default_is_pinned() -> None:
    assert packages.asked_for("msgspec altair>=5") == ["tzdata", "msgspec", "altair>=5"]
    assert set(packages.asked_for()) <= packages.Source().pinned().keys()
    with pytest.raises(packages.PackagesError, match="PYODIDE_PACKAGES names nowhere, which is no folder"):
        packages.source_of({"PYODIDE_PACKAGES": "nowhere"})
