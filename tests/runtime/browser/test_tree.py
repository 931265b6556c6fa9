"""The page: where elements stand, and what a run leaves of them (docs/rules/output.md)."""

import pytest

from tests.runtime.app import App


def paths(app: App) -> list[tuple[str, int]]:
    return [(container["path"], container["at"]) for container in app.step.containers]


def test_order_is_the_containers_place_not_call_order():
    """Rule container-order."""
    app = App("""
        import streamlit as st
        first = st.container()
        st.text("second")
        first.text("first")
        st.sidebar.text("aside")
    """)
    assert app.placed == ["sidebar: aside", "main/container: first", "main: second"]


def test_columns_tabs_expander_sidebar():
    app = App("""
        import streamlit as st
        left, right = st.columns([1, 3])
        right.text("right")
        with left:
            st.text("left")
        one, two = st.tabs(["One", "Two"])
        two.text("in two")
        with st.expander("More", expanded=True):
            st.text("more")
        with st.sidebar:
            st.text("aside")
            with st.container(border=True):
                st.text("boxed")
    """)
    assert app.placed == [
        "sidebar: aside",
        "sidebar/container: boxed",
        "main/columns[0]: left",
        "main/columns[1]: right",
        "main/tabs[1]: in two",
        "main/expander: more",
    ]
    found = {container["path"]: container for container in app.step.containers}
    assert list(found) == [
        "sidebar/container",
        "main/columns[0]",
        "main/columns[1]",
        "main/tabs[0]",
        "main/tabs[1]",
        "main/expander",
    ]
    assert found["main/columns[1]"]["width"] == 0.75
    assert (found["main/tabs[1]"]["label"], found["main/tabs[1]"]["index"]) == ("Two", 1)
    assert (found["main/expander"]["label"], found["main/expander"]["expanded"]) == ("More", True)


def test_the_second_of_a_kind_is_numbered():
    app = App("""
        import streamlit as st
        for n in range(2):
            with st.expander("E"):
                st.text(n)
            st.columns(2)[1].text(n)
    """)
    assert app.placed == [
        "main/expander: 0",
        "main/columns[1]: 0",
        "main/expander#2: 1",
        "main/columns#2[1]: 1",
    ]


def test_nested_containers():
    app = App("""
        import streamlit as st
        outer = st.container()
        with outer:
            st.text("a")
            with st.expander("E"):
                st.columns(2)[0].container().text("deep")
            st.text("b")
        outer.text("c")
    """)
    assert app.placed == [
        "main/container: a",
        "main/container/expander/columns[0]/container: deep",
        "main/container: b",
        "main/container: c",
    ]
    assert paths(app) == [
        ("main/container", 0),
        ("main/container/expander", 1),
        ("main/container/expander/columns[0]", 1),
        ("main/container/expander/columns[0]/container", 1),
        ("main/container/expander/columns[1]", 2),
    ]


def test_write_events_name_the_container_as_the_screen_does():
    app = App("""
        import streamlit as st
        with st.expander("E"):
            pass
        with st.expander("F"):
            st.columns(2)[1].text("x")
        with st.form("f"):
            st.text_input("Name")
    """)
    events = [event["container"] for event in app.run.events if event["type"] == "write"]
    assert events == [element["in"] for element in app.step.screen]


def test_empty_holds_only_the_last():
    """Rule container-empty, also as `with`."""
    app = App("""
        import streamlit as st
        place = st.empty()
        place.text("one")
        place.text("two")
        with st.empty():
            st.text("three")
            st.text("four")
        st.empty()
        other = st.empty()
        other.text("gone")
        other.empty()
        st.text("end")
    """)
    assert app.shown == ["two", "four", "end"]


def test_empty_can_hold_a_container():
    app = App("""
        import streamlit as st
        place = st.empty()
        with place.container():
            st.text("one")
            st.text("two")
        if st.button("Replace"):
            place.text("instead")
    """)
    assert app.placed == ["main/container: one", "main/container: two", "main: [Replace]"]
    assert app.click("Replace").placed == ["main: instead", "main: [Replace]"]


def test_an_element_can_be_written_over():
    app = App("""
        import streamlit as st
        place = st.text("one")
        st.text("after")
        place.header("two")
    """)
    assert app.shown == ["two", "after"]


def test_elements_that_are_not_written_again_disappear():
    """Rule element-not-written-again."""
    app = App("""
        import streamlit as st
        if not st.checkbox("Less"):
            st.text("a")
            with st.container():
                st.text("b")
        st.text("end")
    """)
    assert app.shown == ["Less=False", "a", "b", "end"]
    assert app.set("Less", True).shown == ["Less=True", "end"]
    assert app.step.containers == ()
    assert app.set("Less", False).shown == ["Less=False", "a", "b", "end"]


def test_every_element_knows_its_line_and_run():
    app = App("""
        import streamlit as st
        def show(text):
            st.text(text)
        show("a")
        st.text(
            "b"
        )
        st.button("Go")
    """)
    app.click("Go")
    assert [(element["line"], element["run"]) for element in app.step.screen] == [(3, 2), (5, 2), (8, 2)]


@pytest.mark.parametrize("spec", ["0", "[]", "-1", "[1, 0]", "[1, -2]"])
def test_columns_that_cannot_be(spec: str):
    assert "StreamlitInvalidColumnSpecError" in App(f"import streamlit as st\nst.columns({spec})").error


def test_an_uncaught_exception_is_shown_at_the_end():
    """Rule exception-shown-at-end: not inside the container where it was raised."""
    app = App("""
        import streamlit as st
        after = st.container()
        with st.expander("E"):
            st.text("before")
            if st.checkbox("Fail"):
                int("x")
        st.text("end")
    """)
    app.set("Fail", True)
    assert app.placed == [
        "main/expander: before",
        "main/expander: Fail=True",
        "main: invalid literal for int() with base 10: 'x'",
    ]
    assert app.set("Fail", False).shown == ["before", "Fail=False", "end"]


def test_the_sidebar_keeps_its_place_through_an_error():
    app = App("""
        import streamlit as st
        with st.sidebar:
            st.text("aside")
            raise RuntimeError("in the sidebar")
    """)
    assert app.placed == ["sidebar: aside", "main: in the sidebar"]
