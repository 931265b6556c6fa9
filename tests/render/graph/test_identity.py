"""What the page says of each widget's identity: what makes it what it is, and since which run."""

from textwrap import dedent
from typing import Any

from playground.render.session.history import History
from playground.render.session.view import Look, look
from playground.runtime import Session
from tests.render.page import Node, read


def told(script: str, *actions: Any, run: int | None = None) -> list[str]:
    source = dedent(script).lstrip("\n")
    session = Session("import streamlit as st\n" + source)
    history = History([session.start().to_json(), *(session.act(each).to_json() for each in actions)])
    pane = read(look(history, source, Look(run=run, graph=True))["graph"])
    found = pane.one("details", css="rp-identity")
    return [each.text for each in found.all("ul")[0].children if isinstance(each, Node)]


def test_without_a_key_its_arguments_make_it_what_it_is():
    (box,) = told("st.selectbox('Fruit', ['fig', 'pear'])")
    assert box.startswith(
        "“Fruit” (selectbox, line 2, since run 1)Without a key, recognised by its label, options and index. "
        "If one of these changes, it is a new widget, and what was set in it is lost. The same is true of "
    )
    assert box.endswith("placeholder, required, width, or a move into or out of a form or the sidebar.")


def test_with_a_key_that_and_what_counts_besides():
    name, speed, fruit = told("""
        st.checkbox("Tick", key="tick")
        st.slider("Speed", 0, 9, key="speed")
        st.radio("Fruit", ["fig"], key="fruit")
        """)
    assert name.endswith("Recognised by its key tick. All else may change.")
    assert speed.endswith(
        "Recognised by its key speed and its min_value, max_value and step. "
        "If one of these changes, it is a new widget, and what was set in it is lost."
    )
    assert fruit.endswith("With other options it keeps what was chosen, if that is still one of them.")


def test_a_button_forgets_nothing_and_one_of_a_form_is_told_by_that():
    button, submit = told("""
        st.button("Go")
        with st.form("f"):
            st.form_submit_button("Send")
        """)
    assert "recognised by its label. If that changes, it is a new widget. The same is true of" in button
    assert submit.endswith("Without a key, recognised by its label and its form.")


def test_another_widget_lives_since_the_run_that_drew_it_first():
    script = """
        top = 20 if st.checkbox("Fast") else 10
        st.slider("Speed", 0, top)
        """
    fast = {"set": {"label": "Fast", "value": True}}
    move = {"set": {"label": "Speed", "value": 3}}
    assert [each.partition(")")[0] for each in told(script, fast, move)] == [
        "“Fast” (checkbox, line 2, since run 1",
        "“Speed” (slider, line 3, since run 2",
    ]
    assert ["since run 1" in each for each in told(script, fast, move, run=1)] == [True, True]
    assert ["since run 2" in each for each in told(script, fast, move, run=2)] == [False, True]


def test_the_first_run_of_a_step_of_several():
    script = """
        if "n" not in st.session_state:
            st.session_state.n = 1
            st.text_input("Name")
            st.rerun()
        st.text_input("Name")
        st.text_input("Town")
        """
    name, town = told(script)
    assert "since run 1" in name
    assert "since run 2" in town


def test_after_a_reload_all_are_new():
    (name,) = told("st.text_input('Name')", {"set": {"label": "Name", "value": "Ada"}}, {"reload": True})
    assert "since run 1" in name


def test_a_page_without_widgets_says_nothing_of_them():
    session = Session("import streamlit as st\nst.text('a')")
    history = History([session.start().to_json()])
    assert "Identity" not in look(history, "", Look(graph=True))["graph"]
