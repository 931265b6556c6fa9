"""Charts in the app: drawn by Bokeh from the numbers of the script, kept and given others by its reruns."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, until_true

SCRIPT = """\
import streamlit as st

count = st.number_input("Count", 2, 50, 4)
numbers = [number * number for number in range(count)]
st.line_chart({"squares": numbers, "cubes": [number ** 3 for number in range(count)]}, x_label="number")
st.area_chart({"squares": numbers})
st.bar_chart({"city": ["Oslo", "Rome"], "people": [7, 28]}, x="city", y="people")
st.scatter_chart({"a": [1, 2, 3], "b": [3, 1, 2]}, x="a", y="b")
"""
IS_DRAWN = """canvas => {
  const { width, height } = canvas;
  const data = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  let drawn = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] > 100) drawn += 1;
  return drawn > 300;
}"""


def canvas(pane: PlaygroundPane, number: int) -> Locator:
    return pane.app.get_by_role("figure").nth(number).locator("canvas").first


def expect_drawn(pane: PlaygroundPane, number: int) -> None:
    """More than some pixels of a chart are drawn on."""
    shown = canvas(pane, number)
    expect(shown).to_be_visible(timeout=BOOT)
    until_true(pane.page, IS_DRAWN, shown.element_handle())


@pytest.fixture
def pane(pane: PlaygroundPane) -> PlaygroundPane:
    """The playground, with four charts."""
    pane.run(SCRIPT)
    expect(pane.app.get_by_role("figure")).to_have_count(4, timeout=BOOT)
    return pane


def test_each_kind_is_drawn_and_follows_the_numbers(pane: PlaygroundPane) -> None:
    for number in range(4):
        expect_drawn(pane, number)
    before = canvas(pane, 0).evaluate("canvas => canvas.toDataURL()")
    kept = canvas(pane, 0).element_handle()
    pane.app.get_by_role("spinbutton", name="Count").fill("9")
    pane.app.get_by_role("spinbutton", name="Count").press("Enter")
    expect(pane.app.get_by_role("figure").first.get_by_role("row", include_hidden=True)).to_have_count(10, timeout=BOOT)
    until_true(pane.page, "([canvas, before]) => canvas.toDataURL() !== before", [kept, before])
    assert kept.evaluate("canvas => canvas.isConnected"), "the chart was given other numbers, not made anew"


def test_the_numbers_are_there_for_those_who_see_no_chart(pane: PlaygroundPane) -> None:
    chart = pane.app.get_by_role("figure").first
    expect(chart).to_contain_text("Line chart: squares, cubes")
    chart.locator("summary").click()
    expect(chart.get_by_role("row").nth(3)).to_have_text("248")


def test_a_chart_that_another_element_takes_the_place_of_is_gone(pane: PlaygroundPane) -> None:
    canvas(pane, 3).wait_for()
    pane.run("import streamlit as st\nst.bar_chart([1, 2])\nst.write('no more')")
    expect(pane.app.get_by_role("figure")).to_have_count(1, timeout=BOOT)
    expect_drawn(pane, 0)
    until_true(
        pane.page, "() => Bokeh.documents.filter(each => each.roots().some(root => root.type === 'Plot')).length === 1"
    )
