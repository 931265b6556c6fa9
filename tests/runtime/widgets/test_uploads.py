"""Files of the user's: `file_uploader`, `camera_input`, `audio_input`."""

from textwrap import dedent

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App

FILE = {"name": "a.csv", "text": "a,b\n"}


def test_the_script_has_the_file_and_the_page_what_it_is():
    app = App("""
        import streamlit as st
        file = st.file_uploader("Data", key="up")
        st.text(file and file.read())
    """)
    assert app.shown[1] == "None"
    app.set("Data", FILE)
    assert app.shown[1] == r"b'a,b\n'"
    about = app.widget("Data")["value"]
    assert about == {**about, "name": "a.csv", "type": "text/csv", "size": 4}
    assert "a,b" not in str(app.step.to_json()["action"])
    assert app.run.after["up"]["repr"] == "a.csv, 4 bytes, text/csv"
    app.set("Data", None)
    assert app.shown[1] == "None"


def test_each_run_that_the_page_asks_for_reads_it_from_its_beginning():
    """Rule upload-new-object."""
    app = App("""
        import streamlit as st
        file = st.file_uploader("Data")
        st.text(file and file.read(2))
        st.button("Go")
    """)
    app.set("Data", FILE)
    app.click("Go")
    assert app.shown[1] == "b'a,'"


def test_the_same_file_again_is_a_change():
    """Rule upload-again."""
    app = App("""
        import streamlit as st
        st.file_uploader("Data", on_change=lambda: st.session_state.update(n=st.session_state.get("n", 0) + 1))
    """)
    app.set("Data", FILE)
    app.set("Data", FILE)
    assert app.run.after == {"n": 2}


def test_a_file_that_was_taken_back_in_a_form_is_gone_at_once():
    """Rule upload-taken-back."""
    app = App("""
        import streamlit as st
        with st.form("f"):
            file = st.file_uploader("Data")
            st.form_submit_button("Send")
        st.text(file and file.name)
        st.button("Go")
    """)
    app.set("Data", FILE)
    app.click("Send")
    assert "a.csv" in app.shown
    assert app.set("Data", None).runs == ()
    app.click("Go")
    assert "None" in app.shown


def test_a_session_that_is_brought_back_has_its_files():
    source = dedent("""
        import time
        import streamlit as st
        files = st.file_uploader("Data", accept_multiple_files=True)
        st.text([(file.name, file.getvalue()) for file in files])
        if st.button("Long"):
            while True: pass
    """)
    app = App(source, seconds=0.5)
    app.set("Data", [FILE, {"name": "b", "text": "b"}])
    app.set("Data", [{"name": "b"}])
    app.click("Long")
    assert app.step.notes[0]["kind"] == "restored"
    assert app.shown[1] == "[('b', b'b')]"


def test_what_a_device_would_record():
    app = App("""
        import streamlit as st
        shot, voice = st.camera_input("Shot"), st.audio_input("Voice")
        st.text((shot and shot.type, voice and voice.type))
    """)
    app.set("Shot", {"name": "a.jpg", "base64": ""})
    app.set("Voice", {"name": "a.wav", "base64": ""})
    assert app.shown[-1] == "('image/jpeg', 'audio/wav')"
    with pytest.raises(ActionError, match="image/png files are not allowed"):
        app.set("Shot", {"name": "a.png", "base64": ""})


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.file_uploader('W', max_upload_size=0)", "Invalid `max_upload_size` value"),
        ("st.file_uploader('W', type=5)", "TypeError: 'int' object is not iterable"),
        ("st.file_uploader('W', width='content')", "StreamlitInvalidWidthError"),
        ("st.session_state.w = 1\nst.file_uploader('W', key='w')", "is read-only"),
        ("st.camera_input('W', resolution='4k')", "Invalid `resolution` value"),
        ("st.audio_input('W', sample_rate=1)", "Invalid `sample_rate` value"),
    ],
)
def test_wrong_arguments_are_streamlits_errors(call, error):
    assert error in App(f"import streamlit as st\n{call}").error
