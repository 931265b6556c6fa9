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
    yield tmp_path
    sys.modules.pop("laid_beside", None)


def test_a_script_imports_and_reads_what_lies_beside_it(folder):
    beside.lay(
        beside.files(
            {
                "files": {
                    "laid_beside.py": "answer = 42\n",
                    "notes.txt": "é\n",
                    "deep/er/a b.txt": "deep",
                    "z.bin": {"base64": "AP8="},
                }
            }
        )
    )
    assert Path("deep/er/a b.txt").read_text() == "deep"
    assert Path("z.bin").read_bytes() == b"\x00\xff"

    assert importlib.import_module("laid_beside").answer == 42
    assert Path("notes.txt").read_text(encoding="utf-8") == "é\n"


def test_without_files_nothing_changes(folder):
    before = [*sys.path]
    beside.lay(beside.files({}))
    assert (sys.path, [*folder.iterdir()]) == (before, [])


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
