"""Reading a demo: what is right becomes the page's data, and each mistake is told with its place and what to do."""

import json
from pathlib import Path
from typing import Any

import pytest

from playground.course.lessons import load_lessons
from playground.demo import DemoError, load_demos, read_demo, usable_demo

APP = 'import streamlit as st\n\ncount = st.session_state.setdefault("count", 0)\nst.button("Add")\n'
ASK = {"question": "How many runs?", "options": ["1", "2"], "answer": "1", "by": "runs"}
ADD = {"title": "Add", "do": [{"click": "Add"}]}


def demo(folder: Path, *steps: Any, files: dict[str, str] | None = None, **fields: Any) -> Path:
    """A demo of one script; what is None is left out."""
    data = {"title": "Counting", "scripts": ["app.py"], "steps": list(steps) or [ADD], **fields}
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({name: value for name, value in data.items() if value is not None})
    (folder / "demo.json").write_text(text, encoding="utf-8")
    for name, source in {"app.py": APP, **(files or {})}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(source, encoding="utf-8")
    return folder


def said(folder: Path) -> list[str]:
    """What is told of a demo, without the folder."""
    with pytest.raises(DemoError) as caught:
        read_demo(folder)
    return [line.removeprefix(f"{folder}/") for line in str(caught.value).split("\n")]


def test_a_demo_becomes_what_the_page_has(tmp_path: Path) -> None:
    folder = demo(
        tmp_path / "03_counting_on",
        {"title": "Look", "notes": "Say *this*.", "minutes": 1.5, "upto": 2, "spot": {"element": {"label": "Add"}}},
        {"ask": ASK, "do": [{"click": "Add"}], "upto": "all", "spot": None},
        {"solution": True, "spot": {"lines": [1, 2], "script": "app.py"}, "panes": "script  app"},
        {"show": ["app.py", "b.py"], "script": ["app.py", "b.py"], "reset": True, "do": [{"wait": 1}], "fails": True},
        summary="How a count is kept.",
        minutes=3,
        scripts=["app.py", "b.py"],
        solution={"app.py": "solution_app.py"},
        panes="app runs",
        prepared=[{"click": "Add"}],
        files={"b.py": APP, "solution_app.py": "x = 1\ny = 2\n", "data/prices.csv": "a,1\n", ".secret": "no"},
    )

    assert read_demo(folder).to_json() == {
        "name": "counting-on",
        "title": "Counting",
        "summary": "How a count is kept.",
        "minutes": 3,
        "scripts": {"app.py": APP, "b.py": APP},
        "solutions": {"app.py": "x = 1\ny = 2\n"},
        "files": {"data/prices.csv": "a,1\n"},
        "panes": "app runs",
        "prepared": [{"click": "Add"}],
        "steps": [
            {
                "title": "Look",
                "notes": "Say *this*.",
                "notes_html": "<p>Say <em>this</em>.</p>",
                "minutes": 1.5,
                "upto": 2,
                "script": "app.py",
                "spot": {"element": {"label": "Add"}, "script": "app.py"},
            },
            {"ask": ASK, "do": [{"click": "Add"}], "script": "app.py", "upto": "all", "spot": None},
            {"solution": True, "spot": {"lines": [1, 2], "script": "app.py"}, "panes": "script app"},
            {
                "show": ["app.py", "b.py"],
                "script": ["app.py", "b.py"],
                "reset": True,
                "do": [{"wait": 1}],
                "fails": True,
            },
        ],
    }


