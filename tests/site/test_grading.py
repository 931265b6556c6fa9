"""The page that grades on a site of anybody's: its lessons with their checks, as in what is handed in."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from playground.share.work import lesson_version
from tests.site.test_plugin import SCRIPT, SETTINGS, build_tiny, tiny

CHECK = 'from playground.check import App\n\n\ndef check(app: App) -> None:\n    app.must_show("header", "It\'s <b>")\n'
FILES = {
    "mkdocs.yml": SETTINGS.replace("nav:", "nav:\n  - Grade: grade.md"),
    "docs/grade.md": "---\ntitle: Grade\ntemplate: rerun/grade.html\n---\nDrop it.\n",
    "lessons/01_basics/01_one/check.py": CHECK,
}


def data(page: str, name: str) -> dict[str, object]:
    found = re.search(rf"{name}='([^']*)'", page)
    assert found
    return json.loads(unescape(found[1]))


def test_the_page_knows_the_lessons_that_have_a_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = build_tiny(tiny(tmp_path, **FILES), monkeypatch)
    page = (out / "grade/index.html").read_text()
    known = data(page, "data-lessons")
    version = lesson_version(CHECK, SCRIPT)
    assert known["lessons"] == [
        {"lesson": "basics/one", "title": "One", "version": version, "file": "start.py", "check": CHECK}
    ]
    assert known["play"] == ""
    assert re.findall(r'<option value="(\w[^"]*)">([^<]*)', page)[0] == ("basics/one", "One")
    assert page.count("assets/rerun/rerun-grade.js?v=") == 3  # fetched early, run, and named for sites that swap pages
    assert "playground.bundle.js" not in page
    lesson = (out / "learn/basics/one/index.html").read_text()
    handed = data(lesson, "data-files")["hand_in"]
    assert handed == {"version": version, "playground": handed["playground"], "title": "One"}
    assert "Hand in…" in lesson
    assert "Hand in…" not in (out / "learn/basics/two/index.html").read_text()  # it has no check


def test_a_site_without_lessons_has_nothing_to_grade_and_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = "site_name: Tiny\ntheme: {name: material, font: false}\nplugins: [rerun]\n"
    root = tmp_path / "site"
    for name, text in {"mkdocs.yml": settings, "docs/index.md": FILES["docs/grade.md"]}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    page = (build_tiny(root, monkeypatch) / "index.html").read_text()
    assert data(page, "data-lessons") == {"lessons": [], "play": ""}
