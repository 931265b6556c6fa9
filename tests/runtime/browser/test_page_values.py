"""What an action may set a widget to: what its user could, and what the page keeps to itself."""

import pytest

from playground.runtime import ActionError
from playground.runtime.browser.page_values import VALUES
from playground.runtime.browser.refusal import ValueRefused, short

from ..app import App

FORM = """
    import streamlit as st
    with st.form("f"):
        st.text_input("Name", required=True, key="name")
        st.number_input("Age", value=None, required=True, key="age")
        st.form_submit_button("Send")
    st.text(f"{st.session_state.name!r} {st.session_state.age!r}")
"""


def problems(app: App) -> dict[str, str]:
    return {each["label"]: each["error"] for each in app.step.screen if "error" in each}


def test_a_form_is_not_sent_before_its_fields_have_what_they_need():
    app = App(FORM).click("Send")
    assert app.runs == ()
    assert problems(app) == {"Name": "This field is required.", "Age": "This field is required."}
    app.set("Name", "Ada")
    assert problems(app) == {"Age": "This field is required."}
    app.set("Age", 0).click("Send")
    assert (app.shown[-1], problems(app)) == ("'Ada' 0.0", {})


def test_what_is_typed_is_sent_when_the_field_is_left():
    app = App("""
        import streamlit as st
        name = st.text_input("Name")
        st.text(f"{name} {st.button('Go')}")
    """)
    app.act({"type": {"label": "Name", "text": "Ad"}})
    assert (app.runs, app.widget("Name")["value"]) == ((), "Ad")
    app.click("Go")
    assert [(run.cause, run.trigger) for run in app.runs] == [("widget", "Name"), ("widget", "Go")]
    assert app.shown[-1] == "Ad True"
    assert app.step.action == {"click": "Go"}


def test_a_live_field_sends_what_is_typed_unless_it_may_not():
    app = App("import streamlit as st\nst.text(st.text_input('Q', live=True, required=True))")
    assert app.act({"type": {"label": "Q", "text": "a"}}).run.trigger == "Q"
    assert app.act({"type": {"label": "Q", "text": " "}}).runs == ()
    assert problems(app) == {}
    assert problems(app.set("Q", " ")) == {"Q": "This field is required."}
    assert app.shown == ["Q= ", "a"]


def test_nothing_can_be_typed_into_what_is_no_text():
    app = App("import streamlit as st\nst.slider('S')\nst.button('B')")
    with pytest.raises(ActionError, match="'S' is a slider: nothing can be typed into it"):
        app.act({"type": {"label": "S", "text": "3"}})
    with pytest.raises(ActionError, match="'B' is a button"):
        app.act({"type": {"label": "B", "text": "3"}})


@pytest.mark.parametrize(
    ("script", "value", "message"),
    [
        ("st.selectbox('W', ['a', 'b'])", None, "cannot be cleared"),
        ("st.selectbox('W', ['a'], index=None, accept_new_options=True)", "", "has no option"),
        ("st.radio('W', ['a', 'b'])", None, "cannot be cleared"),
        ("st.multiselect('W', ['a', 'b'], max_selections=1)", ["a", "b"], "takes 1 options at most"),
        ("st.multiselect('W', ['a'], accept_new_options=True)", [3], "takes a list of"),
    ],
)
def test_what_the_page_does_not_let_its_user_do(script: str, value: object, message: str):
    app = App(f"import streamlit as st\n{script}")
    with pytest.raises(ActionError, match=message):
        app.set("W", value)


def test_a_new_option_is_the_value_and_none_of_the_options():
    app = App("import streamlit as st\nst.text(st.selectbox('W', ['a'], accept_new_options=True))").set("W", "new")
    assert (app.shown, app.widget("W")["options"]) == (["W=new", "new"], ["a"])


