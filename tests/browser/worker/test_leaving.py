"""What is not shown any more leaves nothing behind: no views and documents of Bokeh, no worker."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground, until, wait_for_sandbox, workers

CHANGES_SHAPE = """\
import streamlit as st

count = st.session_state.setdefault("count", 0)
if st.button("Other chart"):
    count = st.session_state.count = count + 1
st.line_chart({f"series {count} {number}": [1, 2, number] for number in range(1 + count % 2)})
st.text(f"Chart {count}")
"""
LOOPS = "import streamlit as st\nst.text('Started')\nwhile True:\n    pass\n"
COMPARISON = "compare/update-an-earlier-header/"


def kept(page: Page) -> list[int]:
    """How many views and documents Bokeh keeps."""
    return page.evaluate("[Bokeh.index.roots.length, Bokeh.documents.length]")


def test_a_chart_that_is_drawn_anew_leaves_no_views(pane: PlaygroundPane) -> None:
    pane.run(CHANGES_SHAPE)
    expect(pane.app.get_by_text("Chart 0")).to_be_visible(timeout=BOOT)
    expect(pane.app.get_by_role("figure").locator("canvas").first).to_be_visible()
    before = kept(pane.page)

    for number in range(1, 7):
        pane.app.get_by_role("button", name="Other chart").click()
        expect(pane.app.get_by_text(f"Chart {number}")).to_be_visible(timeout=BOOT)
        expect(pane.app.get_by_role("figure").locator("canvas").first).to_be_visible()

    # Not more: what the script before had drawn may still have been there.
    until(pane.page, lambda: all(now <= then for now, then in zip(kept(pane.page), before, strict=True)), True)


@pytest.mark.parametrize("path", ["play/", COMPARISON])
def test_a_page_whose_playgrounds_are_gone_keeps_nothing(page: Page, path: str) -> None:
    page.goto(path)
    wait_for_sandbox(page)

    page.evaluate("document.querySelectorAll('.rp-host').forEach(host => host.remove())")

    until(page, lambda: kept(page), [0, 0])
    expect(page.locator("html")).not_to_have_attribute("data-sandbox", re.compile("."))
    until(page, lambda: workers(page), 0)


def test_one_of_two_that_goes_does_not_take_the_other_along(page: Page) -> None:
    page.goto(COMPARISON)
    wait_for_sandbox(page)
    page.get_by_role("button", name="Click all three").click()
    left = PlaygroundPane(page, "Callback")
    expect(left.app.get_by_role("heading", name="Bar")).to_be_visible(timeout=BOOT)
    views, documents = kept(page)

    PlaygroundPane(page, "st.rerun").region.evaluate("region => region.getRootNode().host.remove()")

    until(page, lambda: kept(page), [views - views // 3, documents - documents // 3])
    left.app.get_by_role("button", name="Bar").click()
    expect(left.pane("Runs")).to_contain_text("3 runs", timeout=BOOT)


def test_a_loop_of_a_playground_that_is_gone_holds_up_nobody(page: Page) -> None:
    pane = free_playground(page)
    html = page.evaluate("fetch(location.href).then(answer => answer.text())")
    pane.run(LOOPS)
    expect(pane.app.get_by_text("Started")).to_be_visible(timeout=BOOT)

    page.evaluate(
        """html => {
            const next = new DOMParser().parseFromString(html, "text/html").querySelector(".rp-host");
            history.pushState(null, "", "../elsewhere/");
            document.querySelector(".rp-host").replaceWith(next);
        }""",
        html,
    )

    expect(page.locator("[data-playground][data-live=true]")).to_have_count(1, timeout=BOOT)
    pane.expect_runs(1)
    pane.app.get_by_role("button", name="Say hello").click()
    pane.expect_runs(2)
