"""What the page wants of a value before it sends it (rule widget-required)."""

import pytest

from playground.runtime.arguments.rules import FREE, REQUIRED, Rule


@pytest.mark.parametrize("value", [None, "", "  \n"], ids=repr)
def test_a_required_field_must_not_be_empty(value):
    assert Rule(required=True).problem(value) == REQUIRED
    assert FREE.problem(value) is None


@pytest.mark.parametrize("value", ["a", 0, 0.0, False, []], ids=repr)
def test_what_is_there_is_not_empty(value):
    assert Rule(required=True).problem(value) is None


@pytest.mark.parametrize(("value", "lacks"), [(["2026-01-01"], True), ([], True), (None, True), (["a", "b"], False)])
def test_a_range_is_empty_until_both_its_ends_are_there(value, lacks):
    assert Rule(required=True, pair=True).lacks(value) is lacks
    assert Rule(pair=True).lacks(value) is False


def test_a_pattern_must_match_but_lets_an_empty_text_pass():
    rule = Rule(pattern=r"^\d+$")
    assert (rule.problem("12"), rule.problem(""), rule.problem(None), rule.problem(7)) == (None, None, None, None)
    assert rule.problem("a/b") == r"Invalid input. Must match pattern: /^\d+$/su"


def test_the_scripts_own_message_is_said_even_an_empty_one():
    assert Rule(pattern="^a$", message="Only a").problem("b") == "Only a"
    assert Rule(pattern="^a$", message="").problem("b") == ""


def test_emptiness_is_told_before_the_pattern():
    assert Rule(required=True, pattern="^a$").problem(" ") == REQUIRED


def test_a_pattern_that_is_none_is_told_from_the_start():
    rule = Rule(pattern="[", message="Only a")
    assert rule.broken is not None
    assert rule.broken.startswith("Invalid validate regex: [. Error: SyntaxError: Invalid regular expression")
    assert (rule.problem("b"), rule.problem("")) == (rule.broken, None)
    assert Rule(pattern="^a$").broken is FREE.broken is None
