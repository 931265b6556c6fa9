"""Diagrams that are texts."""

import pytest

from tests.runtime.app import App


def test_a_graph_is_its_text_and_its_engine() -> None:
    app = App(
        """
        import graphviz
        import streamlit as st
        st.graphviz_chart("digraph { a -> b }", alt="From a to b")
        graph = graphviz.Graph(engine="neato")
        graph.edge("a", "c")
        st.graphviz_chart(graph)
        """
    )
    text, made = app.step.screen
    assert (text["type"], text["text"], text["engine"]) == ("graphviz_chart", "digraph { a -> b }", "dot")
    assert text["alt"] == "From a to b"
    assert made["engine"] == "neato"
    assert "a -- c" in made["text"]


@pytest.mark.parametrize(
    ("body", "alt", "text"),
    [
        ("pie", None, "````mermaid\npie\n````"),
        ("pie", "Two\nslices", "````mermaid\n%% stAlt: Two slices\npie\n````"),
        ("%% note\n---\ntitle: T\n---\npie", "P", "````mermaid\n%% note\n---\ntitle: T\n---\n%% stAlt: P\npie\n````"),
        ("a ````` b", None, "``````mermaid\na ````` b\n``````"),
    ],
)
def test_a_diagram_is_a_block_of_markdown(body: str, alt: str | None, text: str) -> None:
    app = App(f"import streamlit as st\nst.mermaid_chart({body!r}, alt={alt!r})")
    assert [(each["type"], each["text"]) for each in app.step.screen] == [("markdown", text)]
