"""`demo check`: a demo whose steps cannot be done, or do not show what they say, is found out."""

import json
from pathlib import Path
from typing import Any

import pytest

from playground.cli import main
from playground.demo import rehearsal
from playground.demo.proof import prove_folders
from playground.runtime import Limits

APP = """import streamlit as st

count = st.session_state.setdefault("count", 0)
if st.button("Add", key="add"):
    st.session_state.count = count + 1
    st.success("Added")
st.header(f"Count: {count}")
if st.button("Fail"):
    st.header([][0])
if st.button("Twice"):
    st.rerun()
"""
OTHER = 'import streamlit as st\n\nst.header("Other")\nst.button("Add")\n'
ADD = [{"click": "Add"}]
ASK = {"question": "How many runs?", "options": ["One run", "Two runs"], "answer": "One run", "by": "runs"}


def demo(folder: Path, *steps: dict[str, Any], files: dict[str, str] | None = None, **fields: Any) -> Path:
    """A demo whose steps have a title and notes, unless they say otherwise."""
    worded = [{"title": "Look", "notes": "Look at it.", **step} for step in steps]
    worded = [{name: value for name, value in step.items() if value != ""} for step in worded]
    folder.mkdir(exist_ok=True)
    for name, source in {"app.py": APP, "other.py": OTHER, **(files or {})}.items():
        (folder / name).write_text(source)
    data = {"title": "Counting", "scripts": ["app.py"], "steps": worded, **fields}
    (folder / "demo.json").write_text(json.dumps(data))
    return folder


def said(folder: Path) -> list[str]:
    """The lines of a check, which must have found something if it says so, without the folder."""
    lines: list[str] = []
    good = prove_folders([folder], lines.append)
    assert good == ("none failed" in lines[-1])
    return [line.strip().replace(f"{folder}/", "") for line in lines]


def failures(folder: Path) -> list[str]:
    return [line.removeprefix("! demo.json: ") for line in said(folder) if line.startswith("!")]


def test_a_good_demo_holds(tmp_path: Path) -> None:
    folder = demo(
        tmp_path,
        {"minutes": 1, "upto": 2, "spot": {"element": {"label": "Add"}}},
        {"minutes": 2, "ask": ASK, "do": ADD, "upto": "all", "spot": {"run": 3}},
        {"minutes": 1, "do": [{"click": "Fail"}], "fails": True, "spot": {"element": {"text": "Count: 1"}}},
        {"minutes": 1, "reset": True, "spot": {"run": 2, "script": "app.py"}},
        {"solution": True, "do": ADD, "script": ["app.py", "other.py"], "spot": None},
        scripts=["app.py", "other.py"],
        solution={"app.py": "solution_app.py"},
        prepared=ADD,
        minutes=5,
        files={"solution_app.py": APP.replace("Count", "Total")},
    )
    assert said(folder) == [
        "ok  Counting",
        "the browser has all that is imported",
        "each of its 5 steps has a title and notes",
        "it takes 5 minutes",
        "its texts are easy to read, and spelled right",
        "3 actions can be done",
        "1 question, 1 of them answered by the trace",
        "app.py and other.py are the same in Streamlit",
        "1 demo, none failed",
    ]


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ({"do": [{"click": "Ad"}]}, "step 2: do: action 1: No widget to click with the label 'Ad'. There is button "),
        ({"do": [*ADD, {"set": {"label": "x", "value": 1}}]}, "step 2: do: action 2: No widget to set with the label "),
        (
            {"do": [{"click": "Fail"}]},
            "step 2: Run 2 of app.py ends with IndexError: list index out of range, in line ",
        ),
        ({"do": ADD, "fails": True}, 'step 2: fails: No run ends with an error. Take "fails" away.'),
        ({"spot": {"run": 2}}, "step 2: spot: run: There is no run 2 of app.py yet: the last is run 1."),
        (
            {"spot": {"element": {"label": "Ad"}}},
            "step 2: spot: element: There is no such element in app.py. There is ",
        ),
        ({"spot": {"element": {"text": "Count"}}}, "step 2: spot: element: There is no such element in app.py. There "),
        ({"ask": ASK, "do": [{"click": "Twice"}]}, 'step 2: ask: The answer is "One run", but the trace says "2".'),
        (
            {"ask": {**ASK, "options": ["1 run", "One run"]}, "do": ADD},
            'step 2: ask: "One run" is right, and so is "1 run". Let one option be right.',
        ),
        (
            {"ask": {**ASK, "options": ["0", "1"], "answer": "0", "by": {"state": "count"}}, "do": ADD},
            'step 2: ask: The answer is "0", but the trace says "1".',
        ),
        ({"ask": {**ASK, "by": {"state": "n"}}, "do": ADD}, "step 2: ask: There is no key 'n' in session state after"),
        ({"ask": {**ASK, "by": {"says": "title"}}, "do": ADD}, "step 2: ask: There is no title afterwards."),
        ({"title": ""}, 'step 2: It has no "title". Write what the bar of the stage says.'),
        ({"notes": ""}, 'step 2: It has no "notes". Write what the speaker says and shows.'),
        ({"notes": "TODO: more"}, "step 2: notes: TODO is still there. Write your own words"),
        ({"notes": "Say wrods."}, "step 2: notes: 'wrods' is in no list of words. "),
        ({"title": "The wrods"}, "step 2: title: 'wrods' is in no list of words. "),
        ({"notes": f"One {'and one ' * 14}more."}, "step 2: notes: the sentence 'One and one and one …' has 30 words."),
        ({"notes": "See [it](../a.md)."}, "step 2: notes: The link to ../a.md leads nowhere: the speaker's window is "),
        ({"ask": {**ASK, "why": "So wrods."}, "do": ADD}, "step 2: ask: why: 'wrods' is in no list of words. "),
    ],
)
def test_a_step_that_does_not_hold(tmp_path: Path, step: dict[str, Any], told: str) -> None:
    (line,) = failures(demo(tmp_path, {}, step))
    assert line.startswith(told)


