"""What a script asks for that is not here is told before it runs."""

import pytest

from playground.checks.lacking import lacking


def not_part(name: str) -> str:
    return f'`{name}` is not part of this site. Whoever builds the site can add it: `make build PACKAGES="{name}"`.'


def told(source, *brought):
    return [(lack.line, lack.text) for lack in lacking(source, brought)]


def test_a_script_that_can_run_lacks_nothing():
    source = """import json, datetime as dt, streamlit
import streamlit as st
from streamlit import session_state as ss, button
from streamlit.errors import StreamlitAPIException
import streamlit.components.v1 as components
st.write(st.session_state, st.__version__, st.column_config, dt.date.today())
with open("notes.txt", "w") as file: file.write("x")
open("notes.txt").read()
other.nonsense()
"""
    assert told(source) == []


def test_a_package_that_is_not_here_is_named_once():
    source = "import streamlit as st\nimport no_such_package.part as n\nfrom no_such_package import x\n"
    assert told(source) == [(2, not_part("no_such_package"))]


def test_a_package_of_custom_components_is_told_with_what_does_the_same():
    ((line, text),) = told("from streamlit_folium import st_folium\n")
    assert line == 1
    assert text.startswith("`streamlit_folium` is a package of custom components")
    assert text.endswith("Use `st.map` in its place.")


@pytest.mark.parametrize(
    "line", ["st.nonsense()", "from streamlit import nonsense", "if st.sidebar: streamlit.nonsense"]
)
def test_a_name_that_streamlit_does_not_have(line):
    source = f"import streamlit as st\nimport streamlit\n{line}\n"
    assert told(source) == [(3, "Streamlit has no `st.nonsense`.")]


def test_a_name_that_the_playground_does_not_have():
    source = "import streamlit as st\nst.connection('db')\n"
    assert told(source) == [(2, "`st.connection` is part of Streamlit, but not of this playground yet.")]


def test_files_and_the_network():
    source = """import urllib.request
pd.read_csv("data.csv")
pd.read_csv("https://example.org/data.csv")
Path("notes.md").read_text(), open("sub/a.json", "rb")
"""
    assert told(source, "sub/a.json") == [
        (1, "There is no network here: `urllib.request` does not work."),
        (2, "The script reads the file `data.csv`, which is not here."),
        (3, "There is no network here: `https://example.org/data.csv` cannot be loaded."),
        (4, "The script reads the file `notes.md`, which is not here."),
    ]


def test_modules_that_came_along():
    assert told("import lib\nfrom parts.one import x\nfrom . import y\n", "lib.py", "parts/one.py") == [
        (3, "A script has no package around it, so `from .` finds nothing."),
    ]


def test_what_is_no_python_is_for_others_to_tell():
    assert told("import no_such_package\nif x\n") == []


def test_what_a_browser_cannot_have_of_python():
    assert told("import curses\nimport json\n") == [
        (1, "`curses` belongs to Python, but a browser cannot offer what it needs.")
    ]


def test_what_is_installed_here_but_not_in_the_browser():
    assert told("import pytest\n") == [(1, not_part("pytest"))]
