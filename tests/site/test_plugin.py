"""The MkDocs plugin on a tiny site, and this project's own site: whole, closed in itself, without a loose link."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from mkdocs.commands.build import build as build_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

import playground.site.plugin
from playground.page.component import COMPONENT
from playground.site import build as site
from playground.site.policy import digest_of, inline_scripts

OWN = Path(__file__).parents[2] / "site"
SCRIPT = 'import streamlit as st\n\nst.header("Hello")\nst.button("Go")\n'
LESSON = "---\ntitle: {title}\nsummary: Short & clear.\ntask: Do it.\n---\n\nRead **this**.\n"
COMPARISON = """---
title: Two ways
summary: Side by side.
variants:
  - {name: Left, script: left.py, click: Go, note: "The `left` one."}
  - {name: Right, script: right.py, click: Go}
task: Which one?
---

Look first.

## Look again

What was it?
"""
SETTINGS = """
site_name: Tiny
theme: {name: material, font: false}
strict: true
plugins:
  - rerun: {lessons: lessons}
nav:
  - Home: index.md
  - Course:
    - "@lessons"
  - Comparisons: "@comparisons"
"""
FILES = {
    "mkdocs.yml": SETTINGS,
    "docs/index.md": "# Welcome\n\n[Begin](learn/basics/one.md)\n",
    "lessons/01_basics/chapter.md": "---\ntitle: Basics\n---\n",
    "lessons/01_basics/01_one/lesson.md": LESSON.format(title="One"),
    "lessons/01_basics/01_one/start.py": SCRIPT,
    "lessons/01_basics/01_one/solution.py": SCRIPT,
    "lessons/01_basics/02_two/lesson.md": LESSON.format(title="Two"),
    "lessons/01_basics/02_two/start.py": SCRIPT,
    "lessons/01_basics/02_two/solution.py": SCRIPT,
    "lessons/02_compare/chapter.md": "---\ntitle: Compare\n---\n",
    "lessons/02_compare/01_two_ways/lesson.md": COMPARISON,
    "lessons/02_compare/01_two_ways/left.py": SCRIPT,
    "lessons/02_compare/01_two_ways/right.py": SCRIPT,
}


@dataclass
class Links(HTMLParser):
    """What a page links to (`anchors`), what a browser loads for it without being asked (`loads`), and its ids."""

    text: str
    anchors: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids.update(values[name] for name in ("id", "name") if name in values)
        if tag == "a":
            self.anchors += [values["href"]] if "href" in values else []
        elif tag == "link" and values.get("rel") in ("prev", "next", "canonical"):
            self.anchors.append(values["href"])
        else:
            self.loads += [values[name] for name in ("src", "href", "poster", "data") if values.get(name)]


def tiny(root: Path, **changes: str) -> Path:
    for name, text in {**FILES, **changes}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def build_tiny(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Builds the tiny site, without the megabytes that make its playgrounds live."""
    monkeypatch.setattr(playground.site.plugin, "write_assets", lambda out, **more: out.mkdir(parents=True))
    build_mkdocs(load_config(str(root / "mkdocs.yml")))
    return root / "site"


def test_lessons_become_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = build_tiny(tiny(tmp_path), monkeypatch)

    page = (out / "learn/basics/one/index.html").read_text()

    assert "<h1>One</h1>" in page
    assert "Short &amp; clear." in page
    assert "Read <strong>this</strong>." in page
    assert 'data-playground="one"' in page
    assert "st.header" in re.sub(r"<[^>]+>", "", page)
    assert ">Hello</h" in page.replace("\n", ""), "the recorded first screen is in the page"
    assert '<a rel="next" href="../two/"' in page
    assert 'aria-current="page"' in page
    assert (out / "assets/rerun").is_dir()


def test_nav_has_the_chapters_where_the_settings_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = build_tiny(tiny(tmp_path), monkeypatch)

    links = Links((out / "index.html").read_text())

    places = [link for link in dict.fromkeys(links.anchors) if link.startswith(("learn/", "compare/"))]
    assert places == ["learn/basics/one/", "learn/basics/two/", "compare/two-ways/"]


def test_a_comparison_has_a_column_for_each_variant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = build_tiny(tiny(tmp_path), monkeypatch)

    page = (out / "compare/two-ways/index.html").read_text()

    assert re.findall(r'data-playground="([^"]+)"', page) == ["two-ways-1", "two-ways-2"]
    assert "The <code>left</code> one." in page
    assert 'data-rerun-all="[&#34;Go&#34;, &#34;Go&#34;]" disabled' in page
    assert (
        page.index("Look first.")
        < page.index("data-playground")
        < page.index("What was it?")
        < page.index("Which one?")
    )


