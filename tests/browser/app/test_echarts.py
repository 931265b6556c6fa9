"""Charts of ECharts in a real browser: drawn once, patched by reruns, their selections rerun, nothing is loaded."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, until_true

BARS = """\
import streamlit as st

top = st.number_input("Top", 1, 50, 20)
bars = {"xAxis": {"data": ["A", "B", "C"]}, "yAxis": {}, "brush": {"toolbox": ["rect"]},
        "series": [{"type": "bar", "name": "S", "data": [5, top, 10], "selectedMode": "multiple"}]}
event = st.echarts_chart(bars, on_select="rerun", key="bars", alt="Bars")
st.text(f"chosen {[each['data_indices'] for each in event.selection.selected]}")
"""
DRAWN = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] > 100) drawn += 1;
  return drawn > 1000;
}"""


def test_a_chart_is_drawn_its_selection_reruns_and_it_is_given_other_numbers(pane: PlaygroundPane) -> None:
    pane.run(BARS)
    canvas = pane.app.get_by_role("figure").locator("canvas").first
    expect(canvas).to_be_visible(timeout=BOOT)
    node = canvas.element_handle()
    until_true(pane.page, DRAWN, node)
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] / 2, "y": box["height"] * 0.75})
    expect(pane.app.get_by_text("chosen [[1]]")).to_be_visible(timeout=BOOT)
    pane.app.get_by_role("spinbutton", name="Top").fill("40")
    pane.app.get_by_role("spinbutton", name="Top").press("Enter")
    expect(pane.app.get_by_role("cell", name="40", exact=True, include_hidden=True)).to_have_count(1, timeout=BOOT)
    assert node.evaluate("canvas => canvas.isConnected"), "it was given other numbers, not made anew"
    expect(pane.app.get_by_text("chosen [[1]]")).to_be_visible()


def test_nothing_is_loaded_and_that_is_told(pane: PlaygroundPane) -> None:
    pane.run(
        "import streamlit as st\nst.echarts_chart({'xAxis': {}, 'yAxis': {}, 'series': [{'type': 'scatter', "
        "'data': [[1, 2]], 'symbol': 'image://https://example.org/a.png'}]}, renderer='svg')"
    )
    figure = pane.app.get_by_role("figure")
    expect(figure.get_by_role("status")).to_contain_text("Not loaded: image://https://example.org/a.png", timeout=BOOT)
    expect(figure.locator("svg").first).to_be_visible()
    assert figure.locator("image").count() == 0
