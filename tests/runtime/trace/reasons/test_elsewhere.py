"""Output that is not where one looks for it, and callbacks that nobody calls."""

import pytest

from tests.runtime.app import App

ABOVE = """
import streamlit as st
def save():
    st.{call}
st.title("Form")
st.button("Save", on_click=save)
"""


def test_what_a_callback_writes_stands_above():
    app = App(ABOVE.format(call="success('Saved')")).click("Save")
    (reason,) = app.step.reasons
    assert (reason["kind"], reason["what"], reason["line"], reason["callback"]) == ("elsewhere", "above", 3, "save")
    assert reason["text"].startswith("The message “Saved” is at the very top: the callback `save` wrote it")
    assert reason["text"].endswith("let `save` set a value in session state, and call `st.success` in the script.")
    assert app.click("Save").step.reasons == (), "once is enough"


@pytest.mark.parametrize("call", ["toast('Saved')", "session_state.saved = True"])
def test_what_stands_elsewhere_is_no_matter(call):
    assert App(ABOVE.format(call=call)).click("Save").step.reasons == ()


CALLED = """
import streamlit as st
def bump(step=1):
    st.session_state.n = st.session_state.get("n", 0) + step
    {returns}
st.button(
    "Bump",
    on_click={given},
)
"""


def test_a_callback_that_is_called_at_once():
    (reason,) = App(CALLED.format(given="bump(2)", returns="pass")).step.reasons
    assert (reason["what"], reason["line"], reason["argument"], reason["code"]) == (
        "called_at_once",
        5,
        "on_click",
        "bump(2)",
    )
    assert reason["text"] == (
        "`on_click=bump(2)` calls `bump` whenever the button “Bump” is drawn, and a click calls nothing. Write "
        "`on_click=bump, args=(2,)`."
    )


def test_it_is_told_again_at_the_first_click_where_something_is_missing():
    app = App(CALLED.format(given="bump()", returns="pass")).click("Bump")
    (reason,) = app.step.reasons
    assert (reason["what"], reason["run"]) == ("called_at_once", 2)
    assert reason["text"].endswith("Write `on_click=bump`.")
    assert app.click("Bump").step.reasons == ()


@pytest.mark.parametrize(
    ("given", "instead"),
    [
        ("bump(1)", "on_click=bump, args=(1,)"),
        ("bump(step=2)", 'on_click=bump, kwargs={"step": 2}'),
        ("bump(*[2])", "on_click=bump, args=(...)"),
    ],
)
def test_its_arguments_stand_where_a_callback_has_them(given, instead):
    (reason,) = App(CALLED.format(given=given, returns="pass")).step.reasons
    assert reason["text"].endswith(f"Write `{instead}`.")
    if "..." not in instead:
        app = App(CALLED.format(given=instead.removeprefix("on_click="), returns="pass")).click("Bump")
        assert (app.step.reasons, app.state["n"]) == ((), 2 if "2" in instead else 1)


@pytest.mark.parametrize(
    ("given", "returns"),
    [("bump", "pass"), ("lambda: bump(2)", "pass"), ("bump(2)", "return lambda: None"), ("None", "pass")],
)
def test_what_registers_a_function_is_right(given, returns):
    assert App(CALLED.format(given=given, returns=returns)).step.reasons == ()


FRAGMENT = """
import streamlit as st
st.session_state.setdefault("n", 0)
st.text({outside})
@st.fragment
def counter():
    if st.button("Add"):
        st.session_state.n += 1
    st.text({inside})
counter()
"""


def test_a_text_outside_of_a_fragment_stays_as_it_was():
    app = App(FRAGMENT.format(outside="f'Count: {st.session_state.n}'", inside="'inside'")).click("Add")
    (reason,) = app.step.reasons
    assert (reason["what"], reason["key"], reason["line"], reason["run"]) == ("stale", "n", 3, 2)
    assert (reason["before"], reason["after"], reason["shown_since"]) == (0, 1, 1)
    assert reason["text"] == (
        "The text “Count: 0” (line 3) is old: `n` is 1 now. Run 2 ran only the fragment `counter`, and line 3 is "
        "outside of it. Call `st.rerun()` in the fragment after the change, or move line 3 into the fragment."
    )
    assert app.click("Add").step.reasons[0]["after"] == 2, "it is older still"


def test_a_value_that_a_widget_of_the_fragment_holds_is_no_reason_for_a_rerun():
    script = """
    import streamlit as st
    st.session_state.setdefault("size", 5)
    st.metric("Size", st.session_state.size)
    @st.fragment
    def part():
        st.slider("Size", 1, 9, key="size")
    part()
    """
    (reason,) = App(script).set("Size", 7).step.reasons
    assert reason["text"].startswith("The metric “Size” (line 3) is old: it shows 5, and `size` is 7 now. Run 2")
    assert reason["text"].endswith("is outside of it. Move line 3 into the fragment."), "st.rerun() there would loop"


def test_from_the_sidebar_nothing_moves_into_a_fragment():
    script = FRAGMENT.replace("st.text({outside})", "st.sidebar.text(st.session_state.n)")
    (reason,) = App(script.format(inside="'inside'")).click("Add").step.reasons
    assert reason["text"].endswith("Call `st.rerun()` in the fragment after the change.")


@pytest.mark.parametrize("outside", ["'Count'", "'Count: 0'", "st.session_state.n + 100"])
def test_a_text_that_does_not_show_the_value_is_not_blamed(outside):
    app = App(FRAGMENT.format(outside=outside, inside="st.session_state.n")).click("Add")
    assert app.step.reasons == ()
