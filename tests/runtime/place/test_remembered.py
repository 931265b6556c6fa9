"""Calls that a session remembers: what they show is what they would show if it did not."""

import inspect

import pytest

from playground.runtime.run import caps
from playground.runtime.st.module import make_modules
from tests.runtime.app import App


def remembered(app: App) -> int:
    return len(app.session._server.remembered)


def test_a_call_that_says_the_same_is_remembered_once():
    app = App("import streamlit as st\nst.button('Go')\nst.text_input('Name', max_chars=5)").click("Go").click("Go")
    assert app.shown == ["[Go]", "Name="]
    assert remembered(app) == 2
    assert app.set("Name", "Ada").shown == ["[Go]", "Name=Ada"]


@pytest.mark.parametrize(("one", "other", "shown"), [("1", "True", "True"), ("0", "False", "False"), ("'1'", "1", "1")])
def test_values_that_are_equal_or_look_equal_are_not_taken_for_each_other(one: str, other: str, shown: str):
    app = App(f"""
        import streamlit as st
        again = st.button("Go")
        st.text_input("Name", value={other} if again else {one})
    """)
    assert app.click("Go").shown == ["[Go]", f"Name={shown}"]


def test_a_value_that_compares_as_it_likes_is_looked_at_each_time():
    app = App("""
        import streamlit as st
        class Odd(str):
            __hash__ = str.__hash__
            def __eq__(self, other):
                return True
        again = st.button("Go")
        st.text_input(Odd("Second") if again else Odd("First"))
    """)
    assert app.click("Go").shown == ["[Go]", "Second="]
    assert remembered(app) == 1


def test_the_same_line_in_a_form_and_outside_makes_two_widgets():
    app = App("""
        import streamlit as st
        def name():
            return st.text_input("Name")
        with st.form("f"):
            inside = name()
            st.form_submit_button("Submit")
        outside = name()
        st.text(f"{inside}/{outside}")
    """)
    first, second = (element["id"] for element in app.step.screen if element["type"] == "text_input")
    app.set(id=first, value="a").set(id=second, value="b").click("Submit")
    assert app.shown[-1] == "a/b"


def test_two_of_one_identity_are_refused_in_each_run():
    app = App("""
        import streamlit as st
        st.button("Go")
        for _ in range(2):
            st.text_input("Name")
    """)
    before = app.error
    assert before.startswith("line 4: StreamlitDuplicateElementId")
    assert app.click("Go").error == before


def test_a_button_that_the_script_sets_is_refused_as_soon_as_it_does():
    app = App("""
        import streamlit as st
        if st.checkbox("Set"):
            st.session_state.go = True
        st.button("Go", key="go")
    """)
    app.click(key="go").set("Set", True)
    assert app.error.startswith("line 4: StreamlitValueAssignmentNotAllowedError")


def test_a_field_that_the_script_empties_is_empty():
    app = App("""
        import streamlit as st
        if st.button("Empty"):
            st.session_state.name = None
        st.text(st.text_input("Name", "Ada", key="name"))
    """)
    assert app.click("Empty").shown == ["[Empty]", "Name=None", "None"]
    assert app.set("Name", "Eve").shown == ["[Empty]", "Name=Eve", "Eve"]


def test_what_the_script_sets_is_shown():
    app = App("""
        import streamlit as st
        if st.button("Set"):
            st.session_state.on = 2
        st.text(st.checkbox("On", key="on"))
    """)
    assert app.click("Set").shown == ["[Set]", "On=True", "True"]


def test_calls_with_functions_and_long_texts_are_not_remembered():
    app = App(f"""
        import streamlit as st
        st.button("Go", on_click=lambda: None)
        st.text_input("Name", autocomplete="{"long " * 300}")
    """)
    assert remembered(app.click("Go")) == 0


def test_a_list_is_what_is_in_it_now():
    app = App("""
        import streamlit as st
        if "options" not in st.session_state:
            st.session_state.options = ["a", "b"]
        if st.button("More"):
            st.session_state.options.append("c")
        st.text(st.selectbox("One", st.session_state.options))
        st.radio("Which", (1, 2))
    """)
    app.click("More").set("One", "c")
    assert app.shown[-2:] == ["c", "Which=1"]
    assert remembered(app) == 4


def test_options_that_are_equal_and_not_the_same_make_two_widgets():
    app = App("""
        import streamlit as st
        again = st.button("Go")
        st.text(repr(st.selectbox("One", [True] if again else [1])))
    """)
    assert app.click("Go").shown[-1] == "True"


def test_zero_and_minus_zero_are_two_ends():
    app = App("""
        import streamlit as st
        again = st.button("Go")
        st.text(repr(st.slider("Number", -0.0 if again else 0.0, 1.0)))
    """)
    assert app.click("Go").shown[-1] == "-0.0"


def test_a_number_that_the_script_sets_too_high_is_put_right_in_each_run():
    app = App("""
        import streamlit as st
        if st.button("Set"):
            st.session_state.n = 9
        st.text(st.number_input("Number", 0, 5, 1, key="n"))
    """)
    assert app.click("Set").click("Set").shown[-1] == "1"
    assert app.set("Number", 3).shown[-1] == "3"


def test_an_option_that_the_script_makes_up_is_put_right_in_each_run():
    app = App("""
        import streamlit as st
        if st.button("Set"):
            st.session_state.one = "z"
        st.text(st.selectbox("One", ["a", "b"], key="one"))
    """)
    assert app.click("Set").click("Set").shown[-1] == "a"
    assert app.set("One", "b").shown[-1] == "b"


def test_a_slider_whose_key_gets_a_pair_has_two_handles():
    app = App("""
        import streamlit as st
        if st.button("Set"):
            st.session_state.range = (20, 30)
        st.text(st.slider("Range", key="range"))
    """)
    assert app.click("Set").shown[-1] == "(20, 30)"


def test_a_slider_that_the_script_sets_beyond_its_end_is_refused_in_each_run():
    app = App("""
        import streamlit as st
        if st.button("Set"):
            st.session_state.n = 9
        st.slider("Number", 0, 5, 1, key="n")
    """)
    for _ in range(2):
        assert app.click("Set").error.startswith("line 4: StreamlitValueAboveMaxError")


def test_a_field_that_may_start_from_the_address_is_not_remembered():
    app = App("import streamlit as st\nst.text_input('Name', key='name', bind='query-params')")
    assert remembered(app) == 0


def test_of_a_flood_few_are_remembered():
    app = App(f"""
        import streamlit as st
        for number in range({caps.ELEMENTS} + 10):
            st.button("Go", key=number)
    """)
    assert remembered(app) == 10


def test_a_reload_begins_anew():
    app = App("import streamlit as st\nif st.button('Go'): st.button('More')").click("Go")
    assert remembered(app) == 2
    assert remembered(app.reload()) == 1


def test_a_call_looks_as_it_is_written():
    signature = inspect.signature(make_modules()["streamlit"].text_input)
    assert list(signature.parameters)[:2] == ["label", "value"]
    assert signature.return_annotation == "str | None"
