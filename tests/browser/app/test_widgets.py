"""Every kind of widget in a real browser: what a person does to it is what the script gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.playgrounds import PlaygroundPane, free_playground, stop_the_clock, wait_for_sandbox

SCRIPT = """\
import datetime
import streamlit as st

def told(name, value):
    st.text(f"{name}: {value!r}")

told("size", st.select_slider("Size", ["S", "M", "L", "XL"], value="M"))
told("span", st.select_slider("Span", ["a", "b", "c", "d"], value=("a", "b")))
told("topics", st.pills("Topics", ["red", "green", "blue"], selection_mode="multi", default=["red"]))
told("view", st.segmented_control("View", ["List", "Grid"], default="List"))
told("day", st.date_input("Day", datetime.date(2026, 11, 21)))
told("at", st.time_input("At", datetime.time(9, 30)))
told("moment", st.datetime_input("Moment", datetime.datetime(2026, 11, 21, 9, 30)))
told("colour", st.color_picker("Colour", "#4648c4"))
told("stars", st.feedback("stars"))
told("file", st.download_button("Download", "hello", "a.txt"))
told("cell", st.data_editor([{"name": "Ada", "age": 36}])[0])
told("rows", st.data_editor([1, 2], num_rows="dynamic"))
team = st.column_config.SelectboxColumn("The team", options=["red", "blue"])
config = {"team": team, "secret": None}
told("team", st.data_editor([{"team": "red", "secret": 1}], column_config=config, key="t")[0]["team"])
told("from", st.slider("From day", value=datetime.date(2026, 1, 15)))
table = {"name": ["Ada", "Alan"], "age": [36, 41]}
told("picked", dict(st.dataframe(table, on_select="rerun", selection_mode=["single-row", "multi-column"]).selection))
told("said", st.chat_input("Say something"))
with st.popover("More"):
    told("inner", st.checkbox("Inner"))
told("number", st.number_input("Number", 0, 10, 3))
told("range", st.slider("Range", 0, 10, (2, 5)))
told("multi", st.multiselect("Multi", ["x", "y"]))
told("radio", st.radio("Radio", ["one", "two"]))
told("select", st.selectbox("Select", ["one", "two"]))
told("area", st.text_area("Area"))
told("toggle", st.toggle("Toggle"))
"""


def press(times: int, key: str = "ArrowRight") -> Callable[[Locator], None]:
    def do(slider: Locator) -> None:
        slider.focus()
        for _ in range(times):
            slider.press(key)

    return do


def typed(text: str) -> Callable[[Locator], None]:
    def do(field: Locator) -> None:
        field.fill(text)
        field.press("Enter")

    return do


USES: list[tuple[str, str, str, Callable[[Locator], Any], str]] = [
    ("slider", "Size", "size", press(2), "'XL'"),
    ("slider", "Span, to", "span", press(1), "('a', 'c')"),
    ("checkbox", "green", "topics", lambda box: box.press(" "), "['red', 'green']"),
    ("checkbox", "Grid", "view", lambda box: box.press(" "), "'Grid'"),
    ("label", "Day", "day", lambda field: field.fill("2026-12-24"), "datetime.date(2026, 12, 24)"),
    ("label", "At", "at", lambda field: field.fill("17:45"), "datetime.time(17, 45)"),
    (
        "label",
        "Moment",
        "moment",
        lambda field: field.fill("2026-12-24T18:15"),
        "datetime.datetime(2026, 12, 24, 18, 15)",
    ),
    ("label", "Colour", "colour", lambda field: field.fill("#ff0000"), "'#ff0000'"),
    ("checkbox", "4 stars", "stars", lambda box: box.press(" "), "3"),
    ("button", "Download", "file", lambda button: button.click(), "True"),
    ("label", "age, row 0", "cell", typed("37"), "{'name': 'Ada', 'age': 37}"),
    ("button", "Add row", "rows", lambda button: button.click(), "[1.0, 2.0, None]"),
    ("label", "value, new row 0", "rows", typed("3"), "[1, 2, 3]"),
    ("button", "Delete row 0", "rows", lambda button: button.click(), "[2, 3]"),
    ("button", "Delete new row 0", "rows", lambda button: button.click(), "[2]"),
    ("label", "team, row 0", "team", lambda box: box.select_option("blue"), "'blue'"),
    ("slider", "From day", "from", press(1), "datetime.date(2026, 1, 16)"),
    ("checkbox", "Row 0", "picked", lambda box: box.check(), "{'rows': [0], 'columns': [], 'cells': []}"),
    ("checkbox", "Row 1", "picked", lambda box: box.check(), "{'rows': [1], 'columns': [], 'cells': []}"),
    ("checkbox", "Column age", "picked", lambda box: box.check(), "{'rows': [1], 'columns': ['age'], 'cells': []}"),
    ("label", "Say something", "said", typed("hi"), "'hi'"),
    ("spinbutton", "Number", "number", typed("7"), "7"),
    ("slider", "Range, from", "range", press(1), "(3, 5)"),
    ("checkbox", "y", "multi", lambda box: box.check(), "['y']"),
    ("radio", "two", "radio", lambda box: box.check(), "'two'"),
    ("combobox", "Select", "select", lambda box: box.select_option("two"), "'two'"),
    ("label", "Area", "area", lambda field: (field.fill("text"), field.blur()), "'text'"),
    ("switch", "Toggle", "toggle", lambda box: box.check(), "True"),
]


def test_each_widget_tells_the_script_what_the_reader_did(pane: PlaygroundPane):
    pane.run(SCRIPT)
    expect(pane.app.get_by_text("size: 'M'")).to_be_visible()
    for role, name, said, use, value in USES:
        by_label, by_role = pane.app.get_by_label, pane.app.get_by_role
        use(by_label(name, exact=True) if role == "label" else by_role(role, name=name, exact=True))
        expect(pane.app.get_by_text(f"{said}: {value}", exact=True)).to_be_visible()
    pane.app.get_by_text("More").click()
    pane.app.get_by_role("checkbox", name="Inner").check()
    expect(pane.app.get_by_text("inner: True")).to_be_visible()
    expect(pane.app.get_by_role("columnheader", name="The team")).to_be_visible()
    expect(pane.app.get_by_role("columnheader", name="secret")).to_have_count(0)


OPENING = """\
import streamlit as st

