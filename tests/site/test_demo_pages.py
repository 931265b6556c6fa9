"""Demos become pages of a site: their scripts as they are prepared, their steps, and the list of all."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

import playground.site.plugin

COUNTER = """\
import streamlit as st
from words import title

rows = open("rows.csv").read().split()
st.header(title(st.session_state.get("count", 0)))
st.text(f"{len(rows)} rows")
if st.button("Add"):
    st.session_state.count = st.session_state.get("count", 0) + 1
"""
DEMO: dict[str, Any] = {
    "title": "Late & early",
    "summary": "One is late.",
    "minutes": 5,
    "scripts": ["late.py", "early.py", "third.py"],
    "prepared": [{"click": "Add"}],
    "steps": [
        {"title": "Look", "notes": "Say **hello**.", "minutes": 2},
        {
            "ask": {"question": "How many?", "options": ["0", "1"], "answer": "1", "by": "runs"},
            "do": [{"click": "Add"}],
        },
        {"do": [{"click": "Add"}]},
    ],
}
SETTINGS = """\
site_name: Tiny
theme: {name: material, font: false}
strict: true
plugins:
  - rerun: {demos: demos}
nav:
  - Home: index.md
  - On stage: ["@demos"]
"""


def site(root: Path, monkeypatch: pytest.MonkeyPatch, demo: dict[str, Any] = DEMO) -> Path:
    """Builds a site with one demo, without the megabytes that make its playgrounds live."""
    files = {
        "mkdocs.yml": SETTINGS,
        "docs/index.md": "# Welcome\n\n<!-- the demos -->\n\nThe end.\n",
        "demos/01_late_and_early/demo.json": json.dumps(demo),
        "demos/01_late_and_early/words.py": 'def title(count):\n    return f"Count: {count}"\n',
        "demos/01_late_and_early/rows.csv": "a\nb\nc\n",
        **{f"demos/01_late_and_early/{name}": COUNTER for name in demo["scripts"]},
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(playground.site.plugin, "write_assets", lambda out, **more: out.mkdir(parents=True))
    build(load_config(str(root / "mkdocs.yml")))
    return root / "site"


def attribute(page: str, name: str) -> Any:
    found = re.search(rf"{name}='([^']*)'", page)
    assert found
    return json.loads(unescape(found[1]))


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_demo_becomes_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (site(tmp_path, monkeypatch) / "demos/late-and-early/index.html").read_text()

    assert "Late &amp; early</h1>" in page
    assert re.findall(r'data-playground="([^"]+)"', page) == [f"late-and-early-{number}" for number in (1, 2, 3)]
    assert re.findall(r"data-rerun-column( hidden)?>", page) == ["", "", " hidden"]
    bar = page[page.index('aria-label="Stage"') :]
    assert "Start · 3 steps" in words(bar[: bar.index("rerun-stage__columns")])
    steps = words(page[page.index('<ol data-stage="steps">') :].partition("</ol>")[0])
    assert steps == "Look 2 min How many? Step 3"


def test_its_scripts_are_prepared_and_have_what_lies_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (site(tmp_path, monkeypatch) / "demos/late-and-early/index.html").read_text()

    data = attribute(page, "data-page")
    assert data["actions"] == [{"click": "Add"}]
    assert sorted(data["files"]) == ["early.py", "rows.csv", "third.py", "words.py"]
    assert "3 rows" in page, "the recorded first screen"
    assert re.search(r"2\s*runs", words(page))


def test_the_notes_are_in_its_data_and_not_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (site(tmp_path, monkeypatch) / "demos/late-and-early/index.html").read_text()

    assert attribute(page, "data-deck")["steps"][0]["notes"] == "Say **hello**."
    assert "hello" not in re.sub(r"data-deck='[^']*'", "", page)


def test_a_page_lists_all_demos_and_the_stage_for_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = site(tmp_path, monkeypatch)

    home = (out / "index.html").read_text()
    listed = home[home.index('<ol class="rerun-demos">') :].partition("</ol>")[0]
    assert re.findall(r'href="([^"]+)"', listed) == ["demos/late-and-early/", "demos/own/"]
    assert words(listed).startswith("Late & early 5 min One is late.")
    assert 'href="demos/late-and-early/"' in home[: home.index('<ol class="rerun-demos">')], "the nav has it too"


def test_the_stage_for_ones_own_waits_for_a_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (site(tmp_path, monkeypatch) / "demos/own/index.html").read_text()

    assert "data-rerun-stage" in page
    assert "data-deck" not in page
    assert re.findall(r"data-rerun-column( hidden)?>", page) == [" hidden"] * 3


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"scripts": []}, "demo.json: scripts"),
        ({"prepared": [{"click": "Gone"}]}, "demo.json: `prepared` cannot be done in late.py: Action 1"),
    ],
)
def test_a_demo_that_cannot_be_shown_stops_the_build(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    change: dict[str, Any],
    words: str,
) -> None:
    with pytest.raises(Abort):
        site(tmp_path, monkeypatch, DEMO | change)
    assert words in caplog.text
