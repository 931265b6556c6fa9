"""The lesson format: what a folder becomes, and what is said about one that cannot be used."""

from pathlib import Path

import pytest

from playground.course.lessons import LessonError, load_lessons

VARIANT = "---\ntitle: T\nsummary: S\nvariants: [{name: B, script: b.py, click: Go}]\n"
TASK = "---\ntitle: One\nsummary: S\ntask: T\n---\n"
CHECK = "def check(app): ..."
LESSON = "---\ntitle: One\nsummary: What one is.\n---\n\nSome *text*.\n"


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def course(root: Path, **changes: str | None) -> Path:
    """A course with one good lesson, and changes to its files: `lesson_md="..."`, or None for a missing file."""
    files = {"chapter.md": "---\ntitle: Basics\n---\n", "lesson.md": LESSON, "start.py": "1\n", "solution.py": "2\n"}
    files |= {".".join(name.rsplit("_", 1)): text for name, text in changes.items()}
    where = {name: "01_basics" if name == "chapter.md" else "01_basics/01_one" for name in files}
    return write(root, {f"{where[name]}/{name}": text for name, text in files.items() if text is not None})


def test_a_folder_becomes_a_lesson(tmp_path: Path) -> None:
    (chapter,) = load_lessons(course(tmp_path))
    (lesson,) = chapter.lessons

    assert (chapter.number, chapter.slug, chapter.title) == (1, "basics", "Basics")
    assert (lesson.number, lesson.slug, lesson.title, lesson.summary) == (1, "one", "One", "What one is.")
    assert (lesson.text, lesson.task, lesson.is_comparison) == ("Some *text*.\n", "", False)
    assert [(script.name, script.source) for script in lesson.scripts] == [("start.py", "1\n"), ("solution.py", "2\n")]


def test_numbers_give_the_order_and_are_not_in_the_slug(tmp_path: Path) -> None:
    course(tmp_path)
    for name in ("10_last_of_all", "02_two"):
        write(
            tmp_path / "01_basics" / name,
            {"lesson.md": LESSON, "start.py": "", "solution.py": "", "demo.json": "left to others"},
        )
    (tmp_path / "_drafts").mkdir()
    (tmp_path / "notes.txt").write_text("not a chapter")

    (chapter,) = load_lessons(tmp_path)

    assert [lesson.slug for lesson in chapter.lessons] == ["one", "two", "last-of-all"]


def test_a_lesson_with_variants_is_a_comparison(tmp_path: Path) -> None:
    text = """---
title: T
summary: S
variants:
  - {name: A, script: a.py, click: Go}
  - {name: B, script: b.py, click: Stop}
---
"""
    course(tmp_path, lesson_md=text, start_py=None, solution_py=None, a_py="1", b_py="2")

    (lesson,) = load_lessons(tmp_path)[0].lessons

    assert lesson.is_comparison
    assert lesson.exercise is None
    assert [(v.name, v.script.name, v.click, v.note) for v in lesson.variants] == [
        ("A", "a.py", "Go", ""),
        ("B", "b.py", "Stop", ""),
    ]


def test_what_a_task_leads_to(tmp_path: Path) -> None:
    text = LESSON.replace("summary:", "task: Do it.\nhints: [Look., Look again.]\npassed: Well done.\nsummary:")
    course(tmp_path, lesson_md=text, check_py="def check(app): ...", wrong_a_py="3\n")
    (tmp_path / "01_basics" / "01_one" / "wrong_b.py").write_text("4\n")

    exercise = load_lessons(tmp_path)[0].lessons[0].exercise

    assert exercise
    assert exercise.check
    assert [script.name for script in (exercise.start, exercise.solution)] == ["start.py", "solution.py"]
    assert [script.name for script in exercise.wrong] == ["wrong_a.py", "wrong_b.py"]
    assert (exercise.hints, exercise.passed) == (("Look.", "Look again."), "Well done.")
    assert not exercise.ordering


def test_a_task_can_be_to_put_lines_in_order(tmp_path: Path) -> None:
    text = LESSON.replace("summary:", "task: Do it.\norder: true\nsummary:")
    course(tmp_path, lesson_md=text, start_py="a = 1\nb = 2\n", solution_py="b = 2\na = 1\n")

    exercise = load_lessons(tmp_path)[0].lessons[0].exercise

    assert exercise
    assert exercise.ordering


def test_the_task_of_a_comparison_is_about_one_of_its_scripts(tmp_path: Path) -> None:
    text = LESSON.replace("summary:", "task_script: b.py\nvariants: [{name: B, script: b.py, click: Go}]\nsummary:")
    course(tmp_path, lesson_md=text, start_py=None, b_py="1")

    (lesson,) = load_lessons(tmp_path)[0].lessons

    assert lesson.exercise
    assert lesson.exercise.start == lesson.variants[0].script
    assert [script.name for script in lesson.scripts] == ["b.py", "solution.py"]


