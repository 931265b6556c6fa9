"""Exported tests pass on the installed Streamlit, fail when the app is broken, and assert nothing that is not so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from playground.apptest.export import ExportError, apptest
from playground.cli import main
from playground.engines.place import laid
from playground.engines.streamlit.host import configure
from playground.runtime import ActionError
from tests.conformance.scenario import Scenario, read_all

COUNTER = """
import streamlit as st
if "n" not in st.session_state:
    st.session_state.n = 0
if st.button("Add"):
    st.session_state.n += 1
st.header(f"{st.session_state.n} clicks")
"""
COUNTER_ACTIONS = [{"click": "Add"}, {"click": "Add"}]

CALLBACK = """
import streamlit as st
st.session_state.setdefault("log", [])
def remember(word, *, loud):
    st.session_state.log.append(word.upper() if loud else word)
st.header(" ".join(st.session_state.log) or "Nothing yet")
st.button("Say", key="say", on_click=remember, args=("hello",), kwargs={"loud": True})
st.button("Clear", on_click=lambda: st.session_state.pop("log"))
"""
CALLBACK_ACTIONS = [{"click": {"key": "say"}}, {"click": "Clear"}]

FORM = """
import streamlit as st
with st.form("f", clear_on_submit=True):
    name = st.text_input("Name")
    age = st.number_input("Age", 0, 120, 30)
    sent = st.form_submit_button("Send")
outside = st.checkbox("Outside")
if sent:
    st.success(f"{name} is {age}")
st.write(name, age, outside)
"""
FORM_ACTIONS = [
    {"set": {"label": "Name", "value": "Ada"}},
    {"set": {"label": "Outside", "value": True}},
    {"set": {"label": "Age", "value": 36}},
    {"click": "Send"},
    {"set": {"label": "Outside", "value": False}},
    {"click": "Send"},
]

SELECT = """
import streamlit as st
class Pet:
    def __init__(self, name): self.name = name
pets = [Pet("cat"), Pet("dog")]
chosen = st.selectbox("Pet", pets, format_func=lambda pet: pet.name)
number = st.radio("Number", [1, 2, 3], index=None)
many = st.multiselect("Many", ["a", "b"], key="many")
st.write(chosen.name, number, many)
"""
SELECT_ACTIONS = [
    {"set": {"label": "Pet", "value": "dog"}},
    {"set": {"label": "Number", "value": "2"}},
    {"set": {"key": "many", "value": ["b", "a"]}},
    {"set": {"label": "Pet", "value": "dog"}},
]

MANY = """
import datetime
import streamlit as st
st.sidebar.title("Aside")
a = st.sidebar.text_input("A")
b = st.text_area("B", "text")
c = st.slider("C", 0, 10, (2, 8))
d = st.date_input("D", datetime.date(2026, 1, 2))
e = st.time_input("E", datetime.time(8, 30))
f = st.toggle("F")
g = st.pills("G", ["x", "y"])
h = st.segmented_control("H", ["x", "y"], selection_mode="multi")
i = st.select_slider("I", ["low", "high"])
j = st.color_picker("J", "#ff0000")
k = st.feedback("thumbs")
st.metric("Sum", len(str(a)) + len(b))
st.code(repr((a, b, c, d, e, f, g, h, i, j, k)))
st.button("Same")
st.sidebar.button("Same")
if f:
    raise ValueError("not on")
"""
MANY_ACTIONS = [
    {"set": {"label": "A", "value": 'say "hi" \\ \u00fc'}},
    {"set": {"label": "B", "value": "two\nlines"}},
    {"set": {"label": "C", "value": [8, 3]}},
    {"set": {"label": "D", "value": "2026-02-03"}},
    {"set": {"label": "E", "value": "09:15"}},
    {"set": {"label": "G", "value": ["y"]}},
    {"set": {"label": "H", "value": ["x", "y"]}},
    {"set": {"label": "I", "value": "high"}},
    {"set": {"label": "J", "value": "#00ff00"}},
    {"set": {"label": "Feedback", "value": 1}},
    {"set": {"label": "F", "value": True}},
    {"set": {"label": "F", "value": False}},
]

RERUN = """
import streamlit as st
name = st.query_params.get("name", "nobody")
if st.button("Ada"):
    st.query_params["name"] = "Ada"
    st.rerun()
st.title(name)
"""
RERUN_ACTIONS = [{"click": "Ada"}, {"reload": True}]

FILES = """
import streamlit as st
with st.form("f"):
    one = st.file_uploader("One")
    st.form_submit_button("Send")
