"""What the Tab key stops at, shadow roots included: each stop has a name, and none is hidden from listeners."""

from __future__ import annotations

from pathlib import Path

import axe_core_python
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
MOST = 200
CHARTS = """\
import streamlit as st

st.button("First")
for draw in (st.line_chart, st.area_chart, st.bar_chart, st.scatter_chart):
    draw({"a": [1, 3, 2], "b": [2, 1, 4]})
st.button("Last")
"""
STOP = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === document.body) return null;
    let hidden = false;
    for (let each = at; each; each = each.parentElement ?? each.getRootNode().host) {
        hidden ||= each.getAttribute("aria-hidden") === "true";
    }
    axe.setup();
    const name = axe.commons.text.accessibleText(at).trim();
    axe.teardown();
    return [name, hidden, at.cloneNode().outerHTML];
}"""


def stops(page: Page) -> list[tuple[str, bool, str]]:
    """The name of each stop from the page's beginning to its end, whether it is hidden, and what it is."""
    page.evaluate(AXE)
    page.evaluate("document.activeElement.blur()")
    found = []
    while len(found) < MOST:
        page.keyboard.press("Escape")  # the editor keeps the key Tab for itself
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        found.append(tuple(stop))
    return found


def expect_names(page: Page) -> None:
    """Each stop of the whole page has a name."""
    found = stops(page)
    assert 5 < len(found) < MOST
    assert not [stop for stop in found if not stop[0] or stop[1]]


def test_charts_are_pictures_and_their_tables_are_stops(pane: PlaygroundPane) -> None:
    pane.run(CHARTS)
    for number in range(4):
        expect(pane.app.get_by_role("figure").nth(number).locator("canvas").first).to_be_visible(timeout=BOOT)

    found = stops(pane.page)

    names = [name for name, _, _ in found]
    between = names[names.index("First") + 1 : names.index("Last")]
    assert between == 4 * ["Numbers"]
    assert not [stop for stop in found if not stop[0] or stop[1]]
