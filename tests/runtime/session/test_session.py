"""The main job: which runs an action causes. The scripts are those that the playground's lessons begin with."""

from playground.runtime import Caches, Session
from tests.runtime.app import App, calls, changes, kinds

HEADER_BY_RERUN = """
import streamlit as st

if "value" not in st.session_state:
    st.session_state.value = "Title"

st.header(st.session_state.value)

if st.button("Foo"):
    st.session_state.value = "Foo"
    st.rerun()
"""

HEADER_BY_CALLBACK = """
import streamlit as st

if "value" not in st.session_state:
    st.session_state.value = "Title"

st.header(st.session_state.value)

def update_value():
    st.session_state.value = "Bar"

st.button("Bar", on_click=update_value)
"""

HEADER_BY_CONTAINER = """
import streamlit as st

if "value" not in st.session_state:
    st.session_state.value = "Title"

container = st.container()

if st.button("Baz"):
    st.session_state.value = "Baz"

container.header(st.session_state.value)
"""

FORM = """
import streamlit as st

with st.form(key='my_form'):
    text_input = st.text_input(label='Enter your name')
    submit_button = st.form_submit_button(label='Submit')

st.write(f'hello {text_input}')
"""

COUNTER = """
import streamlit as st

if 'count' not in st.session_state:
    st.session_state.count = 0

if st.button('Increment'):
    st.session_state.count += 1

if st.button('Decrement'):
    st.session_state.count -= 1

st.write('Count = ', st.session_state.count)
"""

COUNTER_BY_CALLBACK = """
import streamlit as st

if 'count' not in st.session_state:
    st.session_state.count = 0

def increment_counter():
    st.session_state.count += 1

def decrement_counter(by=1):
    st.session_state.count -= by

st.button('Increment', on_click=increment_counter, key='increment_btn')
st.button('Decrement', on_click=decrement_counter, kwargs={'by': 1}, key='decrement_btn')

st.write('Count = ', st.session_state.count)
"""


def test_header_by_rerun_takes_two_runs():
    app = App(HEADER_BY_RERUN)
    assert app.shown == ["Title", "[Foo]"]
    assert (app.run.number, app.run.cause, app.run.outcome) == (1, "load", "completed")
    assert app.run.lines == (1, 3, 4, 6, 8)
    assert changes(app.run) == ["value added 'Title', script 4"]

    app.click("Foo")
    clicked, again = app.runs
    assert (clicked.number, clicked.cause, clicked.trigger) == (2, "widget", "Foo")
    assert (clicked.outcome, clicked.outcome_line) == ("rerun", 10)
    assert clicked.lines == (1, 3, 6, 8, 9, 10)
    assert changes(clicked) == ["value changed 'Foo', script 9"]
    assert (again.number, again.cause, again.trigger) == (3, "rerun", "st.rerun() in line 10")
    assert (again.outcome, again.lines, again.diff) == ("completed", (1, 3, 6, 8), ())
    assert app.shown == ["Foo", "[Foo]"]


def test_header_by_callback_takes_one_run_with_the_callback_before_the_script():
    app = App(HEADER_BY_CALLBACK)
    assert app.shown == ["Title", "[Bar]"]

    app.click("Bar")
    assert (app.run.number, app.run.cause, app.run.trigger) == (2, "widget", "Bar")
    assert calls(app.run) == ["update_value() returned"]
    assert app.run.callbacks[0].line == 8
    assert kinds(app.run) == ["callback_start", "state_write", "callback_end", "script_start", "write", "write"]
    assert changes(app.run) == ["value changed 'Bar', callback 9"]
    assert app.run.callback_lines == (9,)
    assert app.run.lines == (1, 3, 6, 8, 9, 11)
    assert app.shown == ["Bar", "[Bar]"]


def test_header_by_container_takes_one_run_and_writes_back_into_it():
    app = App(HEADER_BY_CONTAINER)
    assert app.placed == ["main/container: Title", "main: [Baz]"]

    app.click("Baz")
    assert (app.run.number, app.run.outcome) == (2, "completed")
    assert app.run.lines == (1, 3, 6, 8, 9, 11)
    assert changes(app.run) == ["value changed 'Baz', script 9"]
    assert [event["text"] for event in app.run.events if event["type"] == "write"] == ["Baz", "Baz"]
    assert app.placed == ["main/container: Baz", "main: [Baz]"]


def test_a_form_sends_nothing_until_it_is_submitted():
    """Rule form-sends-together."""
    app = App(FORM)
    assert app.placed == ["main/form:my_form: Enter your name=", "main/form:my_form: [Submit]", "main: hello"]

    app.set("Enter your name", "Ada")
    assert app.runs == ()
    assert app.shown == ["Enter your name=Ada", "[Submit]", "hello"]

    app.click("Submit")
    assert (app.run.cause, app.run.trigger, app.run.outcome) == ("form", "Submit", "completed")
    assert app.shown == ["Enter your name=Ada", "[Submit]", "hello Ada"]


def test_submitting_without_a_change_still_runs():
    """Rule form-sends-together."""
    assert App(FORM).click("Submit").causes == ["form"]


