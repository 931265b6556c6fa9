from __future__ import annotations

import sys
from types import ModuleType

import pytest

from playground.example.beside import importable, nobody_to_ask


def test_files_are_imported_in_their_place_and_what_had_their_name_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = {"lent_words": ModuleType("lent_words"), "lent_words.parts": ModuleType("lent_words.parts")}
    for name, module in mine.items():
        monkeypatch.setitem(sys.modules, name, module)
    path = list(sys.path)
    files = {"lent_words/__init__.py": "", "lent_words/own.py": "word = 'theirs'\n", "data.txt": "1"}
    with importable(files, {"app.py": "import lent_words\n"}) as folder:
        from lent_words.own import word  # type: ignore[import-not-found]

        assert word == "theirs"
        assert "lent_words.parts" not in sys.modules
        assert sorted(path.name for path in folder.glob("*.*")) == ["app.py", "data.txt"]
    assert not folder.exists()
    assert sys.path == path
    assert {name: sys.modules[name] for name in sys.modules if name.startswith("lent_words")} == mine


def test_a_script_takes_no_module_out_that_has_its_name() -> None:
    with importable({}, {"json.py": ""}):
        assert "json" in sys.modules


def test_nobody_answers_a_script() -> None:
    with nobody_to_ask(), pytest.raises(EOFError):
        input()
