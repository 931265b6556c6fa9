"""What a site offers: what of it a script gets, and which files are taken."""

import hashlib
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from playground.worker.packages import PackageError, Packages, read_lock
from playground.worker.sandbox import Sandbox


def entry(name: str, *depends: str, imports: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "name": name,
        "depends": list(depends),
        "imports": list(imports or [name]),
        "file_name": f"{name}-1.0-py3-none-any.whl",
        "sha256": "0" * 64,
        "tool": {"size": 1},
    }


LOCK = {
    "rerun-playground-sandbox": entry("rerun-playground-sandbox", "markdown-it-py", imports=("playground",)),
    "markdown-it-py": entry("markdown-it-py", imports=("markdown_it",)),
    "app-lib": entry("app-lib", "Core_Lib", imports=("applib", "applib_more")),
    "core-lib": entry("core-lib", "markdown-it-py", imports=("corelib",)),
    "tzdata": entry("tzdata"),
}


def load(source: str, files: dict[str, str] | None = None) -> list[str]:
    return [each["name"] for each in Packages(LOCK).wanted(source, files or {}).load]


def missing(source: str, files: dict[str, str] | None = None, lock: dict[str, Any] = LOCK) -> list[str]:
    return Packages(lock).wanted(source, files or {}).missing


def test_a_script_gets_what_it_imports_with_all_that_needs() -> None:
    assert load("import json\nimport streamlit\n") == []
    assert load("import applib_more.x\n") == ["markdown-it-py", "core-lib", "app-lib"]
    assert load("", {"requirements.txt": "Core.Lib\n"}) == ["markdown-it-py", "core-lib"]
    assert load("from zoneinfo import ZoneInfo\n") == ["tzdata"]
    assert load("import markdown_it\nimport playground\n") == []
    assert Packages(LOCK).imports == {"applib", "applib_more", "corelib", "tzdata"}


def test_what_the_site_has_not_is_named_once() -> None:
    assert missing("import streamlit, json, applib, helper\n", {"helper.py": ""}) == []
    assert missing("import nopackage\nfrom nopackage.x import y\n") == ["nopackage"]
    assert missing("try:\n    import nopackage\nexcept ImportError:\n    pass\n") == []
    assert missing("import No_Package\n", {"requirements.txt": "no-package\nstreamlit\n"}) == ["no-package"]
    lock = {name: each for name, each in LOCK.items() if name != "tzdata"}
    assert missing("import zoneinfo\n", lock=lock) == ["tzdata"]


def wheel(folder: Path, name: str) -> tuple[Path, str]:
    path = folder / "file"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}/__init__.py", "x = 1\n")
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_file_is_unpacked_once_it_is_the_right_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    path, digest = wheel(tmp_path, "mine")
    packages = read_lock(json.dumps({"mine": entry("mine") | {"sha256": digest}, "other": entry("other")}))
    packages.install("mine", str(path), str(site))
    assert (site / "mine" / "__init__.py").is_file()
    assert not path.exists()
    assert "mine" not in sys.modules
    assert packages.wanted("import mine\n", {}).load == []
    path, _ = wheel(tmp_path, "other")
    with pytest.raises(
        PackageError, match=r"other-1\.0-py3-none-any\.whl is not the file that this site was built with"
    ):
        packages.install("other", str(path), str(site))
    assert not (site / "other").exists()
    assert not path.exists()
    assert [each["name"] for each in packages.wanted("import other\n", {}).load] == ["other"]


def test_the_sandbox_says_what_is_to_be_done_and_never_raises(tmp_path: Path) -> None:
    sandbox = Sandbox(packages=Packages(LOCK))
    message = {"type": "open", "source": "import tzdata\nimport nopackage\n"}
    assert json.loads(sandbox.wanted(json.dumps(message))) == {"load": [LOCK["tzdata"]], "missing": ["nopackage"]}
    assert sandbox.wanted(json.dumps({"type": "open", "source": "import json\n"})) == ""
    assert sandbox.wanted(json.dumps({"type": "open", "source": 1})) == ""
    assert sandbox.wanted("no json") == ""
    assert "is not a zip file" not in sandbox.install("tzdata", str(wheel(tmp_path, "a")[0]), str(tmp_path / "site"))
    assert sandbox.install("unknown", "nowhere", "nowhere") == "unknown could not be loaded: KeyError: 'unknown'"
    assert "could not be unpacked" in sandbox.install("tzdata", str(tmp_path / "nowhere"), str(tmp_path))
    asked = {"type": "lint", "id": 1, "session": "a", "source": "import tzdata\nimport nopackage\n", "brought": []}
    lacks = json.loads(sandbox.handle(json.dumps(asked)))["lacking"]
    assert [lack["line"] for lack in lacks] == [2]
