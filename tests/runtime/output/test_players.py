"""What is heard and watched, and documents."""

import base64

import pytest

from tests.runtime.app import App


def test_what_is_played_is_in_the_page():
    app = App("import streamlit as st\nst.audio(b'RIFF', start_time='2s', loop=True, alt=' A tone ')")
    shown = app.element("audio")
    assert base64.b64decode(shown["media"]["url"].removeprefix("data:audio/wav;base64,")) == b"RIFF"
    assert (shown["start"], shown["end"], shown["loop"], shown["alt"]) == (2, None, True, "A tone")


def test_a_sound_is_kept_whole():
    """Long texts of an element are cut; half a sound would be another one."""
    app = App("import streamlit as st\nst.audio(bytes(900_000))")
    url = app.element("audio")["media"]["url"]
    assert len(base64.b64decode(url.partition(",")[2])) == 900_000
    assert "cut" not in app.element("audio")


def test_what_is_large_or_elsewhere_is_named():
    app = App("import streamlit as st\nst.video(bytes(1_000_001))")
    assert (app.element("video")["media"]["url"], app.element("video")["media"]["name"]) == (None, "1,000,001 bytes")
    app = App("import streamlit as st\nst.audio('https://example.org/a.mp3')")
    assert app.element("audio")["media"]["link"] == "https://example.org/a.mp3"


def test_two_players_that_begin_by_themselves_are_one_too_many():
    app = App("import streamlit as st\nfor _ in 'ab': st.audio(b'RIFF', autoplay=True)")
    assert "multiple `audio` elements" in app.error


def test_a_document_is_a_file(tmp_path):
    (tmp_path / "report.pdf").write_bytes(b"%PDF")
    app = App(f"import streamlit as st\nst.pdf({str(tmp_path / 'report.pdf')!r}, alt='The report')")
    shown = app.element("pdf")["media"]
    assert (shown["name"], shown["size"]) == ("report.pdf", 4)
    assert base64.b64decode(shown["url"].removeprefix("data:application/pdf;base64,")) == b"%PDF"
    large = App("import streamlit as st\nst.pdf(bytes(1_000_001))").element("pdf")["media"]
    assert (large["size"], large["url"]) == (1_000_001, None)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.pdf(None)", "StreamlitMissingRequiredParameterError"),
        ("st.pdf('nowhere.pdf')", "Unable to read file 'nowhere.pdf'"),
        ("st.pdf(5)", "StreamlitInvalidParameterTypeError"),
        ("st.audio('nowhere.wav')", "MediaFileStorageError: Error opening 'nowhere.wav'"),
        ("st.video(b'', start_time=2, end_time=1)", "Invalid start_time and end_time combination"),
    ],
)
def test_wrong_arguments_are_errors(call, error):
    assert error in App(f"import streamlit as st\n{call}").error
