"""A course of somebody else, from the installed package: a folder of lessons and the shortest settings."""

import json
import re
from pathlib import Path

import pytest

from tests.site.test_plugin import SCRIPT, build_tiny, tiny

ANSWER = """---
title: Zero
summary: Above one.
---

Guess.

??? answer "Why?"
    Because.

    ```rerun
    import streamlit as st

    st.write("Live")
    ```
"""


def test_a_course_of_others_needs_two_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their settings have no navigation and no Markdown extensions; their lessons have answers that fold."""
    settings = "site_name: Theirs\ntheme: {name: material, font: false}\nstrict: true\n"
    root = tiny(
        tmp_path,
        **{
            "mkdocs.yml": settings + "plugins:\n  - search\n  - rerun: {lessons: lessons}\n",
            "docs/learn/index.md": "---\ntitle: All\ntemplate: rerun/course.html\n---\n",
            "lessons/01_basics/03_answer/lesson.md": ANSWER,
            "lessons/01_basics/03_answer/start.py": SCRIPT,
            "lessons/01_basics/03_answer/solution.py": SCRIPT,
        },
    )

    out = build_tiny(root, monkeypatch)

    page = (out / "learn/basics/answer/index.html").read_text()
    folded = page.split('<details class="answer">')[1].split("</details>")[0]
    assert "<summary>Why?</summary>" in folded
    assert '<div class="rerun-example"' in folded
    assert re.findall(r'<a rel="(prev|next)" href="([^"]+)"', page) == [
        ("prev", "../two/"),
        ("next", "../../../compare/two-ways/"),
    ]
    overview = (out / "learn/index.html").read_text()
    assert re.findall(r'<a href="([^"]+)"(?: data-lesson="[^"]+")?>\s*<strong>', overview) == [
        "basics/one/",
        "basics/two/",
        "basics/answer/",
        "../compare/two-ways/",
    ]
    index = json.loads((out / "search/search_index.json").read_text())
    found = {entry["location"]: entry["text"] for entry in index["docs"]}
    assert "Read" in found["learn/basics/one/"]
    assert "Do it." in found["learn/basics/one/#your-turn"]
    assert "Look first." in found["compare/two-ways/"]
    assert "Which one?" in found["compare/two-ways/#your-turn"]
