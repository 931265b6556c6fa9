"""The dialog "Share": what its link holds, its texts, and the page that is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from playground.share import read_link
from tests.browser.conftest import SharedPage
from tests.browser.playgrounds import PlaygroundPane, the_playground

COUNTER = """import streamlit as st
st.session_state.setdefault("n", 0)
if st.button("Add"):
    st.session_state.n += 1
st.write("n is", st.session_state.n)
"""


@pytest.fixture
def counter(shared_page: Callable[[str], SharedPage], request: pytest.FixtureRequest) -> Iterator[PlaygroundPane]:
    for page in shared_page("play/").lend(request):
        playground = the_playground(page)
        playground.run(COUNTER)
        expect(playground.app).to_contain_text("n is 0")  # the app of the test before had this button too
        playground.app.get_by_role("button", name="Add").click()
        expect(playground.app).to_contain_text("n is 1")
        yield playground


def shared(playground: PlaygroundPane) -> Locator:
    playground.button("View").click()
    playground.button("Share…").click()
    return playground.region.get_by_role("dialog", name="Share this script")


def text(dialog: Locator, name: str, pattern: str) -> str:
    area = dialog.get_by_role("textbox", name=name, exact=True)
    expect(area).to_have_value(re.compile(pattern))
    return area.input_value()


def test_the_link_holds_what_the_reader_chooses_and_the_texts_have_it(counter: PlaygroundPane) -> None:
    counter.button("Share").click()  # the same as in the menu
    dialog = counter.region.get_by_role("dialog", name="Share this script")
    told = text(dialog, "What happened, script and link as Markdown", "2. Clicked Add: 1 run; `n` → `1`")
    link = text(dialog, "Link", "/play/#r1")
    assert read_link(link) == {"scripts": [{"name": "play.py", "source": COUNTER}], "actions": [{"click": "Add"}]}
    expect(dialog.get_by_text(f"{len(link)} characters.", exact=True)).to_be_visible()
    expect(dialog.get_by_role("img", name="QR code of the link")).to_be_visible()
    assert text(dialog, "Markdown of the button", "badge.svg").endswith(f"/badge.svg)]({link})")
    assert f"```python\n{COUNTER}```\n\n[Open in Rerun Playground]({link})" in told

    dialog.get_by_role("checkbox", name="What was done in the app").uncheck()
    dialog.get_by_role("checkbox", name="Which panes are shown").check()
    shorter = text(dialog, "Link", rf"^(?!{re.escape(link)}$).*#r1")
    assert read_link(shorter).keys() == {"scripts", "panes"}
    assert read_link(shorter)["panes"][:3] == ["script", "app", "runs"]
    dialog.get_by_role("button", name="Close").click()


def test_a_page_is_kept_that_needs_neither_python_nor_network(
    counter: PlaygroundPane, open_page: Callable[..., Page], site_url: str
) -> None:
    dialog = shared(counter)
    text(dialog, "Link", "#r1")
    with counter.page.expect_download() as kept:
        dialog.get_by_role("button", name="Download as a page that needs no network").click()
    html = Path(kept.value.path()).read_text("utf-8")
    dialog.get_by_role("button", name="Close").click()
    assert kept.value.suggested_filename == "play.html"

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html")

    page = open_page()
    page.route(f"{site_url}kept.html", answer)
    page.goto("kept.html")
    expect(page.get_by_role("status")).to_have_text("Step 1 of 2: opened the page")
    expect(page.get_by_text("n is 0")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("status")).to_have_text("Step 2 of 2: clicked Add")
    expect(page.get_by_text("n is 1")).to_be_visible()
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0

    still = open_page(java_script_enabled=False)
    still.route(f"{site_url}kept.html", answer)
    still.goto("kept.html")
    expect(still.get_by_text("n is 0")).to_be_visible()
    expect(still.get_by_text("n is 1")).to_be_visible()