def test_the_names_that_there_are_are_told(tmp_path: Path) -> None:
    (line,) = failures(demo(tmp_path, {"do": [{"click": "Ad"}]}))
    assert line.endswith("There is button 'Add' (key 'add'), button 'Fail', button 'Twice'.")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"minutes": 20}, "minutes: It says 20, but the steps take 4 together. "),
        ({"prepared": [{"click": "Ad"}]}, "prepared: action 1: No widget to click with the label 'Ad'. "),
        ({"prepared": [{"click": "Fail"}]}, "step 1: Run 2 of app.py ends with IndexError: list index out of range, "),
        ({"summary": "All wrods."}, "summary: 'wrods' is in no list of words. "),
        ({"solution": {"app.py": "bad.py"}}, "solution: Run 1 of app.py ends with ZeroDivisionError: division by zero"),
        (
            {"solution": {"app.py": "other.py"}, "prepared": [{"click": "Fail"}, *ADD, {"click": "Twice"}]},
            "prepared: action 1: No widget to click with the label 'Fail'. There is button 'Add'.",
        ),
    ],
)
def test_a_demo_that_does_not_hold(tmp_path: Path, fields: dict[str, Any], told: str) -> None:
    folder = demo(tmp_path, {"minutes": 4}, **fields, files={"bad.py": "1 / 0\n"})
    assert any(line.startswith(told) for line in failures(folder)), failures(folder)


def test_minutes_may_be_a_tenth_more_or_less(tmp_path: Path) -> None:
    assert failures(demo(tmp_path, {"minutes": 9}, {"minutes": 9.5}, minutes=20)) == []
    assert failures(demo(tmp_path, {"minutes": 17.5}, minutes=20)) != []


def test_a_script_that_fails_as_it_loads_is_what_the_first_step_shows(tmp_path: Path) -> None:
    files = {"app.py": "import streamlit as st\n\nst.session_state.count += 1\n"}
    (line,) = failures(demo(tmp_path, {}, {}, files=files))
    assert line.startswith("step 1: Run 1 of app.py ends with AttributeError: st.session_state has no attribute")
    assert line.endswith('If that is meant, write "fails": true.')
    assert failures(demo(tmp_path, {"fails": True}, {}, files=files)) == []


def test_one_script_of_several_is_told(tmp_path: Path) -> None:
    folder = demo(
        tmp_path,
        {"ask": {**ASK, "by": {"says": "header"}, "options": ["Count: 0", "Other"], "answer": "Count: 0"}, "do": ADD},
        {"do": [{"click": "Fail"}], "script": "other.py"},
        scripts=["app.py", "other.py"],
    )
    data = json.loads((folder / "demo.json").read_text())
    data["steps"][0]["script"] = ["app.py", "other.py"]
    (folder / "demo.json").write_text(json.dumps(data))
    refused, wrong = failures(folder)
    assert refused.startswith("step 2: do: action 1 in other.py: No widget to click with the label 'Fail'.")
    assert wrong == 'step 1: ask: The answer is "Count: 0", but the trace says "Other" (in other.py).'


