"""What surprises stands at the run and at the key that it is about, with a link to its rule."""

from __future__ import annotations

import re
from pathlib import Path

from playground.course.lessons import load_lessons
from playground.course.places import page_of
from playground.render.instruments import order, reasons, runs, state
from playground.render.markup import why
from playground.runtime import Session
from playground.site.rules import read_rules

ROOT = Path(__file__).parents[3]
OPTIONS = """
import streamlit as st
names = ["a", "b", "c"]
if st.checkbox("Fewer"):
    names.remove("c")
st.selectbox("Name", names, key="name")
"""


def steps(script: str, *actions: object) -> list[dict]:
    session = Session(script.lstrip("\n"))
    return [each.to_json() for each in (session.start(), *map(session.act, actions))]


def gone() -> list[dict]:
    return steps(OPTIONS, {"set": {"label": "Name", "value": "c"}}, {"set": {"label": "Fewer", "value": True}})


def test_a_reason_stands_at_its_run_and_at_its_key():
    found = gone()
    text = "The selectbox “Name” has no option “c” any more, so it went back to “a”."
    assert f'<p class="rp-why">{text} <a class="rp-why__more" data-doc="rules/widgets/#widget-key-new-options"' in str(
        runs.instrument(found)
    )
    assert f'<tr class="rp-state__why"><td colspan="4"><p class="rp-why">{text}' in str(state.instrument(found))
    assert "rp-why" not in str(runs.instrument(found[:2]))
    assert "rp-why" not in str(state.instrument(found[:2]))


def test_in_the_middle_of_a_run_state_is_not_explained_yet():
    assert "rp-why" not in str(state.instrument(gone(), halfway=True))


def test_where_nothing_ran_it_stands_below_what_was_done():
    script = "import streamlit as st\nwith st.form('f'):\n    st.text_input('Name')\n"
    shown = str(runs.instrument(steps(script, {"set": {"label": "Name", "value": "Ada"}})))
    assert "has no submit button: what is set there is never sent." in shown
    assert shown.count("rp-why__more") == 1


def test_what_a_script_says_is_no_markup():
    script = OPTIONS.replace('"c"', '"<b>c</b>`x`"').replace('"Name"', '"<i>Name"')
    found = steps(
        script,
        {"set": {"key": "name", "value": "<b>c</b>`x`"}},
        {"set": {"label": "Fewer", "value": True}},
    )
    shown = str(runs.instrument(found)) + str(state.instrument(found))
    assert "rp-why" in shown
    assert "<b>c" not in shown
    assert "<i>Name" not in shown


def test_many_are_cut():
    step = {"runs": [], "reasons": [{"kind": "no_run", "run": None, "text": f"Number {n}."} for n in range(5)]}
    shown = str(reasons.of_run(step, None))
    assert "Number 2." in shown
    assert "Number 3." not in shown
    assert "and 2 more like it" in shown


def test_every_rule_is_on_the_page_that_its_link_names():
    pages = {path.stem: path.read_text("utf-8") for path in (ROOT / "docs" / "rules").glob("*.md")}
    where = {rule.name: name for name, page in pages.items() for rule in read_rules(page)}
    cited = {
        rule
        for path in (ROOT / "playground" / "runtime" / "trace" / "reasons").glob("*.py")
        for rule in where
        if f'"{rule}"' in path.read_text("utf-8")
    }
    assert len(cited) > 15
    found = {rule: why.rule_page(rule) for rule in cited}
    assert found == {rule: f"rules/{where[rule]}/#{rule}" for rule in cited}


def test_every_lesson_is_on_the_page_that_its_link_names():
    pages = {
        each.folder.relative_to(ROOT / "lessons").as_posix(): page_of(chapter, each)
        for chapter in load_lessons(ROOT / "lessons")
        for each in chapter.lessons
        if not each.is_comparison
    }
    cited = {
        lesson
        for path in (ROOT / "playground" / "runtime" / "trace" / "reasons").glob("*.py")
        for lesson in re.findall(r'"(\d\d_\w+/\d\d_\w+)"', path.read_text("utf-8"))
    }
    assert len(cited) > 8
    found = {lesson: why.lesson_page(lesson) for lesson in cited}
    assert found == {lesson: pages[lesson].replace(".md", "/") for lesson in cited}
    assert why.lesson_page("") is None
    assert why.lesson_page("../secret") is None


def test_what_is_no_rule_has_no_link():
    assert why.rule_page("") is None
    assert why.rule_page("nothing-known") is None
    assert why.rule_page('state-"><script>') is None


def test_what_surprises_in_the_order_of_things_stands_there():
    script = """
import streamlit as st
def save():
    st.success("Saved")
st.title("Form")
st.button("Save", on_click=save)
"""
    found = steps(script, {"click": "Save"})
    assert "is at the very top: the callback <code>save</code> wrote it" in str(order.instrument(found))
    assert "rp-why" not in str(order.instrument(gone()))
