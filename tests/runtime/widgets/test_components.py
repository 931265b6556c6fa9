"""Custom components: declared, called, and told to be absent."""

from tests.runtime.app import App

CHOOSER = """\
import streamlit as st
import streamlit.components.v1 as components
chooser = components.declare_component("chooser", url="http://127.0.0.1:1/")
"""


def test_the_run_goes_on_with_the_default() -> None:
    app = App(f"{CHOOSER}st.text(chooser(options=['a'], default='a', key='c'))\nst.text('c' in st.session_state)")
    sentence, value, has_key = app.step.screen
    assert (sentence["type"], sentence["name"]) == ("unknown", "st.components.v1")
    assert "`app.chooser` is not here" in sentence["text"]
    assert (value["text"], has_key["text"]) == ("a", "True")


def test_declarations_are_compared_and_called_by_their_names() -> None:
    app = App(
        f"{CHOOSER}again = components.declare_component('chooser', url='http://127.0.0.1:1/')\n"
        "st.text(f'{again == chooser} {hash(again) == hash(chooser)} {chooser}')"
    )
    assert app.step.screen[0]["text"] == "True True 'app.chooser': http://127.0.0.1:1/"


def test_version_2_returns_its_state_and_what_it_has_not_triggered() -> None:
    app = App(
        """
        import streamlit as st
        counter = st.components.v2.component("counter", js="export default () => {}")
        result = counter(default={"count": 1}, on_count_change=print, on_done_change=print)
        result.more = 2
        st.text(f"{result.count} {result.done} {result.more}")
        """
    )
    assert [each["type"] for each in app.step.screen] == ["unknown", "text"]
    assert app.step.screen[1]["text"] == "1 None 2"


def test_two_of_one_identity_are_refused() -> None:
    app = App(f"{CHOOSER}chooser()\nchooser()")
    assert app.step.screen[-1]["name"] == "StreamlitDuplicateElementId"
