"""What a text field is told besides its value (rules run-text-live, run-text-on-leave)."""

from datetime import timedelta

import pytest
from streamlit.elements.widgets import text_widgets

from playground.runtime.arguments.rules import REQUIRED
from playground.runtime.arguments.typed import KINDS, parse_live, parse_validate, rule_of

from ..outcome import same

LIVE = [True, False, "300ms", "0.5s", "0ms", "1m", "0.0001s", "-1s", "61s", "soon", "", 300, 0.3, 1, None, ["1s"]]


@pytest.mark.parametrize("live", [*LIVE, timedelta(seconds=1)], ids=repr)
def test_the_pause_of_a_live_field_in_milliseconds(live):
    same(parse_live, text_widgets._parse_text_input_live, live)


@pytest.mark.parametrize(
    "validate", [None, "^a$", ("^a$", "Only a"), ("^a$",), ("^a$", 3), ["^a$", "no"], 7, ()], ids=repr
)
def test_a_pattern_and_its_message(validate):
    same(parse_validate, text_widgets._parse_text_input_validate, validate)


def test_the_kinds_are_streamlits_with_all_that_it_gives_them():
    theirs = text_widgets._TEXT_INPUT_TYPE_DEFAULTS
    assert {name: tuple(kind) for name, kind in KINDS.items()} == {
        name: (kind.icon, kind.placeholder, kind.validate) for name, kind in theirs.items()
    }


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [("email", "ada@example.com", "ada@example"), ("url", "HTTPS://a.b", "localhost"), ("default", "anything", None)],
)
def test_a_kind_brings_its_rule_along(kind, good, bad):
    rule = rule_of(KINDS[kind], None, required=False)
    assert rule.problem(good) is None
    if bad:
        assert rule.problem(bad) == KINDS[kind].validate[1]


def test_the_scripts_own_pattern_comes_before_that_of_the_kind():
    rule = rule_of(KINDS["email"], ("^x$", "Only x"), required=True)
    assert (rule.problem("x"), rule.problem("a@b.c"), rule.problem("")) == (None, "Only x", REQUIRED)
