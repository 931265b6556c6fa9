"""The command `explain`: the reasons of a session alone."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from playground.cli import main

SCRIPT = """
import streamlit as st
names = ["a", "b", "c"]
st.session_state.setdefault("name", "a")
st.session_state.name = st.radio("Name", names, index=names.index(st.session_state.name))
"""
CHOICES = [{"set": {"label": "Name", "value": "b"}}, {"set": {"label": "Name", "value": "c"}}]


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLUMNS", "110")
    (tmp_path / "actions.json").write_text(json.dumps(CHOICES))
    (tmp_path / "app.py").write_text(dedent(SCRIPT).lstrip("\n"))
    return tmp_path / "app.py"


@pytest.mark.parametrize("engine", ["mini", "streamlit"])
def test_it_prints_what_surprises_below_what_was_done(app, capsys, engine):
    assert main(["explain", str(app), "--actions", str(app.with_name("actions.json")), "--engine", engine]) == 0
    first, *rest, empty, rules = capsys.readouterr().out.splitlines()
    assert first == "2. set 'Name' to 'c'"
    assert (empty, rules.startswith("The rules are pages of the guide, below http")) == ("", True)
    assert all(line.startswith("   ") for line in rest)
    assert " ".join(map(str.strip, rest)) == (
        "run 3, line 4: The radio “Name” lost “c”: its `index` changed from 0 to 1, as it is computed from the last "
        'value, and without a key that makes it a new widget. Write `key="name"` in the place of `index=`, do not '
        "assign the result, and read `st.session_state.name`. (rule: rules/widgets/#widget-identity-arguments)"
    )


def test_as_json_each_reason_has_its_step(app, capsys):
    assert main(["explain", str(app), "--actions", str(app.with_name("actions.json")), "--format", "json"]) == 0
    (reason,) = json.loads(capsys.readouterr().out)
    assert (reason["step"], reason["kind"], reason["lost"]) == (2, "new_widget", "c")


def test_where_it_knows_no_reason_it_says_so(app, capsys):
    assert main(["explain", str(app)]) == 0
    assert capsys.readouterr().out.startswith("No reason is known for anything in this 1 step.")


@pytest.mark.parametrize("engine", ["mini", "streamlit"])
@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("1 / 0", "run 1 failed in line 2: ZeroDivisionError: division by zero"),
        ("st.rerun()", "run 50 was stopped by the playground in line 2: st.rerun() in line 2 would start run 51"),
    ],
)
def test_what_failed_or_was_stopped_is_told(app, capsys, engine, end, told):
    app.write_text(f"import streamlit as st\n{end}\n")
    assert main(["explain", str(app), "--engine", engine]) == 0
    assert " ".join(capsys.readouterr().out.split()).startswith(f"0. load {told}")


def test_what_cannot_be_done_ends_with_2(app, capsys):
    app.with_name("actions.json").write_text('[{"click": "Nothing"}]')
    assert main(["explain", str(app), "--actions", str(app.with_name("actions.json"))]) == 2
    assert "action 1" in capsys.readouterr().err
