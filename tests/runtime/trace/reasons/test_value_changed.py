"""A value that nobody set: the option is gone, the bounds moved, a default counts less than session state."""

from tests.runtime.app import App

OPTIONS = """
import streamlit as st
names = ["a", "b", "c"]
if st.checkbox("Fewer"):
    names.remove("c")
st.selectbox("Name", names, key="name")
"""


def test_the_option_that_is_gone():
    (reason,) = App(OPTIONS).set("Name", "c").set("Fewer", True).step.reasons
    assert (reason["kind"], reason["what"], reason["key"], reason["line"]) == (
        "value_changed",
        "option_gone",
        "name",
        5,
    )
    assert (reason["before"], reason["after"]) == ("c", "a")
    assert reason["text"] == "The selectbox “Name” has no option “c” any more, so it went back to “a”."


def test_an_option_that_nobody_chose_may_go():
    assert App(OPTIONS).set("Name", "b").set("Fewer", True).step.reasons == ()


def test_a_value_that_the_script_stores_is_its_own_doing():
    script = OPTIONS.replace("    names.remove", '    st.session_state.name = "b"\n    names.remove')
    assert App(script).set("Name", "c").set("Fewer", True).step.reasons == ()


def test_bounds_that_moved():
    script = """
    import streamlit as st
    st.number_input("N", 0, 5 if st.checkbox("Low") else 10, key="n")
    """
    (reason,) = App(script).set("N", 8).set("Low", True).step.reasons
    assert (reason["what"], reason["before"], reason["after"]) == ("bounds_moved", 8, 0)
    assert (reason["min"], reason["max"]) == (0, 5)
    assert reason["text"].endswith("To keep it within them, set `st.session_state.n` before this line.")
    assert App(script).set("N", 4).set("Low", True).step.reasons == ()


DEFAULT = """
import streamlit as st
total = st.session_state.setdefault("total", 1)
st.number_input("Total", value=total, key="field")
if st.button("Add"):
    st.session_state.total += 1
    st.rerun()
"""


def test_another_default_counts_for_nothing():
    (reason,) = App(DEFAULT).click("Add").step.reasons
    assert (reason["what"], reason["argument"]) == ("default_ignored", "value")
    assert (reason["before"], reason["after"], reason["shown"]) == (1, 2, 1)
    assert reason["text"] == (
        "The number input “Total” was given another `value`, 2, and still shows 1: with a key, `value` counts only the "
        "first time. To change it, set `st.session_state.field` before this line."
    )


def test_each_further_default_is_told_until_the_user_sets_the_widget():
    app = App(DEFAULT).click("Add").click("Add")
    assert [(each["what"], each["after"]) for each in app.step.reasons] == [("default_ignored", 3)]
    assert app.set("Total", 9).click("Add").step.reasons == ()


def test_once_the_user_has_set_it_the_default_does_not_matter():
    assert App(DEFAULT).set("Total", 7).click("Add").step.reasons == ()


def test_a_default_that_session_state_beats_is_told_once():
    script = """
    import streamlit as st
    st.session_state.setdefault("name", "Ada")
    st.text_input("Name", "nobody", key="name")
    st.button("Again")
    """
    app = App(script)
    (reason,) = app.step.reasons
    assert (reason["what"], reason["default"], reason["shown"]) == ("default_beaten", "nobody", "Ada")
    assert reason["text"].endswith("and it counts more than a default. Leave out the `value`.")
    assert app.click("Again").step.reasons == ()
    assert App(script.replace('"nobody", ', "")).step.reasons == ()
    assert App(script.replace("nobody", "Ada")).step.reasons == ()


def test_state_that_keeps_a_widget_through_new_bounds_is_not_blamed():
    script = """
    import streamlit as st
    low = st.checkbox("Low")
    if "n" in st.session_state:
        st.session_state.n = st.session_state.n
    st.slider("N", 0, 50 if low else 100, 10, key="n")
    """
    app = App(script).set("N", 40).set("Low", True)
    assert (app.step.reasons, app.state["n"]) == ((), 40)


def test_a_choice_whose_text_is_another_one_is_not_shown():
    script = """
    import streamlit as st
    words = {"a": "Apfel", "b": "Birne"}
    german = st.checkbox("German")
    st.radio("Fruit", ["a", "b"], format_func=lambda each: words[each] if german else each, key="fruit")
    """
    app = App(script).set("Fruit", "b").set("German", True)
    (reason,) = app.step.reasons
    assert (reason["kind"], reason["what"], reason["sent"], reason["shown"]) == ("not_sent", "reworded", "b", None)
    assert app.step.runs[-1].after["fruit"] == "b"
    assert App(script).set("Fruit", "b").step.reasons == ()
