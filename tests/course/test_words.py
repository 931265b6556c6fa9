"""The words of lessons: what is said of wrong ones, with file and line; the formula of the reading level."""

from pathlib import Path

import pytest

from playground.course import words
from playground.course.lessons import load_lessons
from playground.course.new import begin
from playground.course.texts import fenced, passages, plain
from playground.course.words import grade, problems, syllables

spelled = pytest.mark.skipif(not words.can_spell(), reason="pyspellchecker is not installed")
LONG = "This is one of those sentences " + "and then it goes on " * 5 + "until it ends."


def told(root: Path, text: str, more: str = "") -> list[str]:
    """What is said of a lesson with this text; the lines of files are told without their folders."""
    folder = begin("Tea", root / "01_basics")
    for file in (folder / "lesson.md", folder / "check.py"):
        file.write_text(file.read_text().replace("TODO: ", ""))
    path = folder / "lesson.md"
    front = path.read_text().split("\n---\n")[0].replace("a nudge", f"a nudge{more}")
    path.write_text(f"{front}\n---\n\n{text}\n")
    found = problems(passages(load_lessons(root)[0].lessons[0]), root)
    return [line.removeprefix(f"{folder}/") for line in found]


def test_a_long_sentence_is_told_with_its_line(tmp_path: Path) -> None:
    (line,) = told(tmp_path, f"It is hot. {LONG}")
    assert line.startswith("lesson.md, line 18: the sentence 'This is one of those …' has 34 words.")


def test_what_is_still_to_be_written_is_told(tmp_path: Path) -> None:
    (line,) = told(tmp_path, 'One.\n\n??? answer "Why?"\n\n    It is.\n    TODO say more.')
    assert line.startswith("lesson.md, line 23: TODO is still there")


@spelled
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A widgget.", "lesson.md, line 18"),
        ("A line.\nAnd a widgget.", "lesson.md, line 19"),
        ("- One\n- *A widgget*", "lesson.md, line 19"),
        ("## A widgget", "lesson.md, line 18"),
        ('??? answer "A widgget"\n\n    Text.', "lesson.md, line 18"),
        ("```python\nx\n```\n[A widgget](one.md)", "lesson.md, line 21"),
    ],
)
def test_a_misspelled_word_is_told_with_its_line(tmp_path: Path, text: str, place: str) -> None:
    (line,) = told(tmp_path, text)
    assert line.startswith(f"{place}: 'widgget' is in no list of words.")


@spelled
def test_hints_and_advice_are_read_too(tmp_path: Path) -> None:
    (line,) = told(tmp_path, "Text.", " of a widgget")
    assert line.startswith("lesson.md, line 8: 'widgget'")


@spelled
@pytest.mark.parametrize(
    "text",
    [
        "`widgget` and `st.widgget`, ++widgget++, widgget.py and widg_get",
        "```rerun\nwidgget\n```",
        "<!-- widgget -->",
        "[A link](widgget.md), <https://widgget.example>",
        "Streamlit’s app doesn't rerun; it isn’t so in *Streamlit*.",
        "a second-hand colour",
    ],
)
def test_code_and_names_are_no_words(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


@spelled
def test_a_course_has_words_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# names\nWidgget Gogo\n")
    assert told(tmp_path, "A widgget.") == []


def test_the_formula() -> None:
    easy = ["The cat sat on the mat."] * 10
    hard = ["Considerable administrative deliberation necessitates interdepartmental communication."] * 10
    assert grade(easy) == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    assert grade(hard) > words.HIGHEST_GRADE
    assert grade(hard[:1]) == 0


def test_a_text_that_is_hard_to_read_is_told(tmp_path: Path) -> None:
    (line,) = told(tmp_path, "Additional administrative information is universally unavailable. " * 15)
    assert line.startswith("lesson.md, line 1: the reading level is grade ")


@pytest.mark.parametrize(
    ("word", "count"),
    [("script", 1), ("widget", 2), ("callback", 2), ("note", 1), ("table", 2), ("asked", 1), ("wanted", 2), ("§", 1)],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_markdown_as_it_is_read() -> None:
    assert plain("**Click *Tea*.** `x` is [here](a.md)\\!") == "Click Tea. § is here!"


def test_the_python_in_fences() -> None:
    text = "```rerun\na\nb\n```\n\n??? x\n\n    ```python\n    c\n    ```\n```sh\nd\n```\n"
    assert list(fenced(text)) == [(2, "a\nb"), (9, "c")]
