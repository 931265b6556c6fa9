"""What a session keeps from one step to the next, to tell what surprises."""

from tests.runtime.app import App

SCRIPT = """
import streamlit as st
st.radio("Name", ["a", "b", "c"] if st.checkbox("More") else ["a", "b"])
"""


def test_a_reload_begins_anew():
    app = App(SCRIPT).set("Name", "b").reload()
    assert app.step.reasons == ()
    assert app.set("More", True).step.reasons == ()


def test_secrets_are_not_in_reasons(tmp_path):
    from playground.runtime import Session

    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text('word = "sesame-open"\n')
    script = SCRIPT.replace('["a", "b"]', '["a", "b", st.secrets["word"]]').replace(
        '["a", "b", "c"]', '["x", "a", "b"]'
    )
    session = Session(script.lstrip(), folder=str(tmp_path))
    session.start()
    session.act({"set": {"label": "Name", "value": "b"}})
    step = session.act({"set": {"label": "More", "value": True}})
    assert step.reasons
    assert "sesame" not in str(step.reasons)
