"""A pane that few scripts need waits as a title until a reader opens it, and tells then of cached functions."""

from playwright.sync_api import Page, expect

from tests.browser.playgrounds import free_playground

SCRIPT = """import streamlit as st

@st.cache_data
def square(n):
    return n * n

st.text(square(3))
st.button("Again")
"""


def test_the_cache_is_a_title_until_it_is_opened_and_follows_the_runs(page: Page) -> None:
    pane = free_playground(page)
    pane.run(SCRIPT)
    cache = pane.pane("Cache")
    title = cache.get_by_role("button", name="Cache", exact=True)
    expect(title).to_have_attribute("aria-expanded", "false")
    expect(cache.get_by_role("table")).to_be_hidden()
    title.click()
    expect(cache.get_by_text("0 of 1 call of cached functions came from the cache, 1 body ran.")).to_be_visible()

    pane.app.get_by_role("button", name="Again").click()
    expect(cache.get_by_text("1 of 1 call of cached functions came from the cache, no body ran.")).to_be_visible()
    newest = cache.get_by_role("row", name="Run 2 square() line 7")
    newest.get_by_role("button", name="line 7").click()
    expect(pane.pane("Script").locator(".cm-activeLineGutter").last).to_have_text("7")
    cache.get_by_role("button", name="Run 1").click()
    expect(cache.get_by_role("row", name="Run 2 square() line 7")).to_have_count(0)
    expect(cache.get_by_text("0 of 1 call")).to_be_visible()