def test_what_streamlit_does_in_another_way_is_told(tmp_path: Path) -> None:
    files = {"app.py": APP + "st.text(hasattr(st, '__file__'))\n"}
    (line,) = failures(demo(tmp_path, {"do": ADD}, files=files))
    assert line.startswith("the load of app.py: It is another thing in Streamlit: screen[4].text: mini 'False'")

    files = {"app.py": "import streamlit as st\n\nst.button('Here' if hasattr(st, '__file__') else 'There')\n"}
    told = failures(demo(tmp_path, {"do": [{"click": "There"}]}, files=files))
    assert any(line.startswith("step 1: do: action 1: No widget") and line.endswith("(in Streamlit)") for line in told)


def test_a_loop_without_an_end_is_compared_without_chance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "LIMITS", Limits(seconds=0.2))
    loop = 'import streamlit as st\n\nif st.button("Go"):\n    while True:\n        count = 1\n'
    demo(tmp_path, {"do": [{"click": "Go"}], "fails": True}, files={"app.py": loop})
    assert failures(tmp_path) == []


def test_modules_and_data_that_lie_beside_a_script(tmp_path: Path) -> None:
    app = 'import streamlit as st\nimport prices\n\nst.header(prices.TAX)\nst.text(open("a.txt").read())\n'
    files = {"app.py": app, "prices.py": "TAX = 7\n", "a.txt": "A text"}
    assert failures(demo(tmp_path, {"spot": {"element": {"text": "A text"}}}, files=files)) == []

    more = {**files, "other.py": "import streamlit as st\nimport app\n\nst.header(app.prices.TAX)\n"}
    assert failures(demo(tmp_path, {}, scripts=["app.py", "other.py"], files=more)) == []

    files["prices.py"] = "import numpy\nTAX = 8\n"
    files["app.py"] = app.replace("a.txt", "b.txt")
    (tmp_path / "b.txt").write_bytes(b"\xff")
    assert [line for line in said(demo(tmp_path, {}, files=files)) if line.startswith("!")] == [
        "! app.py, line 5: The script reads the file `b.txt`, which is not here. "
        "It is left out: it is no text in UTF-8 (byte 0).",
        "! prices.py, line 1: `numpy` is not part of this site. Whoever builds the site can add it: "
        '`make build PACKAGES="numpy"`.',
    ]


def test_nobody_waits_for_a_script_that_sleeps_or_asks(tmp_path: Path) -> None:
    app = "import time\nimport streamlit as st\n\nprint('so')\ntime.sleep(300)\nst.text(input())\n"
    lines = failures(demo(tmp_path, {}, files={"app.py": app}))
    assert lines[0].startswith("step 1: Run 1 of app.py ends with EOFError")


def test_all_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    demo(tmp_path / "b", {"upto": 99}, {"do": 1})
    demo(tmp_path / "a", {})
    assert said(tmp_path) == [
        "ok  Counting",
        "the browser has all that is imported",
        "each of its 1 step has a title and notes",
        "its texts are easy to read, and spelled right",
        "app.py is the same in Streamlit",
        "FAIL  b",
        '! b/demo.json: step 1: upto: It is 99, but app.py has 11 lines. Write "all" for all.',
        '! b/demo.json: step 2: do: It is 1. Write a list of actions, as in [{"click": "Add"}].',
        "2 demos, 1 failed",
    ]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        ("", "is no demo: it has no demo.json, nor has a folder in it"),
        ("demos/Wrong", "Wrong: the folder's name has no number"),
        (None, "there is no folder"),
    ],
)
def test_a_folder_without_demos(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: str | None, words: str
) -> None:
    folder = tmp_path / "lessons"
    if make is not None:
        (folder / make).mkdir(parents=True)
    assert main(["demo", "check", str(folder)]) == 2
    assert words in capsys.readouterr().err


def test_a_folder_whose_name_is_too_long(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "check", "a" * 300]) == 2
    assert "cannot read aaa" in capsys.readouterr().err


def test_the_demos_of_a_course_have_its_words(tmp_path: Path) -> None:
    for name, words in (("without", ""), ("with", "foobaring\n")):
        (tmp_path / name / "demos").mkdir(parents=True)
        (tmp_path / name / "words.txt").write_text(words)
        demo(tmp_path / name / "demos" / "01_one", {"notes": "Foobaring is here."})
    assert main(["demo", "check", str(tmp_path / "without")]) == 1
    assert main(["demo", "check", str(tmp_path / "with")]) == 0
    assert main(["demo", "check", str(tmp_path / "with" / "demos" / "01_one" / "demo.json")]) == 0
