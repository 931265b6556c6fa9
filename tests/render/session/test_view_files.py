"""What is shown of a project's other files: marks, counts of lines, jumps, words that name the file."""

import re

from playground.engines.place import laid
from playground.render import History, Look, look
from playground.render.session.view import view
from playground.runtime import Session

SCRIPT = """import streamlit as st
import mod
st.navigation(["pages/one.py"]).run()
"""
FILES = {
    "pages/one.py": """import streamlit as st
import mod
st.session_state.n = st.session_state.get("n", 0) + 1
if st.button("Fail", on_click=mod.clicked):
    1 / 0
else:
    st.write("fine")
""",
    "mod.py": """import streamlit as st
def clicked():
    st.session_state.by = "a callback"
def never():
    return 1
""",
    "notes.txt": "no code",
    "picture.py": {"base64": "AP8="},
}


def steps(home, *actions):
    with laid(SCRIPT, {name: text for name, text in FILES.items() if isinstance(text, str)}, home) as folder:
        session = Session(SCRIPT, folder=str(folder))
        found = [session.start().to_json()]
        found += [session.act(action).to_json() for action in actions]
    return found


def marked(shown, name):
    return {mark["line"]: mark["kind"] for mark in shown["files"][name]["marks"]}


def test_each_file_has_marks_of_its_own(tmp_path):
    shown = view(steps(tmp_path), SCRIPT, "app.py", files=FILES)
    assert set(shown["files"]) == {"pages/one.py", "mod.py"}
    assert marked(shown, "pages/one.py") == {1: "ran", 2: "ran", 3: "ran", 4: "ran", 5: "skipped", 7: "ran"}
    assert marked(shown, "mod.py") == {1: "ran", 2: "ran", 3: "skipped", 4: "ran", 5: "skipped"}
    assert {mark["line"] for mark in shown["marks"]} == {1, 2, 3}


def test_callbacks_and_errors_are_marked_where_they_stand(tmp_path):
    shown = view(steps(tmp_path, {"click": "Fail"}), SCRIPT, "app.py", files=FILES)
    assert marked(shown, "mod.py")[3] == "callback"
    assert marked(shown, "mod.py")[1] == "skipped"
    assert marked(shown, "pages/one.py")[5] == "exception"
    assert [mark["kind"] for mark in shown["marks"]] == ["ran", "ran", "ran"]


def test_lines_of_each_file_are_counted(tmp_path):
    shown = view(steps(tmp_path, {"click": "Fail"}), SCRIPT, "app.py", files=FILES)
    assert shown["files"]["pages/one.py"]["lines"]["runs"] == 2
    assert shown["files"]["pages/one.py"]["lines"]["lines"]["3"] == {"times": 2, "runs": "1–2"}
    assert shown["files"]["mod.py"]["lines"]["lines"]["1"] == {"times": 1, "runs": "1"}
    assert set(shown["lines"]["lines"]) == {"1", "2", "3"}


def test_all_lines_count_together(tmp_path):
    (step,) = steps(tmp_path)
    (run,) = step["runs"]
    count = len(run["lines"]) + sum(map(len, run["files"].values()))
    shown = view([step], SCRIPT, "app.py")
    assert shown["totals"]["lines"] == count == 11
    assert "11 lines" in shown["timeline"]["html"]


def test_without_the_text_of_a_file_what_ran_of_it_is_marked(tmp_path):
    shown = view(steps(tmp_path), SCRIPT, "app.py")
    assert marked(shown, "pages/one.py") == dict.fromkeys([1, 2, 3, 4, 7], "ran")


def test_words_name_the_file(tmp_path):
    shown = view(steps(tmp_path, {"click": "Fail"}), SCRIPT, "app.py", files=FILES)
    jump = '<button type="button" class="rp-line" data-line="{}" data-file="{}">{}, line {}</button>'
    page, module = (jump.format(line, name, name, line) for line, name in ((3, "pages/one.py"), (3, "mod.py")))
    assert page in shown["state"]
    assert module in shown["state"]
    assert jump.format(5, "pages/one.py", "pages/one.py", 5) in shown["runs"]
    assert page in shown["order"]
    told = re.findall(r'data-line="(\d+)" data-file="([^"]+)"[^>]*data-told="([^"]+)"', shown["app"])
    assert ("4", "pages/one.py", "pages/one.py, line 4 · main area · without a key") in told


def test_a_moment_of_the_past_is_marked_in_its_file(tmp_path):
    history = History(steps(tmp_path, {"click": "Fail"}))
    events = history.step(0)["runs"][0]["events"]
    number = next(event["n"] for event in events if event["type"] == "state_write")
    shown = look(history, SCRIPT, Look(run=1, event=number), files=FILES)
    assert {"line": 3, "kind": "now", "note": "You are looking at this moment"} in shown["files"]["pages/one.py"][
        "marks"
    ]
    assert not any(mark["kind"] == "now" for mark in shown["marks"])
    assert (shown["look"]["line"], shown["look"]["file"]) == (3, "pages/one.py")
    assert "at pages/one.py, line 3" in shown["look"]["title"]
