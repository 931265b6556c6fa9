"""A project: code of its pages, texts of its files, the lines of all of them."""

import pytest

from playground.runtime import Session
from playground.runtime.run.lines import Line
from playground.runtime.source.project import Project
from playground.runtime.source.script import Script
from tests.runtime.app import check

SCRIPT = """import streamlit as st
st.navigation(["one.py"]).run()
"""
PAGE = """import streamlit as st
st.session_state.rows = [1]
st.session_state.rows.append(2)
st.write("a page")
1 / 0
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "one.py").write_text("x = [1]\nx.append(2)\n")
    (tmp_path / "latin.py").write_bytes("# coding: latin-1\nname = 'é'\n".encode("latin-1"))
    return Project(Script("y = 1\n", "sub/app.py"), str(tmp_path))


def test_the_script_lies_in_the_folder_under_its_own_name(project, tmp_path):
    assert project.path == str(tmp_path / "app.py")
    assert project.code().co_filename == project.path
    assert project.code() is project.code()


def test_a_page_is_compiled_once_and_told_of_by_its_name(project, tmp_path):
    path = str(tmp_path / "one.py")
    assert project.code(path) is project.code(path)
    assert project.files[path] == "one.py"


def test_files_are_read_by_the_encoding_that_they_name(project):
    assert "é" in project.source_of("latin.py")
    assert (project.source_of(""), project.source_of("gone.py")) == ("y = 1\n", "")
    assert project.source_at(Line(1, "one.py")) == "x = [1]\nx.append(2)\n"
    assert project.source_at(None) == "y = 1\n"


def test_which_lines_touch_something_is_known_of_each_file(project):
    assert Line(2, "one.py") in project.touching
    assert Line(1, "one.py") not in project.touching
    assert 1 not in project.touching


def test_the_folder_is_looked_at_once(tmp_path):
    (tmp_path / "pages").mkdir()
    project = Project(Script("", "app.py"), str(tmp_path))
    assert not project.uses_pages_folder
    project.begin()
    assert project.uses_pages_folder
    project.uses_pages_folder = False
    project.begin()
    assert not project.uses_pages_folder


def test_all_that_is_told_of_a_page_has_its_file(tmp_path):
    (tmp_path / "one.py").write_text(PAGE)
    step = check(Session(SCRIPT, folder=str(tmp_path)).start()).to_json()
    (run,) = step["runs"]
    assert run["lines"] == [1, 2]
    assert run["files"] == {"one.py": [1, 2, 3, 4, 5]}
    assert (run["outcome_line"], run["outcome_file"]) == (5, "one.py")
    (change,) = run["state"]["diff"]
    assert (change["line"], change["file"]) == (3, "one.py")
    events = [(event["type"], event["line"], event.get("file")) for event in run["events"]]
    assert events == [
        ("script_start", None, None),
        ("state_write", 2, "one.py"),
        ("state_write", 3, "one.py"),
        ("write", 4, "one.py"),
        ("exception", 5, "one.py"),
        ("write", None, None),
    ]
    text, error = step["screen"]
    assert (text["line"], text["file"]) == (4, "one.py")
    assert error["stack"] == [
        {"line": 2, "name": "<module>", "code": 'st.navigation(["one.py"]).run()'},
        {"line": 5, "file": "one.py", "name": "<module>", "code": "1 / 0"},
    ]


def test_without_a_folder_no_page_is_found():
    step = Session(SCRIPT).start()
    assert step.runs[0].message == (
        "StreamlitPageNotFoundError: Unable to create Page. The file `one.py` could not be found."
    )