SLIDER = {"kind": "int", "min": 0, "max": 10, "value": 3}
RANGE = {**SLIDER, "kind": "float", "value": [1, 2]}
DAYS = {"kind": "date", "min": "2026-01-01", "max": "2026-12-31", "value": "2026-02-01"}
SCALE = {"options": ["a", "b", "c"], "value": ["a", "b"]}
ONE_PILL = {"options": ["a", "b"], "mode": "single"}
DATE = {"min": "2026-01-01", "max": "2026-12-31", "value": "2026-02-01"}
MOMENT = {"min": "2026-01-01T00:00", "max": "2026-12-31T23:59"}
TABLE = {"columns": [{"name": "a"}, {"name": "b"}], "count": 3, "modes": ["multi-row", "single-cell"]}
EDITOR = {
    "columns": [{"name": "n", "kind": "int"}, {"name": "t", "kind": "text", "disabled": True}],
    "rows": [[1, "x"], [2, "y"]],
    "num_rows": "dynamic",
    "labels": None,
}
LABELLED = {**EDITOR, "labels": "text"}


@pytest.mark.parametrize(
    ("kind", "widget", "given", "kept"),
    [
        ("text", {}, None, None),
        ("text", {}, "a\udc80", "a?"),
        ("numbers", SLIDER, 4.0, 4),
        ("numbers", RANGE, [2, 1], [1.0, 2.0]),
        ("numbers", DAYS, "2026-03-01", "2026-03-01"),
        ("number", {"kind": "float"}, 1, 1.0),
        ("number", {"kind": "float"}, None, None),
        ("options", {"options": ["a", "b"], "value": []}, ["b", "a", "b"], ["b", "a"]),
        ("options", {"options": ["a"], "value": ["old"]}, ["old"], ["old"]),
        ("options", {"options": ["a", "b"], "value": ["a", "b"], "max_selections": 1}, ["b", "a"], ["b", "a"]),
        ("scale", SCALE, ["c", "a"], ["a", "c"]),
        ("scale", {**SCALE, "value": "a"}, "c", "c"),
        ("pills", ONE_PILL, "a", ["a"]),
        ("pills", ONE_PILL, None, []),
        ("mark", {"count": 2}, None, ""),
        ("mark", {"count": 2}, 1, 1),
        ("days", DATE, "20260301", "2026-03-01"),
        ("days", {**DATE, "clearable": True}, None, None),
        ("days", {**DATE, "range": True}, ["2026-03-01", "2026-02-01"], ["2026-02-01", "2026-03-01"]),
        ("time", {"step": 900}, "09:30:15", "09:30"),
        ("time", {"step": 1}, "09:30:15", "09:30:15"),
        ("time", {"step": 1, "clearable": True}, None, None),
        ("moment", MOMENT, "2026-03-01T09:30:59+00:00", "2026-03-01T09:30"),
        ("colour", {}, "#aBc", "#aBc"),
        ("message", {"max_chars": 2}, "ab", "ab"),
        ("selection", TABLE, {"selection": {"rows": [2, 0, 2]}},
         {"selection": {"rows": [0, 2], "columns": [], "cells": []}}),
        ("selection", TABLE, {"selection": {"cells": [[1, "b"]]}},
         {"selection": {"rows": [], "columns": [], "cells": [[1, "b"]]}}),
        ("edits", EDITOR, {"edited_rows": {}}, {"edited_rows": {}, "added_rows": [], "deleted_rows": []}),
        ("edits", EDITOR, {"edited_rows": {"1": {"n": 5}, "0": {"n": None}}, "deleted_rows": [0, 0]},
         {"edited_rows": {"1": {"n": 5}}, "added_rows": [], "deleted_rows": [0]}),
        ("edits", LABELLED, {"edited_rows": {}, "added_rows": [{"n": 3, "_index": "z"}]},
         {"edited_rows": {}, "added_rows": [{"_index": "z", "n": 3}], "deleted_rows": []}),
    ],
)  # fmt: skip
def test_a_value_as_the_page_keeps_it(kind: str, widget: dict, given: object, kept: object):
    found = VALUES[kind](widget, given)
    assert (found, type(found)) == (kept, type(kept))


def edits(**more: object) -> dict:
    return {"edited_rows": {}, **more}


def select(**what: object) -> dict:
    return {"selection": what}


