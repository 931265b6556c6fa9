"""Tabs, expanders and popovers: open or not, and widgets where they tell of it (rule widget-opening)."""

import pytest

from playground.runtime import ActionError
from playground.runtime.containers.opening import widgets
from tests.runtime.app import App, calls


def test_without_on_change_opening_is_the_pages_own_affair():
    app = App("""
        import streamlit as st
        box = st.expander("More", expanded=True)
        first, second = st.tabs(["One", "Two"], default="Two")
        pop = st.popover("Menu")
        st.text([each.open for each in (box, first, second, pop)])
    """)
    assert app.shown == ["[None, None, None, None]"]
    assert widgets(app.step.containers) == []
    assert {each["label"]: each.get("default", each.get("expanded")) for each in app.step.containers} == {
        "More": True,
        "One": False,
        "Two": True,
        "Menu": None,
    }
    with pytest.raises(ActionError):
        app.set("More", False)


@pytest.mark.parametrize("make", ["st.expander('B', on_change='rerun')", "st.popover('B', on_change='rerun')"])
def test_opening_a_box_is_a_change(make: str):
    app = App(f"import streamlit as st\nbox = {make}\nst.text(box.open)")
    assert app.shown == ["False"]
    app.set("B", True)
    assert (app.shown, app.run.cause, app.run.trigger) == (["True"], "widget", "B")
    assert app.set("B", True).runs == ()


def test_the_open_tab_is_a_value():
    app = App("""
        import streamlit as st
        tabs = st.tabs(["One", "Two"], key="t", on_change="rerun")
        st.text([tab.open for tab in tabs])
    """)
    assert (app.shown, app.state) == (["[True, False]"], {"t": "One"})
    app.set("Tabs", "Two")
    assert (app.shown, app.state) == (["[False, True]"], {"t": "Two"})
    with pytest.raises(ActionError, match="has no tab"):
        app.set("Tabs", "Three")


def test_a_tab_that_there_is_not_any_more_gives_way_to_the_first():
    """Rule state-invalid-reset."""
    app = App("""
        import streamlit as st
        few = st.checkbox("Few")
        tabs = st.tabs(["One", "Three"] if few else ["One", "Two"], key="t", on_change="rerun")
        st.text([tab.open for tab in tabs])
    """)
    app.set("Tabs", "Two").set("Few", True)
    assert (app.shown[-1], app.state["t"]) == ("[True, False]", "One")


def test_a_callback_is_called_with_its_arguments():
    app = App("""
        import streamlit as st
        def opened(what, *, how): ...
        st.expander("B", on_change=opened, args=("x",), kwargs={"how": 1})
    """)
    assert calls(app.set("B", True).run) == ["opened('x', how=1) returned"]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.tabs([])", "StreamlitMissingRequiredParameterError"),
        ("st.tabs(['a', 1])", "StreamlitInvalidParameterTypeError"),
        ("st.tabs(['a'], default='b')", "StreamlitValueError"),
        ("st.tabs(['a'], on_change='never')", "StreamlitValueError"),
        ("st.tabs(['a', 'a'], key='k', bind='query-params')", "StreamlitValueError"),
        ("st.tabs(['a', ''], key='k', bind='query-params')", "StreamlitValueError"),
        ("st.tabs(['a'], bind='address')", "StreamlitValueError"),
        ("st.expander(None)", "StreamlitMissingRequiredParameterError"),
        ("st.expander('a', type='big')", "StreamlitValueError"),
        ("st.expander('a', expanded='yes')", "TypeError"),
        ("st.expander('a', width='content')", "StreamlitInvalidWidthError"),
        ("st.expander('a', on_change=3)", "StreamlitValueError"),
        ("st.popover(None)", "StreamlitMissingRequiredParameterError"),
        ("st.popover('a', type='big')", "StreamlitValueError"),
        ("st.popover('a', icon='nope')", "StreamlitAPIException"),
        ("st.popover('a', disabled='yes')", "TypeError"),
        ("with st.form('f'): st.expander('a', on_change=print)", "StreamlitInvalidFormCallbackError"),
    ],
)
def test_arguments_that_cannot_be(call: str, error: str):
    assert App(f"import streamlit as st\n{call}").error.startswith(f"line 2: {error}: ")


def test_tabs_that_tell_of_their_opening_are_one_widget():
    app = App("import streamlit as st\nst.tabs(['One', 'Two'], key='t', on_change='rerun')")
    (found,) = widgets(app.step.containers)
    assert (found["type"], found["label"], found["value"], found["options"]) == ("tabs", "Tabs", "One", ["One", "Two"])
    assert found["key"] == "t"


def test_a_disabled_popover_cannot_be_opened():
    app = App("import streamlit as st\nst.popover('Menu', disabled=True, on_change='rerun')")
    with pytest.raises(ActionError, match="disabled"):
        app.set("Menu", True)
