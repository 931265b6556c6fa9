"""Whatever a script does, the page lives: each script of the tables beside this file, run as a learner would run it.

One page serves all of them. After each the learner's text must be there, and an honest script must run. The tables are
for a browser's worker only: in CPython their scripts could delete files and end processes.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser.conftest import Watch, new_context
from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground

HERE = Path(__file__).parent
SOAK = bool(os.environ.get("SOAK"))
"""Run the slow ones too (`make soak`)."""
HEAD = "import streamlit as st\n"

Script = dict[str, Any]


def scripts() -> Iterator[Any]:
    for table in sorted(HERE.glob("*.toml")):
        for script in tomllib.loads(table.read_text("utf-8"))["script"]:
            marks = [pytest.mark.skipif(not SOAK, reason="slow: run by `make soak`")] if script.get("slow") else []
            yield pytest.param(script, id=f"{table.stem}: {script['name']}", marks=marks)


class Shared:
    """The page of all scripts; a new one after a script that broke it."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser = browser
        self.url = url
        self.context: BrowserContext | None = None
        self.watch = Watch(url)
        self.broken: list[str] = []
        self.number = 0
        self.pane: PlaygroundPane

    def open(self) -> PlaygroundPane:
        if self.context is None:
            self.context = new_context(self.browser, self.url)
            self.watch = Watch(self.url)
            self.watch.follow(self.context)
            self.broken = []
            self.context.on("weberror", lambda error: self.broken.append(str(error.error)))
            self.pane = free_playground(self.context.new_page())
        return self.pane

    def close(self) -> None:
        if self.context is not None:
            self.context.close()
            self.context = None

    def honest(self) -> str:
        """A script that no other run has been, and what it shows."""
        self.number += 1
        return f"honest {self.number}"


@pytest.fixture(scope="module")
def shared(browser: Browser, site_url: str) -> Iterator[Shared]:
    pages = Shared(browser, site_url)
    yield pages
    pages.close()


@pytest.mark.parametrize("script", list(scripts()))
def test_the_page_lives(shared: Shared, script: Script) -> None:
    try:
        live_through(shared, script)
    except BaseException:
        shared.close()
        raise


def live_through(shared: Shared, script: Script) -> None:
    pane = shared.open()
    source = HEAD + script["source"].strip() + "\n"
    if script.get("alone"):
        source = script["source"]

    pane.run(source)
    if "click" in script:
        pane.app.get_by_role("button", name=script["click"]).click(timeout=BOOT)
    if script.get("stop"):
        pane.button("Stop").click(timeout=BOOT)
        expect(pane.app).to_contain_text("Stopped", timeout=BOOT)
    if "shows" in script:
        expect(pane.app).to_contain_text(script["shows"], timeout=BOOT)
    wait_for_end(pane)
    for name in script.get("press", []):
        pane.app.get_by_text(name, exact=True).first.click()
        wait_for_end(pane)
    if "never" in script:
        expect(pane.app.locator(".rp-pane__body").locator(script["never"])).to_have_count(0)

    # The learner's text is what it was, and the next script runs.
    assert squeezed(editor(pane).inner_text()) == squeezed(source)
    word = shared.honest()
    pane.run(f'{HEAD}st.title("{word}")')
    expect(pane.app.get_by_role("heading", name=word, exact=True)).to_be_visible(timeout=BOOT)
    assert pane.page.evaluate("window.bad") is None, "the script ran JavaScript in the page"
    assert shared.watch.external == []
    assert shared.broken == []


def editor(pane: PlaygroundPane) -> Locator:
    return pane.pane("Script").get_by_role("textbox")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def wait_for_end(pane: PlaygroundPane) -> None:
    """Until nothing runs: the answer is there, or a new worker is."""
    expect(pane.page.locator("html")).to_have_attribute("data-sandbox", "ready", timeout=BOOT)
