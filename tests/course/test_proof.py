"""`lesson check`: a lesson whose check does not do what its lesson says is found out."""

import os
import re
import shutil
from pathlib import Path

import pytest

from playground.checks.predict import Prediction, Question
from playground.cli import main
from playground.course import proof
from playground.course.proof import ProofError, action_of, prove_folders

FILES = {
    "lesson.md": """---
title: One
summary: S
task: T
predict: [{click: Go, ask: [runs, says: header]}]
---
Text.
""",
    "start.py": "import streamlit as st\nst.header('here')\nst.button('Go')\n",
    "solution.py": "import streamlit as st\nst.header('gone' if st.button('Go') else 'here')\n",
    "wrong_typo.py": "import streamlit as st\nst.header('gon' if st.button('Go') else 'here')\n",
    "check.py": """
from playground.check import mistake

def check(app):
    app.click("Go")
    app.must_show("header", "gone")

@mistake("wrong_typo.py", "Read again.")
def typo(app):
    app.click("Go")
    return app.text("header") == "gon"
""",
}


def course(root: Path, **changes: str | None) -> Path:
    files = FILES | {f"{name}.{'md' if name == 'lesson' else 'py'}": text for name, text in changes.items()}
    folder = root / "01_basics" / "01_one"
    folder.mkdir(parents=True)
    (root / "01_basics" / "chapter.md").write_text("---\ntitle: Basics\n---\n")
    for name, text in files.items():
        if text is not None:
            (folder / name).write_text(text)
    return root


def said(folder: Path) -> tuple[bool, str]:
    lines: list[str] = []
    return prove_folders([folder], lines.append), "\n".join(lines)


def test_a_good_lesson_holds(tmp_path: Path) -> None:
    good, words = said(course(tmp_path))
    assert good, words
    for line in (
        "ok  One",
        "start.py fails",
        "solution.py passes",
        "wrong_typo.py gets its advice",
        "start.py answers 2 questions about 'Go'",
        "wrong_typo.py is the same in Streamlit",
    ):
        assert line in words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"start": FILES["solution.py"]}, "start.py passes: there is nothing to do"),
        ({"start": FILES["wrong_typo.py"]}, "start.py is taken for wrong_typo.py"),
        ({"solution": FILES["start.py"]}, "solution.py does not pass: After a click on **Go**"),
        ({"wrong_typo": FILES["solution.py"]}, "wrong_typo.py passes, though it is wrong"),
        ({"wrong_typo": FILES["start.py"]}, "wrong_typo.py is not recognised: After a click"),
        ({"wrong_typo": None}, "wrong_typo.py is missing"),
        ({"wrong_more": FILES["wrong_typo.py"]}, "wrong_more.py: check.py has no mistake of this name"),
        ({"check": "def check(app): app.nothing"}, "check.py, line 1: AttributeError"),
        ({"lesson": FILES["lesson.md"].replace("Go", "Run")}, "click 'Run': there is no such button in start.py"),
        ({"start": FILES["start.py"].replace("'Go'", "'Go', disabled=True")}, "there is no such button in start.py"),
        ({"lesson": FILES["lesson.md"].replace("header", "title")}, "click 'Go': there is no title in start.py"),
        (
            {"lesson": FILES["lesson.md"].replace("click: Go", "set: Go")},
            "set 'Go': there is no such field whose value can be changed in start.py",
        ),
        (
            {"solution": FILES["solution.py"] + "st.text(hasattr(st, '__file__'))"},
            "solution.py is another thing in Streamlit",
        ),
    ],
)
def test_a_lesson_that_does_not_hold(tmp_path: Path, changes: dict[str, str | None], words: str) -> None:
    good, lines = said(course(tmp_path, **changes))
    assert not good
    assert "FAIL  One" in lines
    assert any(words in line for line in lines.splitlines() if line.startswith("    !")), lines


def test_the_command_tries_the_examples_in_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fence = "\n```rerun\n#| expect: {text: Yes}\nimport streamlit as st\n\nst.text('No')\n```\n"
    root = course(tmp_path, lesson=FILES["lesson.md"] + fence)
    assert main(["lesson", "check", str(root)]) == 1
    assert "lesson.md, line 10: `expect` says" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text_input('A')", "Ada"),
        ("checkbox('A')", True),
        ("slider('A', 0, 9, 9)", 8),
        ("number_input('A', value=1)", 2),
        ("radio('A', ['x', 'y'])", "y"),
        ("multiselect('A', ['x', 'y'])", None),
        ("chat_input('A')", None),
    ],
)
def test_a_field_is_filled_in_with_something_else(field: str, value: object) -> None:
    asked = Prediction("set", "A", (Question("runs"),))
    action = action_of(asked, f"import streamlit as st\nst.button('A')\nst.{field}")
    assert action == (None if value is None else {"set": {"label": "A", "value": value}})


def test_one_lesson_of_a_course_can_be_named(tmp_path: Path) -> None:
    root = course(tmp_path)
    assert said(root / "01_basics" / "01_one")[0]
    with pytest.raises(ProofError, match="has no chapters"):
        said(tmp_path.parent)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lesson", "check", str(course(tmp_path / "good"))]) == 0
    assert main(["lesson", "check", str(course(tmp_path / "bad", start=FILES["solution.py"]))]) == 1
    assert main(["lesson", "check", str(tmp_path / "nowhere")]) == 2
    printed = capsys.readouterr()
    assert "1 lesson, none failed" in printed.out
    assert "there is no folder" in printed.err


def test_many_lessons_are_proved_by_several_processes_and_told_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = course(tmp_path)
    one = root / "01_basics" / "01_one"
    wrong = shutil.copytree(one, one.with_name("02_two"))
    shutil.copytree(one, one.with_name("03_three"))
    (wrong / "start.py").write_text(FILES["solution.py"])
    monkeypatch.setattr(proof, "_FEW", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    good, words = said(root)
    assert not good
    assert re.findall("^(?:ok|FAIL|3 lessons).*", words, re.MULTILINE) == [
        "ok  One",
        "FAIL  One",
        "ok  One",
        "3 lessons, 1 failed",
    ]


def test_what_only_this_machine_has_is_no_solution(tmp_path: Path) -> None:
    good, words = said(course(tmp_path, solution="import streamlit as st\nimport pandas\n" + FILES["solution.py"]))
    assert not good
    assert "solution.py, line 2: `pandas` is not part of this site" in words
    fence = FILES["lesson.md"] + "\n```rerun\n#| name: A\nimport pytest\n```\n"
    good, words = said(course(tmp_path / "fence", lesson=fence))
    assert not good
    assert "lesson.md, line 11: `pytest` is not part of this site" in words
