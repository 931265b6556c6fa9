"""The list of modules that a script can import is the browser's own."""

from playwright.sync_api import expect

from playground.facts.modules import BROWSER_MODULES
from tests.browser.playgrounds import PlaygroundPane

SCRIPT = """import sys
from importlib.util import find_spec
import streamlit as st

def here(name):
    return name in sys.builtin_module_names or find_spec(name) is not None

public = {name for name in sys.stdlib_module_names if name[0] != "_" or name in ("__future__", "_thread")}
st.text("here: " + " ".join(sorted(filter(here, public))))
"""


def test_the_list_of_modules_is_the_browsers(pane: PlaygroundPane) -> None:
    pane.run(SCRIPT)

    expect(pane.app.get_by_text("here:")).to_have_text("here: " + " ".join(sorted(BROWSER_MODULES)))
