"""`trace` and `export` of a folder: which script is the app, and what it finds there, on both engines."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from playground.cli import main
from playground.cli.errors import CommandError
from playground.cli.folders import script_in
from tests.runtime.app import schema

IMPORT = "import streamlit as st\n"
HELPER = """from pathlib import Path
def read():
    return open("prices.csv").read(), Path("logo.bin").read_bytes()
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_py", ".py").replace("_toml", ".toml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delitem(sys.modules, "beside_the_app", raising=False)  # the command is a process of its own
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text('name = "a secret"\n')
    (tmp_path / "prices.csv").write_text("tea,3\n")
    (tmp_path / "logo.bin").write_bytes(b"\x00\xff")
    return write(
        tmp_path,
        app_py=IMPORT + "import beside_the_app\nst.text(beside_the_app.read())\nst.text(st.secrets.name)\n",
        beside_the_app_py=HELPER,
        pages__one_py=IMPORT + "st.session_state.n = 1\nst.text('one')\n",
    )


def trace(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main(["trace", *arguments]) == 0
    data = json.loads(capsys.readouterr().out)
    if data["engine"] == "mini":
        schema().validate(data)
    return data


@pytest.mark.parametrize("engine", ["mini", "streamlit"])
def test_a_folder_is_traced_with_all_that_is_in_it(
    project: Path, engine: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    actions = tmp_path / "actions.json"
    actions.write_text('[{"click": "one"}]')
    data = trace(capsys, str(project), "--engine", engine, "--actions", str(actions))
    assert data["script"] == "app.py"
    load, one = data["steps"]
    assert [each["text"] for each in load["screen"] if each["type"] == "text"] == [
        "('tea,3\\n', b'\\x00\\xff')",
        "a secret",
    ]
    assert load["runs"][0]["files"] == {"beside_the_app.py": [1, 2, 3]}
    assert (one["runs"][0]["lines"], one["runs"][0]["files"]) == ([], {"pages/one.py": [1, 2, 3]})
    (change,) = one["runs"][0]["state"]["diff"]
    assert (change["line"], change["file"]) == (2, "pages/one.py")


def test_pages_lie_beside_a_script_that_is_named_itself(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, app_py=IMPORT + "st.text('home')\n")
    (load,) = trace(capsys, str(project / "app.py"))["steps"]
    assert load["screen"][0]["options"] == ["app", "one"]


def test_the_text_names_files(project: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    actions = tmp_path / "actions.json"
    actions.write_text('[{"click": "one"}]')
    assert main(["trace", str(project), "--format", "text", "--actions", str(actions)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "1-4; beside_the_app.py 1-3" in said
    assert "completed pages/one.py 1-3" in said
    assert "script, pages/one.py, line 2" in said


def test_a_folder_is_exported(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(project)]) == 0
    assert "AppTest.from_file" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("files", "app"),
    [
        ({"app_py": "", "main_py": ""}, "app.py"),
        ({"main_py": "", "other_py": IMPORT}, "main.py"),
        ({"mine_py": IMPORT, "helper_py": "x = 1\n"}, "mine.py"),
    ],
)
def test_the_app_of_a_folder(tmp_path: Path, files: dict[str, str], app: str) -> None:
    assert script_in(write(tmp_path, **files)).name == app


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"a_py": IMPORT, "b_py": IMPORT}, r"several of its files import streamlit \(a.py, b.py\)"),
        ({"a_py": "x = 1\n"}, "no file in it imports streamlit"),
        ({}, "no file in it"),
    ],
)
def test_a_folder_that_does_not_tell_its_app(tmp_path: Path, files: dict[str, str], why: str) -> None:
    with pytest.raises(CommandError, match=why):
        script_in(write(tmp_path, **files))
