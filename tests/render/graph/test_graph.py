"""What depends on what, as a session's runs show it."""

from textwrap import dedent
from typing import Any

import pytest

from playground.engines import open_session
from playground.render.graph.graph import graph_of
from playground.render.graph.picture import Picture
from playground.runtime import Limits

COUNTER = """
    import streamlit as st
    if "count" not in st.session_state:
        st.session_state.count = 0
    def bump():
        st.session_state.count += 1
        st.toast("more")
    st.title("Counter")
    st.button("Add", on_click=bump)
    count = st.session_state.count
    st.text(f"Count is {count}")
    name = st.text_input("Name", key="name")
    st.caption(name)
    """


def graph(script: str, *actions: Any, engine: str = "mini", files: dict[str, str] | None = None) -> Picture:
    source = dedent(script).lstrip("\n")
    session = open_session(engine, source, "app.py", Limits())
    steps = [session.start(), *map(session.act, actions)]
    return graph_of([step.to_json() for step in steps], source, files)


def said(picture: Picture) -> set[str]:
    """The edges in words: "Add calls bump() 4 in run 2"; with a star those of the last action."""
    labels = {node.id: node.label for node in picture.nodes}
    return {
        f"{labels[edge.start]} {edge.kind} {labels[edge.end]} "
        f"{','.join(str(line) for _, line in sorted(edge.lines))} in {picture.number(edge)}{'*' * (at in picture.lit)}"
        for at, edge in enumerate(picture.edges)
    }


@pytest.mark.parametrize("engine", ["mini", "streamlit"])
def test_who_wrote_and_who_read(engine: str):
    assert said(graph(COUNTER, {"click": "Add"}, engine=engine)) == {
        "the script writes count 3 in 1",
        "count reads the script 2 in 2*",
        "Add calls bump() 4 in 2*",
        "count reads bump() 5 in 2*",
        "bump() writes count 5 in 2*",
        "bump() draws more 6 in 2*",
        "count shows Count is 1 10 in 2*",
        "Name sets name 11 in 1",
        "Name shows caption 12 in 2",
    }


def test_an_element_that_depends_on_nothing_is_left_out():
    assert "Counter" not in {node.label for node in graph(COUNTER).nodes}


def test_of_one_key():
    found = graph(COUNTER, {"click": "Add"}, {"set": {"key": "name", "value": "Ada"}}).of_key("name")
    assert [(node.kind, node.label) for node in found.nodes] == [("widget", "Name"), ("key", "name")]
    assert said(found) == {"Name sets name 11 in 3*"}


def test_a_condition_leads_to_what_is_done_under_it():
    found = graph(
        """
        import streamlit as st
        if st.button("Go"):
            st.session_state.went = True
        elif st.checkbox("Show"):
            st.text("shown")
        """,
        {"set": {"label": "Show", "value": True}},
        {"click": "Go"},
    )
    assert said(found) == {
        "Go writes went 3 in 3*",
        "Go shows Show 4 in 2",
        "Go shows shown 5 in 2",
        "Show shows shown 5 in 2",
    }


@pytest.mark.parametrize("engine", ["mini", "streamlit"])
def test_a_fragment(engine: str):
    found = graph(
        """
        import streamlit as st
        @st.fragment
        def part():
            if st.button("Again"):
                st.session_state.n = st.session_state.get("n", 0) + 1
            st.text(st.session_state.get("n"))
        part()
        """,
        {"click": "Again"},
        {"click": "Again"},
        engine=engine,
    )
    assert said(found) == {
        "part() draws Again 4 in 3*",
        "part() draws 2 6 in 3*",
        "Again runs part()  in 3*",
        "Again writes n 5 in 3*",
        "n shows 2 6 in 3*",
    }


def test_buttons_of_one_label_are_told_apart():
    found = graph(
        """
        import streamlit as st
        def drop(which): st.session_state.gone = which
        for each in "ab":
            st.button("Drop", key=each, on_click=drop, args=(each,))
        """,
        {"click": {"key": "b"}},
    )
    [call] = [edge for edge in found.edges if edge.kind == "calls"]
    assert [node.key for node in found.nodes if node.id == call.start] == ["b"]


def test_a_page_load_begins_anew():
    found = graph(COUNTER, {"click": "Add"}, {"reload": True})
    assert "bump()" not in {node.label for node in found.nodes}
    assert "the script writes count 3 in 1" in said(found)


def test_without_the_text_of_the_script_only_lines_count():
    session = open_session("mini", dedent(COUNTER).lstrip("\n"), "app.py", Limits())
    found = graph_of([session.start().to_json()], "(")
    assert "count reads the script 9 in 1" in said(found)


def test_through_functions():
    found = graph("""
        import streamlit as st
        def total():
            return st.session_state.get("n", 0) + 1
        def show(what):
            st.text(what)
        name = st.text_input("Name")
        st.session_state.n = 1
        st.caption(total())
        show(name)
        """)
    assert said(found) == {
        "the script writes n 7 in 1",
        "n shows 2 8 in 1",
        "Name shows text 5 in 1",
    }
