"""Figures that a library draws: loaded only for them, drawn from the script's data, selected in by mouse, harmless."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground, until_true
from tests.browser.shell.test_axe import RUN
from tests.browser.shell.test_tab_stops import AXE, expect_names

VEGA = """\
import streamlit as st

count = st.number_input("Count", 2, 50, 20)
rows = [{"a": number, "b": number * number % 17} for number in range(count)]
pick, brush = {"name": "pick", "select": "point"}, {"name": "brush", "select": "interval"}
event = st.vega_lite_chart(rows, {
    "mark": {"type": "point", "filled": True, "size": 90}, "params": [pick, brush],
    "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "quantitative"}},
}, on_select="rerun", key="chart")
chosen = dict(event.selection)
st.text(f"picked {chosen.get('pick')}")
st.text(f"between {[round(end) for end in (chosen.get('brush') or {}).get('a', [])]}")
"""
PLOTLY = """\
import streamlit as st

numbers = [3, 1, 2, 5] if st.toggle("Other") else [1, 3, 2, 4]
event = st.plotly_chart({"data": [{"type": "scatter", "mode": "markers", "x": [1, 2, 3, 4], "y": numbers,
    "marker": {"size": 16}, "name": "one"}], "layout": {"title": {"text": "Four points"}}}, on_select="rerun")
