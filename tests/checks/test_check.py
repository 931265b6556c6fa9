"""What a check can do with an app, and the sentences a learner reads when something is different."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.check import App, Different, code, escape, strong
from playground.runtime import Limits, Session

COUNTER = """
import streamlit as st
st.session_state.setdefault("count", 0)
st.header(f"Count: {st.session_state.count}")
if st.button("Add one"):
    st.session_state.count += 1
    st.rerun()
"""
FORM = """
import streamlit as st
with st.form("f"):
    name = st.text_input("Name")
    st.form_submit_button("Send")
st.write("Hello", name)
"""


def app(script: str, **options: Any) -> App:
    made = App(Session(script, limits=Limits(5, 0.5)), **options)
    made.load()
    return made


def problem(do: Callable[[], object]) -> str:
    with pytest.raises(Different) as caught:
        do()
    return str(caught.value)


def test_an_app_tells_what_the_last_action_did() -> None:
    counter = app(COUNTER)
    counter.click("Add one")
    assert counter.causes == ["widget", "rerun"]
    assert counter.text("header") == "Count: 1"
    assert counter.state == {"count": 1}
    assert counter.writes == ["count"]
    assert counter.lines == {2, 3, 4, 5, 6, 7}
    assert counter.is_above("header", "Add one")
    assert not counter.is_above("Add one", "header")


def test_what_waits_in_a_form_has_no_run_and_state_stays() -> None:
    form = app(FORM)
    form.set("Name", "Ada")
    form.must_run(0)
    form.must_not_say("Ada")
    form.click("Send")
    form.must_run(1)
    form.must_say("Hello Ada")


LIVE = """
import streamlit as st
st.write("Found", st.text_input("Search", live=True))
st.write("Noted", st.text_input("Note"))
"""


def test_what_is_typed_is_sent_by_a_live_field_only() -> None:
    typed = app(LIVE)
    typed.type("Note", "owl")
    typed.must_run(0)
    typed.must_not_say("owl")
    typed.type("Search", "rook")  # leaves the note, which is sent first
    typed.must_run(2)
    typed.must_say("Found rook")
    typed.must_say("Noted owl")
    assert problem(lambda: typed.type("Serach", "rook")).startswith("There is no text field **Serach**.")


CALLBACKS = """\
import streamlit as st
def first(): pass
def second(): pass
with st.form("f"):
    st.form_submit_button("Send", on_click=first)
st.button("Both", on_click=second)
"""


def test_callbacks_must_be_called_in_their_order() -> None:
    calls = app(CALLBACKS)
    calls.must_call()
    calls.click("Send")
    calls.must_call("first")
    assert problem(lambda: calls.must_call("first", "second")) == (
        "After a click on **Send**, Streamlit must call `first()`, then `second()`, but it called `first()`."
    )
    assert problem(calls.must_call).endswith("Streamlit must call no callback, but it called `first()`.")
    assert [each.found for each in calls.tried] == [["no callback was called"], ["`first()` was called"]]
    calls.reload()
    assert problem(lambda: calls.must_call("second")).endswith("must call `second()`, but no callback was called.")


DIALOG = """\
import streamlit as st
@st.dialog("Who is it?", on_dismiss="rerun")
def ask():
    st.text_input("Name")
if st.button("Open"):
    ask()
