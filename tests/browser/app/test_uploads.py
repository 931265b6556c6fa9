"""Files in the page: chosen, dropped, listed, removed, refused, and there again after a reload."""

from __future__ import annotations

import re
import struct
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground, wait_for_sandbox

CSV = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}
TEXT = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"Buy pears"}
SEVERAL = """import streamlit as st
files = st.file_uploader("Data", accept_multiple_files=True, key="files")
st.text([(file.name, file.getvalue()) for file in files])
"""
DROP = """async (zone, files) => {
    const transfer = new DataTransfer();
    for (const [name, type, text] of files) transfer.items.add(new File([text], name, { type }));
    const how = { bubbles: true, composed: true, cancelable: true, dataTransfer: transfer };
    for (const type of ["dragenter", "dragover", "drop"]) zone.dispatchEvent(new DragEvent(type, how));
}"""


def field(pane: PlaygroundPane, label: str = "Data") -> Locator:
    return pane.app.get_by_label(label, exact=True)


def drop(place: Locator, *files: tuple[str, str, str]) -> None:
    place.evaluate(DROP, files)


def shows(pane: PlaygroundPane, text: str) -> None:
    expect(pane.app.locator(".rp-text").get_by_text(text, exact=True)).to_be_visible(timeout=BOOT)


def choose(pane: PlaygroundPane, *files: Any, label: str = "Data") -> None:
    """Choose files as a reader does: by the browser's own dialog."""
    with pane.page.expect_file_chooser() as chooser:
        field(pane, label).click()
    chooser.value.set_files(list(files))


def test_a_file_is_chosen_shown_and_removed(pane: PlaygroundPane) -> None:
    pane.run("""import streamlit as st
file = st.file_uploader("Data", "csv", key="up")
st.text(file.getvalue() if file else "no file")
""")
    shows(pane, "no file")
    expect(pane.app.get_by_text("200MB per file • CSV")).to_be_visible()
    choose(pane, CSV)
    shows(pane, r"b'a,b\n1,2\n'")
    expect(pane.app.get_by_role("listitem")).to_have_text(re.compile(r"a\.csv\s*8\.0B"))
    expect(pane.pane("Session state")).to_contain_text("a.csv, 8 bytes, text/csv")
    expect(pane.pane("Actions")).to_contain_text("set Data to a.csv (8.0B)")
    pane.app.get_by_role("button", name="Remove a.csv").click()
    shows(pane, "no file")
    expect(pane.app.get_by_role("listitem")).to_have_count(0)
    expect(field(pane)).to_be_focused()


def test_several_files_come_one_after_the_other_and_one_of_them_goes(pane: PlaygroundPane) -> None:
    pane.run(SEVERAL)
    shows(pane, "[]")
    choose(pane, CSV, TEXT)
    choose(pane, {"name": "b.bin", "mimeType": "", "buffer": b"\x00\xff"})
    shows(pane, r"[('a.csv', b'a,b\n1,2\n'), ('notes.txt', b'Buy pears'), ('b.bin', b'\x00\xff')]")
    pane.app.get_by_role("button", name="Remove notes.txt").focus()
    pane.page.keyboard.press("Enter")
    shows(pane, r"[('a.csv', b'a,b\n1,2\n'), ('b.bin', b'\x00\xff')]")


def test_files_that_are_chosen_before_the_script_has_answered_stay(pane: PlaygroundPane) -> None:
    pane.run(f"{SEVERAL}\nimport time\nif st.session_state.files:\n    time.sleep(1)\n")
    shows(pane, "[]")
    choose(pane, CSV)
    choose(pane, TEXT)
    shows(pane, r"[('a.csv', b'a,b\n1,2\n'), ('notes.txt', b'Buy pears')]")
    expect(pane.pane("Actions").get_by_role("listitem")).to_have_count(2)


def test_the_same_file_may_be_chosen_again(pane: PlaygroundPane) -> None:
    pane.run("""import streamlit as st
def count():
    st.session_state.n = st.session_state.get("n", 0) + 1
st.file_uploader("Data", on_change=count)
st.text(f"uploads: {st.session_state.get('n', 0)}")
""")
    shows(pane, "uploads: 0")
    for number in (1, 2):
        choose(pane, CSV)
        shows(pane, f"uploads: {number}")