many = st.file_uploader("Many", accept_multiple_files=True)
shot = st.camera_input("Shot")
st.text((one and one.name, [file.getvalue() for file in many], shot and shot.type))
"""
FILES_ACTIONS = [
    {"set": {"label": "One", "value": {"name": "a.csv", "text": "a"}}},
    {"click": "Send"},
    {"set": {"label": "Many", "value": [{"name": "b", "base64": "AP8="}, {"name": "c.txt", "text": "c"}]}},
    {"set": {"label": "Many", "value": [{"name": "c.txt"}]}},
    {"set": {"label": "Shot", "value": {"name": "s.jpg", "base64": "/9j/"}}},
    {"set": {"label": "Many", "value": []}},
]

APPS = {
    "files": (FILES, FILES_ACTIONS),
    "counter": (COUNTER, COUNTER_ACTIONS),
    "callback": (CALLBACK, CALLBACK_ACTIONS),
    "form": (FORM, FORM_ACTIONS),
    "select": (SELECT, SELECT_ACTIONS),
    "many": (MANY, MANY_ACTIONS),
    "rerun": (RERUN, RERUN_ACTIONS),
}

FRAGMENT = """
import streamlit as st
st.session_state.setdefault("runs", 0)
st.session_state.setdefault("clicks", 0)
st.session_state.runs += 1
@st.fragment
def part():
    if st.button("Inside"):
        st.session_state.clicks += 1
    st.caption(f"{st.session_state.clicks} clicks")
part()
st.header(f"{st.session_state.runs} runs")
"""


def pytest_in(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--rootdir=.", "."]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)


def test_exports_pass_on_streamlit(tmp_path: Path) -> None:
    for name, (source, actions) in APPS.items():
        (tmp_path / f"{name}_app.py").write_text(source, encoding="utf-8")
        (tmp_path / f"test_{name}.py").write_text(apptest(source, f"{name}_app.py", actions), encoding="utf-8")
    done = pytest_in(tmp_path)
    assert done.returncode == 0, done.stdout
    assert f"{len(APPS)} passed" in done.stdout


def test_an_export_fails_when_the_app_is_broken(tmp_path: Path) -> None:
    (tmp_path / "counter.py").write_text(COUNTER.replace("+= 1", "+= 2"), encoding="utf-8")
    (tmp_path / "test_counter.py").write_text(apptest(COUNTER, "counter.py", COUNTER_ACTIONS), encoding="utf-8")
    done = pytest_in(tmp_path)
    assert done.returncode == 1
    assert "['2 clicks'] == ['1 clicks']" in done.stdout


def test_it_reads_like_a_test_that_one_would_write() -> None:
    assert body(COUNTER, COUNTER_ACTIONS[:1]) == dedent("""
        at = AppTest.from_file('app.py', default_timeout=30).run()
        assert at.header.values == ['0 clicks']
        assert at.session_state['n'] == 0
        assert not at.exception

        # clicked Add: 1 run.
        at.button[0].click().run()
        assert at.header.values == ['1 clicks']
        assert at.session_state['n'] == 1
        assert not at.exception
    """).strip("\n")


def test_what_waits_in_a_form_is_set_just_before_its_submit() -> None:
    text = body(FORM, FORM_ACTIONS[:4])
    assert "# set Name to 'Ada': it waits in its form, and is sent with it.\n\n" in text
    sent = "at.text_input[0].set_value('Ada')\nat.number_input[0].set_value(36)\nat.button[0].click().run()\n"
    assert text.index("at.checkbox[0]") < text.index(sent)


def test_a_value_that_is_there_already_is_not_set_again() -> None:
    text = body(SELECT, SELECT_ACTIONS)
    assert text.count("set_value('dog')") == 1
    assert text.endswith("# set Pet to 'dog': no run: the page sends nothing.")


def test_what_a_fragment_keeps_apart_is_not_asserted() -> None:
    text = body(FRAGMENT, [{"click": "Inside"}])
    before, after = text.split("# clicked Inside")
    assert "assert at.header.values == ['1 runs']" in before
    assert "assert at.header" not in after
    assert "# Not checked: at.header, which AppTest runs the whole script" not in after
    assert "# Not checked: at.header: AppTest runs the whole script, the browser did not." in after
    assert "assert at.caption.values == ['1 clicks']" in after
    assert "assert at.session_state['clicks'] == 1" in after
    assert "# Not checked: session state 'runs': AppTest" in after


def test_what_differs_each_time_is_not_asserted() -> None:
    text = body("import streamlit as st, uuid\nst.title(uuid.uuid4())\nst.text('same')\n", [])
    assert "# Not checked: at.title: it is not the same each time." in text
    assert "assert at.text.values == ['same']" in text


def test_an_action_that_apptest_cannot_do_is_told() -> None:
    source = """
        import streamlit as st
        @st.fragment(run_every=1)
        def tick():
            st.session_state.n = st.session_state.get("n", 0) + 1
        tick()
    """
    text = body(dedent(source), [{"wait": 2}])
    assert text.endswith("# waited 2 s. Not played: time does not pass in AppTest.")


def test_a_file_that_is_too_large_for_a_test_ends_it() -> None:
    source = "import streamlit as st\nst.file_uploader('Data')"
    test = body(source, [{"set": {"label": "Data", "value": {"name": "big.txt", "text": "x" * 1_000_001}}}])
    assert "Not played: big.txt has 1.0MB, and a test holds 1.0MB." in test
    assert len(test) < 2_000


def test_an_endless_rerun_ends_the_test() -> None:
    source = 'import streamlit as st\nif st.checkbox("On"):\n    st.rerun()\nst.button("Later")\n'
    text = body(source, [{"set": {"label": "On", "value": True}}, {"set": {"label": "On", "value": False}}])
    assert "Not played, and the test ends here: it does not come to an end by itself." in text.splitlines()[-1]


def test_what_comes_while_a_script_runs_is_not_played() -> None:
    text = apptest("import streamlit as st\nst.button('A')\n", "app.py", [{"click": "A"}, {"click": "A", "after": 1}])
    assert "Not played, and the test ends here: AppTest waits for the end of each run." in text
    compile(text, "test_app.py", "exec")


@pytest.mark.parametrize("source", ["import streamlit as st\nst.rerun()\n", "import streamlit as st\nst.write(\n"])
def test_what_cannot_be_loaded_cannot_be_tested(source: str) -> None:
    with pytest.raises(ExportError, match=r"^No test can be made of app\.py: "):
        apptest(source, "app.py", [])


def test_a_label_cannot_end_the_comment_it_is_in() -> None:
    source = 'import streamlit as st\nst.button("A\\nimport os")\nst.button(\'"""\')\n'
    text = apptest(source, 'a"""b.py', [{"click": "A\nimport os"}, {"click": '"""'}])
    compile(text, "test_app.py", "exec")
    assert "\nimport os" not in text


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app, actions = tmp_path / "app.py", tmp_path / "a.json"
    app.write_text(COUNTER + "print('for people')\n", encoding="utf-8")
    actions.write_text(json.dumps(COUNTER_ACTIONS), encoding="utf-8")
    assert main(["export", str(app), "--actions", str(actions)]) == 0
    written = capsys.readouterr()
    assert written.out == apptest(COUNTER, "app.py", COUNTER_ACTIONS)
    assert "for people" in written.err


