"""A small demo on a small site, for tests of the stage."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Locator, Page

from tests.browser.playgrounds import PlaygroundPane, settle
from tests.browser.shell.test_axe import RUN
from tests.browser.shell.test_tab_stops import AXE
from tests.browser.small_site import built

LATE: Final = """\
import streamlit as st

from words import title

count = st.session_state.setdefault("count", 0)
st.header(title(count))
if st.button("Add"):
    st.session_state.count += 1
st.button("Wave")
"""
EARLY: Final = """\
import streamlit as st

if st.button("Add"):
    st.session_state.count = st.session_state.get("count", 0) + 1
st.header(f"Early: {st.session_state.get('count', 0)}")
"""
SOLUTION: Final = EARLY.replace("Early", "Solved")
TWO: Final[dict[str, Any]] = {
    "title": "Late and early",
    "summary": "Two counters, and why one of them is late.",
    "minutes": 5,
    "scripts": ["late.py", "early.py"],
    "solution": {"late.py": "solution_late.py"},
    "prepared": [{"click": "Add"}],
    "steps": [
        {"title": "One script alone", "notes": "Say hello.", "minutes": 1, "show": ["late.py"], "upto": 3},
        {"title": "All of it", "upto": "all", "spot": {"lines": [6, 8]}},
        {
            "title": "How often?",
            "ask": {"question": "How many runs?", "options": ["0", "1", "2"], "answer": "1", "by": "runs"},
            "do": [{"click": "Add"}],
        },
        {"title": "Gone", "do": [{"click": "Gone"}, {"click": "Wave"}]},
        {"title": "Both", "show": ["late.py", "early.py"], "script": ["late.py", "early.py"], "do": [{"click": "Add"}]},
        {"title": "Solved", "solution": True, "script": "late.py", "do": [{"click": "Add"}]},
    ],
}
FILES: Final = {
    "mkdocs.yml": """\
site_name: On stage
site_url: {url}
theme: {{name: material, font: false, features: [navigation.instant]}}
plugins:
  - rerun: {{demos: demos, csp: true}}
nav:
  - Home: index.md
  - On stage: ["@demos"]
""",
    "docs/index.md": "# Home\n\n<!-- the demos -->\n",
    "demos/01_two/demo.json": json.dumps(TWO).replace("{", "{{").replace("}", "}}"),
    "demos/01_two/late.py": LATE,
    "demos/01_two/early.py": EARLY.replace("{", "{{").replace("}", "}}"),
    "demos/01_two/solution_late.py": SOLUTION.replace("{", "{{").replace("}", "}}"),
    "demos/01_two/words.py": 'def title(count):\n    return f"Late: {{count}}"\n',
}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a site with that demo, built in a folder."""
    with built(folder, FILES) as url:
        yield url


class Stage:
    """The stage of a page: its bar, and its scripts by their names."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.bar = page.get_by_role("group", name="Stage", exact=True)

    def script(self, name: str) -> PlaygroundPane:
        return PlaygroundPane(self.page, name)

    def press(self, button: str) -> None:
        self.bar.get_by_role("button", name=button, exact=True).click()

    @property
    def where(self) -> Locator:
        return self.bar.get_by_role("status").first

    @property
    def said(self) -> Locator:
        return self.bar.locator("[data-stage=said]")

    def faults(self) -> list[Any]:
        """What axe objects to on the stage, in light; the kinds of pages are looked at in dark too."""
        self.page.evaluate(AXE)
        settle(self.page)
        found: list[Any] = self.page.locator(".rerun-demo").evaluate(RUN, None)
        return found
