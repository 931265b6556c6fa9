"""Projects of several files, as readers bring them to a page to play on, and what the page shows of them."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.playgrounds import PlaygroundPane

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAGUlEQVR4nGNkYPjPQApgIkn1qIZRDUNKAwBGZgEfZ0nXkQAAAABJRU5ErkJggg=="
)
APP = """import streamlit as st
from prices import total

st.title("Shop")
st.write("Total:", total(open("data.csv").read()))
st.write("Logo:", len(open("logo.png", "rb").read()), "bytes")
"""
PRICES = """def total(text):
    return sum(int(line.split(",")[1]) for line in text.splitlines()[1:])
"""
FIVE: Mapping[str, str | bytes] = {
    "app.py": APP,
    "prices.py": PRICES,
    "data.csv": "name,price\nApple,2\nPear,3\n",
    "logo.png": PNG,
    "pages/about.py": 'import streamlit as st\n\nst.write("About")\n',
}
NAMES = ["▸app.py", *list(FIVE)[1:]]
"""What the tabs of these say: the script that runs is marked."""
"""A script, a module, a table, a picture and a page: the app shows ``Total: 5`` and the picture's bytes."""

DROP = """files => {
    const transfer = new DataTransfer();
    for (const { name, base64, megabytes } of files) {
        const mega = new Uint8Array(1_000_000);
        const parts = megabytes ? Array(megabytes).fill(mega)
            : [Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))];
        transfer.items.add(new File(parts, name));
    }
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


def zipped(files: Mapping[str, str | bytes], folder: str = "shop") -> bytes:
    """An archive of a folder, packed as other tools do it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{folder}/{name}" if folder else name, content)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """What is in an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def payload(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def drop(page: Page, files: Mapping[str, bytes], **more: int) -> None:
    """Drop files on the page; of `more`, by their names, files of so many megabytes."""
    given: list[dict[str, Any]] = [
        {"name": name, "base64": base64.b64encode(data).decode()} for name, data in files.items()
    ]
    page.evaluate(DROP, [*given, *({"name": name, "megabytes": size} for name, size in more.items())])


def opening(playground: PlaygroundPane) -> Locator:
    """The dialog in which scripts and projects are opened."""
    playground.button("View").click()
    playground.button("Open…").click()
    return playground.region.get_by_role("dialog", name="Open a script")


def open_zip(playground: PlaygroundPane, data: bytes, name: str = "shop.zip") -> Locator:
    """Open an archive by the chooser of files; returns what is told of it."""
    opening(playground).get_by_label("Files or a zip").set_input_files(payload(name, data))
    expect(arrived(playground)).to_be_visible()
    return arrived(playground)


def arrived(playground: PlaygroundPane) -> Locator:
    """What is told of what came from elsewhere."""
    return playground.region.get_by_role("region", name="Opened from elsewhere")


def tabs(playground: PlaygroundPane) -> Locator:
    return playground.pane("Script").get_by_role("tab")


def tab(playground: PlaygroundPane, name: str) -> Locator:
    return playground.pane("Script").get_by_role("tab", name=name, exact=True)


def editor(playground: PlaygroundPane) -> Locator:
    """The editor that is shown, of whichever file."""
    return playground.pane("Script").locator(".cm-content:visible")


def type_into(playground: PlaygroundPane, name: str, text: str) -> None:
    """Replace what a file has, as one does with the keyboard."""
    tab(playground, name).click()
    editor(playground).click()
    playground.page.keyboard.press("ControlOrMeta+a")
    playground.page.keyboard.insert_text(text)
