"""`st.session_state`: what a script can do with it, and what runs do to it (docs/rules/state.md)."""

import pytest

from tests.runtime.app import App, changes


def test_the_diff_says_who_wrote_at_which_line():
    app = App("""
        import streamlit as st
        s = st.session_state
        def note():
            s.by_callback = 1
        s.by_script = s.get("by_script", 0) + 1
        st.text_input("Name", key="by_widget", on_change=note)
        with st.form("f"):
            st.text_input("Form", key="by_form")
            st.form_submit_button("Submit")
        if s.by_script == 1:
            s.gone = 1
        elif "gone" in s:
            del s.gone
    """)
    assert sorted(changes(app.run)) == [
        "FormSubmitter:f-Submit added False, widget 9",
        "by_form added '', form 8",
        "by_script added 1, script 5",
        "by_widget added '', widget 6",
        "gone added 1, script 11",
    ]
    app.set("Name", "Ada")
    assert sorted(changes(app.run)) == [
        "by_callback added 1, callback 4",
        "by_script changed 2, script 5",
        "by_widget changed 'Ada', widget 6",
        "gone removed, script 13",
    ]
    app.set("Form", "x").click("Submit")
    assert "by_form changed 'x', form 8" in changes(app.run)


def test_a_list_changed_in_place_is_a_change():
    app = App("""
        import streamlit as st
        if "items" not in st.session_state:
            st.session_state["items"] = []
        st.session_state["items"].append(1)
        st.button("Again")
    """)
    assert app.click("Again").run.before == {"items": [1]}
    assert changes(app.run) == ["items changed [1, 1], script 4"]


def test_what_a_callback_changed_in_place_is_the_callbacks():
    app = App("""
        import streamlit as st
        rows = st.session_state.setdefault("rows", [])
        st.session_state.setdefault("log", []).append(len(rows))
        def add():
            st.session_state.rows.append(1)
        def add_and_fail():
            add()
            raise ValueError
        st.button("Add", on_click=add)
        st.button("Method", on_click=rows.append, args=(2,))
        st.button("Fail", on_click=add_and_fail)
    """)
    by_script = "log changed {}, script 3"
    assert changes(app.click("Add").run) == ["rows changed [1], callback 5", by_script.format([0, 1])]
    assert changes(app.click("Method").run) == ["rows changed [1, 2], callback", by_script.format([0, 1, 2])]
    assert changes(app.click("Fail").run) == ["rows changed [1, 2, 1], callback 5"]


def test_what_the_script_writes_after_the_callback_is_the_scripts():
    app = App("""
        import streamlit as st
        st.session_state.setdefault("rows", [])
        def add():
            st.session_state.rows.append(1)
        if st.button("Add", on_click=add):
            st.session_state.rows = [*st.session_state.rows, 2]
    """)
    assert changes(app.click("Add").run) == ["rows changed [1, 2], script 6"]


def test_true_and_one_are_two_values():
    app = App("""
        import streamlit as st
        st.session_state.setdefault("n", 1)
        if st.button("Go"):
            st.session_state.n = True
    """)
    assert changes(app.click("Go").run) == ["n changed True, script 4"]


def test_keyed_widgets_are_in_it_and_keyless_ones_are_not():
    """Rule state-keyed-widgets."""
    app = App("""
        import streamlit as st
        st.button("Foo", key="foo")
        st.button("Bar")
        st.text_input("Name")
        st.text_input("Town", key="town")
        with st.form("f"):
            st.form_submit_button("Go")
        st.text(dict(st.session_state))
    """)
    assert app.state == {"foo": False, "town": "", "FormSubmitter:f-Go": False}
    assert app.click("Foo").shown[-1] == "{'foo': True, 'town': '', 'FormSubmitter:f-Go': False}"
    assert app.state["foo"] is False


def test_a_key_may_not_be_assigned_after_its_widget_was_drawn():
    """Rule state-set-too-late."""
    app = App("""
        import streamlit as st
        st.text_input("Name", key="name")
        st.session_state.name = "Ada"
    """)
    assert app.error.startswith(
        "line 3: StreamlitWidgetAlreadyInstantiatedError: `st.session_state['name']` cannot be modified"
    )


def test_a_button_cannot_be_preset():
    """Rule state-preset-button: the error is raised where the button is drawn."""
    app = App("""
        import streamlit as st
        st.session_state.go = True
        st.text("drawn")
        st.button("Go", key="go")
    """)
    assert app.error.startswith("line 4: StreamlitValueAssignmentNotAllowedError")
    assert app.shown[0] == "drawn"


def test_state_beats_the_value_argument():
    """Rule state-beats-default."""
    app = App("""
        import streamlit as st
        st.session_state.setdefault("name", "from state")
        st.text_input("Name", "from value", key="name")
    """)
    assert app.shown == ["Name=from state"]


