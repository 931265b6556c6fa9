"""Sounds, films and documents that a script shows: played from the page itself, from nowhere else."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.playgrounds import PlaygroundPane, until_true

SOUND = """import struct
import streamlit as st
def sound(seconds):
    samples = bytes([128, 200] * (4000 * seconds))
    kind = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    size = struct.pack("<I", len(samples))
    return b"RIFF" + struct.pack("<I", 36 + len(samples)) + b"WAVEfmt \\x10\\0\\0\\0" + kind + b"data" + size + samples
"""


def is_true(player: Locator, condition: str) -> None:
    """Until the player is in a state."""
    handle = player.element_handle()
    assert handle is not None
    until_true(player.page, condition, handle)


def test_a_sound_is_played_from_where_the_script_says_to_its_end(pane: PlaygroundPane) -> None:
    pane.run(f"""{SOUND}
st.audio(sound(3), start_time=1, end_time=2, alt="A tone")
st.button("Go")
""")
    player = pane.app.get_by_label("A tone")
    is_true(player, "player => player.readyState >= 1 && player.currentTime === 1 && player.duration === 3")
    player.evaluate("player => { player.muted = true; player.currentTime = 1.9; return player.play(); }")
    is_true(player, "player => player.paused && player.currentTime >= 2 && player.currentTime < 3")
    player.evaluate("player => (player.own = true)")
    pane.button("Go").click()
    pane.expect_runs(2)
    assert player.evaluate("player => player.own"), "a run that shows the same leaves the player alone"


def test_a_film_has_its_subtitles(pane: PlaygroundPane) -> None:
    pane.run("""import streamlit as st
words = "WEBVTT\\n\\n00:00:01.000 --> 00:00:02.000\\nHello"
st.video(b"no film", alt="Nothing to see", subtitles={"English": words}, muted=True, loop=True)
""")
    player = pane.app.get_by_label("Nothing to see")
    expect(player).to_have_js_property("loop", True)
    expect(player.locator("track")).to_have_attribute("label", "English")
    player.evaluate("player => (player.textTracks[0].mode = 'showing')")
    is_true(player, "player => player.textTracks[0].cues?.length === 1")


def test_what_lies_elsewhere_or_is_too_large_is_named(pane: PlaygroundPane) -> None:
    pane.run("""import streamlit as st
st.audio("https://example.org/<b>a</b>.mp3")
st.video("https://youtu.be/abcdefghijk")
st.audio(b"x" * 1_000_001)
st.video("javascript:alert(1)") if False else st.video("data:text/html,<script>")
""")
    link = pane.app.get_by_role("link", name="https://example.org/<b>a</b>.mp3")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(pane.app.get_by_role("link", name="https://www.youtube.com/embed/abcdefghijk")).to_be_visible()
    expect(pane.app.get_by_text("1,000,001 bytes")).to_be_visible()
    assert pane.app.locator("audio, video, iframe").count() == 0


def test_a_document_is_a_file_to_take_away(pane: PlaygroundPane) -> None:
    pane.run("""import io
import streamlit as st
st.pdf(io.BytesIO(b"%PDF-1.7"), alt="The report")
st.pdf("https://example.org/a.pdf")
""")
    document = pane.app.get_by_role("group", name="The report")
    expect(document).to_contain_text("document.pdf, 8.0B")
    with pane.page.expect_download() as download:
        document.get_by_role("button", name="Download document.pdf").click()
    assert download.value.suggested_filename == "document.pdf"
    assert download.value.path().read_bytes() == b"%PDF-1.7"
    expect(pane.app.get_by_role("link", name="https://example.org/a.pdf")).to_be_visible()


def test_html_of_a_script_plays_nothing(pane: PlaygroundPane) -> None:
    pane.run("""import streamlit as st
st.html('<audio autoplay controls src="data:audio/wav;base64,UklGRg=="></audio><p data-save="x">words</p>')
""")
    expect(pane.app.get_by_text("words")).to_be_visible()
    assert pane.app.locator("audio, [data-save]").count() == 0
