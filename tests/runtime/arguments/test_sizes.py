"""How an element lies on the page: what Streamlit refuses of it is refused here, in the same words."""

import pytest
from streamlit.elements.lib import layout_utils

from playground.runtime.arguments import sizes

from ..outcome import outcome, refusal

SIZES = ["stretch", "content", "auto", "Stretch", "", 1, 500, 2**32 - 1, 2**32, 0, -1, True, 1.5, None, [1]]


@pytest.mark.parametrize("size", SIZES, ids=repr)
@pytest.mark.parametrize("content", [True, False])
def test_widths_and_heights(size, content):
    width, height = layout_utils.validate_width, layout_utils.validate_height
    assert refusal(sizes.check_width, size, content=content) == refusal(width, size, content)
    assert refusal(sizes.check_height, size, content=content) == refusal(height, size, content)


def test_a_height_may_have_more_words():
    assert refusal(sizes.check_height, "auto", more=["auto"]) == ()
    assert refusal(sizes.check_height, "auto")[0] == "StreamlitInvalidHeightError"


def test_true_is_a_width_but_no_width_of_a_message():
    assert refusal(sizes.check_width, True) == ()
    assert refusal(sizes.check_message, True)[0] == "TypeError"
    assert refusal(sizes.check_message, 5) == refusal(sizes.check_message, "stretch") == ()


@pytest.mark.parametrize(("older", "wanted"), [(None, "content"), (True, "stretch"), (False, "content")])
def test_the_older_argument_decides_the_width_of_a_button(older, wanted):
    assert sizes.of_button(older, "content") == wanted
    assert sizes.of_button(older, 100) == (100 if older is None else wanted)


@pytest.mark.parametrize("gap", [*sizes.GAPS, "SMALL", None, 0, 5, 2**32 - 1, 2**32, -1, True, "huge", 1.5], ids=repr)
def test_gaps(gap):
    assert refusal(sizes.check_gap, gap) == refusal(layout_utils.get_gap_config, gap)


@pytest.mark.parametrize("word", ["left", "center", "right", "distribute", "top", "Left", None], ids=repr)
def test_alignments_are_one_of_some_words(word):
    words = ["left", "center", "right", "distribute"]
    ours = outcome(sizes.check_alignment, "horizontal_alignment", word, words)
    assert ours == outcome(layout_utils.validate_horizontal_alignment, word)


@pytest.mark.parametrize("word", ["left", "justify", "distribute", 3], ids=repr)
def test_how_a_text_is_aligned(word):
    assert refusal(sizes.check_text_alignment, word) == refusal(layout_utils.validate_text_alignment, word)
    assert refusal(sizes.check_text, "stretch", word) == refusal(layout_utils.validate_text_alignment, word)


def test_a_text_has_a_width_too():
    assert refusal(sizes.check_text, "wide", "left")[0] == "StreamlitInvalidWidthError"


@pytest.mark.parametrize("wrap", [True, False, None, 1, "yes"], ids=repr)
def test_wrap_is_true_or_false(wrap):
    assert refusal(sizes.check_wrap, wrap) == refusal(layout_utils.validate_wrap, wrap)
