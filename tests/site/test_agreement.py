"""What both engines agree on is run once, until something changes that decides what they do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from playground.engines import compare
from playground.site.agreement import SOURCES, Agreement, sources_hash

CLICK = ({"click": {"label": "Add"}},)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The scripts that were run on both engines; one that has `differs` in it is not the same."""
    scripts = list[str]()

    def report(script: str, actions: object) -> str:
        scripts.append(script)
        return "mini 1, Streamlit 2" if "differs" in script else ""

    monkeypatch.setattr(compare, "report", report)
    return scripts


def test_what_was_the_same_is_not_run_again(tmp_path: Path, asked: list[str]) -> None:
    first = Agreement(tmp_path / "new" / "rules.json", "1.67.0 abc")
    assert first.differences("one", CLICK) == ""
    first.keep()

    assert Agreement(tmp_path / "new" / "rules.json", "1.67.0 abc").differences("one", CLICK) == ""
    assert asked == ["one"]


def test_other_actions_are_another_question(tmp_path: Path, asked: list[str]) -> None:
    agreement = Agreement(tmp_path / "rules.json", "")
    agreement.differences("one", CLICK)
    agreement.differences("one", ())
    assert asked == ["one", "one"]


def test_another_streamlit_or_runtime_forgets_everything(tmp_path: Path, asked: list[str]) -> None:
    for of in ("1.67.0 abc", "1.68.0 abc", "1.68.0 def"):
        agreement = Agreement(tmp_path / "rules.json", of)
        agreement.differences("one", CLICK)
        agreement.keep()
    assert asked == ["one", "one", "one"]


def test_a_difference_is_told_and_never_kept(tmp_path: Path, asked: list[str]) -> None:
    for _ in range(2):
        agreement = Agreement(tmp_path / "rules.json", "")
        assert agreement.differences("differs", CLICK) == "mini 1, Streamlit 2"
        agreement.keep()
    assert asked == ["differs", "differs"]


@pytest.mark.parametrize("broken", ["", "[]", "{}", json.dumps({"of": "", "same": None})])
def test_a_file_that_cannot_be_read_is_no_knowledge(tmp_path: Path, asked: list[str], broken: str) -> None:
    (tmp_path / "rules.json").write_text(broken)
    assert Agreement(tmp_path / "rules.json", "").differences("one", CLICK) == ""
    assert asked == ["one"]


def test_the_hash_changes_with_the_sources_of_an_engine(tmp_path: Path) -> None:
    for folder in SOURCES:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.py").write_text("1")
    before = sources_hash(tmp_path)
    assert sources_hash(tmp_path) == before
    for folder in SOURCES:
        (tmp_path / folder / "a.py").write_text("2")
        assert sources_hash(tmp_path) != before
        before = sources_hash(tmp_path)


def test_the_real_engines_are_asked(tmp_path: Path) -> None:
    agreement = Agreement(tmp_path / "rules.json", "")
    assert agreement.differences("import streamlit as st\nst.button('Add')\n", CLICK) == ""
