"""Menus, pages, grids, skeletons and the bottom of the page, as a person uses them: by mouse and by keys."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.playgrounds import PlaygroundPane

MENU = """\
import streamlit as st
st.write("chosen:", st.menu_button("Export", ["CSV", "JSON", "PDF"]))
st.button("Other")
"""
PAGES = """\
import streamlit as st
few = st.checkbox("Few")
page = st.pagination(3 if few else 12, default=2, key="page")
st.text(f"page: {page}")
with st.form("f"):
    st.text(f"sent: {st.pagination(5, key='in form')}")
    st.form_submit_button("Send")
"""
PLACES = """\
import time
import streamlit as st
grid = st.grid(3, min_column_width=80, border=True)
for number in range(3):
    grid.text(f"cell {number}")
with grid.cell(column_span="all"):
    st.text("whole row")
st.bottom.text("at the bottom")
place = st.skeleton(height=60)
if st.button("Load"):
    place.text("loaded")
"""


def test_an_entry_of_a_menu_counts_for_one_run(pane: PlaygroundPane) -> None:
    pane.run(MENU)
    pane.app.get_by_text("Export").click()
    pane.app.get_by_role("menuitem", name="JSON").click()
    expect(pane.app.get_by_text("chosen: JSON")).to_be_visible()
    expect(pane.app.get_by_role("menuitem", name="JSON")).to_be_hidden()
    pane.app.get_by_role("button", name="Other").click()
    expect(pane.app.get_by_text("chosen: None")).to_be_visible()


def test_a_menu_is_used_by_keys(pane: PlaygroundPane) -> None:
    pane.run(MENU)
    button = pane.app.get_by_text("Export")
    button.press("Enter")
    button.press("ArrowDown")
    expect(pane.app.get_by_role("menuitem", name="CSV")).to_be_focused()
    pane.app.get_by_role("menuitem", name="CSV").press("End")
    expect(pane.app.get_by_role("menuitem", name="PDF")).to_be_focused()
    pane.app.get_by_role("menuitem", name="PDF").press("Escape")
    expect(pane.app.get_by_role("menuitem", name="PDF")).to_be_hidden()
    button.press("Enter")
    button.press("ArrowUp")
    pane.app.get_by_role("menuitem", name="PDF").press("Enter")
    expect(pane.app.get_by_text("chosen: PDF")).to_be_visible()


def test_pages_are_turned_and_go_back_to_the_default_where_they_are_fewer(pane: PlaygroundPane) -> None:
    pane.run(PAGES)
    pages = pane.app.get_by_role("group", name="Pagination").first
    pages.get_by_role("button", name="Next page").click()
    expect(pane.app.get_by_text("page: 3")).to_be_visible()
    pages.get_by_role("button", name="Page 12").press("Enter")
    expect(pane.app.get_by_text("page: 12")).to_be_visible()
    expect(pages.get_by_role("button", name="Page 12")).to_have_attribute("aria-current", "page")
    expect(pages.get_by_role("button", name="Next page")).to_be_disabled()
    pane.app.get_by_label("Few").check()
    expect(pane.app.get_by_text("page: 2")).to_be_visible()
    expect(pages.get_by_role("button", name="Page 2", exact=True)).to_have_attribute("aria-current", "page")


def test_pages_in_a_form_wait_for_it(pane: PlaygroundPane) -> None:
    pane.run(PAGES)
    pages = pane.app.get_by_role("group", name="Pagination").last
    pages.get_by_role("button", name="Page 4").click()
    expect(pages.get_by_role("button", name="Page 4")).to_have_attribute("aria-current", "page")
    expect(pane.app.get_by_text("sent: 1")).to_be_visible()
    pane.app.get_by_role("button", name="Send").click()
    expect(pane.app.get_by_text("sent: 4")).to_be_visible()


def test_places_hold_what_is_written_into_them(pane: PlaygroundPane) -> None:
    pane.run(PLACES)
    first, second = pane.app.get_by_text("cell 0").bounding_box(), pane.app.get_by_text("cell 1").bounding_box()
    assert first["y"] == second["y"]
    assert first["x"] < second["x"]
    assert pane.app.get_by_text("whole row").bounding_box()["y"] > first["y"]
    expect(pane.app.locator(".rp-bottom")).to_contain_text("at the bottom")
    expect(pane.app.get_by_text("Still to come")).to_be_attached()
    pane.app.get_by_role("button", name="Load").click()
    expect(pane.app.get_by_text("loaded")).to_be_visible()
    expect(pane.app.get_by_text("Still to come")).not_to_be_attached()
