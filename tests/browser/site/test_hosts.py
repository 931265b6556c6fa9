"""Pages of other people that a playground is put into: with another BokehJS, with a stricter policy of their own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.playgrounds import BOOT, free_playground, until_true

ANOTHER_BOKEH = """
globalThis.Bokeh = {
    __bokeh__: true,
    version: "3.8.0",
    documents: [],
    get embed() { throw new Error("the other BokehJS was asked"); },
    Models: { get() { throw new Error("the other BokehJS was asked"); } },
};
"""
CHART = 'import streamlit as st\n\nst.line_chart({"a": [1, 3, 2]})\nst.text("Below")\n'


def test_another_bokeh_on_the_page_is_left_alone(page: Page) -> None:
    page.add_init_script(ANOTHER_BOKEH)

    pane = free_playground(page)

    pane.run(CHART)
    expect(pane.app.get_by_text("Below")).to_be_visible(timeout=BOOT)
    expect(pane.app.get_by_role("figure").locator("canvas").first).to_be_visible()
    pane.pane("Timeline").scroll_into_view_if_needed()
    expect(pane.pane("Timeline").locator("canvas").first).to_be_visible()
    assert page.evaluate("[Bokeh.version, Bokeh.documents.length]") == ["3.8.0", 0]


@pytest.mark.console_errors
@pytest.mark.parametrize("policy", ["style-src 'self'", "style-src-elem 'self'"])
def test_where_styles_are_forbidden_the_bars_stay(page: Page, policy: str) -> None:
    def strictly(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": policy})

    page.route("**/play/", strictly)

    pane = free_playground(page)
    pane.run(CHART)

    expect(pane.app.get_by_text("Below")).to_be_visible(timeout=BOOT)
    bars = pane.app.get_by_role("figure").locator(".rp-mark")
    expect(bars).to_have_count(3)
    heights = bars.evaluate_all("bars => bars.map(bar => getComputedStyle(bar).getPropertyValue('--rp-h'))")
    assert heights == ["33%", "100%", "67%"]
    expect(pane.region.locator("canvas").filter(visible=True)).to_have_count(0)
    expect(pane.pane("Timeline").get_by_role("button", name="Run 1")).to_be_visible()
    until_true(page, "() => document.documentElement.scrollHeight < 5000")