def test_scripts_that_are_prepared_each_in_its_way(tmp_path: Path) -> None:
    folder = demo(tmp_path, scripts=["app.py", "b.py"], prepared={"b.py": [{"wait": 2}]}, files={"b.py": APP})
    assert read_demo(folder).to_json()["prepared"] == {"b.py": [{"wait": 2}]}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title": None}, 'demo.json: "title" is missing. Write what the demo is called.'),
        ({"title": " "}, "demo.json: title: It is empty. Write what the demo is called."),
        ({"title": 7}, "demo.json: title: It is 7, which is a number. Write a text, in quotes."),
        ({"summry": "x"}, 'demo.json: There is no field "summry". Did you mean "summary"?'),
        ({"minutes": "20"}, 'demo.json: minutes: It is "20". Write a number of minutes from above 0 to 600.'),
        ({"panes": "script ap"}, 'demo.json: panes: There is no pane "ap". Did you mean "app"?'),
        ({"scripts": "app.py"}, 'demo.json: scripts: It is "app.py". Write a list of texts, as in ["app.py"].'),
        ({"scripts": None}, 'demo.json: "scripts" is missing. Name 1 to 3 files, as in ["app.py"].'),
        ({"scripts": ["app.py"] * 2}, 'demo.json: scripts: "app.py" is there 2 times. Write each once.'),
        ({"scripts": ["aap.py"]}, "demo.json: scripts: The script aap.py cannot be used: there is no such file."),
        ({"scripts": ["../app.py"]}, 'demo.json: scripts: "../app.py" is no name of a script. '),
        ({"scripts": ["app.py", "bad.py"]}, "bad.py: line 2: It is not Python: "),
        ({"scripts": ["app.py", "b.py", "c.py", "d.py"]}, "demo.json: scripts: There are 4, and 3 have room side by "),
        ({"solution": ["b.py"]}, 'demo.json: solution: It is ["b.py"]. Write which script has which file, as in '),
        ({"solution": {"ap.py": "b.py"}}, 'demo.json: solution: The demo has no script "ap.py". There is app.py.'),
        ({"solution": {"app.py": "app.py"}}, 'demo.json: solution: "app.py" is one of the scripts, which everybody '),
        ({"solution": {"app.py": "no.py"}}, "demo.json: solution: The script no.py cannot be used: there is no such "),
        ({"prepared": [{"clik": "Add"}]}, 'demo.json: prepared: action 1: There is no action "clik"; there are '),
        ({"prepared": {"b.py": []}}, 'demo.json: prepared: The demo has no script "b.py". There is app.py.'),
        ({"steps": None}, 'demo.json: "steps" is missing. Write a list of what is done, as in [{"title": "Load"}].'),
        ({"steps": [ADD] * 201}, "demo.json: steps: There are 201, and 200 are the most."),
    ],
)
def test_what_is_wrong_with_a_demo(tmp_path: Path, fields: dict[str, Any], told: str) -> None:
    demo(tmp_path, **fields, files={"b.py": APP, "c.py": APP, "d.py": APP, "bad.py": "x = 1\nif x\n"})
    (line,) = said(tmp_path)
    assert line.startswith(told)


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("Add", 'It is "Add". Write an object, as in {"title": "Load", "do": [{"click": "Add"}]}.'),
        ({"dos": []}, 'There is no field "dos". Did you mean "do"?'),
        ({"notes": ["a"]}, 'notes: It is ["a"], which is a list. Write a text, in quotes.'),
        ({"reset": "yes"}, 'reset: It is "yes". Write true or false, without quotes.'),
        ({"minutes": True}, "minutes: It is true. Write a number of minutes from above 0 to 600."),
        ({"solution": True}, 'solution: The demo has none. Add "solution": {"app.py": "solution_app.py"} beside "scri'),
        ({"show": ["b.py"]}, 'show: The demo has no script "b.py". There are app.py, one.py, two.py.'),
        ({"show": []}, "show: It names no script. Leave it out where nothing changes."),
        ({"panes": "map"}, 'panes: There is no pane "map". Did you mean "app"?'),
        ({"script": 1}, 'script: It is 1. Write the name of a script, as in "app.py", or a list of them.'),
        ({"script": "ap.py"}, 'script: The demo has no script "ap.py". There are app.py, one.py, two.py.'),
        ({"script": "two.py"}, 'script: "two.py" is not on the stage: app.py, one.py is. Add it to "show".'),
        ({"upto": 9}, 'upto: It is 9, but app.py has 4 lines. Write "all" for all.'),
        ({"upto": 2, "script": "one.py"}, 'upto: It is 2, but one.py has 1 line. Write "all" for all.'),
        ({"upto": 0}, 'upto: It is 0. Write the number of the last line that is shown, or "all".'),
        ({"spot": {"line": [1, 2]}}, 'spot: It is {"line": [1, 2]}. Write one of {"lines": [3, 5]}, {"element": '),
        ({"spot": {"lines": [3, 9]}}, "spot: lines: They end at line 9, but app.py has 4 lines."),
        ({"spot": {"lines": [3, 1]}}, "spot: lines: It is [3, 1]. Write the first and the last line, as in [3, 5]."),
        ({"spot": {"run": "2"}}, 'spot: run: It is "2". Write the number of a run, from 1.'),
        ({"spot": {"run": 2, "scrip": "a"}}, 'spot: There is no field "scrip". Did you mean "script"?'),
        ({"spot": {"element": {}}}, 'spot: element: It is {}. Say what is known of it, as in {"label": "Add"}.'),
        ({"spot": {"element": {"lable": "A"}}}, 'spot: element: There is no field "lable". Did you mean "label"?'),
        ({"do": {"click": "Add"}}, 'do: It is {"click": "Add"}. Write a list of actions, as in [{"click": "Add"}].'),
        ({"do": [{"wait": 1}, {"set": "x"}]}, 'do: action 2: "set" needs a widget and a "value", as in {"label": "'),
        ({"ask": "Why?"}, 'ask: It is "Why?", which is a text. Write an object, as in {"question": "How many runs?", '),
    ],
)
def test_what_is_wrong_with_a_step(tmp_path: Path, step: Any, told: str) -> None:
    demo(tmp_path, ADD, step, scripts=["app.py", "one.py", "two.py"], files={"one.py": "1\n", "two.py": "2\n"})
    (line,) = said(tmp_path)
    assert line.startswith(f"demo.json: step 2: {told}")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"question": None}, 'ask: "question" is missing. Write what the room is asked.'),
        ({"options": None}, 'ask: "options" is missing. Write 2 to 5 texts to choose from.'),
        ({"options": ["1"]}, "ask: options: There is 1. Write 2 to 5."),
        ({"options": list("123456")}, "ask: options: There are 6. Write 2 to 5."),
        ({"options": ["1", "2", "1"]}, 'ask: options: "1" is there 2 times. Write each once.'),
        ({"options": ["1", "2", " 1 "]}, 'ask: options: "1" is there 2 times. Write each once.'),
        ({"options": ["1", "2" * 201]}, "ask: options: It has 201 signs. 200 are the most."),
        ({"question": "a" * 501}, "ask: question: It has 501 signs. 500 are the most."),
        ({"why": "a" * 2001}, "ask: why: It has 2001 signs. 2000 are the most."),
        ({"options": [1, 2]}, 'ask: options: It is [1, 2]. Write a list of texts, as in ["1", "2"].'),
        ({"answer": "3"}, 'ask: answer: "3" is none of the options: "1", "2".'),
        ({"answer": None}, 'ask: "answer" is missing. Write the text of the right option.'),
        ({"by": "run"}, 'ask: by: It is "run". Write "runs", {"says": "header"} or {"state": "count"}.'),
        ({"by": {"lines": ["x"]}}, 'ask: by: It is {"lines": ["x"]}. Write "runs", '),
        ({"by": None}, 'ask: It has neither "by", which the trace answers, nor "why". Write one of them.'),
        ({"hint": "x"}, 'ask: There is no field "hint". There are question, options, answer, by, why.'),
    ],
)
def test_what_is_wrong_with_a_question(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    ask = {name: value for name, value in {**ASK, **changes}.items() if value is not None}
    demo(tmp_path, {"ask": ask, "do": [{"click": "Add"}]})
    (line,) = said(tmp_path)
    assert line.startswith(f"demo.json: step 1: {told}")


def test_a_question_that_no_trace_answers(tmp_path: Path) -> None:
    demo(tmp_path, {"ask": ASK})
    assert said(tmp_path) == [
        'demo.json: step 1: ask: by: The step has no "do" whose trace could answer. Add its actions, or leave "by" out.'
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"title": "x",\n "steps": [1,]}', "demo.json: line 2, column 13: It is no JSON: illegal trailing comma"),
        (
            '{"title": "x"\n "steps": []}',
            "demo.json: line 2, column 2: It is no JSON: expecting ',' delimiter. Is a comma missing at the end",
        ),
        (
            '{"title": "a "b""}',
            "demo.json: line 1, column 15: It is no JSON: expecting ',' delimiter. Is a comma missing, or",
        ),
        ('{"title": "x", // so\n}', "demo.json: line 1, column 16: It is no JSON: expecting property name enclosed in"),
        ("{'title': 1}", "demo.json: line 1, column 2: It is no JSON: expecting property name enclosed in double quo"),
        ('{"title": "a\nb"}', "demo.json: line 1, column 13: It is no JSON: invalid control character at. A text sta"),
        ("[]", 'demo.json: It holds []. Write an object with "title", "scripts" and "steps".'),
        ("[" * 100_000, "demo.json: It is nested too deeply."),
        ('{"minutes": NaN}', "demo.json: It cannot be read: NaN is no number in JSON."),
        ('{"title": "\\ud83d"}', "demo.json: It cannot be read: it has half of a sign"),
        ("\xff", "demo.json: It cannot be read: it is no text in UTF-8 (byte 0)."),
        (None, "demo.json: It cannot be read: there is no such file. A demo is a folder with a demo.json"),
    ],
)
def test_what_is_wrong_with_the_file(tmp_path: Path, text: str | None, told: str) -> None:
    if text is not None:
        (tmp_path / "demo.json").write_bytes(text.encode("latin-1"))
    (line,) = said(tmp_path)
    assert line.startswith(told)