st.text(f"chosen {event.selection.point_indices}")
st.text(f"areas {len(event.selection.box)}")
"""


def figure(pane: PlaygroundPane, number: int = 0) -> Locator:
    return pane.app.get_by_role("figure").nth(number)


def marks(pane: PlaygroundPane) -> Locator:
    """The points of a chart, which Vega draws as SVG."""
    return figure(pane).locator("svg path[aria-roledescription=point]")


def drag(page: Page, area: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    """From one place of an area to another, both as parts of its width and height."""
    box = area.bounding_box()
    assert box
    (x0, y0), (x1, y1) = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in (start, end)]
    page.mouse.move(x0, y0)
    page.mouse.down()
    page.mouse.move((x0 + x1) / 2, (y0 + y1) / 2, steps=4)
    page.mouse.move(x1, y1, steps=4)
    page.mouse.up()


def test_a_library_is_loaded_for_the_first_figure_that_it_draws(page: Page) -> None:
    styles = "document.head.querySelectorAll('style').length"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition("?")[0]))
    pane = free_playground(page)
    assert not [name for name in asked if name.startswith("rerun-figure")]
    before = page.evaluate(styles)
    pane.run(VEGA)
    expect(marks(pane)).to_have_count(20, timeout=BOOT)
    assert [name for name in asked if name.startswith("rerun-figure")] == ["rerun-figure-vega.js"]
    pane.run(PLOTLY)
    expect(figure(pane).locator(".points path")).to_have_count(4, timeout=BOOT)
    assert asked.count("rerun-figure-plotly.js") == 1
    assert page.evaluate(styles) == before, "styles of figures stay where the figures are"


def test_a_chart_of_vega_is_drawn_and_its_marks_follow_the_rows(pane: PlaygroundPane) -> None:
    pane.run(VEGA)
    expect(marks(pane)).to_have_count(20, timeout=BOOT)
    kept = figure(pane).locator("svg.marks").element_handle()
    pane.app.get_by_role("spinbutton", name="Count").fill("9")
    pane.app.get_by_role("spinbutton", name="Count").press("Enter")
    expect(marks(pane)).to_have_count(9, timeout=BOOT)
    assert kept.evaluate("node => node.isConnected"), "the chart was given other rows, not made anew"
    expect(figure(pane)).to_contain_text("Chart of point marks, x: a, y: b; 9 rows")


def test_a_click_on_a_mark_and_a_box_around_some_run_the_script(pane: PlaygroundPane) -> None:
    pane.run(VEGA)
    expect(marks(pane)).to_have_count(20, timeout=BOOT)
    marks(pane).nth(3).click()
    expect(pane.app.get_by_text("picked [{'a': 3, 'b': 9}]")).to_be_visible(timeout=BOOT)
    one, other = marks(pane).nth(1).bounding_box(), marks(pane).nth(8).bounding_box()
    area = figure(pane).locator("svg.marks")
    box = area.bounding_box()
    assert one
    assert other
    assert box
    left, right = [(each["x"] + each["width"] / 2 - box["x"]) / box["width"] for each in (one, other)]
    drag(pane.page, area, (left, 0.2), (right, 0.6))
    expect(pane.app.get_by_text("between [1, 8]")).to_be_visible(timeout=BOOT)


def test_a_figure_of_plotly_is_drawn_and_given_other_numbers(pane: PlaygroundPane) -> None:
    pane.run(PLOTLY.replace('on_select="rerun"', "").partition("st.text")[0].replace("event = ", ""))
    points = figure(pane).locator(".points path")
    expect(points).to_have_count(4, timeout=BOOT)
    expect(figure(pane)).to_contain_text("Four points: Figure of 1 scatter (one); 4 points")
    kept, before = figure(pane).locator(".main-svg").first.element_handle(), points.first.get_attribute("transform")
    pane.app.get_by_text("Other", exact=True).click()
    expect(points.first).not_to_have_attribute("transform", before or "", timeout=BOOT)
    assert kept.evaluate("node => node.isConnected"), "the figure was given other numbers, not made anew"


def test_a_point_and_a_box_of_plotly_run_the_script(pane: PlaygroundPane) -> None:
    pane.run(PLOTLY)
    points = figure(pane).locator(".points path")
    expect(points).to_have_count(4, timeout=BOOT)
    middle = points.nth(2).bounding_box()
    assert middle
    x, y = middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] / 2
    pane.page.mouse.move(x, y)
    expect(figure(pane).locator(".hoverlayer .hovertext").first).to_be_visible()
    pane.page.mouse.click(x, y)
    expect(pane.app.get_by_text("chosen [2]")).to_be_visible(timeout=BOOT)
    figure(pane).locator("[data-title^='Box Select']").click()
    drag(pane.page, figure(pane).locator(".nsewdrag").first, (0.01, 0.01), (0.6, 0.99))
    expect(pane.app.get_by_text("areas 1")).to_be_visible(timeout=BOOT)
    expect(pane.app.get_by_text("chosen [0, 1]")).to_be_visible(timeout=BOOT)


FAULTS = {
    "a mark that is none": (
        'st.vega_lite_chart({"a": [1]}, {"layer": [{"mark": "blob"}]})',
        'layer[0].mark is "blob"',
    ),
    "an address": ('st.vega_lite_chart({"data": {"url": "https://example.com/a.csv"}, "mark": "bar"})', "Not loaded"),
    "a picture from elsewhere": (
        'st.plotly_chart({"data": [{"y": [1]}], "layout": {"images": [{"source": "https://example.com/a.png"}]}})',
        "Not loaded: https://example.com/a.png",
    ),
    "a map": ('st.plotly_chart({"data": [{"type": "scattergeo", "lat": [1], "lon": [2]}]})', "Not drawn: scattergeo"),
    "the way out of the data": (
        'st.vega_lite_chart({"a": [1]}, {"mark": "bar", "params": [{"name": "p", "expr": "toString.constructor"}]})',
        "cannot be drawn",
    ),
    "a view for each of many values": (
        'st.vega_lite_chart([{"a": n} for n in range(500)], {"mark": "bar", "encoding": {"row": {"field": "a"}}})',
        "a view for each of 500 values of a",
    ),
    "work without an end": (
        'st.vega_lite_chart({"data": {"sequence": {"start": 0, "stop": 1e12}}, "mark": "bar"})',
        "data.sequence",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_at_the_figure_and_the_page_goes_on(pane: PlaygroundPane, fault: str) -> None:
    call, words = FAULTS[fault]
    pane.run(f"import streamlit as st\n{call}\nst.button('On')\nst.text('below')")
    expect(figure(pane).get_by_role("status").first).to_contain_text(words, timeout=BOOT)
    pane.app.get_by_role("button", name="On").click()
    pane.expect_runs(2)


def test_a_figure_of_another_theme_is_drawn_in_its_colours(pane: PlaygroundPane) -> None:
    pane.run(
        'import streamlit as st\nst.vega_lite_chart({"a": [1, 2]}, {"mark": "bar", "encoding": {"x": {"field": "a"}}})'
    )
    text = figure(pane).locator("svg text").first
    expect(text).to_be_visible(timeout=BOOT)
    light = text.get_attribute("fill")
    pane.page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    expect(figure(pane).locator("svg text").first).not_to_have_attribute("fill", light or "", timeout=BOOT)
    pane.page.evaluate("document.body.setAttribute('data-md-color-scheme', 'default')")
    expect(figure(pane).locator("svg text").first).to_have_attribute("fill", light or "", timeout=BOOT)


def test_a_chart_in_a_closed_expander_is_drawn_when_it_opens(pane: PlaygroundPane) -> None:
    chart = 'vega_lite_chart({"a": [1, 2]}, {"mark": "bar", "encoding": {"x": {"field": "a"}}})'
    pane.run(f'import streamlit as st\nst.expander("More").{chart}')
    pane.app.get_by_text("More", exact=True).click(timeout=BOOT)
    expect(figure(pane).locator("svg path[aria-roledescription=bar]").first).to_be_visible(timeout=BOOT)


def test_a_figure_that_is_gone_leaves_nothing(pane: PlaygroundPane) -> None:
    pane.run(PLOTLY)
    expect(figure(pane).locator(".points path")).to_have_count(4, timeout=BOOT)
    pane.run("import streamlit as st\nst.text('gone')")
    expect(pane.app.get_by_text("gone")).to_be_visible(timeout=BOOT)
    expect(pane.app.get_by_role("figure")).to_have_count(0)


@pytest.mark.console_errors
def test_without_the_library_words_and_table_stand(page: Page) -> None:
    page.route("**/rerun-figure-*.js*", lambda route: route.abort())
    pane = free_playground(page)
    pane.run(
        'import streamlit as st\nst.vega_lite_chart({"a": [1, 2]}, {"mark": "bar", "encoding": {"x": {"field": "a"}}})'
    )
    expect(figure(pane)).to_contain_text("Chart of bar marks, x: a; 2 rows", timeout=BOOT)
    expect(figure(pane).get_by_role("status")).to_contain_text("could not be loaded")
    figure(pane).get_by_text("Numbers").click()
    expect(figure(pane).get_by_role("row")).to_have_count(3)
    until_true(page, "() => document.readyState === 'complete'")


MAP = """\
import streamlit as st