def test_the_command_says_which_action_cannot_be_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app, actions = tmp_path / "app.py", tmp_path / "a.json"
    app.write_text(COUNTER, encoding="utf-8")
    actions.write_text('[{"click": "Add"}, {"click": "Nothing"}]', encoding="utf-8")
    assert main(["export", str(app), "--actions", str(actions)]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert "a.json: action 2: No widget to click with the label 'Nothing'. There is button 'Add'." in written.err


_BEYOND_APPTEST = (
    "choices: an Enum whose texts are looked up in a dict",
    "choices: dataclasses and plain classes of the script are of the run before",
    "places: containers in a list and a dict in state",
    "wording: a slider over things that no dict knows any more",
    "wording: a wording that changes in a form",
    "wording: pills that were not sent when the wording changed",
)
"""AppTest itself fails there: it words older values by the last `format_func`, and finds no places of older runs."""
ALL = [
    scenario
    for scenario in read_all()
    if scenario.name not in _BEYOND_APPTEST
    and not scenario.name.startswith("threads: ")  # when those end is chance
    and not any(name.startswith(".streamlit/") for name in scenario.files)  # which a process reads as it starts
]
SOME = ALL if os.environ.get("FUZZ") else ALL[::8]


@pytest.fixture
def clean_options() -> Iterator[None]:
    """Options are the process's in AppTest: what one script sets is gone before the next one."""
    configure()
    yield
    configure()


@pytest.mark.usefixtures("clean_options")
@pytest.mark.parametrize("scenario", SOME, ids=lambda scenario: scenario.name)
def test_every_scenario_can_be_exported(scenario: Scenario, tmp_path: Path) -> None:
    """What a test of any script asserts is so on Streamlit: FUZZ=1 tries all of them."""
    with ThreadPoolExecutor(1) as thread:  # in this one the browser's tests leave an event loop that runs
        thread.submit(export_and_test, scenario, tmp_path).result()


def export_and_test(scenario: Scenario, folder: Path) -> None:
    with laid(scenario.script, scenario.files, folder) as where:
        try:
            text = apptest(scenario.script, "app.py", scenario.actions, folder=str(where))
        except (ActionError, ExportError):
            return
    with laid(scenario.script, scenario.files, folder) as where:
        names: dict[str, Any] = {}
        exec(compile(text, str(where / "test_app.py"), "exec"), names)
        names["test_app"]()


def body(source: str, actions: list[Any]) -> str:
    """The lines of the test function."""
    text = apptest(source, "app.py", actions)
    return dedent(text.split("def test_app():\n")[1]).rstrip("\n")


def test_no_test_is_made_where_apptest_sees_another_menu(tmp_path: Path) -> None:
    source = "import streamlit as st\nst.navigation(['pages/one.py']).run()\n"
    with laid(source, {"pages/one.py": ""}, tmp_path) as folder, pytest.raises(ExportError, match="a folder pages/"):
        apptest(source, "app.py", [], folder=str(folder))


def test_no_secret_is_in_a_test(tmp_path: Path) -> None:
    source = "import streamlit as st\nst.session_state.url = 'https://x/' + st.secrets.token\nst.session_state.n = 1\n"
    with laid(source, {".streamlit/secrets.toml": 'token = "very-secret"'}, tmp_path) as folder:
        text = apptest(source, "app.py", [], folder=str(folder))
    assert "at.session_state['n'] == 1" in text
    assert "very-secret" not in text
    assert "•" not in text
