"""The files beside a script: names alone, texts alone, and where the script can import them."""

import importlib
import sys
from pathlib import Path

import pytest

from playground.worker import beside
from playground.worker.reading import MessageError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder, with what a script changes of imports taken back afterwards."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "argv", [*sys.argv])
    yield tmp_path
    sys.modules.pop("laid_beside", None)


def test_a_script_lies_in_its_folder_with_what_it_imports_and_reads(folder):
    files = {
        "laid_beside.py": "answer = 42\n",
        "notes.txt": "é\n",
        "deep/er/a b.txt": "deep",
        "z.bin": {"base64": "AP8="},
    }
    beside.lay(str(folder), "sub/start.py", "1\n", beside.files({"files": files}))
    assert Path("start.py").read_text() == "1\n"
    assert Path("deep/er/a b.txt").read_text() == "deep"
    assert Path("z.bin").read_bytes() == b"\x00\xff"

    assert importlib.import_module("laid_beside").answer == 42
    assert Path("notes.txt").read_text(encoding="utf-8") == "é\n"
    assert (sys.path[0], sys.argv) == (str(folder), [f"{folder}/start.py"])


def test_the_script_is_itself_whatever_file_has_its_name(folder):
    beside.lay(str(folder), "app.py", "the script", {"app.py": "a file"})
    assert Path("app.py").read_text() == "the script"


def test_a_script_whose_name_no_file_can_have_is_not_there(folder):
    beside.lay(str(folder), "What is <this>?", "1", {})
    assert [*folder.iterdir()] == []


@pytest.mark.parametrize(
    "files",
    [
        ["a.py"],
        {"a.py": 3},
        {"../a.py": ""},
        {"sub/../a.py": ""},
        {"sub//a.py": ""},
        {"sub/.a": ""},
        {"/etc/a": ""},
        {".hidden": ""},
        {"": ""},
        {"a\n.py": ""},
        {f"a{n}.py": "" for n in range(51)},
    ],
)
def test_other_files_are_refused(files):
    with pytest.raises(MessageError):
        beside.files({"files": files})
