"""Scenarios are read as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from .scenario import parse_action, read


def test_a_scenario_says_script_actions_and_what_a_real_server_prints_and_shows(tmp_path: Path) -> None:
    topic = tmp_path / "clicks.txt"
    topic.write_text(
        """=== one (rule run-whole-script)
st.button("Go")
---
click Go
after 0.5 click key:go
---
start
 end
---
Go

=== two
st.text("x")
---
---
only printed

=== three
st.text("y")
""",
        encoding="utf-8",
    )
    one, two, three = read(topic)
    assert one.name == "clicks: one"
    assert one.rules == ("run-whole-script",)
    assert one.script == 'import streamlit as st\nst.button("Go")\n'
    assert one.actions == ({"click": {"label": "Go"}}, {"click": {"key": "go"}, "after": 0.5})
    assert (one.printed, one.shown) == (("start", " end"), ("Go",))
    assert (two.actions, two.printed, two.shown) == ((), ("only printed",), ())
    assert (three.actions, three.printed, three.shown) == ((), (), ())


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("after 0 reload", {"reload": True, "after": 0.0}),
        ('after 1.5 set key:a = "x"', {"set": {"key": "a", "value": "x"}, "after": 1.5}),
        ("after 2 dismiss", {"dismiss": True, "after": 2.0}),
        ('type Name = "Ad"', {"type": {"label": "Name", "text": "Ad"}}),
    ],
)
def test_an_action_may_come_some_time_after_the_one_before_it(line: str, action: dict[str, object]) -> None:
    assert parse_action(line) == action
