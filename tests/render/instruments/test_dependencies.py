"""The pane "Dependencies": what depends on what, as a figure and in words."""

from textwrap import dedent
from typing import Any

from playground.render.graph.graph import graph_of
from playground.render.instruments.dependencies import instrument
from playground.runtime import Session
from tests.render.page import Node, read

COUNTER = """
    import streamlit as st
    def bump():
        st.session_state.n = st.session_state.get("n", 0) + 1
    st.button("Add", on_click=bump)
    st.text(st.session_state.get("n", 0))
    st.caption(st.text_input("Name", key="name"))
    """


def pane(script: str, *actions: Any, key: str | None = None) -> Node:
    source = dedent(script).lstrip("\n")
    session = Session(source, "app.py")
    steps = [session.start().to_json(), *(session.act(each).to_json() for each in actions)]
    return read(instrument(graph_of(steps, source), key=key))


def words(found: Node) -> list[str]:
    """The list that says it all, line by line."""
    outer = found.one("details", css="rp-graph__words").all("ul")[0]
    return [each.text for each in outer.children if isinstance(each, Node)]


def test_the_way_of_the_last_action():
    found = pane(COUNTER, {"click": "Add"})
    assert found.all("p")[0].text == ("The last action went this way: “Add” →, then bump() →, then n →, then “1”.")
    assert pane(COUNTER).all("p")[0].text == "Use a widget of the app: what that goes along is lit."
    other = pane(COUNTER.rstrip() + "\n    st.button('Other')\n", {"click": "Other"})
    assert other.all("p")[0].text == "The last action went along none of these arrows."


def test_all_of_it_is_told_in_words():
    assert words(pane(COUNTER, {"click": "Add"})) == [
        "“Add” (button, line 4)calls bump() at line 2; last in run 2 · the last action",
        "“Name” (text_input, line 6)sets name at line 6; last in run 1is used by “caption” at line 6; last in run 2",
        "bump() (callback, line 2)writes n at line 3; last in run 2 · the last action",
        "n (session state)is used by “1” at line 5; last in run 2 · the last action",
    ]


def test_the_figure_is_for_the_eye():
    found = pane(COUNTER, {"click": "Add"})
    figure = found.one("svg")
    assert figure.attrs["aria-hidden"] == "true"
    assert [each.text for each in figure.all("g", css="rp-graph__node--lit")] == [
        "AddAddbutton line 4",
        "bump()bump()line 2",
        "nn",
        "11text line 5",
    ]
    assert len(figure.all("g", css="rp-graph__edge--lit")) == 3


def test_one_key_only():
    found = pane(COUNTER, {"click": "Add"}, key="name")
    assert [each.split(" (")[0] for each in words(found)] == ["“Name”"]
    pressed = {each.text: each.attrs["aria-pressed"] for each in found.all("button") if "aria-pressed" in each.attrs}
    assert pressed == {"name": "true", "n": "false"}


def test_a_key_that_nothing_has_to_do_with_hides_nothing():
    assert words(pane(COUNTER, {"click": "Add"}, key="gone")) == words(pane(COUNTER, {"click": "Add"}))


def test_nothing_depends_on_anything():
    found = pane("import streamlit as st\nst.text('a')")
    assert found.one("p").text == "No run has shown yet that anything depends on a widget or on session state."


def test_of_very_many_some_are_drawn_and_all_are_told():
    found = pane("import streamlit as st\nfor i in range(50):\n    st.text(st.text_input(f'Field {i}', key=f'k{i}'))")
    assert len(found.one("svg").all("g", css="rp-graph__node--widget")) == 30
    assert "40 more not drawn" in found.text
    assert len(words(found)) == 50


def test_beyond_twelve_keys_the_others_can_be_opened():
    script = "import streamlit as st\nfor i in range({}):\n    st.session_state[f'k{{i}}'] = i"
    assert pane(script.format(12)).all("details", css="rp-graph__more") == []
    more = pane(script.format(15)).one("details", css="rp-graph__more")
    assert more.one("summary").text == "and 3 more keys"
    assert [each.text for each in more.all("button")] == ["k12", "k13", "k14"]
    chosen = pane(script.format(15), key="k14").one("details", css="rp-graph__more")
    assert [each.text for each in chosen.all("button")] == ["k12", "k13"]
