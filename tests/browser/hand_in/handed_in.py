"""Work as learners hand it in, and what comes in its place, for tests and the bench. It runs in a browser only."""

from __future__ import annotations

import json
from typing import Any

from playground.share.work import FORMAT, KIND, checksum
from playground.site.grading import version_of
from tests.lessons.course import PAGES

LESSONS = {page.name: page for page in PAGES}
LESSON = LESSONS["from-the-top/a-click-is-a-rerun"]
assert LESSON.lesson.exercise
START, SOLUTION = LESSON.lesson.exercise.start.source, LESSON.lesson.exercise.solution.source
WRONG = LESSON.lesson.exercise.wrong[0]
ENDLESS = "import streamlit as st\nwhile True:\n    st.session_state.x = 1\n"
"""The guard ends it."""
DEAF = "import re\nre.match('(a+)+$', 'a' * 60 + 'b')\n"
"""Nothing but the end of its worker ends it: it never comes back to Python."""
FLOOD = f"for i in range(200_000):\n    print('x' * 100)\n{SOLUTION}"
CLICKS = [{"click": "Add one"}, {"click": "Do nothing"}]


def work(script: str = SOLUTION, name: str = "Ada", **fields: Any) -> dict[str, Any]:
    """What is in a file, with a checksum that is right."""
    exercise = LESSON.lesson.exercise
    assert exercise
    lesson = {
        "lesson": LESSON.name,
        "title": LESSON.lesson.title,
        "version": version_of(exercise),
        "file": exercise.start.name,
        "script": script,
        "files": {},
        "actions": CLICKS,
        "checks": [{"at": "2026-11-29T11:00:00.000Z", "passed": True}],
        "tries": 2,
        "hints": 1,
        "solution": False,
        "seconds": 300,
        "begun": "2026-11-29T10:50:00.000Z",
        **fields,
    }
    saved = "2026-11-29T11:05:00.000Z"
    return signed(
        {"kind": KIND, "format": FORMAT, "playground": "0.1", "name": name, "saved": saved, "lessons": [lesson]}
    )


def signed(data: dict[str, Any]) -> dict[str, Any]:
    """The same with its right checksum."""
    return {**data, "checksum": checksum(data)}


def text(data: dict[str, Any]) -> str:
    return json.dumps(data, indent=1)


def a_hundred() -> dict[str, str]:
    """A course of a hundred, by the names of their files: most of them are good, some are anything else."""
    files = {f"learner{number:02}.rerun.json": _usual(number) for number in range(82)}
    for number in range(6):
        files[f"endless{number}.rerun.json"] = text(work(f"{ENDLESS}# {number}", f"Endless {number}"))
    for number in range(2):
        files[f"deaf{number}.rerun.json"] = text(work(f"{DEAF}# {number}", f"Deaf {number}"))
    for number in range(4):
        files[f"flood{number}.rerun.json"] = text(work(f"{FLOOD}# {number}", f"Flood {number}"))
    for number in range(3):
        files[f"changed{number}.rerun.json"] = text(work(name=f"Before {number}")).replace("Before", "After")
    files["essay.json"] = "My essay"
    files["prose.rerun.json"] = text(work("Dear teacher, I could not do it.", "Prose"))
    files["huge.rerun.json"] = " " * 2_000_001
    assert len(files) == 100
    return files


def _usual(number: int) -> str:
    script = WRONG.source if number % 5 == 4 else SOLUTION
    return text(work(f"{script}# {number}\n", f"Learner {number}"))
