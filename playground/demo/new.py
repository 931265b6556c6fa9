"""Begins a demo: a folder that is complete, whose steps can be done, and whose words are still to be written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from playground.course import DEMOS
from playground.course.lessons import FOLDER_NAME
from playground.course.new import slug_of
from playground.demo.deck import FILE

SCRIPT: Final = """import streamlit as st

count = 0

if st.button("Add one"):
    count = count + 1

st.header(f"Count: {count}")
"""
SOLUTION: Final = """import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0

if st.button("Add one"):
    st.session_state.count += 1

st.header(f"Count: {st.session_state.count}")
"""
DEMO: Final = """{
  "title": TITLE,
  "summary": "TODO: one sentence on what the room will know.",
  "minutes": 10,
  "scripts": ["app.py"],
  "solution": {"app.py": "solution_app.py"},
  "panes": "script app runs",
  "steps": [
    {
      "title": "The script",
      "notes": "TODO: what you say first. The last line is still veiled.",
      "minutes": 2,
      "upto": 6
    },
    {
      "title": "The first click",
      "notes": "TODO: what you say while the room votes, and what to look at then.",
      "minutes": 3,
      "upto": "all",
      "ask": {
        "question": "TODO: ask what the header will say.",
        "options": ["Count: 0", "Count: 1"],
        "answer": "Count: 1",
        "by": {"says": "header"},
        "why": "TODO: why it is so."
      },
      "do": [{"click": "Add one"}]
    },
    {
      "title": "The second click",
      "notes": "TODO: what you say while the light is on the line that forgets.",
      "minutes": 3,
      "spot": {"lines": [3, 3]},
      "do": [{"click": "Add one"}]
    },
    {
      "title": "The solution",
      "notes": "TODO: what you say last.",
      "minutes": 2,
      "spot": null,
      "solution": true,
      "do": [{"click": "Add one"}, {"click": "Add one"}]
    }
  ]
}
"""


class NewDemoError(Exception):
    """No demo can be begun there: why, and what to do."""


def begin(title: str, folder: Path | None = None) -> Path:
    """Make the folder of a demo, the last in `folder`, and return it.

    Raises NewDemoError where there is no place for it, or no title; nothing was written then.
    """
    title = " ".join(title.split())
    if any("\ud800" <= sign <= "\udfff" for sign in title):  # as Python makes of bytes that are no text
        raise NewDemoError(f"the title {title!r} is no text in UTF-8: write another")
    slug = slug_of(title)
    if not slug:
        raise NewDemoError(f"the title {title!r} has no letters or digits to name a folder after: write another")
    folder = folder or Path("lessons", DEMOS)
    if folder.exists() and not folder.is_dir():
        raise NewDemoError(f"{folder} is a file: name the folder that the demos are in")
    if (folder / FILE).exists():
        raise NewDemoError(f"{folder} is a demo: name the folder that it is in, {folder.parent}")
    there = [match for path in folder.glob("*_*") if path.is_dir() and (match := FOLDER_NAME.fullmatch(path.name))]
    if same := next((match for match in there if match["slug"] == slug), None):
        raise NewDemoError(f"{folder / same[0]} has this name already: its address would be the same")
    demo = folder / f"{max((int(match['number']) for match in there), default=0) + 1:02}_{slug}"
    try:
        demo.mkdir(parents=True)
        text = DEMO.replace("TITLE", json.dumps(title, ensure_ascii=False), 1)
        for name, content in {FILE: text, "app.py": SCRIPT, "solution_app.py": SOLUTION}.items():
            (demo / name).write_text(content, encoding="utf-8")
    except OSError as error:
        raise NewDemoError(f"cannot write to {demo}: {error.strerror}") from None
    return demo
