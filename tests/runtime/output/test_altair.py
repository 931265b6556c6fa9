"""What Altair says of labels and sizes that no chart has: in its own words, which a real chart raises."""

import altair
import pytest

from playground.runtime.output.altair import SchemaValidationError, ValidationError, check

from ..outcome import outcome

SIZES = {"width": "stretch", "height": "content"}


def said(kind: str, x: object, y: object, **more: object) -> str:
    found = outcome(check, kind, (x, y), SIZES, **more)
    return "" if found[0] == "gives" else found[2]


@pytest.mark.parametrize("label", [None, "x", "", ["two", "lines"], ("two", "lines")], ids=repr)
def test_a_label_is_a_text_or_lines_of_texts(label):
    assert said("bar_chart", label, None) == said("bar_chart", None, label) == ""


@pytest.mark.parametrize("label", [3, 1.5, True, b"x", {"a": 1}, ["x", 3], [1, 2]], ids=repr)
def test_what_is_none_is_refused_in_altairs_words(label):
    with pytest.raises(altair.utils.schemapi.SchemaValidationError) as theirs:
        altair.Chart().mark_bar().encode(x=altair.X(field="a", type="quantitative", title=label)).to_dict()
    assert said("bar_chart", label, None) == str(theirs.value)


def test_the_axis_that_runs_across_is_looked_at_first():
    upright, lying = said("bar_chart", 1, 2), said("bar_chart", 1, 2, horizontal=True)
    assert upright.index("'1' is") < upright.index("'2' is")
    assert lying.index("'2' is") < lying.index("'1' is")
    assert upright.startswith("Multiple errors were found.\n\nError 1: '1'")


def test_of_very_much_the_first_three_are_told():
    assert said("bar_chart", [1, 2, 3, 4], None).count("Error ") == 3


def test_a_line_chart_has_each_axis_three_times():
    assert said("line_chart", 1, None).count("'1' is an invalid value") == 3


@pytest.mark.parametrize(("stack", "wrong"), [(None, False), (True, False), ("center", False), (1, True), (0, True)])
def test_a_stack_is_no_number(stack: object, wrong: bool):
    assert ("invalid value for `stack`" in said("bar_chart", None, None, stack=stack)) is wrong


def test_a_size_that_is_true_is_no_size():
    with pytest.raises(SchemaValidationError, match="'True' is an invalid value for `height`"):
        check("bar_chart", (None, None), {"width": "stretch", "height": True})
    with pytest.raises(ValidationError, match="True is not of type 'number'"):
        check("line_chart", (None, None), {"width": True, "height": "content"})
    check("bar_chart", (None, None), {"width": 1, "height": 1})
