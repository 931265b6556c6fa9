"""The colours of charts: what is one, as CSS, and how many there must be."""

import pytest
from streamlit.elements.lib import color_util

from playground.runtime.arguments import colors
from playground.runtime.run.errors import StreamlitAPIException

from ..outcome import outcome, same

VALUES = [
    *("#fa0", "#fa08", "#ffaa00", "#ffaa0088", "#zzz", "#fa", "fa0", "rgb(1,2,3)", "rgba(", "hsl(1,2,3)", "red", ""),
    *((1, 2, 3), [255, 0, 0], (0.5, 1.0, 0.0), (300, -5, 0), (1.5, -0.5, 0.0), (1, 2, 3, 4), (0.1, 2, 0.3, 0.5)),
    *((1, 2, 3, 2.0), (1, 2), (1, 2, 3, 4, 5), ("1", 2, 3), None, 7),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_what_looks_like_a_colour_does_so_to_streamlit(value):
    assert colors.is_color(value) is color_util.is_color_like(value)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_as_css_it_is_what_streamlit_writes(value):
    same(colors.css, color_util.to_css_color, value)


def test_the_names_are_those_of_streamlits_theme():
    assert color_util.BUILTIN_COLOR_NAMES == colors.NAMES


@pytest.mark.parametrize(
    ("color", "columns", "wanted"),
    [
        (None, ["a", "b"], None),
        ([], ["a"], None),
        ((), ["a"], None),
        ("#fa0", ["a"], ["#fa0"]),
        ("Red", ["a"], ["Red"]),
        ((255, 0, 0), ["a"], ["rgb(255, 0, 0)"]),
        (["#fa0", "blue"], ["a", "b"], ["#fa0", "blue"]),
        ([[255, 0, 0], (0.0, 0.0, 1.0, 0.5)], ["a", "b"], ["rgb(255, 0, 0)", "rgba(0, 0, 255, 0.5)"]),
    ],
    ids=repr,
)
def test_a_colour_for_each_column(color, columns, wanted):
    assert colors.of_series(color, columns) == wanted


@pytest.mark.parametrize("color", ["#fa0", "red", (1, 2, 3), ["#fa0"], ["red", "red", "red"]], ids=repr)
def test_too_few_or_too_many(color):
    with pytest.raises(StreamlitAPIException, match="must have the same length as the list of columns"):
        colors.of_series(color, ["a", "b"])


def test_one_of_them_is_none():
    assert outcome(colors.of_series, ["#fa0", "hsl(1)"], ["a", "b"])[1] == "StreamlitInvalidColorError"


def test_what_is_no_colour_at_all():
    with pytest.raises(StreamlitAPIException, match="does not look like a valid color argument: `nonsense`"):
        colors.of_series("nonsense", ["a"])
