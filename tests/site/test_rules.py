"""A rule's page: each rule with a live example, and with what it was checked by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from playground.site.rules import RuleError, generated, read_rules, rules_page
from tests.conformance.scenario import Scenario

PAGE = """\
# Clicks

What a click does.

## A click is a run {#click-is-run}

Each click runs the script.

```rerun
#| name: A click
#| actions: [{click: Add}]
import streamlit as st

st.button("Add")
```

Scenarios: `clicks: one`, `clicks: a
long name`

## A page stays {#page-stays}

It is drawn anew.

**Wrong guess:** it is new.

Scenarios: `clicks: one`
"""
ADD = {"click": {"label": "Add"}}
ONE = Scenario("clicks: one", (), "import streamlit as st\nst.button('Add')\n", (ADD,))
LONG = Scenario("clicks: a long name", (), "import streamlit as st\n" + "st.text('<a>')\n" * 15, ())
SCENARIOS = {each.name: each for each in (ONE, LONG)}
RULES = read_rules(PAGE)


def agrees(script: str, actions: Sequence[Mapping[str, Any]], files: Mapping[str, Any]) -> str:
    return ""


def test_a_rule_knows_its_words_its_example_and_its_scenarios() -> None:
    first, second = RULES
    assert (first.title, first.name, first.said) == ("A click is a run", "click-is-run", "Each click runs the script.")
    assert first.example.startswith("#| name: A click\n")
    assert first.scenarios == ["clicks: one", "clicks: a long name"]
    assert (second.said, second.example) == ("It is drawn anew.\n\n**Wrong guess:** it is new.", "")


def test_a_rule_without_an_example_gets_one_of_its_scenario() -> None:
    page = rules_page(PAGE, SCENARIOS, None)
    assert page.count("```rerun") == 2
    assert (
        '??? example "One"\n\n    ```rerun\n    #| name: "One"\n    #| actions: [{"click": {"label": "Add"}}]\n' in page
    )


def test_the_first_example_of_a_page_is_open_and_the_others_are_folded() -> None:
    page = rules_page(PAGE, SCENARIOS, None)
    assert "\n```rerun\n#| name: A click\n" in page
    assert page.count("??? example") == 1


def test_a_scenario_that_is_long_is_no_example() -> None:
    with pytest.raises(RuleError, match=r"page-stays has no example.* 14 lines .*Write a ```rerun fence"):
        generated(RULES[1], [LONG])
    assert "st.button" in generated(RULES[1], [LONG, ONE])


@pytest.mark.parametrize(
    ("script", "actions"),
    [
        ("import streamlit as st\nst.text('a'\n", ()),
        ("import streamlit as st\nst.text('a')\n", (ADD,)),
        ("import streamlit as st\nst.text('a')\n", ({"reload": True},) * 5),
        (
            "import streamlit as st\nif st.button('Add'):\n    [][1]\nelse:\n    1 / 0\n",
            (ADD,),
        ),
    ],
    ids=["no Python", "an action that cannot be done", "many actions", "errors of two kinds"],
)
def test_a_scenario_that_an_example_cannot_be_is_passed_over(script: str, actions: tuple[dict[str, Any], ...]) -> None:
    assert "st.button('Add')" in generated(RULES[1], [Scenario("clicks: odd", (), script, actions), ONE])


def test_what_comes_while_the_script_runs_is_left_to_the_reader() -> None:
    script = "import streamlit as st\nst.button('Add')\n"
    meanwhile = Scenario("clicks: two at once", (), script, (ADD, ADD, {**ADD, "after": 0.5}))
    assert '#| actions: [{"click": {"label": "Add"}}]\n' in generated(RULES[1], [meanwhile])
    assert "#| actions" not in generated(RULES[1], [Scenario("clicks: at once", (), script, ({**ADD, "after": 0.5},))])


def test_an_example_of_a_scenario_tells_of_its_error() -> None:
    fails = Scenario("clicks: it fails", (), "import streamlit as st\n1 / 0\n", ())
    assert '#| expect: {"error": "ZeroDivisionError"}' in generated(RULES[1], [fails])


def test_what_was_checked_is_said_with_the_version() -> None:
    page = rules_page(PAGE, SCENARIOS, agrees, "1.67.0")
    assert "<summary>Checked on Streamlit 1.67.0 in this build: this example and 2 scenarios</summary>" in page
    assert "<summary>Checked on Streamlit 1.67.0 in this build: this example and 1 scenario</summary>" in page
    assert "<li><code>clicks: a long name</code></li>" in page


def test_without_streamlit_nothing_is_claimed() -> None:
    page = rules_page(PAGE, SCENARIOS, None, "1.67.0")
    assert "Checked" not in page
    assert "<summary>Shown by 2 scenarios</summary>" in page


def test_example_and_scenarios_are_compared() -> None:
    scripts = []

    def check(script: str, actions: Sequence[Mapping[str, Any]], files: Mapping[str, Any]) -> str:
        scripts.append((script.strip(), [dict(action) for action in actions]))
        return ""

    rules_page(PAGE, SCENARIOS, check, "1.67.0")
    assert scripts[:3] == [
        ('import streamlit as st\n\nst.button("Add")', [{"click": "Add"}]),
        (ONE.script.strip(), [ADD]),
        (LONG.script.strip(), []),
    ]


@pytest.mark.parametrize(
    ("differs", "named"), [("'Add'", "`clicks: one`"), ('"Add"', "its example")], ids=["scenario", "example"]
)
def test_a_difference_is_told_with_the_rule(differs: str, named: str) -> None:
    with pytest.raises(RuleError, match=rf"The rule \S+: {named} is not the same in Streamlit\.\nmini 1"):
        rules_page(PAGE, SCENARIOS, lambda script, *_: "mini 1" if differs in script else "", "1.67.0")


def test_an_example_that_is_wrong_is_left_to_those_who_tell_of_its_line() -> None:
    wrong = PAGE.replace("#| name: A click", "#| nome: A click")
    assert "#| nome: A click" in rules_page(wrong, SCENARIOS, agrees, "1.67.0")