"""


def test_a_copy_is_told_from_the_only_one() -> None:
    twice = app('import streamlit as st\nst.header("Old")\nst.header("New")\nst.text("Moon is up")')
    twice.must_show("header", "New")
    assert problem(lambda: twice.must_show_only("header", "New")) == (
        "When the app has loaded, there must be one header, but there are 2: `Old` and `New`."
    )
    twice.must_show_only("text", "Moon is up")
    assert problem(lambda: twice.must_not_say("Moon")).endswith("must not say `Moon`, but it does: `Moon is up`.")


def test_an_open_dialog_can_be_dismissed() -> None:
    dialog = app(DIALOG)
    assert problem(dialog.dismiss).startswith("“Close the dialog” cannot be done here: ")
    dialog.click("Open")
    dialog.must_have("text_input", "Name")
    dialog.dismiss()
    dialog.must_run(1)
    assert dialog.labels("text_input") == []


def test_what_was_tried_is_told_with_what_was_found() -> None:
    counter = app(COUNTER)
    counter.click("Add one")
    counter.must_show("header", "Count: 1")
    counter.must_store("count", 1)
    assert [(each.did, each.found) for each in counter.tried] == [
        ("The app loads", []),
        ("Click **Add one**", ["the header says `Count: 1`", "`st.session_state.count` is `1`"]),
    ]
    assert counter.actions == [{"click": "Add one"}]


@pytest.mark.parametrize(
    ("do", "sentence"),
    [
        (lambda a: a.must_run(1), "After a click on **Add one**, there must be 1 run, but 2 runs happened."),
        (
            lambda a: a.must_show("header", "Count: 5"),
            "After a click on **Add one**, the header must say `Count: 5`, but it says `Count: 1`.",
        ),
        (
            lambda a: a.must_show("success", "Done"),
            "After a click on **Add one**, the green message must say `Done`, but there is no green message.",
        ),
        (
            lambda a: a.must_say("Moon"),
            "After a click on **Add one**, the app must say `Moon`, but it says `Count: 1`.",
        ),
        (
            lambda a: a.must_show_only("header", "Count: 5"),
            "After a click on **Add one**, the header must say `Count: 5`, but it says `Count: 1`.",
        ),
        (
            lambda a: a.must_store("count", 3),
            "After a click on **Add one**, `st.session_state.count` must be `3`, but it is `1`.",
        ),
        (
            lambda a: a.must_store("name", "x"),
            "After a click on **Add one**, `st.session_state.name` must be `'x'`, but there is nothing.",
        ),
        (lambda a: a.click("Add ten"), "There is no button **Add ten**. There is only *Add one*."),
        (lambda a: a.click("add one"), "There is no button **add one**. Capitals count. There is only *Add one*."),
        (lambda a: a.set("Name", "x"), "There is no field **Name**. There is no field at all."),
        (lambda a: a.must_not_show("header"), "there must be no header, but there is one: `Count: 1`."),
    ],
)
def test_what_is_different_is_a_sentence(do: Callable[[App], object], sentence: str) -> None:
    counter = app(COUNTER)
    counter.click("Add one")
    assert sentence in problem(lambda: do(counter))


def test_a_button_that_was_there_is_missed_where_it_went() -> None:
    either = app('import streamlit as st\nif st.button("Tea"):\n    pass\nelif st.button("Milk"):\n    pass')
    either.click("Tea")
    assert problem(lambda: either.click("Milk")) == (
        "After a click on **Tea**, there is no button **Milk** any more. There is only *Tea*."
    )


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("1 / 0", "your script fails: `ZeroDivisionError: division by zero (line 1)`."),
        ("x = (", "SyntaxError"),
        ("import streamlit as st\nst.rerun()", "would start run 6 of one step"),
        ("while True: pass", "Stopped after 0.5 seconds: line 1 was still running"),
    ],
)
def test_a_script_that_fails_is_different(script: str, words: str) -> None:
    assert words in problem(lambda: app(script))


def test_a_mistake_may_look_at_an_app_that_fails() -> None:
    assert app("1 / 0", strict=False).error == "ZeroDivisionError: division by zero (line 1)"


def test_a_value_that_the_widget_cannot_take_is_different() -> None:
    slow = app("import streamlit as st\nst.slider('Speed', 0, 9)")
    assert "cannot be done here" in problem(lambda: slow.set("Speed", 100))


def test_time_that_is_over_ends_the_check() -> None:
    assert "takes too long" in problem(lambda: app("1", deadline=0.0))


def test_any_text_is_harmless_in_a_sentence() -> None:
    assert code("a `b` ``c``") == "``` a `b` ``c`` ```"
    assert code("a ` b") == "``a ` b``"
    assert code("") == "` `"
    assert len(code("x" * 500)) == 82
    assert strong("*a* <b>") == r"**\*a\* \<b\>**"
    assert escape("two\n\nparagraphs") == "two paragraphs"


def test_a_frame_in_session_state_is_named_by_its_size():
    pytest.importorskip("pandas")  # loaded before: the time of a script is short here
    framed = app("import pandas as pd\nimport streamlit as st\nst.session_state.df = pd.DataFrame({'a': [1, 2]})\n")
    with pytest.raises(Different, match=r"but it is `DataFrame of 2 rows, 1 column`"):
        framed.must_store("df", 1)
