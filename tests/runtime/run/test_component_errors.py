"""The errors of components of version 2, under the names by which a script catches them."""

from playground.runtime.run.component_errors import BidiComponentInvalidDefaultKeyError
from tests.runtime.app import App


def test_a_script_finds_them_among_streamlits_errors() -> None:
    app = App(
        """
        import streamlit as st
        from streamlit.errors import BidiComponentError
        try:
            st.components.v2.component("counter")(default={"count": 1})
        except BidiComponentError as error:
            st.text(f"{type(error).__module__} {error}")
        """
    )
    assert "Available state names: `none`" in app.step.screen[0]["text"]


def test_known_names_are_listed() -> None:
    assert "`['a', 'b']`" in str(BidiComponentInvalidDefaultKeyError("c", ["a", "b"]))