@pytest.mark.parametrize(
    ("changes", "file", "words"),
    [
        ({"lesson_md": None}, "lesson.md", "the file is missing"),
        ({"start_py": None}, "start.py", "the file is missing"),
        ({"solution_py": None}, "solution.py", "the file is missing"),
        ({"chapter_md": None}, "chapter.md", "the file is missing"),
        ({"lesson_md": "Just text.\n"}, "lesson.md", "there is no front matter"),
        ({"lesson_md": "---\n---\n"}, "lesson.md", "the front matter is empty"),
        ({"lesson_md": "---\ntitle: One\n---\n"}, "lesson.md", "`summary` is missing"),
        ({"lesson_md": "---\ntitle: a: b\n---\n"}, "lesson.md", "not YAML in line 2"),
        ({"lesson_md": "---\ntitle: 1\nsummary: S\n---\n"}, "lesson.md", "`title` is 1, not a text"),
        ({"lesson_md": "---\ntitle: T\nsummary: S\ntaks: X\n---\n"}, "lesson.md", "`taks` is not a field"),
        ({"lesson_md": "---\ntitle: T\nsummary: S\nvariants: a.py\n---\n"}, "lesson.md", "`variants` is not a list"),
        ({"lesson_md": "---\ntitle: T\nsummary: S\nvariants: [{name: A}]\n---\n"}, "lesson.md", "`script` is missing"),
        (
            {"lesson_md": TASK.replace("task: T\n", "task: T\nhints: A\n")},
            "lesson.md",
            "`hints` is not a list of texts",
        ),
        ({"lesson_md": "---\ntitle: T\nsummary: S\npredict: Go\n---\n"}, "lesson.md", "`predict`: it is not a list"),
        ({"lesson_md": f"{VARIANT}task_script: c.py\n---\n", "b_py": ""}, "lesson.md", "'c.py', none of the variants"),
        ({"lesson_md": f"{VARIANT}---\n", "b_py": ""}, "solution.py", "no script is to be changed"),
        ({"lesson_md": TASK.replace("task: T\n", "hints: [A]\n")}, "lesson.md", "there is `hints` but no `task`"),
        ({"lesson_md": TASK.replace("task: T\n", "passed: A\n")}, "lesson.md", "there is `passed` but no `task`"),
        ({"lesson_md": TASK.replace("task: T\n", "task: T\npassed: A\n")}, "lesson.md", "`passed` but no check.py"),
        ({"lesson_md": LESSON, "check_py": CHECK}, "check.py", "the lesson has no `task` to check"),
        (
            {"lesson_md": TASK.replace("task: T\n", "predict: [{click: A, ask: [runs]}, {click: A, ask: [runs]}]\n")},
            "lesson.md",
            "there are two entries for `click: A`",
        ),
        (
            {"lesson_md": TASK.replace("task: T\n", "predict: [{click: A, ask: [rums]}]\n")},
            "lesson.md",
            "'rums' is no question: there are `runs`, `says`",
        ),
        ({"lesson_md": TASK.replace("task: T\n", "minutes: 0\n")}, "lesson.md", "`minutes` is 0, not a number"),
        ({"lesson_md": TASK.replace("task: T\n", "minutes: soon\n")}, "lesson.md", "`minutes` is 'soon'"),
        ({"lesson_md": TASK.replace("task: T\n", "task: T\norder: 1\n")}, "lesson.md", "`order` is 1"),
        ({"lesson_md": TASK.replace("task: T\n", "task: T\norder: true\n")}, "lesson.md", "in another order"),
        ({"lesson_md": TASK, "wrong_x_py": "1"}, "wrong_x.py", "there is no check.py to recognise it"),
        ({"lesson_md": TASK, "check_py": "def check(app)"}, "check.py", "syntax error in line 1"),
        ({"lesson_md": TASK, "check_py": "def chek(app): ..."}, "check.py", "there is no function `check(app)`"),
        ({"lesson_md": TASK, "check_py": "def check(): ..."}, "check.py", "in line 1 takes 0 arguments"),
        ({"lesson_md": TASK, "check_py": f"{CHECK}\nimport yaml"}, "check.py", "line 2 imports `yaml`"),
        ({"lesson_md": TASK, "check_py": f"from . import a\n{CHECK}"}, "check.py", "line 1 imports `.`"),
        ({"start_py": "x = 1\nif x\n"}, "start.py", "syntax error in line 2"),
    ],
)
def test_what_is_wrong_is_said_with_the_file_and_what_to_do(
    tmp_path: Path, changes: dict[str, str | None], file: str, words: str
) -> None:
    course(tmp_path, **changes)

    with pytest.raises(LessonError) as caught:
        load_lessons(tmp_path)

    where, _, what = str(caught.value).partition(": ")
    problem, _, advice = what.partition(". ")
    assert Path(where).name == file
    assert words in problem
    assert advice


@pytest.mark.parametrize(
    ("folders", "words"),
    [
        (["01_basics/one"], "the folder's name has no number"),
        (["01_Basics"], "the folder's name has no number"),
        (["01_basics/1_two"], "has the same number"),
    ],
)
def test_folders_that_have_no_place_are_refused(tmp_path: Path, folders: list[str], words: str) -> None:
    course(tmp_path)
    for folder in folders:
        (tmp_path / folder).mkdir()

    with pytest.raises(LessonError, match=words):
        load_lessons(tmp_path)


def test_a_course_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match="there is no such folder"):
        load_lessons(tmp_path / "nowhere")


def test_a_label_that_yaml_takes_for_true(tmp_path: Path) -> None:
    course(tmp_path, lesson_md=TASK.replace("task: T\n", "predict: [{click: On, ask: [runs]}]\n"))

    with pytest.raises(LessonError, match="Put a label like On or Yes into quotes"):
        load_lessons(tmp_path)
