"""Why a widget cannot show a value, in words."""

from playground.runtime.browser.refusal import ValueRefused, short


def test_what_is_taken_stands_before_what_was_given():
    assert ValueRefused("a text").words(7) == "takes a text, not 7"


def test_a_whole_sentence_stands_alone():
    assert ValueRefused("takes 3 characters at most", whole=True).words('"abcd"') == "takes 3 characters at most"


def test_a_long_value_is_cut():
    assert len(short("x" * 500)) == 120
