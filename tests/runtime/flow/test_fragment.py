"""`st.fragment`: functions that rerun alone (docs/rules/fragments.md)."""

import pytest

from playground.runtime.flow.fragment import Fragment, FragmentStorage
from tests.runtime.app import App, calls


def test_a_fragment_reruns_alone():
    """Rules fragment-reruns-alone, fragment-callbacks."""
    app = App("""
        import streamlit as st

        @st.fragment
        def part():
            st.button("Inside")
            st.text("in the fragment")

        part()
        st.text("outside")
    """)
    app.click("Inside")
    assert (app.run.scope, app.run.fragment, app.run.lines) == ("fragment", "part", (5, 6))
    assert app.shown == ["[Inside]", "in the fragment", "outside"]


def test_it_remembers_the_arguments_and_the_place_of_the_last_full_run():
    """Rules fragment-remembers, fragment-each-call."""
    app = App("""
        import streamlit as st
        st.session_state.n = st.session_state.get("n", 0) + 1
        @st.fragment
        def part(name, n):
            st.button(f"Again {name}")
            st.text(f"{name} {n}")
        left, right = st.columns(2)
        with left:
            part("a", st.session_state.n)
        with right:
            part("b", st.session_state.n)
    """)
    assert app.click("Again b").run.fragment == "part"
    assert app.placed == [
        "main/columns[0]/container: [Again a]",
        "main/columns[0]/container: a 1",
        "main/columns[1]/container: [Again b]",
        "main/columns[1]/container: b 1",
    ]
    assert app.state == {"n": 1}


def test_of_nested_ones_the_innermost_runs():
    """Rule fragment-innermost."""
    app = App("""
        import streamlit as st
        @st.fragment
        def outer():
            @st.fragment
            def inner():
                st.button("In")
            st.button("Out")
            inner()
        outer()
    """)
    assert app.click("In").run.fragment == "inner"
    assert app.click("Out").run.fragment == "outer"


def test_a_place_outside_must_be_known_from_the_full_run():
    """Rules fragment-writes-outside, fragment-outside-reserved."""
    app = App("""
        import streamlit as st
        box = st.container()
        @st.fragment
        def part():
            if st.button("Go"):
                box.text("late")
        part()
    """)
    assert "A fragment tried to write to a container created outside it" in app.click("Go").error
    app = App("""
        import streamlit as st
        box = st.container()
        @st.fragment
        def part():
            box.text(st.button("Go"))
        part()
    """)
    app.click("Go").click("Go")
    assert app.placed == ["main/container/container: True", "main/container#2: [Go]"]


def test_an_error_in_its_own_run_stays_in_its_place():
    """Rule fragment-exception."""
    app = App("""
        import streamlit as st
        @st.fragment
        def part():
            st.text("in")
            if st.button("Go"):
                1 / 0
        part()
        st.text("after")
    """).click("Go")
    assert [each["type"] for each in app.step.screen] == ["text", "button", "exception", "text"]
    assert (app.run.outcome, app.run.outcome_line, app.run.message) == (
        "exception",
        6,
        "ZeroDivisionError: division by zero",
    )


@pytest.mark.parametrize(
    ("decorator", "words"),
    [
        ("st.fragment(key='app')", "is a reserved name and cannot be used as a fragment key"),
        ("st.fragment(key='')", "Invalid `key` value"),
        ("st.fragment(run_every='soon')", "Time string doesn't look right"),
    ],
)
def test_arguments_that_cannot_be(decorator: str, words: str):
    assert words in App(f"import streamlit as st\n@{decorator}\ndef part(): ...\npart()").error


def test_one_key_is_one_functions():
    """Rule fragment-duplicate-key."""
    app = App("""
        import streamlit as st
        @st.fragment(key="k")
        def one(): ...
        @st.fragment(key="k")
        def two(): ...
        one(), one(), two()
    """)
    assert app.error.startswith("line 6: StreamlitDuplicateElementKey")


def test_a_callback_reruns_a_fragment_by_its_key():
    """Rule fragment-rerun-by-key."""
    app = App("""
        import streamlit as st
        @st.fragment(key="k")
        def part():
            st.text("part")
        part()
        st.button("Go", on_click=lambda: st.rerun(scope="k"))
    """).click("Go")
    assert [(run.cause, run.fragment) for run in app.runs] == [("widget", None), ("rerun", "part")]
    assert calls(app.runs[0]) == ["<lambda>() rerun"]


def fragment(name: str, parent: str | None = None, *, lasting: bool = False, key: str | None = None) -> Fragment:
    return Fragment(name, name, lambda: None, parent, key, None, lasting)


def stored(*fragments: Fragment) -> FragmentStorage:
    made = FragmentStorage()
    for each in fragments:
        made.register(each)
    return made


def test_no_fragment_runs_before_one_that_it_is_nested_in():
    some = stored(fragment("a"), fragment("b", "a"), fragment("c", "b"), fragment("x"))
    assert some.ordered(["c", "x", "a", "b"]) == ("x", "a", "b", "c")
    assert some.has_ancestor_in("c", {"a"})
    assert not some.has_ancestor_in("a", {"a", "c"})


def test_nested_ones_that_were_not_reached_are_forgotten_but_not_behind_a_dialog():
    some = stored(
        fragment("a"), fragment("b", "a"), fragment("c", "b"), fragment("d", "a", lasting=True), fragment("e", "d")
    )
    some.forget_below("a", {"a"})
    assert some.ids() == ["a", "d", "e"]
    some.keep({"a"})
    assert (some.ids(), some.get("d"), some.name("a"), some.name("d")) == (["a"], None, "a", None)


def test_fragments_are_found_by_their_key():
    assert stored(fragment("a", key="k"), fragment("b"), fragment("c", key="k")).by_key("k") == ["a", "c"]
