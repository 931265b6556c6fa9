"""The names of values in session state: those of the script, and the identities of widgets."""

import pytest
from streamlit.runtime.state.common import GENERATED_ELEMENT_ID_PREFIX, require_valid_user_key

from playground.runtime.state.keys import ID_PREFIX, check_key, is_widget_id

from ..outcome import refusal


@pytest.mark.parametrize("key", ["a", " ", "1", "$$", "a$$ID-"])
def test_a_key(key: str):
    check_key(key)
    assert not is_widget_id(key)
    assert refusal(require_valid_user_key, key) == ()


@pytest.mark.parametrize("key", [f"{ID_PREFIX}x", ID_PREFIX, "$$ID", "$$IDx"])
def test_one_that_looks_like_an_identity_is_reserved(key: str):
    assert refusal(check_key, key) == refusal(require_valid_user_key, key)
    assert key.startswith(GENERATED_ELEMENT_ID_PREFIX)


def test_identities_begin_so():
    assert is_widget_id(f"{ID_PREFIX}x")
    assert not is_widget_id("x")


def test_an_empty_one_is_none_and_none_is_no_key():
    assert refusal(check_key, "")[0] == "StreamlitValueError"
    check_key(None)
