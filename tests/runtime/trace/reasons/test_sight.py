"""In which run of a step an element was written first, and what shows a value."""

import pytest

from playground.runtime.trace.reasons.sight import as_token, is_shown
from tests.runtime.app import App


def test_a_reason_names_the_run_that_drew_the_new_widget():
    script = """
    import streamlit as st
    more = st.session_state.setdefault("more", False)
    st.radio("Name", ["a", "b", "c"] if more else ["a", "b"])
    if st.button("More"):
        st.session_state.more = True
        st.rerun()
    """
    (reason,) = App(script).set("Name", "b").click("More").step.reasons
    assert reason["run"] == 4


@pytest.mark.parametrize(
    ("data", "text", "found"),
    [
        (1, "Count: 1", True),
        (1, "Count: 10", False),
        (1, "Count: 0.1", False),
        ("Ada", "Hello, Ada!", True),
        ("Ada", "Adapter", False),
    ],
)
def test_a_value_is_looked_for_as_a_word(data, text, found):
    words = as_token(data)
    assert words is not None
    assert is_shown({"id": "m0.1", "text": text}, words) is found
    assert not is_shown({"id": "w1", "key": None, "value": text}, words)


@pytest.mark.parametrize("data", [None, True, "", "a", ["Ada"], "x" * 100])
def test_what_cannot_be_told_from_other_text_is_not_looked_for(data):
    assert as_token(data) is None