def close():
    st.session_state.update(details=False, view="One", more=False)

st.button("Close", on_click=close)
details = st.expander("Details", key="details", on_change="rerun")
one, two = st.tabs(["One", "Two"], key="view", on_change="rerun")
more = st.popover("More", key="more", on_change="rerun")
if two.open:
    two.text("in the second tab")
if more.open:
    more.text("in the popover")
st.text(f"open: {details.open} {two.open} {more.open}")
"""


def test_opening_a_container_runs_the_script_where_it_asks_for_it(pane: PlaygroundPane):
    pane.run(OPENING)
    expect(pane.app.get_by_text("open: False False False")).to_be_visible()
    pane.app.get_by_text("Details").click()
    expect(pane.app.get_by_text("open: True False False")).to_be_visible()
    pane.app.get_by_role("tab", name="One").press("ArrowRight")
    expect(pane.app.get_by_text("open: True True False")).to_be_visible()
    expect(pane.app.get_by_text("in the second tab")).to_be_visible()
    pane.app.get_by_text("More").click()
    expect(pane.app.get_by_text("open: True True True")).to_be_visible()
    pane.app.get_by_text("Details").click()
    expect(pane.app.get_by_text("open: False True True")).to_be_visible()
    pane.app.get_by_role("button", name="Close").click()
    expect(pane.app.get_by_text("open: False False False")).to_be_visible()
    expect(pane.app.get_by_text("in the popover")).to_have_count(0)
    expect(pane.app.get_by_role("tab", name="One")).to_have_attribute("aria-selected", "true")
    pane.expect_runs(6)


JUMPING = """\
import streamlit as st

name = st.text_input("Name")
for part in name:
    st.success(part)
if st.button("Like"):
    st.text(f"Liked by {name}")
"""


def test_a_button_that_the_answer_would_move_away_under_the_mouse_is_clicked(page: Page):
    pane = free_playground(page)
    page.clock.install()
    pane.run(JUMPING)
    like = pane.app.get_by_role("button", name="Like")
    before = like.bounding_box()
    pane.app.get_by_label("Name").fill("Ada")
    expect(pane.app.get_by_text("Press Enter to apply")).to_be_visible()
    assert like.bounding_box() == before, "the hint moved what stands below it"
    like.hover()
    stop_the_clock(page)  # a press holds things up for a second at most
    page.mouse.down()  # the text field loses the focus, and tells the script what was typed
    wait_for_sandbox(page)
    assert like.bounding_box() == before, "the answer moved what is pressed"
    page.mouse.up()
    page.clock.resume()
    expect(pane.app.get_by_text("Liked by Ada")).to_be_visible()
    pane.expect_runs(3)
