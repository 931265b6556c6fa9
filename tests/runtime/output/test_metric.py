"""What `st.metric` makes of its numbers."""

from decimal import Decimal

import pytest
from streamlit.elements import metric as theirs

from playground.runtime.output.metric import chart_values, check_arrow, color_of, delta_text, value_text

from ..outcome import outcome, same

VALUES = [None, "", "3", "  - 4", 3, -1.5, 0, True, Decimal("1.10"), 2j, [1], b"3", float("nan")]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_and_its_change_as_texts(value):
    same(value_text, theirs._parse_value, value)
    ours, real = outcome(delta_text, value), outcome(theirs._parse_delta, value)
    assert (ours[0], ours[1] or "", *ours[2:]) == real


@pytest.mark.parametrize(
    ("mode", "delta", "judged"),
    [
        ("normal", 1, "normal"),
        ("normal", -1, "normal"),
        ("normal", 0, "off"),
        ("inverse", "0", "off"),
        ("normal", None, "normal"),
        ("off", 1, "off"),
        ("gray", 1, "off"),
        ("grey", -1, "off"),
        ("green", 1, "normal"),
        ("green", -1, "inverse"),
        ("red", 1, "inverse"),
        ("red", "-3", "normal"),
        ("blue", 1, "blue"),
    ],
)
def test_how_a_change_is_judged(mode: str, delta: object, judged: str):
    assert color_of(mode, delta) == judged


def test_a_colour_that_is_none():
    assert outcome(color_of, "pink", 1)[1] == "StreamlitValueError"


@pytest.mark.parametrize("arrow", ["auto", "up", "down", "off"])
def test_arrows(arrow: str):
    check_arrow(arrow)
    assert outcome(check_arrow, arrow.upper())[1] == "StreamlitValueError"


def test_the_numbers_of_the_small_chart():
    assert chart_values([1, "2", True, Decimal("1.5")]) == [1.0, 2.0, 1.0, 1.5]
    found = outcome(chart_values, [1, "two"])
    assert found[1:] == (
        "StreamlitAPIException",
        "Only numeric values are supported for chart data sequence. The value 'two' is of type <class 'str'> and "
        "cannot be converted to float.",
    )
