"""Begins a lesson: a folder that is complete, whose scripts and check work, and whose words are still to be written."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

import yaml

from playground.course.lessons import FOLDER_NAME, load_lessons

CHAPTER: Final = """---
{title}
summary: "TODO: one sentence on what the chapter is about."
---
"""
FILES: Final = {
    "lesson.md": """---
{title}
summary: "TODO: one sentence that says what the learner will know."
task: >-
  TODO: say what to do, with the labels and texts that check.py asks for. Here it is: after a click on **Greet**
  the header says `Hello`.
hints:
  - "TODO: a nudge."
  - "TODO: nearly the answer."
passed: "TODO: why it works now."
predict:
  - click: Greet
    ask:
      - runs
      - says: header
---

TODO: one sentence on the app.

**Click *Greet*.** TODO: what to look at.

??? answer "What happened"

    TODO: what the reader could have predicted, and why it is so.
""",
    "start.py": """import streamlit as st

st.header("Nobody is here")
st.button("Greet")
""",
    "solution.py": """import streamlit as st

if st.button("Greet"):
    st.header("Hello")
else:
    st.header("Nobody is here")
""",
    "wrong_below.py": """import streamlit as st

st.header("Nobody is here")
if st.button("Greet"):
    st.header("Hello")
""",
    "check.py": '''from playground.check import App, mistake


def check(app: App) -> None:
    app.must_show("header", "Nobody is here")
    app.click("Greet")
    app.must_show_only("header", "Hello")
    app.must_run(1)


@mistake(
    "wrong_below.py",
    """TODO: what is wrong, and what to do. Here it is: there are two headers now. Write one or the other.""",
)
def a_second_header(app: App) -> bool:
    app.click("Greet")
    return app.texts("header") == ["Nobody is here", "Hello"]
''',
}


class NewLessonError(Exception):
    """No lesson can be begun there: why, and what to do."""


def begin(title: str, folder: Path | None = None) -> Path:
    """Make the folder of a lesson, the last of a chapter, and return it.

    `folder` is the chapter's, which is made if it is not there, or that of all chapters: then it is their last one.

    Raises:
        NewLessonError: there is no place for it, or no title; nothing was written.
        LessonError: the course has a lesson that cannot be read.
    """
    title = " ".join(title.split())
    slug = slug_of(title)
    if not slug:
        raise NewLessonError(f"the title {title!r} has no letters or digits to name a folder after: write another")
    chapter = _chapter(folder or Path("lessons"))
    course = chapter.parent
    if any(course.glob("*/chapter.md")) and (same := _same(course, slug)):
        raise NewLessonError(f"{same} has this name already: its address would be the same. Choose another title")
    lesson = chapter / f"{_last(chapter) + 1:02}_{slug}"
    try:
        lesson.mkdir(parents=True)
        if not (chapter / "chapter.md").exists():
            name = chapter.name.partition("_")[2].replace("_", " ").capitalize()
            _write(chapter / "chapter.md", CHAPTER, name)
        for file, text in FILES.items():
            _write(lesson / file, text, title)
    except OSError as error:
        raise NewLessonError(f"cannot write to {lesson}: {error.strerror}") from None
    return lesson


def _chapter(folder: Path) -> Path:
    """The chapter's folder that is meant."""
    chapters = sorted((each.parent for each in folder.glob("*/chapter.md")), key=_number)
    if chapters:
        return chapters[-1]
    if not FOLDER_NAME.fullmatch(folder.resolve().name):
        raise NewLessonError(
            f"{folder} is no chapter: name its folder like {folder / '01_first_steps'}, a number and lower-case words"
        )
    if folder.exists() and not folder.is_dir():
        raise NewLessonError(f"{folder} is a file: name the folder of a chapter")
    if (folder / "lesson.md").exists():
        raise NewLessonError(f"{folder} is a lesson: name the folder of its chapter, {folder.parent}")
    return folder


def _same(course: Path, slug: str) -> Path | None:
    """The lesson of this course that has the slug."""
    lessons = (lesson for chapter in load_lessons(course) for lesson in chapter.lessons)
    return next((each.folder for each in lessons if each.slug == slug.replace("_", "-")), None)


def _last(chapter: Path) -> int:
    """The highest number of the chapter's folders."""
    return max((_number(path) for path in chapter.glob("*_*") if path.is_dir()), default=0)


def _number(path: Path) -> int:
    match = FOLDER_NAME.fullmatch(path.name)
    return int(match["number"]) if match else 0


def slug_of(title: str) -> str:
    """The title as a folder is named: `What's "new"?` is whats_new."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "_".join(re.findall(r"[a-z0-9]+", letters.replace("'", "")))


def _write(path: Path, text: str, title: str) -> None:
    line = yaml.safe_dump({"title": title}, allow_unicode=True, width=1000).strip()
    path.write_text(text.replace("{title}", line, 1), encoding="utf-8")