def test_a_callback_may_set_any_widget():
    """Rule callback-sees-new-value."""
    app = App("""
        import streamlit as st
        def shout():
            st.session_state.name = st.session_state.name.upper()
            st.session_state.other = "set too"
        st.text_input("Name", key="name", on_change=shout)
        st.text_input("Other", key="other")
    """)
    assert app.set("Name", "ada").shown == ["Name=ADA", "Other=set too"]
    assert app.set("Name", "ADA").runs == ()


def test_setting_a_value_from_code_calls_no_callback():
    """Rule callback-only-on-change."""
    app = App("""
        import streamlit as st
        def note():
            st.session_state.noted = True
        if st.button("Set"):
            st.session_state.name = "Ada"
        st.text_input("Name", key="name", on_change=note)
        st.checkbox("Other")
    """)
    app.click("Set")
    assert app.run.callbacks == ()
    assert app.set("Other", True).run.callbacks == ()
    assert app.state == {"name": "Ada"}


def test_a_widget_that_is_not_drawn_loses_its_state_after_that_run():
    """Rule state-widget-cleanup."""
    app = App("""
        import streamlit as st
        st.text(st.session_state.get("name"))
        if st.checkbox("Show", True):
            st.text_input("Name", key="name")
    """)
    app.set("Name", "Ada").set("Show", False)
    assert app.shown[0] == "Ada"
    assert changes(app.run) == ["name removed, cleanup"]
    app.set("Show", True)
    assert app.shown == ["None", "Show=True", "Name="]


def test_assigning_a_key_to_itself_keeps_it():
    """Rule state-keep-by-assigning."""
    app = App("""
        import streamlit as st
        if "name" in st.session_state:
            st.session_state.name = st.session_state.name
        if st.checkbox("Show", True):
            st.text_input("Name", key="name")
    """)
    app.set("Name", "Ada").set("Show", False)
    assert app.state == {"name": "Ada"}
    assert app.set("Show", True).shown == ["Show=True", "Name=Ada"]


def test_no_clean_up_after_a_stopped_run():
    """Rule state-no-cleanup-after-early-end."""
    app = App("""
        import streamlit as st
        if st.checkbox("Stop"):
            st.stop()
        st.text_input("Name", key="name")
    """)
    app.set("Name", "Ada").set("Stop", True)
    assert app.shown == ["Stop=True"]
    assert app.state == {"name": "Ada"}


def test_a_keyed_button_stays_true_in_state_after_a_stopped_run():
    """Rule state-button-after-early-end."""
    app = App("""
        import streamlit as st
        if st.button("Go", key="go"):
            st.stop()
        st.checkbox("Other")
    """)
    assert app.click("Go").state == {"go": True}


def test_deleting_the_key_of_a_live_widget_does_not_reset_it():
    """Rule state-delete-live-key."""
    app = App("""
        import streamlit as st
        st.text_input("Name", key="name")
        if st.button("Delete"):
            del st.session_state.name
    """)
    app.set("Name", "Ada").click("Delete")
    assert app.state == {}
    assert app.shown == ["Name=Ada", "[Delete]"]
    assert app.click("Delete").run.before == {}


@pytest.mark.parametrize(
    ("widget", "stored", "result"),
    [
        ("st.selectbox('W', ['a', 'b'], key='k')", "'z'", "a"),
        ("st.radio('W', ['a', 'b'], index=1, key='k')", "'z'", "b"),
        ("st.multiselect('W', ['a', 'b'], key='k')", "['a', 'z']", ["a"]),
        ("st.number_input('W', 0, 10, 5, key='k')", "99", 5),
    ],
)
def test_a_value_the_widget_cannot_have_is_silently_the_default(widget: str, stored: str, result: object):
    """Rule state-invalid-reset."""
    app = App(f"import streamlit as st\nif 'k' not in st.session_state:\n    st.session_state.k = {stored}\n{widget}")
    assert app.widget("W")["value"] == result
    assert app.state == {"k": result}


def test_a_slider_refuses_a_state_value_beyond_its_ends():
    app = App("import streamlit as st\nst.session_state.k = 99\nst.slider('W', 0, 10, key='k')")
    assert app.error == ("line 3: StreamlitValueAboveMaxError: The `value` 99 is greater than the `max_value` 10.")


@pytest.mark.parametrize(
    ("stored", "widget"),
    [
        ("7", "st.text_input('W', key='k')"),
        ("'yes'", "st.checkbox('W', key='k')"),
        ("None", "st.multiselect('W', [1], key='k')"),
    ],
)
def test_a_stored_value_of_another_type_is_an_error_where_the_widget_is_drawn(stored: str, widget: str):
    assert App(f"import streamlit as st\nst.session_state.k = {stored}\n{widget}").error.startswith("line 3: TypeError")