def test_a_counter_in_session_state():
    app = App(COUNTER)
    assert app.shown == ["[Increment]", "[Decrement]", "Count =  `0`"]
    assert app.click("Increment").shown[-1] == "Count =  `1`"
    assert changes(app.run) == ["count changed 1, script 7"]
    assert app.click("Increment").shown[-1] == "Count =  `2`"
    assert app.click("Decrement").shown[-1] == "Count =  `1`"
    assert app.run.lines == (1, 3, 6, 9, 10, 12)


def test_a_counter_by_callbacks_with_keys():
    """Rules state-keyed-widgets and callback-of-last-draw."""
    app = App(COUNTER_BY_CALLBACK)
    assert app.state == {"count": 0, "increment_btn": False, "decrement_btn": False}
    app.click(key="increment_btn").click("Increment")
    assert calls(app.run) == ["increment_counter() returned"]
    app.click(key="decrement_btn")
    assert calls(app.run) == ["decrement_counter(by=1) returned"]
    assert changes(app.run) == ["count changed 1, callback 10"]
    assert app.shown[-1] == "Count =  `1`"


def test_setting_the_value_that_is_shown_causes_no_run():
    """Rule run-no-change."""
    app = App("""
        import streamlit as st
        st.text_input("Name", "Ada")
        st.checkbox("Agree")
    """)
    assert app.set("Name", "Ada").runs == ()
    assert app.set("Agree", False).runs == ()
    assert len(app.set("Agree", True).runs) == 1


def test_an_empty_script():
    app = App("")
    assert (app.outcomes, app.shown, app.run.lines) == (["completed"], [], ())


def test_globals_are_lost_between_runs():
    """Rule run-whole-script."""
    app = App("""
        import streamlit as st
        try:
            count += 1
        except NameError:
            count = 0
        st.text(count)
        st.button("Again")
    """)
    assert app.click("Again").shown[0] == "0"


def test_a_click_is_over_after_its_run():
    """Rule button-true-once."""
    app = App("""
        import streamlit as st
        st.text(st.button("Foo"))
        st.checkbox("Other")
    """)
    assert app.click("Foo").shown[0] == "[Foo]"
    assert app.shown[1] == "True"
    assert app.set("Other", True).shown[1] == "False"


def test_reload_is_a_new_session_in_which_caches_survive():
    """Rule session-reload."""
    app = App("""
        import streamlit as st
        @st.cache_data
        def compute():
            return 1
        compute()
        st.session_state.setdefault("n", 0)
        st.session_state.n += 1
        st.text_input("Name")
        st.button("Go")
    """)
    app.set("Name", "Ada").click("Go")
    assert app.state == {"n": 3}
    app.reload()
    assert (app.causes, app.run.number, app.state) == (["load"], 1, {"n": 1})
    assert app.shown == ["Name=", "[Go]"]
    assert "cache_hit" in kinds(app.run)


def test_two_sessions_share_nothing_but_caches():
    caches = Caches()
    script = """
        import streamlit as st
        @st.cache_data
        def compute():
            return 1
        compute()
        st.session_state.setdefault("names", []).append("x")
        st.text_input("Name", key="name")
    """
    ada = App(script, caches=caches).set("Name", "Ada")
    bob = App(script, caches=caches)
    assert bob.state == {"names": ["x"], "name": ""}
    assert "cache_hit" in kinds(bob.run)
    assert ada.set("Name", "Eve").state == {"names": ["x", "x", "x"], "name": "Eve"}


def test_what_a_script_does_to_the_streamlit_module_stays_in_its_session():
    spoilt = App("""
        import streamlit as st
        st.button("Go")
        st.text("still here")
        st.write = None
        st.mine = 1
    """)
    other = App("""
        import streamlit as st
        st.write("hello")
        st.text(hasattr(st, "mine"))
    """)
    assert other.shown == ["hello", "False"]
    assert spoilt.click("Go").shown == ["[Go]", "still here"]


def test_the_real_streamlit_is_what_others_import():
    import streamlit

    App("import streamlit as st\nst.write = None")
    import streamlit as after

    assert after is streamlit
    assert callable(streamlit.write)


def test_sessions_take_turns():
    first = App("import streamlit as st\nst.text_input('A', key='a')\nst.button('Go')")
    second = App("import streamlit as st\nst.text_input('A', key='a')\nst.button('Go')")
    first.set("A", "1")
    second.set("A", "2")
    assert first.click("Go").state["a"] == "1"
    assert second.click("Go").state["a"] == "2"


def test_the_same_actions_make_the_same_session_again():
    app = App(COUNTER).click("Increment").click("Increment").click("Decrement")
    again = Session(COUNTER.lstrip("\n"))
    again.start()
    for action in app.session.actions:
        again.act(action.to_json())
    assert again.screen() == app.session.screen()


def test_actions_name_widgets_by_key_or_label_whatever_named_them():
    app = App(COUNTER_BY_CALLBACK)
    assert app.act({"click": {"id": "w1"}}).step.action == {"click": {"key": "increment_btn"}}
    app = App(COUNTER)
    assert app.act({"click": {"id": "w1"}}).step.action == {"click": "Increment"}