def test_files_that_are_dropped_on_a_widget_are_its_own(pane: PlaygroundPane) -> None:
    pane.run(SEVERAL)
    shows(pane, "[]")
    drop(pane.app.locator(".rp-upload__zone"), ("x.py", "text/x-python", "print()"), ("y.txt", "text/plain", "y"))
    shows(pane, "[('x.py', b'print()'), ('y.txt', b'y')]")
    drop(pane.app.locator(".rp-upload__files"), ("z.txt", "text/plain", "z"))
    shows(pane, "[('x.py', b'print()'), ('y.txt', b'y'), ('z.txt', b'z')]")
    expect(pane.pane("Script")).to_contain_text("st.file_uploader")  # no script of the page's


def test_what_is_not_taken_is_said_at_the_widget_and_nothing_is_lost(pane: PlaygroundPane) -> None:
    pane.run("""import streamlit as st
file = st.file_uploader("Data", ["csv"], max_upload_size=1)
st.text(file.name if file else "no file")
st.button("Go")
""")
    shows(pane, "no file")
    choose(pane, CSV)
    shows(pane, "a.csv")
    said = pane.app.get_by_role("status")
    drop(pane.app.locator(".rp-upload__zone"), ("<b>n</b>.txt", "text/plain", "n"))
    expect(said).to_have_text("<b>n</b>.txt: text/plain files are not allowed.")
    drop(pane.app.locator(".rp-upload__zone"), ("big.csv", "text/csv", "x" * 1_000_001))
    expect(said).to_have_text("big.csv: File must be 1.0MB or smaller.")
    pane.button("Go").click()
    pane.expect_runs(3)
    expect(said).to_have_text("big.csv: File must be 1.0MB or smaller.")
    shows(pane, "a.csv")
    drop(pane.app.locator(".rp-upload__zone"), ("b.csv", "text/csv", "b"), ("c.csv", "text/csv", "c"))
    expect(said).to_have_text("c.csv: Only one file is allowed.")
    shows(pane, "b.csv")
    choose(pane, CSV)
    shows(pane, "a.csv")
    expect(said).to_have_count(0)


def test_a_file_that_the_sandbox_cannot_take_is_refused_in_words(pane: PlaygroundPane) -> None:
    pane.run("""import streamlit as st
st.file_uploader("Data")
st.text("here")
""")
    shows(pane, "here")
    pane.app.locator(".rp-upload").evaluate("control => { control.dataset.most = '10'; }")
    choose(pane, {"name": "big.bin", "mimeType": "", "buffer": b"x" * 11})
    expect(pane.app.get_by_role("status")).to_have_text(
        "big.bin: The playground hands files of 10.0B or less to a script."
    )


def test_a_form_sends_its_file_with_the_rest_and_another_key_begins_anew(pane: PlaygroundPane) -> None:
    pane.run("""import streamlit as st
with st.form("f", clear_on_submit=True):
    file = st.file_uploader("Data")
    st.form_submit_button("Send")
st.text(f"sent: {file and file.name}")
n = st.session_state.setdefault("n", 0)
other = st.file_uploader("Other", key=f"up{n}")
st.text(f"other: {other and other.name}")
if st.button("Clear"):
    st.session_state.n += 1
    st.rerun()
""")
    shows(pane, "sent: None")
    choose(pane, CSV)
    expect(pane.app.get_by_role("listitem")).to_have_count(1)
    shows(pane, "sent: None")
    pane.button("Send").click()
    shows(pane, "sent: a.csv")
    expect(pane.app.get_by_role("listitem")).to_have_count(0)
    choose(pane, TEXT, label="Other")
    shows(pane, "other: notes.txt")
    pane.button("Clear").click()
    shows(pane, "other: None")
    expect(pane.app.get_by_role("listitem")).to_have_count(0)


def test_html_in_the_name_of_a_file_is_text(pane: PlaygroundPane) -> None:
    pane.run("""import streamlit as st
file = st.file_uploader("Data")
st.text(len(file.name) if file else "none")
""")
    shows(pane, "none")
    choose(pane, {**CSV, "name": "<img src=x onerror=alert(1)>.csv"})
    expect(pane.app.get_by_text("<img src=x onerror=alert(1)>.csv", exact=True)).to_be_visible()
    expect(pane.pane("Actions")).to_contain_text("<img src=x onerror=alert(1)>.csv")
    assert pane.app.locator("img").count() == 0


