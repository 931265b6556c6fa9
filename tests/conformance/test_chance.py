"""What is chance on Streamlit is known from what is not."""

from .chance import is_chance

TWO_WIDGETS_OF_ONE_KEY = """\
import streamlit as st

@st.fragment
def inner():
    st.toggle("Again")
    st.radio("One", ["b", "c"], index=None, key="shared", persist_state="session")

st.selectbox("Other", ["a", "b"], key="shared")
st.checkbox("All")
inner()
"""
AGAIN, ALL = ({"set": {"label": label, "value": True}} for label in ("Again", "All"))


def test_what_is_read_under_the_key_of_two_widgets_is() -> None:
    assert is_chance(TWO_WIDGETS_OF_ONE_KEY, [AGAIN, ALL, {"set": {"label": "All", "value": False}}])


def test_the_same_script_as_long_as_one_of_them_lives_is_not() -> None:
    assert not is_chance(TWO_WIDGETS_OF_ONE_KEY, [ALL], seeds=(1, 2))
