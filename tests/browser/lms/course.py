"""A course of two lessons for packages: one is judged and asks before a click, the other is done when it was read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

START: Final = """import streamlit as st

state = "Off"
st.header(state)
if st.button("Turn"):
    state = "On"
"""
WRONG: Final = START.replace('"Off"', '"Dark"')
SOLUTION: Final = """import streamlit as st

state = "Off"
if st.button("Turn"):
    state = "On"
st.header(state)
"""
FILES: Final = {
    "lessons/01_light/chapter.md": "---\ntitle: Light\nsummary: A switch.\n---\n",
    "lessons/01_light/01_turn_it_on/lesson.md": """---
title: Turn it on
summary: The header comes too early.
task: Let the header say On after a click.
passed: It does.
predict: [{click: Turn, ask: [runs, {says: header}]}]
---

**Click *Turn*.** See [the next lesson](look-at-it.md), and [what is not here](../../nowhere.md).
""",
    "lessons/01_light/01_turn_it_on/start.py": START,
    "lessons/01_light/01_turn_it_on/solution.py": SOLUTION,
    "lessons/01_light/01_turn_it_on/check.py": """from playground.check import App, mistake


def check(app: App) -> None:
    app.click("Turn")
    app.must_show_only("header", "On")


@mistake("wrong_dark.py", "It is dark, not off.")
def dark(app: App) -> bool:
    return app.texts("header") == ["Dark"]
""",
    "lessons/01_light/01_turn_it_on/wrong_dark.py": WRONG,
    "lessons/01_light/02_look_at_it/lesson.md": "---\ntitle: Look at it\nsummary: Nothing to do.\n---\n\nLook.\n",
    "lessons/01_light/02_look_at_it/start.py": SOLUTION,
    "lessons/01_light/02_look_at_it/solution.py": SOLUTION,
}


def write_course(root: Path) -> Path:
    """Write it below a folder; return the folder of its lessons."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root / "lessons"
