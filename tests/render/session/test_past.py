"""The app in the middle of a step: real runs, looked at event by event."""

from playground.render.session.past import app_at, elements, run_until
from tests.runtime.app import App

RERUN = """
    import streamlit as st
    st.header(st.session_state.get("value", "Title"))
    if st.button("Foo"):
        st.session_state.value = "Foo"
        st.rerun()
    st.text("end")
"""


class Recorded:
    """The steps of an app, and what it showed at a moment: stale elements in brackets."""

    def __init__(self, script: str) -> None:
        self.app = App(script)
        self.steps = [self.app.step.to_json()]

    def click(self, label: str) -> None:
        self.steps.append(self.app.click(label).step.to_json())

    def run(self, place: int = 0):
        return self.steps[-1]["runs"][place]

    def event(self, kind: str, text: str = "", place: int = 0) -> int:
        return next(
            each["n"]
            for each in self.run(place)["events"]
            if each["type"] == kind and text in str(each.get("text", each.get("key", "")))
        )

    def at(self, event: int | None = None, place: int = 0) -> list[str]:
        roots = app_at(self.steps[-1], place, event, self.steps[-2] if len(self.steps) > 1 else None)
        shown = [element for root in roots for element in elements(root)]
        words = [(each.get("text", each.get("label")), each.get("stale")) for each in shown]
        return [f"({text})" if stale else text for text, stale in words]


def test_a_run_writes_over_what_was_there():
    page = Recorded(RERUN)
    page.click("Foo")
    assert page.at(page.event("script_start")) == ["(Title)", "(Foo)", "(end)"]
    assert page.at(page.event("write", "Title")) == ["Title", "(Foo)", "(end)"]
    assert page.at(page.event("rerun")) == ["Title", "Foo", "(end)"]
    assert page.at() == ["Title", "Foo", "(end)"]
    assert page.at(page.event("script_start", place=1), 1) == ["(Title)", "(Foo)", "(end)"]
    assert page.at(page.event("write", "Foo", place=1), 1) == ["Foo", "(Foo)", "(end)"]
    assert page.at(None, 1) == ["Foo", "Foo", "end"]


def test_the_first_load_begins_with_an_empty_page():
    page = Recorded(RERUN)
    assert page.at(page.event("script_start")) == []
    assert page.at(page.event("write", "Title")) == ["Title"]


def test_a_container_is_filled_where_it_stands():
    page = Recorded("""
        import streamlit as st
        box = st.container()
        st.text("second")
        box.text("first")
    """)
    assert page.at(page.event("write", "second")) == ["second"]
    assert page.at(page.event("write", "first")) == ["first", "second"]


def test_what_was_written_twice_shows_what_it_was():
    page = Recorded("""
        import streamlit as st
        place = st.empty()
        place.text("one")
        place.header("two")
        place.text("three")
        st.text("end")
    """)
    assert page.at(page.event("write", "one")) == ["one"]
    assert page.at(page.event("write", "two")) == ["two"]
    assert page.at(page.event("write", "end")) == ["three", "end"]


def test_what_was_taken_away_again_is_shown_meanwhile():
    page = Recorded("""
        import streamlit as st
        st.text("top")
        place = st.empty()
        place.text("working")
        st.text("end")
        place.empty()
    """)
    assert page.at(page.event("write", "working")) == ["top", "working"]
    assert page.at(page.event("write", "end")) == ["top", "working", "end"]
    assert page.at() == ["top", "end"]


def test_a_run_of_a_fragment_leaves_the_rest_as_it_is():
    page = Recorded("""
        import streamlit as st
        st.text("before")

        @st.fragment
        def part():
            st.text("in it")
            st.button("Inside")

        part()
        st.text("after")
    """)
    page.click("Inside")
    assert page.at(page.event("script_start")) == ["before", "(in it)", "(Inside)", "after"]
    assert page.at(page.event("write", "in it")) == ["before", "in it", "(Inside)", "after"]
    assert page.at() == ["before", "in it", "Inside", "after"]


def test_what_has_moved_is_not_there_twice():
    page = Recorded("""
        import streamlit as st
        if st.session_state.get("more"):
            st.text("more")
        def show():
            st.session_state.more = True
        st.button("More", on_click=show)
        st.text("end")
    """)
    page.click("More")
    assert page.at(page.event("write", "more")) == ["more", "(end)"]
    assert page.at(page.event("write", "More")) == ["more", "More"]


def test_state_is_what_had_been_written_until_then():
    page = Recorded("""
        import streamlit as st
        st.session_state.a = st.session_state.get("a", 0) + 1
        st.session_state.b = 1
        del st.session_state.b
    """)
    state = [run_until(page.run(), each["n"])["state"]["after"] for each in page.run()["events"]]
    assert state == [{}, {"a": 1}, {"a": 1, "b": 1}, {"a": 1}]
