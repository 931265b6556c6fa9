"""Graphs and diagrams in a real browser: drawn once, patched by reruns, their faults told at their place."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground

GRAPH = """\
import streamlit as st

name = st.text_input("Name", "b")
st.graphviz_chart(f'digraph {{ a -> {name} [URL="https://example.org/"]; a -> m1 }}', alt=f"From a to {name}")
st.button("Again")
"""
DIAGRAM = """\
import streamlit as st

name = st.text_input("Name", "b")
st.mermaid_chart(f"graph TD; a --> {name}", alt=f"From a to {name}")
st.button("Again")
"""


def test_a_graph_is_drawn_and_a_rerun_draws_another_only_where_it_is_another(pane: PlaygroundPane) -> None:
    pane.run(GRAPH)
    figure = pane.app.get_by_role("figure")
    svg = figure.locator("svg")
    expect(svg.locator("text").nth(1)).to_have_text("b", timeout=BOOT)
    expect(figure).to_contain_text("From a to b")
    assert svg.evaluate("svg => svg.getBoundingClientRect().width") > 50
    node = svg.element_handle()
    pane.app.get_by_role("button", name="Again").click()
    pane.expect_runs(2)
    assert node.evaluate("svg => svg.isConnected")
    pane.app.get_by_role("textbox", name="Name").fill("c")
    pane.app.get_by_role("textbox", name="Name").press("Enter")
    expect(svg.locator("text").nth(1)).to_have_text("c", timeout=BOOT)


def test_what_a_graph_names_is_no_part_of_the_page(pane: PlaygroundPane) -> None:
    pane.run("import streamlit as st\nst.graphviz_chart('digraph { a [id=m1 URL=\"javascript:alert(1)\"] }')")
    svg = pane.app.get_by_role("figure").locator("svg")
    expect(svg.locator("text")).to_have_text("a", timeout=BOOT)
    assert svg.evaluate("svg => [...svg.querySelectorAll('[id]')].every(each => each.id.startsWith('rp-svg-'))")
    assert svg.evaluate("svg => [...svg.querySelectorAll('a')].every(each => !each.hasAttribute('href'))")


def test_a_fault_of_a_graph_is_told_and_its_text_stays(pane: PlaygroundPane) -> None:
    pane.run("import streamlit as st\nst.graphviz_chart('digraph { a -> ')")
    figure = pane.app.get_by_role("figure")
    expect(figure.get_by_role("status")).to_contain_text("Graphviz says: syntax error in line 1", timeout=BOOT)
    figure.locator("summary").click()
    expect(figure.locator("pre")).to_have_text("digraph { a ->")


def test_a_diagram_is_drawn_as_a_picture_and_patched(pane: PlaygroundPane) -> None:
    pane.run(DIAGRAM)
    figure = pane.app.get_by_role("figure")
    image = figure.locator("img")
    expect(image).to_be_visible(timeout=BOOT)
    expect(figure).to_contain_text("From a to b")
    assert image.evaluate("image => image.naturalWidth") > 50
    node = image.element_handle()
    pane.app.get_by_role("button", name="Again").click()
    pane.expect_runs(2)
    assert node.evaluate("image => image.isConnected")
    pane.app.get_by_role("textbox", name="Name").fill("c")
    pane.app.get_by_role("textbox", name="Name").press("Enter")
    expect(figure).to_contain_text("From a to c", timeout=BOOT)
    expect(image).to_be_visible(timeout=BOOT)


def test_a_fault_of_a_diagram_is_told(pane: PlaygroundPane) -> None:
    pane.run("import streamlit as st\nst.mermaid_chart('graph TD; a -->')")
    expect(pane.app.get_by_role("figure").get_by_role("status")).to_contain_text("Mermaid says: ", timeout=BOOT)
    assert pane.page.locator("body > [id^=drp-mermaid], body > div[aria-hidden]").count() == 0


@pytest.mark.console_errors
@pytest.mark.parametrize("call", ["graphviz_chart('digraph { a }')", "mermaid_chart('graph TD; a')"])
def test_a_library_that_cannot_be_had_is_told(page: Page, call: str) -> None:
    page.route("**/rerun-figure-*", lambda route: route.fulfill(status=404))
    pane = free_playground(page)
    pane.run(f"import streamlit as st\nst.{call}")
    figure = pane.app.get_by_role("figure")
    expect(figure.get_by_role("status")).to_contain_text("could not be loaded", timeout=BOOT)
    expect(figure.locator("details")).to_be_visible()