def test_a_field_that_is_given_twice(tmp_path: Path) -> None:
    folder = demo(tmp_path)
    text = (folder / "demo.json").read_text()
    (folder / "demo.json").write_text(text.replace('"do": ', '"do": [], "do": '))
    assert said(folder) == ['demo.json: A field "do" of "Add" is given twice. Take one away.']


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DemoError, match="nowhere: There is no such folder"):
        read_demo(tmp_path / "nowhere")


def test_all_that_is_wrong_is_told_and_the_rest_can_be_used(tmp_path: Path) -> None:
    folder = demo(
        tmp_path,
        {"title": "First"},
        {"title": "Wrong", "do": [{"clik": 1}], "upto": 99},
        {"title": "Third", "spot": {"lines": [1, 2]}},
        scripts=["bad.py", "app.py", "gone.py"],
        colour="red",
        files={"bad.py": "if x\n\n# end\n"},
    )

    deck, problems = usable_demo(folder)

    assert [step.title for step in deck.steps] == ["First", "Third"]
    assert [step.number for step in deck.steps] == [1, 3]
    assert list(deck.scripts) == ["bad.py", "app.py"]
    places = [(problem.path.name, problem.place) for problem in problems]
    assert places == [
        ("bad.py", "line 1"),
        ("demo.json", "scripts"),
        ("demo.json", ""),
        ("demo.json", "step 2: upto"),
        ("demo.json", "step 2: do: action 1"),
    ]