places = [{"lat": 52.5, "lon": 13.4, "city": "Berlin"}, {"lat": 48.9, "lon": 2.3, "city": "Paris"}]
st.map(places, size=20_000)
"""
DECK = """\
import json
import streamlit as st

class Deck:
    layers, _tooltip = None, {"text": "{city}"}
    def to_json(self):
        rows = [{"at": [13.4, 52.5], "city": "Berlin"}, {"at": [2.3, 48.9], "city": "Paris"}]
        points = {"@@type": "ScatterplotLayer", "id": "cities", "data": rows, "getPosition": "@@=at", "pickable": True}
        others = {"@@type": "HexagonLayer", "data": rows}
        view = {"latitude": 50, "longitude": 8, "zoom": 4}
        return json.dumps({"initialViewState": view, "layers": [{**points, "getRadius": 30000}, others]})

event = st.pydeck_chart(Deck(), on_select="rerun", key="deck")
st.text(f"chosen {event.selection.indices} {event.selection.objects}")
"""


def test_places_are_points_over_a_grid_and_a_map_says_so(pane: PlaygroundPane) -> None:
    pane.run(MAP)
    points = figure(pane).locator("svg circle")
    expect(points).to_have_count(2, timeout=BOOT)
    expect(figure(pane)).to_contain_text("Map, scatterplot; 2 points")
    expect(figure(pane).get_by_role("status")).to_contain_text("over a grid of degrees")
    expect(figure(pane).locator("svg text").first).to_contain_text("°")
    before = points.first.get_attribute("cx")
    figure(pane).get_by_role("button", name="Zoom in").click()
    expect(points.first).not_to_have_attribute("cx", before or "")


def test_a_point_of_a_map_runs_the_script_and_other_layers_are_named(pane: PlaygroundPane) -> None:
    pane.run(DECK)
    points = figure(pane).locator("svg circle")
    expect(points).to_have_count(2, timeout=BOOT)
    expect(figure(pane).get_by_text("Not drawn: HexagonLayer")).to_be_visible()
    points.nth(1).hover()
    expect(figure(pane).locator(".rp-figure__tip")).to_have_text("Paris")
    points.nth(1).click()
    expect(
        pane.app.get_by_text("chosen {'cities': [1]} {'cities': [{'at': [2.3, 48.9], 'city': 'Paris'}]}")
    ).to_be_visible(timeout=BOOT)
    points.nth(1).click()
    expect(pane.app.get_by_text("chosen {} {}")).to_be_visible(timeout=BOOT)


def test_figures_can_be_used_by_other_means_than_eyes_and_mouse(pane: PlaygroundPane) -> None:
    chart = 'vega_lite_chart([{"a": 1}], {"mark": "bar", "encoding": {"x": {"field": "a"}}})'
    pane.run(f"{PLOTLY}\nst.{chart}\nst.map([{{'lat': 1, 'lon': 2}}])")
    expect(figure(pane).locator(".points path")).to_have_count(4, timeout=BOOT)
    expect(figure(pane, 1).locator("svg path[aria-roledescription=bar]")).to_be_visible()
    expect(figure(pane, 2).locator("svg circle")).to_be_visible()
    pane.page.evaluate(AXE)
    assert pane.app.evaluate(RUN, None) == []
    expect_names(pane.page)
