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


def test_in_a_narrow_column_it_is_told_below_the_widget_and_within_the_app(page: Page) -> None:
    pane = free_playground(page)
    columns = "left, middle, right = st.columns(3)\n"
    pane.run(SCRIPT.replace("names =", columns + "names =").replace("st.selectbox", "right.selectbox"))
    field = pane.app.get_by_role("combobox", name="Name")
    field.select_option("b")
    pane.app.get_by_role("checkbox", name="More").check()
    pane.app.get_by_label("Why?").click()
    told = pane.app.locator(".rp-reason__told")
    expect(told).to_be_visible()
    widget, words, app = field.bounding_box(), told.bounding_box(), pane.app.bounding_box()
    assert widget is not None
    assert words is not None
    assert app is not None
    assert words["width"] > 1.5 * widget["width"]
    assert words["y"] >= widget["y"] + widget["height"]
    assert app["x"] < words["x"]
    assert words["x"] + words["width"] < app["x"] + app["width"]
