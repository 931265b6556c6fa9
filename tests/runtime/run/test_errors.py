"""Streamlit's exceptions: the same names, kinds and words as its own."""

import pytest
import streamlit.errors as theirs
from streamlit.runtime.state import session_state_proxy

from playground.runtime.run import errors

from ..outcome import outcome

OURS = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, BaseException) and hasattr(theirs, name)
}

MADE = [
    ("StreamlitDuplicateElementId", ("button",), {}),
    ("StreamlitDuplicateElementKey", ("k",), {}),
    ("StreamlitInvalidFormCallbackError", (), {}),
    ("StreamlitValueAssignmentNotAllowedError", ("k",), {}),
    ("StreamlitWidgetAlreadyInstantiatedError", ("k",), {}),
    ("StreamlitWidgetAlreadyInstantiatedError", ("a`b``c",), {}),
    ("StreamlitValueError", ("p", ["'a'", "'b'"]), {}),
    ("StreamlitValueError", ("p", ["'a'"]), {"detail": "Why."}),
    ("StreamlitInvalidParameterTypeError", ("p", "int", ["str"]), {"detail": "Why."}),
    ("StreamlitValueOutOfRangeError", ("p", 3, 0, 2), {}),
    ("StreamlitValueBelowMinError", (1, 2), {}),
    ("StreamlitValueAboveMaxError", (3, 2), {}),
    ("StreamlitInvalidMinMaxError", (3, 2), {}),
    ("StreamlitInvalidMinMaxError", (2, 2), {}),
    ("StreamlitInvalidNumberFormatError", ("%s",), {}),
    ("StreamlitInvalidColorError", ("no",), {}),
    ("StreamlitMixedNumericTypesError", (), {"value": 1, "min_value": None, "max_value": 2.0, "step": None}),
    ("StreamlitMissingRequiredParameterError", ("p",), {}),
    ("StreamlitMissingRequiredParameterError", ("p",), {"detail": "Give it."}),
    ("StreamlitIncompatibleParametersError", ("a", "b"), {}),
    ("StreamlitIncompatibleParametersError", ("a", "b", "c"), {"explanation": "Why."}),
    ("StreamlitInvalidWidthError", ("no", True), {}),
    ("StreamlitInvalidWidthError", (0, False), {}),
    ("StreamlitInvalidHeightError", (None, True), {}),
    ("StreamlitInvalidURLError", ("no", ("http", "https", "mailto")), {}),
    ("StreamlitInvalidURLError", ("no", ("http", "https")), {}),
    ("StreamlitDefaultNotInOptionsError", ("z",), {}),
    ("StreamlitSelectionCountExceedsMaxError", (2, 1), {}),
    ("StreamlitSelectionCountExceedsMaxError", (1, 0), {}),
    ("StreamlitInvalidColumnSpecError", (), {}),
    ("StreamlitQueryParamDictValueError", ("k",), {}),
    ("StreamlitBadTimeStringError", ("soon",), {}),
]


def named(name: str, arguments: tuple, named: dict) -> object:
    return getattr(theirs, name)(*arguments, **named)


@pytest.mark.parametrize(("name", "arguments", "more"), MADE)
def test_an_error_has_streamlits_words(name: str, arguments: tuple, more: dict):
    assert str(OURS[name](*arguments, **more)) == str(named(name, arguments, more))


def kinds(error: type) -> list[str]:
    return [each.__name__ for each in error.__mro__]


@pytest.mark.parametrize("name", sorted(OURS))
def test_it_is_of_the_kinds_that_streamlits_is(name: str):
    """A script catches it by any of them."""
    assert kinds(OURS[name]) == kinds(getattr(theirs, name))


@pytest.mark.parametrize("name", sorted(errors.ELSEWHERE))
def test_those_that_nothing_raises_are_of_their_kinds_too(name: str):
    parent = errors.ELSEWHERE[name]
    assert parent in [each.__name__ for each in getattr(theirs, name).__mro__[1:]]


def test_a_key_or_an_attribute_that_is_missing_in_state():
    state = session_state_proxy.SessionStateProxy()
    assert outcome(lambda: state["no"])[2] == repr(errors.missing_key("no"))
    assert outcome(lambda: state.no)[2] == errors.missing_attribute("no")
