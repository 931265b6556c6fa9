"""Scripts that come from elsewhere: links of stlite and Shinylive, files, a notebook. None runs unasked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SharedPage
from tests.browser.playgrounds import PlaygroundPane, the_playground, wait_until_live

LINKS = json.loads((Path(__file__).parents[2] / "share" / "peers.json").read_text("utf-8"))
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "source": "# Notes"},
        {"cell_type": "code", "source": ["%matplotlib inline\n", "import streamlit as st"]},
        {"cell_type": "code", "source": 'st.write("from a cell")'},
    ]
}
DROP = """([name, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def play(shared_page: Callable[[str], SharedPage], request: pytest.FixtureRequest) -> Iterator[PlaygroundPane]:
    for page in shared_page("play/").lend(request):
        yield the_playground(page)


def arrived(playground: PlaygroundPane) -> Locator:
    return playground.region.get_by_role("region", name="Opened from elsewhere")


def script(playground: PlaygroundPane) -> Locator:
    return playground.pane("Script").get_by_role("textbox")


def opening(playground: PlaygroundPane) -> Locator:
    playground.button("View").click()
    playground.button("Open…").click()
    return playground.region.get_by_role("dialog", name="Open a script")


def paste(playground: PlaygroundPane, text: str) -> None:
    dialog = opening(playground)
    dialog.get_by_role("textbox", name="Link or script").fill(text)
    dialog.get_by_role("button", name="Open").click()


def test_a_stlite_link_is_opened_with_its_files_and_runs_when_asked(play: PlaygroundPane) -> None:
    paste(play, next(link for maker, link in LINKS.items() if maker.startswith("stlite")))
    bar = arrived(play)
    expect(bar).to_contain_text(
        "streamlit_app.py came with a stlite link, with 3 files beside it, and has not been run."
    )
    expect(bar).to_contain_text("It asks for packages: numpy, pandas.")
    expect(script(play)).to_contain_text("from pages.lib import x")
    expect(play.region.get_by_role("status").get_by_text("Changed, not run")).to_be_visible()
    bar.get_by_role("button", name="Run it").click()
    expect(play.app).to_contain_text("é >>> ??? ~~~ 1 🎈")


def test_shinylive_links_are_opened_and_broken_ones_told(play: PlaygroundPane) -> None:
    link = next(link for maker, link in LINKS.items() if "--mode app" in maker)
    paste(play, link)
    expect(arrived(play)).to_contain_text("app.py came with a Shinylive link, and has not been run.")
    paste(play, "https://example.org/#!AAAA")
    expect(arrived(play).get_by_role("alert")).to_contain_text("This stlite link is broken")
    expect(script(play)).to_contain_text('st.write("é", "🎈")')
    paste(play, "https://example.org/#url=https://example.org/app.py")
    expect(arrived(play).get_by_role("button", name="Load it from example.org")).to_be_visible()
    expect(arrived(play)).to_contain_text("The link names a script that lies elsewhere: https://example.org/app.py")
    arrived(play).get_by_role("button", name="Close").click()


def test_files_are_dropped_or_chosen(play: PlaygroundPane) -> None:
    play.page.evaluate(DROP, ["dropped.py", 'import streamlit as st\nst.write("dropped")\n'])
    expect(arrived(play)).to_contain_text("dropped.py came, and has not been run.")
    arrived(play).get_by_role("button", name="Run it").click()
    expect(play.app).to_contain_text("dropped")

    files = [
        ("data.csv", b"a,b\n1,2\n"),
        ("app.py", b'import streamlit as st\nst.write(open("data.csv").read())\n'),
        ("x.bin", b"\0"),
    ]
    dialog = opening(play)
    dialog.get_by_label("Files or a zip").set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": text} for name, text in files]
    )
    expect(arrived(play)).to_contain_text("app.py came with your files, with 2 files beside it, and has not been run.")
    expect(arrived(play).get_by_role("listitem")).to_have_count(0)
    arrived(play).get_by_role("button", name="Run it").click()
    expect(play.app).to_contain_text("a,b 1,2")


def test_a_notebooks_code_cells_are_a_script(play: PlaygroundPane) -> None:
    dialog = opening(play)
    text = json.dumps(NOTEBOOK).encode()
    dialog.get_by_label("Files or a zip").set_input_files(
        [{"name": "notes.ipynb", "mimeType": "application/json", "buffer": text}]
    )
    expect(arrived(play)).to_contain_text("A command of the notebook (% and !) became comments.")
    arrived(play).get_by_role("button", name="Run it").click()
    expect(play.app).to_contain_text("from a cell")


def test_a_peers_link_in_the_address_is_held(play: PlaygroundPane) -> None:
    page: Page = play.page
    fragment = next(link for maker, link in LINKS.items() if "--mode app" in maker).split("#")[1]
    page.goto("about:blank")
    page.goto(f"play/#{fragment}")
    wait_until_live(page)
    playground = the_playground(page)
    expect(arrived(playground)).to_contain_text("app.py came with a Shinylive link, and has not been run.")
    expect(playground.app.get_by_role("button", name="Say hello")).to_have_count(0)