def test_lines_are_those_of_the_script_as_it_stands_there(tmp_path: Path) -> None:
    solution = {"app.py": "long.py"}
    steps = ({"solution": True, "upto": 6}, {"reset": True, "upto": 6}, {"solution": False}, {"upto": 6})
    demo(tmp_path, *steps, solution=solution, files={"long.py": "\n\n\n\n\nx = 1"})
    assert said(tmp_path) == ['demo.json: step 4: upto: It is 6, but app.py has 4 lines. Write "all" for all.']


def test_what_lies_beside_the_scripts_and_cannot_be_had(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("private")
    folder = demo(tmp_path / "demo", files={"helper.py": "x = 1", "lib/more.py": "y = 2"})
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "link.txt").symlink_to(outside)
    (folder / "b|.txt").write_text("")

    deck = read_demo(folder)

    assert dict(deck.files) == {"helper.py": "x = 1", "lib/more.py": "y = 2"}
    assert deck.left_out.keys() == {"picture.png", "link.txt", "b|.txt"}
    assert deck.left_out["link.txt"] == "it is a link to what lies outside of the folder"


def test_a_script_that_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "outside.py").write_text("x = 1")
    folder = demo(tmp_path / "demo", scripts=["app.py", "link.py"])
    (folder / "link.py").symlink_to(tmp_path / "outside.py")
    assert said(folder) == [
        "demo.json: scripts: The script link.py cannot be used: it is a link to what lies outside of the folder."
    ]


def test_the_demos_of_a_course_are_no_chapter(tmp_path: Path) -> None:
    demo(tmp_path / "demos" / "02_second", title="Two")
    demo(tmp_path / "demos" / "01_first", title="One")

    assert load_lessons(tmp_path) == ()
    assert [(deck.name, deck.title) for deck in load_demos(tmp_path)] == [("first", "One"), ("second", "Two")]
    assert load_demos(tmp_path / "demos") == ()


def test_a_course_tells_what_is_wrong_with_each_of_its_demos(tmp_path: Path) -> None:
    demo(tmp_path / "demos" / "01_first", title=1)
    demo(tmp_path / "demos" / "02_second", minutes=-1)
    with pytest.raises(DemoError) as caught:
        load_demos(tmp_path)
    assert [problem.place for problem in caught.value.problems] == ["title", "minutes"]

    (tmp_path / "demos" / "Third").mkdir()
    with pytest.raises(DemoError, match="the folder's name has no number"):
        load_demos(tmp_path)


def test_files_that_are_too_large_together(tmp_path: Path) -> None:
    files = {
        "a.txt": "a" * 150_000,
        "b.txt": "b" * 150_000,
        "c.txt": "c" * 49_900,
        "d.txt": "d" * 300_000,
        "e.txt": "e" * 99,
    }
    deck = read_demo(demo(tmp_path, files=files))
    assert list(deck.files) == ["a.txt", "c.txt"]  # the script has the rest
    assert deck.left_out == {
        "b.txt": "scripts and files together have more than 200,000 signs",
        "d.txt": "it has more than 200,000 bytes",
        "e.txt": "scripts and files together have more than 200,000 signs",
    }


def test_at_first_there_are_the_scripts_of_the_first_step_or_else_two(tmp_path: Path) -> None:
    three = {"b.py": APP, "c.py": APP}
    scripts = ["app.py", *three]
    assert read_demo(demo(tmp_path / "two", scripts=scripts, files=three)).shown == ("app.py", "b.py")
    one = demo(tmp_path / "one", {"title": "Look", "show": ["c.py"]}, scripts=scripts, files=three)
    assert read_demo(one).shown == ("c.py",)
