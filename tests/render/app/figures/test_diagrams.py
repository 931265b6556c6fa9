"""Diagrams as HTML: what the page draws, in words, and their text."""

import json

from playground.render.app.app import element as render
from playground.render.app.place import Place
from tests.render.page import read
from tests.render.samples import element


def show(kind, **fields):
    return read(render(element("m0", kind, **fields), Place()))


def test_a_graph_goes_to_the_page_as_text_and_is_readable_without_it():
    page = show("graphviz_chart", text="digraph { a -> b }", engine="neato", alt=None, width="content", height=200)
    figure = page.one("figure")
    assert figure.attrs["data-figure"] == "graphviz"
    given = json.loads(figure.attrs["data-spec"])
    assert given == {"dot": "digraph { a -> b }", "engine": "neato", "width": None, "height": 200, "cut": False}
    assert "-->" not in figure.attrs["data-spec"]
    assert page.one("pre").text == "digraph { a -> b }"
    assert page.one("figcaption").text == "Graph"


def test_blocks_of_mermaid_are_figures_wherever_they_stand_in_markdown():
    text = "Before\n\n```mermaid\n%% stAlt: From a to b\ngraph TD; a --> b\n```\n\nAfter\n\n````mermaid\npie\n````\n"
    page = show("markdown", text=text, unsafe_html=False, help=None)
    one, other = page.all("figure")
    assert json.loads(one.attrs["data-spec"])["text"] == "%% stAlt: From a to b\ngraph TD; a --> b\n"
    assert [each.text for each in page.all("figcaption")] == ["From a to b", "Diagram"]
    assert one.attrs["id"] != other.attrs["id"]
    assert [each.text for each in page.all("p")] == ["Before", "After"]


def test_other_blocks_stay_code():
    page = show("markdown", text="```python\nmermaid\n```", unsafe_html=False, help=None)
    assert page.all("figure") == []
    assert "mermaid" in page.one("code").text
