"""Lines of several files: told apart, told as data, and taken from code that is the project's."""

import copy
import json
import os
from pathlib import Path

import pytest

import playground
from playground.runtime.run.lines import Files, Line, at, file_of, in_words, of_files, of_script, told


def test_a_line_of_another_file_is_no_line_of_the_script():
    assert Line(3, "a.py") == Line(3, "a.py")
    assert len({3, Line(3, "a.py"), Line(3, "b.py"), Line(3, "a.py")}) == 3
    assert (Line(3, "a.py") == 3, Line(3, "a.py") != 3, Line(3, "a.py") == Line(4, "a.py")) == (False, True, False)
    assert copy.deepcopy(Line(3, "a.py")) == Line(3, "a.py")


def test_a_line_is_told_with_its_file_where_that_is_not_the_script():
    assert told(3) == {"line": 3}
    assert told(None) == {"line": None}
    assert told(Line(3, "a.py")) == {"line": 3, "file": "a.py"}
    assert json.dumps(told(Line(3, "a.py"), "outcome_line")) == '{"outcome_line": 3, "outcome_file": "a.py"}'
    for line in (3, None, Line(3, "a.py")):
        assert at(told(line)) == line
    assert (file_of(Line(3, "a.py")), file_of(3), file_of(None)) == ("a.py", "", "")
    assert (in_words(3), in_words(Line(3, "pages/a.py"))) == ("line 3", "pages/a.py, line 3")


def test_lines_by_files():
    lines = {3, 1, Line(9, "b.py"), Line(2, "b.py"), Line(1, "a.py")}
    assert of_script(lines) == (1, 3)
    assert of_files(lines) == {"a.py": (1,), "b.py": (2, 9)}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/p/app.py", ""),
        ("/p/mod.py", "mod.py"),
        ("/p/pages/one.py", "pages/one.py"),
        ("/p/venv/lib/site-packages/x.py", None),
        ("/p/.venv/x.py", None),
        ("/pq/mod.py", None),
        ("<string>", None),
        (os.__file__, None),
    ],
)
def test_code_of_a_folder_is_the_projects_but_what_lies_there_of_others(path, name):
    files = Files("/p/app.py", "/p")
    assert files.take(path) is (name is not None)
    assert files.get(path) == name


def test_the_playground_is_no_project_wherever_a_script_lies():
    package = Path(playground.__file__).parent
    assert not Files("app.py", str(package.parent)).take(str(package / "cli" / "command.py"))


def test_without_a_folder_there_is_the_script_alone():
    files = Files("app.py")
    assert (files.take("app.py"), files.take("/p/mod.py")) == (True, False)
    assert files.line("app.py", 4) == 4