def test_every_page_has_what_fetches_a_playground_that_is_swapped_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = build_tiny(tiny(tmp_path), monkeypatch)

    for page in (out / "index.html", out / "learn/basics/one/index.html"):
        html = page.read_text()
        assert len(re.findall(r'<script src="[^"]*assets/rerun-pages.js" type="module">', html)) == 1
        assert html.index("rerun-pages.css") < html.index("</head>")
    assert "bokeh" not in (out / "index.html").read_text(), "a page without a playground loads none of it"


CHECKED = LESSON.format(title="One").replace(
    "task: Do it.", 'task: Do *it*.\nhints: ["Look at `st`.", Look again.]\npassed: "**Yes.**"'
)
CHECK = "def check(app): app.must_say('</script><b>')"


def test_a_task_has_its_check_its_hints_and_its_solution(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"lessons/01_basics/01_one/lesson.md": CHECKED, "lessons/01_basics/01_one/check.py": CHECK}
    out = build_tiny(tiny(tmp_path, **files), monkeypatch)

    page, other = ((out / f"learn/basics/{name}/index.html").read_text() for name in ("one", "two"))

    task = page[page.index('<section class="rerun-task"') :].partition("</section>")[0]
    assert 'data-for="one" data-task="basics/one"' in task
    assert re.findall(r"<button[^>]*>(\w+)", task)[:3] == ["Check", "Hint", "Solution"]
    assert task.count("<li hidden>") == 2
    assert "<code>st</code>" in task
    assert "<strong>Yes.</strong>" in task
    data = json.loads(unescape(re.findall(r"data-files='(.*?)'", task)[0]))
    handed = data.pop("hand_in")
    assert data == {"check": CHECK, "solution": SCRIPT.rstrip("\n"), "filename": "start.py"}
    assert handed["title"] == "One"
    assert re.fullmatch(r"[0-9a-f]{12}", handed["version"])
    assert re.findall(r"<button[^>]*>(\w+)", other[other.index('<section class="rerun-task"') :])[0] == "Solution"
    # Only what can be passed counts as something to be done.
    assert set(re.findall(r'data-lesson="([^"]+)"', page + (out / "index.html").read_text())) == {"basics/one"}


