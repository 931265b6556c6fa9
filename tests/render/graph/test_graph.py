"""What depends on what, as a session's runs show it."""

from textwrap import dedent

from playground.engines import open_session
from playground.render.graph.graph import graph_of
from playground.runtime import Limits
from tests.render.graph.graphs import ENGINES, graph, said

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


@ENGINES
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


@ENGINES
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


@ENGINES
def test_fragments_beside_the_script(engine: str):
    found = graph(
        """
        import streamlit as st
        @st.fragment(parallel=True)
        def part():
            st.text(st.session_state.n)
        st.session_state.n = 5
        part()
        st.session_state.after = 2
        """,
        engine=engine,
    )
    assert said(found) == {
        "the script writes n 5 in 1",
        "the script writes after 7 in 1",
        "n shows 5 4 in 1",
        "part() draws 5 4 in 1",
    }


def test_callbacks_of_one_name_and_line_in_two_files():
    found = graph(
        """
        import streamlit as st, a, b
        st.button("A", on_click=a.go)
        st.button("B", on_click=b.go)
        """,
        {"click": "A"},
        {"click": "B"},
        files={
            name: f"import streamlit as st\ndef go(): st.session_state.{name[0]} = 1\n" for name in ("a.py", "b.py")
        },
    )
    assert said(found) == {
        "A calls go() a.py:2 in 2",
        "go() writes a a.py:2 in 2",
        "B calls go() b.py:2 in 3*",
        "go() writes b b.py:2 in 3*",
    }
