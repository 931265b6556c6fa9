"""What was set in a widget is lost because another one took its place: which argument did it, from what to what."""

from __future__ import annotations

import pytest

from tests.runtime.app import App

OWN = """
import streamlit as st
names = ["a", "b", "c"]
st.session_state.setdefault("name", "a")
st.session_state.name = st.radio("Name", names, index=names.index(st.session_state.name))
"""
MORE = """
import streamlit as st
names = ["a", "b"]
if st.checkbox("More"):
    names.append("c")
st.radio("Name", names{key})
"""
BOUNDS = """
import streamlit as st
st.slider("Speed", 0, 20 if st.checkbox("Fast") else 10, key="speed")
"""


def test_the_default_from_its_own_state_loses_every_second_choice():
    app = App(OWN).set("Name", "b")
    assert app.step.reasons == ()
    (reason,) = app.set("Name", "c").step.reasons
    assert (reason["kind"], reason["what"], reason["line"], reason["run"]) == ("new_widget", "own_default", 4, 3)
    assert (reason["argument"], reason["before"], reason["after"]) == ("index", 0, 1)
    assert (reason["lost"], reason["shown"]) == ("c", "b")
    assert reason["text"] == (
        "The radio “Name” lost “c”: its `index` changed from 0 to 1, as it is computed from the last value, and "
        'without a key that makes it a new widget. Write `key="name"` in the place of `index=`, do not assign the '
        "result, and read `st.session_state.name`."
    )
    assert app.set("Name", "c").step.reasons == ()
    assert app.set("Name", "a").step.reasons[0]["lost"] == "a"


def test_what_is_advised_of_an_own_default_loses_nothing():
    script = OWN.replace("st.session_state.name = st", "st").replace(
        "index=names.index(st.session_state.name)", 'key="name"'
    )
    app = App(script).set("Name", "b").set("Name", "c")
    assert (app.step.reasons, app.state["name"]) == ((), "c")


@pytest.mark.parametrize(
    "script",
    [
        OWN.replace("st.session_state.name = st", "name = st") + "st.session_state.name = name\n",
        """
        import streamlit as st
        names = ["a", "b", "c"]
        st.session_state.setdefault("place", 0)
        st.session_state.place = names.index(st.radio("Name", names, index=st.session_state.place))
        """,
    ],
)
def test_where_the_line_does_not_store_what_is_returned_no_key_is_named(script):
    (reason,) = App(script).set("Name", "b").set("Name", "c").step.reasons
    assert reason["what"] == "own_default"
    assert "Write a `key=` in the place of `index=`" in reason["text"]


def test_an_option_more_makes_another_widget():
    (reason,) = App(MORE.format(key="")).set("Name", "b").set("More", True).step.reasons
    assert (reason["what"], reason["argument"]) == ("argument", "options")
    assert (reason["before"], reason["after"], reason["lost"], reason["shown"]) == (
        ["a", "b"],
        ["a", "b", "c"],
        "b",
        "a",
    )
    assert reason["rule"] == "widget-identity-arguments"
    assert reason["text"] == (
        "The radio “Name” lost “b”: its `options` have 1 more: “c”, and without a key that makes it a new widget. Give "
        'it `key="name"`: then it keeps what was set.'
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("names[:2]", "`options` have 1 less: “c”"),
        ("['d', *names[1:]]", "`options` have 1 more: “d” and 1 less: “a”"),
        ("names[::-1]", "`options` are in another order"),
        ("[*names, *'defgh']", "`options` have 5 more: “d”, “e”, “f” …"),
    ],
)
def test_of_options_the_difference_is_told(options, told):
    script = f"""
    import streamlit as st
    names = ["a", "b", "c"]
    st.selectbox("Name", {options} if st.checkbox("Other") else names, 0)
    """
    (reason,) = App(script).set("Name", "b").set("Other", True).step.reasons
    assert f"its {told}, and without a key" in reason["text"]


def test_nothing_is_told_where_nothing_was_lost():
    assert App(MORE.format(key="")).set("More", True).step.reasons == ()
    assert App(MORE.format(key=", key='n'")).set("Name", "b").set("More", True).step.reasons == ()


def test_bounds_count_with_a_key_too():
    (reason,) = App(BOUNDS).set("Speed", 4).set("Fast", True).step.reasons
    assert (reason["what"], reason["argument"], reason["key"]) == ("key_argument", "max_value", "speed")
    assert (reason["lost"], reason["shown"], reason["rule"]) == (4, 0, "widget-key-resets")
    line = 'if "speed" in st.session_state: st.session_state.speed = st.session_state.speed'
    assert reason["text"] == (
        "The slider “Speed” lost 4: its `max_value` changed from 10 to 20, and even with a key that makes it a new "
        f"widget. To keep it, write before this line: `{line}`."
    )
    app = App(BOUNDS.replace("st.slider", f"{line}\nst.slider")).set("Speed", 4).set("Fast", True)
    assert (app.step.reasons, app.state["speed"]) == ((), 4)


def test_bounds_without_a_key_need_both():
    (reason,) = App(BOUNDS.replace(', key="speed"', "")).set("Speed", 4).set("Fast", True).step.reasons
    assert 'To keep it, give it `key="speed"`, and write before this line: `if "speed" in' in reason["text"]


def test_a_value_beyond_the_new_bounds_cannot_be_kept():
    script = BOUNDS.replace("20 if", "5 if")
    (reason,) = App(script).set("Speed", 8).set("Fast", True).step.reasons
    assert reason["text"].endswith("even with a key that makes it a new widget.")
    assert App(script.replace("0, 5 if", "*(50, 90) if").replace("else 10", "else (0, 10)")).step.reasons == ()


