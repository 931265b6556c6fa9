"""Chats: an input whose text is there in one run only, and text that arrives in parts."""

import pytest

from playground.runtime import ActionError
from playground.runtime.run.context import RunContext
from tests.runtime.app import App

CHAT = """
import streamlit as st

st.session_state.setdefault("said", [])
text = st.chat_input("Say", key="say")
if text:
    st.session_state.said.append(text)
for text in st.session_state.said:
    with st.chat_message("user"):
        st.text(text)
st.button("Again")
"""


def test_a_chat_input_has_its_text_in_the_run_it_caused_only():
    app = App(CHAT).set("Say", "one")
    assert app.state == {"said": ["one"], "say": None}
    assert (app.run.cause, app.run.trigger) == ("widget", "Say")
    assert app.click("Again").state["said"] == ["one"]
    assert app.set("Say", "one").state["said"] == ["one", "one"]
    assert app.step.action == {"set": {"key": "say", "value": "one"}}


def test_it_stands_at_the_bottom_unless_it_is_in_a_container():
    app = App("import streamlit as st\nst.chat_input('A')\nst.container().chat_input('B')\nst.text('end')")
    assert app.placed == ["main/container: [B]", "main: end", "bottom: [A]"]


@pytest.mark.parametrize("text", ["", "  ", None, 3, "longer"])
def test_a_text_that_cannot_be_said_is_refused(text: object):
    app = App("import streamlit as st\nst.chat_input('Say', max_chars=5)")
    with pytest.raises(ActionError):
        app.set("Say", text)


def test_its_callback_finds_the_text_in_state():
    app = App(
        """
        import streamlit as st
        def said():
            st.session_state.last = st.session_state.say
        st.chat_input("Say", key="say", on_submit=said)
        """
    ).set("Say", "hi")
    assert app.state["last"] == "hi"
    assert [(call.name, call.event) for call in app.run.callbacks] == [("said", "on_change")]


def test_a_stream_is_one_text_and_what_it_wrote_stays_when_it_fails():
    app = App(
        """
        import streamlit as st
        def words():
            yield "a "
            yield "b"
            if st.session_state.get("fail"):
                raise ValueError
        st.text(repr(st.write_stream(words)))
        st.checkbox("Fail", key="fail")
        """
    )
    assert app.shown[:2] == ["a b", "'a b'"]
    assert app.set("Fail", True).shown[0] == "a b"
    assert app.outcomes == ["exception"]


def test_each_part_of_a_stream_can_be_painted(monkeypatch: pytest.MonkeyPatch):
    painted = []

    def paint(run: RunContext, *, hurried: bool = True) -> None:
        if hurried:
            painted.append([element.fields["text"] for element in run.tree.elements()])

    monkeypatch.setattr(RunContext, "paint", paint)
    App("import streamlit as st\nst.write_stream(['a', 'b'])")
    assert painted == [["a"], ["ab"]]