def test_a_picture_stands_for_a_camera_and_becomes_a_jpeg(pane: PlaygroundPane) -> None:
    pane.run("""import streamlit as st
shot = st.camera_input("Shot")
st.text((shot.name, shot.type, shot.getvalue()[:3]) if shot else "none")
voice = st.audio_input("Voice")
st.text((voice.name, voice.type, voice.getvalue()[:4], voice.size) if voice else "silence")
""")
    shows(pane, "none")
    png = pane.page.screenshot(clip={"x": 0, "y": 0, "width": 40, "height": 30})
    choose(pane, {"name": "a.png", "mimeType": "image/png", "buffer": png}, label="Shot")
    shows(pane, r"('a.jpg', 'image/jpeg', b'\xff\xd8\xff')")
    choose(pane, {"name": "fake.png", "mimeType": "image/png", "buffer": b"none"}, label="Shot")
    expect(pane.app.get_by_role("status")).to_have_text("It could not be read: the browser knows no picture in it.")
    shows(pane, r"('a.jpg', 'image/jpeg', b'\xff\xd8\xff')")
    kind = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    wav = b"RIFF\x28\0\0\0WAVEfmt \x10\0\0\0" + kind + b"data\4\0\0\0\x80\x80\x80\x80"
    choose(pane, {"name": "a.wav", "mimeType": "audio/x-wav", "buffer": wav}, label="Voice")
    shows(pane, f"('a.wav', 'audio/wav', b'RIFF', {len(wav)})")
    choose(pane, {"name": "b.mp3", "mimeType": "audio/mpeg", "buffer": wav}, label="Voice")
    expect(pane.app.get_by_text(re.compile(r"\('b\.wav', 'audio/wav', b'RIFF', \d+\)"))).to_be_visible()


def test_small_files_are_there_again_after_a_reload_and_large_ones_have_to_be_chosen_again(page: Page) -> None:
    pane = free_playground(page)
    pane.run(SEVERAL)
    shows(pane, "[]")
    choose(pane, CSV)
    shows(pane, r"[('a.csv', b'a,b\n1,2\n')]")
    page.reload()
    wait_for_sandbox(page)
    shows(pane, r"[('a.csv', b'a,b\n1,2\n')]")
    pane.run("""import streamlit as st
file = st.file_uploader("Data")
st.text(file.size if file else "no file")
""")
    shows(pane, "no file")
    choose(pane, {"name": "big.bin", "mimeType": "", "buffer": b"x" * 4_000_000})
    shows(pane, "4000000")
    page.reload()
    wait_for_sandbox(page)
    shows(pane, "no file")
    expect(pane.region).to_contain_text("has no file 'big.bin' that could stay")
    expect(pane.region).to_contain_text("Choose it again")


def test_undo_takes_a_file_away_and_redo_brings_it_back(pane: PlaygroundPane) -> None:
    pane.run(SEVERAL)
    shows(pane, "[]")
    choose(pane, CSV)
    shows(pane, r"[('a.csv', b'a,b\n1,2\n')]")
    pane.pane("Actions").get_by_role("button", name="Undo").click()
    shows(pane, "[]")
    pane.pane("Actions").get_by_role("button", name="Redo").click()
    shows(pane, r"[('a.csv', b'a,b\n1,2\n')]")


def test_a_disabled_widget_takes_nothing_and_nobody_else_gets_what_is_dropped_on_it(pane: PlaygroundPane) -> None:
    pane.run("""import streamlit as st
st.file_uploader("Data", disabled=True)
st.text("here")
""")
    shows(pane, "here")
    expect(field(pane)).to_be_disabled()
    drop(pane.app.locator(".rp-upload__zone"), ("x.py", "text/x-python", "print()"))
    expect(pane.app.get_by_role("listitem")).to_have_count(0)
    expect(pane.pane("Script")).to_contain_text("disabled=True")


def test_a_message_of_a_chat_takes_files_along(pane: PlaygroundPane) -> None:
    pane.run("""import streamlit as st
message = st.chat_input("Say", accept_file="multiple", file_type="csv")
if message:
    st.text((message.text, [(file.name, file.getvalue()) for file in message.files]))
st.text("here")
""")
    shows(pane, "here")
    attach = pane.app.get_by_label("Attach files")
    attach.set_input_files([CSV, TEXT])
    said = pane.app.get_by_role("status")
    expect(said).to_contain_text("notes.txt: text/plain files are not allowed.")
    attach.set_input_files([{**CSV, "name": "b.csv"}])
    pane.app.get_by_role("button", name="Remove a.csv").click()
    pane.app.get_by_role("textbox", name="Say").fill("Look")
    pane.app.get_by_role("button", name="Send").click()
    shows(pane, r"('Look', [('b.csv', b'a,b\n1,2\n')])")
    expect(said).to_have_count(0)
    expect(pane.app.get_by_role("textbox", name="Say")).to_have_value("")
