"""After a change of the script: what was done is offered, and compared once it was done again."""

import json

import pytest

from playground.worker.sandbox import Sandbox

OLD = """\
import streamlit as st
st.session_state.setdefault("n", 0)
if st.button("Add"):
    st.session_state.n += 1
    st.rerun()
st.text(st.session_state.n)
"""
NEW = OLD.replace("    st.rerun()\n", "")
OFFER, SAVED = "data-same", "Your change saved 1 run: 2 instead of 3."


class Page:
    def __init__(self) -> None:
        self.sandbox = Sandbox()
        self.number = 0

    def ask(self, **message) -> dict:
        self.number += 1
        answer = self.sandbox.handle(json.dumps({"id": self.number, "session": "a", **message}))
        return json.loads(answer)["view"]

    def open(self, source: str, actions: list | None = None) -> dict:
        return self.ask(type="open", source=source, name="start.py", actions=actions or [])

    def act(self, action: dict) -> dict:
        return self.ask(type="act", action=action)


@pytest.fixture
def page() -> Page:
    page = Page()
    page.open(OLD)
    page.act({"click": {"id": "w1"}})
    return page


def test_what_was_done_is_offered_and_compared_when_it_is_done_again(page):
    view = page.open(NEW)
    assert OFFER in view["runs"]
    assert view["same"] == [{"click": "Add"}]
    view = page.open(NEW, view["same"])
    assert SAVED in view["runs"]
    assert "same" not in view


def test_it_may_be_done_by_hand_and_nothing_is_told_beyond(page):
    page.open(NEW)
    assert SAVED in page.act({"click": "Add"})["runs"]
    assert "rp-former" not in page.act({"click": "Add"})["runs"]


def test_the_same_script_is_not_compared(page):
    assert "rp-former" not in page.open(OLD)["runs"]
    assert "rp-former" not in page.act({"click": "Add"})["runs"]


def test_where_nothing_was_done_nothing_is_offered():
    page = Page()
    page.open(OLD)
    assert "rp-former" not in page.open(NEW)["runs"]


def test_a_script_that_is_no_python_waits_for_its_repair(page):
    assert "rp-former" not in page.open("if True")["runs"]
    assert OFFER in page.open(NEW)["runs"]


def test_who_goes_back_to_the_first_version_compares_with_the_second(page):
    page.open(NEW)
    page.act({"click": "Add"})
    page.open(OLD)
    assert "Your change costs 1 run: 3 instead of 2." in page.act({"click": "Add"})["runs"]


def test_a_look_at_the_past_is_about_that(page):
    page.open(NEW)
    page.act({"click": "Add"})
    assert "rp-former" not in page.ask(type="look", look={"run": 1})["runs"]


def test_another_script_is_no_new_version(page):
    view = page.open("import streamlit as st\nst.button('Other')\n")
    assert OFFER not in view["runs"]
    assert "same" not in view
    assert OFFER in page.open(NEW)["runs"]