@pytest.mark.parametrize(
    ("kind", "widget", "given", "words"),
    [
        ("numbers", SLIDER, float("nan"), "takes a number"),
        ("numbers", SLIDER, True, "takes a number"),
        ("numbers", SLIDER, 2**60, "takes a number"),
        ("numbers", SLIDER, 11, "takes numbers from 0 to 10, not 11"),
        ("numbers", RANGE, 1, "takes two numbers"),
        ("numbers", SLIDER, [1, 2], "takes a number"),
        ("numbers", DAYS, "2027-01-01", "takes a date from 2026-01-01 to 2026-12-31"),
        ("numbers", DAYS, "soon", "takes a date from"),
        ("numbers", DAYS, ["2026-01-01", "2026-02-01"], "takes a date,"),
        ("tab", {"options": ["One"]}, "Two", "has no tab"),
        ("entry", {"options": ["One"]}, "Two", "takes one of its options"),
        ("scale", SCALE, "a", "takes two of its options"),
        ("scale", SCALE, ["a", "z"], "takes one of its options"),
        ("pills", ONE_PILL, ["a", "b"], "takes one of its options, or null"),
        ("pills", {**ONE_PILL, "mode": "multi"}, ["z"], "takes a list of its options"),
        ("pills", {**ONE_PILL, "required": True}, None, "takes one of its options"),
        ("mark", {"count": 2}, 2, "takes a whole number from 0 to 1, or null"),
        ("mark", {"count": 2}, True, "takes a whole number"),
        ("days", DATE, None, "takes dates such as"),
        ("days", DATE, "2027-01-01", "takes dates from 2026-01-01 to 2026-12-31"),
        ("days", {**DATE, "range": True}, ["2026-02-01"] * 3, "takes a list of up to two dates"),
        ("time", {"step": 900}, "25:00", "takes a time such as"),
        ("time", {"step": 900}, None, "takes a time such as"),
        ("moment", MOMENT, "2027-01-01T00:00", "takes moments from"),
        ("moment", MOMENT, None, "takes a day with a time"),
        ("colour", {}, "red", "takes a colour such as"),
        ("message", {}, "  ", "takes a text that is not empty"),
        ("message", {"max_chars": 2}, "abc", "takes 2 characters at most"),
        ("selection", TABLE, {"rows": [0]}, "takes a selection such as"),
        ("selection", TABLE, select(rows=[3]), "takes rows 0 to 2 and the columns a, b"),
        ("selection", TABLE, select(columns=["a"]), "takes selections by multi-row, single-cell"),
        ("selection", TABLE, select(cells=[[0, "a"], [1, "a"]]), "takes selections by"),
        ("selection", TABLE, select(cells=[[0, "z"]]), "takes cells such as"),
        ("selection", {**TABLE, "modes": ["single-row-required"]}, select(rows=[]), "takes one row"),
        ("edits", EDITOR, None, "takes changes such as"),
        ("edits", EDITOR, {"rows": {}}, "takes changes such as"),
        ("edits", EDITOR, {"edited_rows": {"2": {"n": 1}}}, "takes changes of rows 0 to 1"),
        ("edits", EDITOR, {"edited_rows": {"0": {"z": 1}}}, "takes changes of the columns n, t"),
        ("edits", EDITOR, {"edited_rows": {"0": {"n": True}}}, "takes int values in the column n"),
        ("edits", EDITOR, {"edited_rows": {"0": {"t": "z"}}}, "takes text values in the column t"),
        ("edits", EDITOR, edits(deleted_rows=[2]), "takes rows 0 to 1 as deleted"),
        ("edits", {**EDITOR, "num_rows": "add"}, edits(deleted_rows=[0]), "takes no deletion of rows"),
        ("edits", {**EDITOR, "num_rows": "delete"}, edits(added_rows=[{}]), "takes no new rows"),
        ("edits", EDITOR, edits(added_rows=[{"z": 1}]), "takes new rows of the columns n, t"),
        ("edits", EDITOR, edits(added_rows=3), "takes new rows such as"),
        ("edits", LABELLED, edits(added_rows=[{"n": 1}]), "takes new rows with a label"),
    ],
)
def test_a_value_that_no_user_can_give(kind: str, widget: dict, given: object, words: str):
    with pytest.raises(ValueRefused) as refused:
        VALUES[kind](widget, given)
    assert refused.value.words("that").startswith(words)


def test_a_long_value_is_shortened_in_messages():
    assert short({"a": [1]}) == '{"a": [1]}'
    assert short("x" * 200) == '"' + "x" * 118 + "…"