def test_a_prediction_is_about_each_column_with_its_click(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = COMPARISON.replace("task:", "predict: [{click: Go, ask: [runs]}]\ntask:")
    out = build_tiny(tiny(tmp_path, **{"lessons/02_compare/01_two_ways/lesson.md": text}), monkeypatch)

    page = (out / "compare/two-ways/index.html").read_text()

    asked = re.findall(r'<template data-predict-click="([^"]+)" data-for="([^"]+)" data-ask="([^"]+)"', page)
    assert asked == [("Go", name, "[&#34;runs&#34;]") for name in ("two-ways-1", "two-ways-2")]


def test_a_page_asks_for_a_playground_in_its_front_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fields = "title: Try\ntemplate: rerun/play.html\nplayground: {name: Mine, script: try.py, layout: play}\n"
    front = f"---\n{fields}---\nTry it.\n"
    out = build_tiny(tiny(tmp_path, **{"docs/try.md": front, "docs/try.py": SCRIPT}), monkeypatch)

    page = (out / "try/index.html").read_text()

    assert 'data-playground="playground"' in page
    assert "Mine" in page
    assert 'src="../assets/rerun/' in page


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("lessons/01_basics/01_one/start.py", "if x\n", r"start\.py: syntax error in line 1"),
        ("docs/try.md", "---\nplayground: play.py\n---\n", "try.md: .* Give it a name and a script"),
        ("docs/try.md", "---\nplayground: {name: A, script: no.py}\n---\n", "no.py is missing"),
        (
            "docs/try.md",
            "---\nplayground: {name: A, script: ../lessons/01_basics/01_one/start.py, read_only: on it}\n---\n",
            "Say true or false",
        ),
        ("docs/try.md", "---\nplaygrounds: [{name: A, script: try.py}]\n---\n", "try.md: .* a list of two or three"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    name: str,
    text: str,
    words: str,
) -> None:
    root = tiny(tmp_path, **{name: text})

    with pytest.raises(Abort):
        build_tiny(root, monkeypatch)

    message = caplog.messages[-1]
    assert re.search(words, message)
    assert "\n" not in message


# This project's own site


@pytest.fixture(scope="module")
def own_site() -> Path:
    """The project's own site, which is built before the tests."""
    assert (OWN / "index.html").is_file(), "site/ is not built: run `make build`"
    return OWN


def pages(out: Path) -> Iterator[tuple[Path, Links]]:
    for path in sorted(out.rglob("*.html")):
        if "rerun" not in path.relative_to(out).parts:
            yield path, Links(path.read_text(encoding="utf-8"))


def test_the_site_has_its_pages(own_site: Path) -> None:
    for place in (
        "",
        "learn/",
        "learn/from-the-top/a-click-is-a-rerun/",
        "learn/remembering/remembering-with-session-state/",
        "learn/fewer-reruns/a-form/",
        "compare/update-an-earlier-header/",
        "play/",
        "how-it-works/",
        "rules/",
        "rules/state/",
    ):
        page = (own_site / place / "index.html").read_text()
        assert "Models Streamlit 1.67" in page


@cache
def ids_of(page: Path) -> set[str]:
    return Links(page.read_text(encoding="utf-8")).ids


def test_every_link_leads_somewhere(own_site: Path) -> None:
    missing = []
    for path, links in pages(own_site):
        here = "https://site/" + str(path.relative_to(own_site)).removesuffix("index.html")
        for link in [*links.anchors, *links.loads]:
            target = urlsplit(urljoin(here, link))
            if target.fragment.startswith("r1."):  # a script to be opened there
                target = target._replace(fragment="")
            if target.netloc != "site" or target.scheme not in ("http", "https"):
                continue
            found = own_site / unquote(target.path).lstrip("/")
            found = found / "index.html" if found.is_dir() else found
            known = ids_of(found) if found.suffix == ".html" and target.fragment else {target.fragment}
            if not found.is_file() or target.fragment not in known:
                missing.append(f"{path.relative_to(own_site)} -> {link}")
    assert not missing


def test_no_page_loads_anything_from_elsewhere(own_site: Path) -> None:
    external = re.compile(r"(?:https?:)?//")
    for path, links in pages(own_site):
        assert [link for link in links.loads if external.match(link)] == [], path
    for path in own_site.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", path.read_text(encoding="utf-8")), path


def test_every_page_has_a_policy_that_knows_its_scripts(own_site: Path) -> None:
    for page in own_site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert html.count('http-equiv="Content-Security-Policy"') == 1, page
        policy = html.partition('Policy" content="')[2].partition('"')[0]
        if page.name == COMPONENT:  # what a script's component brings runs there, and reaches nothing
            assert policy.startswith("default-src 'none'; "), page
            assert not re.search(r"'self'|https?:|\*", policy), page
        else:
            assert all(digest_of(script) in policy for script in inline_scripts(html)), page


def test_no_page_needs_to_know_where_the_site_lies(own_site: Path) -> None:
    """Every address is relative, so that the site works below any path; the page for wrong addresses finds out."""
    for path, links in pages(own_site):
        allowed = ["/"] if path.name == "404.html" else []
        assert [link for link in [*links.anchors, *links.loads] if link.startswith("/")] == allowed, path


def test_scripts_are_not_published_as_files(own_site: Path) -> None:
    assert not list(own_site.glob("*.py"))
    assert not (own_site / "theme").exists()


def test_without_its_project_the_package_cannot_build_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "PROJECT", tmp_path)

    with pytest.raises(site.SiteError, match="built from a checkout"):
        site.build(tmp_path / "site")


def test_a_page_asks_for_scripts_side_by_side_in_its_front_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = "[{name: A, script: a.py, note: The *first*}, {name: B, script: a.py, later: true}]"
    front = f"---\ntitle: Both\ntemplate: rerun/compare.html\nplaygrounds: {entries}\n---\nLook.\n"
    out = build_tiny(tiny(tmp_path, **{"docs/both.md": front, "docs/a.py": SCRIPT}), monkeypatch)

    page = (out / "both/index.html").read_text()

    assert re.findall(r'data-playground="([^"]+)"', page) == ["playground-1", "playground-2"]
    assert re.findall(r'class="rerun-compare__column" (hidden)?', page) == ["", "hidden"]
    assert "The <em>first</em>" in page
    assert "Both did the same: 1 run" in page
    assert "data-rerun-all" not in page
    assert "Add a third script" in page
