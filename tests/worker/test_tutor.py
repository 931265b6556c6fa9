"""What the worker answers about a task: data and HTML in which no script's text is markup."""

import json
import subprocess
import sys
from typing import Any

from playground.worker.sandbox import Sandbox

START = "import streamlit as st\nst.header('here')\nst.button('Go')\n"
SOLUTION = "import streamlit as st\nst.header('gone' if st.button('Go') else 'here')\n"
CHECK = """
from playground.check import mistake
def check(app):
    app.must_have("button", "Go")
    app.click("Go")
    app.must_show("header", "gone")
@mistake("wrong_start.py", "Do `something`.")
def start(app):
    return True
"""


def ask(sandbox: Sandbox, **message: Any) -> Any:
    return json.loads(sandbox.handle(json.dumps({"id": 5, "session": "a", **message})))


def check(source: str, check: str = CHECK) -> Any:
    return ask(Sandbox(), type="check", source=source, name="start.py", check=check)


def test_a_check_passes() -> None:
    answer = check(SOLUTION)
    assert (answer["type"], answer["id"], answer["session"], answer["passed"]) == ("checked", 5, "a", True)
    assert "Passed." in answer["verdict"]
    assert "the header says <code>gone</code>" in answer["tried"]


def test_a_check_says_what_is_different_and_gives_advice() -> None:
    answer = check(START)
    assert not answer["passed"]
    assert "but it says <code>here</code>." in answer["verdict"]
    assert '<p class="rerun-verdict__advice">Do <code>something</code>.</p>' in answer["verdict"]
    assert answer["tried"].count("<li") == 2


def test_the_session_that_the_reader_uses_is_left_alone() -> None:
    sandbox = Sandbox()
    ask(sandbox, type="open", source=START, name="start.py")
    ask(sandbox, type="check", source=START, name="start.py", check=CHECK)
    assert ask(sandbox, type="act", action={"click": "Go"})["view"]["totals"]["session_runs"] == 2


def test_what_a_script_says_is_never_markup() -> None:
    answer = check("import streamlit as st\nst.header('<img src=x onerror=alert(1)> `<b>`')\nst.button('Go')")
    assert "<img" not in answer["verdict"] + answer["tried"]
    assert "<b>" not in answer["verdict"]
    label = check("import streamlit as st\nst.button('**<u>** ![x](y)')")
    assert "<u>" not in label["verdict"]
    assert "**&lt;u&gt;** ![x](y)" in label["verdict"]


def test_a_check_that_does_not_work_is_not_the_learners_fault() -> None:
    answer = check(START, "def check(app): app.nothing")
    assert "not your script" in answer["verdict"]


def test_the_way_to_the_solution() -> None:
    html = ask(Sandbox(), type="differ", source=START, solution=SOLUTION)["html"]
    assert html.count("<tr") == 4
    assert html.count('class="rerun-diff__out"') == 2
    assert html.count('class="rerun-diff__in"') == 1
    assert "st.header(&#x27;here&#x27;)" in html
    assert ask(Sandbox(), type="differ", source=SOLUTION + "\n\n", solution=SOLUTION)["html"] == ""


def test_a_prediction_is_compared_with_the_step() -> None:
    sandbox = Sandbox()
    ask(sandbox, type="open", source=SOLUTION, name="start.py")
    step = ask(sandbox, type="act", action={"click": "Go"})["outcome"]["step"]
    questions = ["runs", {"says": "header"}, {"lines": ["st.button('Go')"]}]
    answer = ask(sandbox, type="predict", step=step, ask=questions, guesses=["1", "<here>", []])
    assert (answer["type"], answer["right"], answer["of"]) == ("predicted", 1, 3)
    assert "No: it says <code>gone</code>." in answer["html"]
    assert "You said <code>&lt;here&gt;</code>." in answer["html"]
    assert "Yes: 1 run." in answer["html"]
    assert "no such line any more" in answer["html"]


def test_a_prediction_knows_what_was_said_before() -> None:
    sandbox = Sandbox()
    lamp = "import streamlit as st\nst.header('It is on' if st.button('Go') else 'It is off')\n"
    ask(sandbox, type="open", source=lamp, name="start.py")
    step = ask(sandbox, type="act", action={"click": "Go"})["outcome"]["step"]
    rights = [
        ask(sandbox, type="predict", step=step, ask=[{"says": "header"}], guesses=[guess])["right"]
        for guess in ("on", "off", "it")
    ]
    assert rights == [1, 0, 0]


def test_what_is_no_prediction_is_a_fault() -> None:
    sandbox = Sandbox()
    ask(sandbox, type="open", source=SOLUTION, name="start.py")
    for message in (
        {"step": 0, "ask": ["runs"], "guesses": []},
        {"step": 0, "ask": ["runs"], "guesses": [1]},
        {"step": 9, "ask": ["runs"], "guesses": ["1"]},
        {"step": 0, "ask": "runs", "guesses": ["1"]},
    ):
        assert ask(sandbox, type="predict", **message)["type"] == "fault"


def test_what_a_check_may_import_is_there_before_a_worker_is_asked_for_anything() -> None:
    """A snapshot of its memory is all that a worker has: what is first imported later, is not there."""
    asked = "import sys, playground.worker.sandbox; print('playground.check' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
