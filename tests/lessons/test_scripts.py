"""Every script of this project's lessons runs, here and in real Streamlit, and the lessons' texts say what happens."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from playground.course.lessons import Lesson
from playground.runtime import Session
from tests.lessons import course

ROOT = Path(__file__).parents[2]
LESSONS = {lesson.slug: lesson for lesson in course.LESSONS}
SCRIPTS = [script.path for lesson in LESSONS.values() for script in lesson.scripts] + sorted(
    (ROOT / "docs").glob("*.py")
)

Json = dict[str, Any]


def ident(path: Path) -> str:
    return str(path.relative_to(ROOT))


def start(lesson: Lesson) -> Session:
    assert lesson.exercise
    session = Session(lesson.exercise.start.source, name="start.py")
    session.start()
    return session


def act(session: Session, action: Json) -> Json:
    return session.act(action).to_json()


def texts(step: Json, kind: str) -> list[str]:
    return [element["text"] for element in step["screen"] if element["type"] == kind]


@pytest.mark.parametrize("path", SCRIPTS, ids=ident)
def test_runs_in_the_playground(path: Path) -> None:
    step = Session(path.read_text(encoding="utf-8"), name=path.name).start().to_json()

    *before, last = [run["outcome"] for run in step["runs"]]
    assert set(before) <= {"rerun"}
    assert last in ("completed", "stopped")  # `st.stop` is no failure
    assert not texts(step, "exception")


@pytest.mark.parametrize("path", SCRIPTS, ids=ident)
def test_runs_in_streamlit_and_so_does_every_button(path: Path) -> None:
    app = AppTest.from_file(str(path)).run(timeout=30)
    assert not app.exception
    if 'scope="fragment"' in path.read_text(encoding="utf-8"):
        return  # AppTest runs the whole script at each click; `lesson check` tries these on Streamlit's own runner

    for index in range(len(app.button)):
        app = AppTest.from_file(str(path)).run(timeout=30)
        if app.button[index].disabled:  # a user cannot click it, AppTest would
            continue
        app.button[index].click().run(timeout=30)
        assert not app.exception


def test_a_click_is_a_rerun() -> None:
    session = start(LESSONS["a-click-is-a-rerun"])

    one = act(session, {"click": "Add one"})
    two = act(session, {"click": "Add one"})
    nothing = act(session, {"click": "Do nothing"})

    assert [texts(step, "header") for step in (one, two, nothing)] == [["Count: 1"], ["Count: 1"], ["Count: 0"]]
    assert [run["number"] for step in (one, two, nothing) for run in step["runs"]] == [2, 3, 4]
    assert 6 in one["runs"][0]["lines"]
    assert 6 not in nothing["runs"][0]["lines"]


def test_a_click_is_a_rerun_solution() -> None:
    lesson = LESSONS["a-click-is-a-rerun"]
    assert lesson.exercise
    session = Session(lesson.exercise.solution.source, name="solution.py")
    session.start()

    headers = [texts(act(session, {"click": label}), "header") for label in ("Add one", "Add ten", "Add one")]

    assert headers == [["Count: 1"], ["Count: 10"], ["Count: 1"]]


def test_remembering_with_session_state() -> None:
    session = start(LESSONS["remembering-with-session-state"])

    steps = [act(session, {"click": "Increment"}) for _ in range(3)]

    assert [step["runs"][0]["state"]["after"] for step in steps] == [{"count": 1}, {"count": 2}, {"count": 3}]
    assert steps[0]["runs"][0]["state"]["diff"][0]["line"] == 8
    assert all(4 not in step["runs"][0]["lines"] for step in steps)


def test_a_form() -> None:
    session = start(LESSONS["a-form"])

    outside = act(session, {"set": {"label": "Your name, outside the form", "value": "Ada"}})
    inside = act(session, {"set": {"label": "Enter some text", "value": "hello"}})
    submit = act(session, {"click": "Submit"})
    again = act(session, {"set": {"label": "Your name, outside the form", "value": "Grace"}})

    assert [[run["cause"] for run in step["runs"]] for step in (outside, inside, submit, again)] == [
        ["widget"],
        [],
        ["form"],
        ["widget"],
    ]
    assert "Inside: hello" in texts(submit, "markdown")
    assert texts(submit, "success") == ["The form was sent in this run."]
    assert texts(again, "success") == []
    assert "Inside: hello" in texts(again, "markdown")


def test_a_form_is_submitted_without_a_change_too() -> None:
    lesson = LESSONS["a-form"]
    assert lesson.exercise
    session = Session(lesson.exercise.solution.source, name="solution.py")
    session.start()

    assert [run["cause"] for run in act(session, {"click": "Submit"})["runs"]] == ["form"]


@pytest.mark.parametrize(
    ("column", "runs", "header"),
    [
        (0, [("widget", "rerun", []), ("rerun", "completed", [])], "Foo"),
        (1, [("widget", "completed", ["update_value"])], "Bar"),
        (2, [("widget", "completed", [])], "Baz"),
    ],
)
def test_update_an_earlier_header(column: int, runs: list[tuple[str, str, list[str]]], header: str) -> None:
    variant = LESSONS["update-an-earlier-header"].variants[column]
    session = Session(variant.script.source, name=variant.script.name)
    assert texts(session.start().to_json(), "header") == ["Title"]

    step = act(session, {"click": variant.click})

    made = [(run["cause"], run["outcome"], [call["name"] for call in run["callbacks"]]) for run in step["runs"]]
    assert made == runs
    assert texts(step, "header") == [header]
    assert step["screen"][0]["type"] == "header"
