"""An element that surprises has a mark beside it: by keyboard and by its name it says why, and nothing moves."""

import re

from playwright.sync_api import Page, expect

from tests.browser.playgrounds import free_playground

SCRIPT = """import streamlit as st

names = ["a", "b"]
if st.checkbox("More"):
    names.append("c")
st.selectbox("Name", names)
st.text("Below")
"""


def test_the_mark_of_a_widget_that_forgot_its_value(page: Page) -> None:
    pane = free_playground(page)
    pane.run(SCRIPT)
    pane.app.get_by_role("combobox", name="Name").select_option("b")
    below = pane.app.get_by_text("Below")
    marks = pane.app.locator("summary[aria-label='Why?']")
    expect(marks).to_have_count(0)
    before = below.bounding_box()
    pane.app.get_by_role("checkbox", name="More").check()
    mark = pane.app.get_by_label("Why?")
    expect(mark).to_be_visible()
    assert below.bounding_box() == before

    told = pane.app.locator(".rp-reason").get_by_text("without a key that makes it a new widget")
    expect(told).to_be_hidden()
    mark.press("Enter")
    expect(told).to_be_visible()
    assert below.bounding_box() == before
    expect(pane.app.get_by_role("link", name="The rule")).to_have_attribute(
        "href", re.compile(r"/rules/widgets/#widget-identity-arguments$")
    )
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    expect(mark).to_be_focused()

    pane.app.get_by_role("checkbox", name="More").uncheck()
    expect(marks).to_have_count(0)
