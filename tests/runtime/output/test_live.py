"""Progress, status containers, toasts, spinners."""

import pytest

from tests.runtime.app import App


@pytest.mark.parametrize(("value", "shown"), [("0", 0), ("100", 100), ("0.29", 28), ("1.0", 100)])
def test_progress_is_a_percentage(value: str, shown: int):
    assert App(f"import streamlit as st\nst.progress({value})").element("progress")["value"] == shown


@pytest.mark.parametrize(("value", "error"), [("101", "OutOfRange"), ("1.1", "OutOfRange"), ("'1'", "ParameterType")])
def test_progress_beyond_its_ends_is_streamlits_error(value: str, error: str):
    assert error in App(f"import streamlit as st\nst.progress({value})").error


def test_a_bar_moves_in_place():
    app = App("import streamlit as st\nbar = st.progress(0, 'a')\nst.text('x')\nbar.progress(50, 'b')")
    assert app.shown == ["b", "x"]


@pytest.mark.parametrize(
    ("body", "state", "label"),
    [
        ("pass", "complete", "Work"),
        ("s.update(label='Done', state='error')", "error", "Done"),
        ("1 / 0", "error", "Work"),
    ],
)
def test_a_status_ends_with_its_block(body: str, state: str, label: str):
    app = App(f"import streamlit as st\nwith st.status('Work') as s:\n    st.text('in')\n    {body}")
    (box,) = app.step.containers
    assert (box["type"], box["state"], box["label"]) == ("status", state, label)
    assert app.step.screen[0]["in"] == "main/status"


def test_a_status_is_a_container_like_any_other():
    app = App("import streamlit as st\ns = st.status('Work')\ns.container().text('deep')\ns.text('in')")
    assert app.placed == ["main/status/container: deep", "main/status: in"]
    assert app.step.containers[0]["state"] == "running"


def test_a_toast_stands_apart_and_goes_with_the_next_run():
    app = App("import streamlit as st\nif st.button('Go'):\n    st.toast('Saved', duration='long')\n    st.balloons()")
    toast = app.click("Go").element("toast")
    assert (toast["text"], toast["seconds"], toast["in"]) == ("Saved", 10, "event")
    app.act({"reload": True})
    assert [element["type"] for element in app.step.screen] == ["button"]