def test_between_bounds_that_have_nothing_in_common_nothing_can_stay():
    script = """
    import streamlit as st
    st.slider("Price", *((100, 500) if st.checkbox("Dear") else (0, 10)))
    """
    assert App(script).set("Price", 4).set("Dear", True).step.reasons == ()


RESET = """
import streamlit as st
st.session_state.setdefault("note", "draft")
def clear():
    st.session_state.note = ""
st.text_area("Note", value=st.session_state.note)
{button}
"""


@pytest.mark.parametrize(
    "button",
    ["st.button('Clear', on_click=clear)", "if st.button('Clear'):\n    st.session_state.note = ''\n    st.rerun()"],
)
def test_a_default_that_was_stored_on_purpose_is_no_surprise(button):
    app = App(RESET.format(button=button)).set("Note", "hello").click("Clear")
    assert app.step.screen[0]["value"] == ""
    assert app.step.reasons == ()


def test_a_default_that_is_the_value_of_what_was_used_is_no_surprise():
    script = """
    import streamlit as st
    one = st.slider("One", 0, 10)
    st.slider("Two", 0, 10, value=one{more})
    """
    assert App(script.format(more="")).set("Two", 5).set("One", 4).step.reasons == ()
    (reason,) = App(script.format(more=" + 1")).set("Two", 7).set("One", 4).step.reasons
    assert (reason["lost"], reason["shown"]) == (7, 5)


def test_a_choice_that_is_no_option_any_more_could_not_stay():
    script = """
    import streamlit as st
    cities = {"France": ["Paris", "Lyon"], "Italy": ["Rome", "Milan"]}
    st.selectbox("City", cities[st.selectbox("Country", list(cities))])
    """
    assert App(script).set("City", "Lyon").set("Country", "Italy").step.reasons == ()


def test_a_widget_that_moves_to_the_sidebar():
    script = """
    import streamlit as st
    place = st.sidebar if st.checkbox("Aside") else st
    place.text_input("Name")
    """
    (reason,) = App(script).set("Name", "Ada").set("Aside", True).step.reasons
    assert (reason["argument"], reason["before"], reason["after"], reason["lost"]) == (
        "place",
        "main",
        "sidebar",
        "Ada",
    )


def test_rows_of_a_loop_that_have_other_labels_are_other_rows():
    script = """
    import streamlit as st
    names = ["Bo", "Cy", "Di"] if st.checkbox("Next") else ["Al", "Bo", "Cy"]
    for name in names:
        st.checkbox(name)
    """
    assert App(script).set("Al", True).set("Next", True).step.reasons == ()


def test_in_a_loop_each_widget_is_told_of():
    script = """
    import streamlit as st
    top = 20 if st.checkbox("Fast") else 10
    for name in ("left", "right"):
        st.slider(name, 0, top)
    """
    reasons = App(script).set("left", 3).set("right", 4).set("Fast", True).step.reasons
    assert sorted(reason["lost"] for reason in reasons) == [3, 4]
    assert {reason["argument"] for reason in reasons} == {"max_value"}


@pytest.mark.parametrize("click", [False, True])
def test_a_button_has_nothing_to_lose(click: bool):
    script = """
    import streamlit as st
    n = st.session_state.setdefault("n", 0)
    if st.button(f"Clicked {n}"):
        st.session_state.n += 1
        st.rerun()
    """
    app = App(script)
    if click:
        app.click("Clicked 0")
    assert app.step.reasons == ()


def test_a_form_is_part_of_the_identity():
    script = """
    import streamlit as st
    if st.checkbox("Form"):
        with st.form("f"):
            st.text_input("Name")
            st.form_submit_button()
    else:
        st.text_input("Name")
    """
    assert App(script).set("Name", "Ada").set("Form", True).step.reasons == (), "it is another line"


def test_a_widget_that_goes_into_a_form_says_so():
    script = """
    import streamlit as st
    places = [st.form("f"), st.container()]
    with places[0]:
        st.form_submit_button("Save")
    with places[0 if st.checkbox("Form") else 1]:
        st.text_input("Name")
    """
    (reason,) = App(script).set("Name", "Ada").set("Form", True).step.reasons
    assert (reason["argument"], reason["before"], reason["after"]) == ("form", "", "f")
    assert reason["text"] == (
        "The text input “Name” lost “Ada”: it went into the form `f`, and without a key that makes it a new widget. "
        'Give it `key="name"`: then it keeps what was set.'
    )


def test_several_choices_are_told_by_their_texts():
    script = """
    import streamlit as st
    st.session_state.setdefault("tags", [])
    st.session_state.tags = st.multiselect("Tags", ["a", "b", "c"], default=st.session_state.tags)
    """
    (reason,) = App(script).set("Tags", ["a"]).set("Tags", ["a", "b"]).step.reasons
    assert (reason["before"], reason["after"], reason["lost"]) == ([], ["a"], ["a", "b"])
    assert "its `default` changed from nothing to ['a']" in reason["text"]


@pytest.mark.parametrize(
    ("script", "mends"),
    [
        ("st.text_input('Name', help=more)", True),
        ("st.text_input('Name', max_chars=20 if more else 10)", False),
        ("st.text_input('Name', help=more, max_chars=20 if more else 10)", False),
        ("st.text_input('Name', help=more, key='name', max_chars=20 if more else 10)", False),
    ],
)
def test_a_key_is_advised_only_where_it_would_help(script, mends):
    app = App(f"import streamlit as st\nmore = 'yes' if st.checkbox('More') else None\n{script}")
    (reason,) = app.set("Name", "Ada").set("More", True).step.reasons
    assert reason["text"].endswith('Give it `key="name"`: then it keeps what was set.') is mends
