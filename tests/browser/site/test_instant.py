"""Material's instant navigation swaps the pages of a site: all kinds of pages with playgrounds work, there and back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import (
    BOOT,
    PlaygroundPane,
    until,
    until_true,
    wait_for_sandbox,
    wait_until_live,
    workers,
)
from tests.browser.small_site import built

APP = 'import streamlit as st\n\nif st.button("Go"):\n    st.text("Gone")\n'
FILES = {
    "mkdocs.yml": """\
site_name: Instant
site_url: {url}
theme: {{name: material, font: false, features: [navigation.instant]}}
plugins:
  - rerun: {{lessons: lessons, csp: true}}
nav:
  - Home: index.md
  - Guide: guide.md
  - Course: ["@lessons"]
  - Compare: ["@comparisons"]
  - Play: play.md
""",
    "docs/index.md": """\
---
template: rerun/play.html
playground: {{name: Home, script: app.py, layout: lesson}}
---

[To the guide](guide.md)
""",
    "docs/guide.md": """\
# Guide

<script>document.documentElement.dataset.guide = "read"</script>

[Home](index.md), [lesson](learn/basics/one.md), [comparison](compare/two-ways.md), [play](play.md)
""",
    "docs/play.md": """\
---
template: rerun/play.html
playground: {{name: Play, script: app.py, layout: play}}
---

[To the guide](guide.md)
""",
    "docs/app.py": APP,
    "lessons/01_basics/chapter.md": "---\ntitle: Basics\n---\n",
    "lessons/01_basics/01_one/lesson.md": """\
---
title: One
summary: Short.
task: Do it.
passed: Well done.
predict: [{{click: Go, ask: [runs]}}]
---

[To the guide](../../guide.md)
""",
    "lessons/01_basics/01_one/start.py": APP,
    "lessons/01_basics/01_one/solution.py": APP,
    "lessons/01_basics/01_one/check.py": "def check(app):\n    app.click('Go')\n    app.must_say('Gone')\n",
    "lessons/02_compare/chapter.md": "---\ntitle: Compare\n---\n",
    "lessons/02_compare/01_two_ways/lesson.md": """\
---
title: Two ways
summary: Side by side.
variants:
  - {{name: Left, script: left.py, click: Go}}
  - {{name: Right, script: right.py, click: Go}}
---

[To the guide](../guide.md)
""",
    "lessons/02_compare/01_two_ways/left.py": APP,
    "lessons/02_compare/01_two_ways/right.py": APP,
}


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with instant navigation, in the place of the project's own."""
    with built(tmp_path_factory.mktemp("instant"), FILES) as url:
        yield url


PARSED = """{
    const { parseFromString } = DOMParser.prototype;
    DOMParser.prototype.parseFromString = function (text, type) {
        if (type === "text/xml") setTimeout(() => (window.hasSitemap = true));
        return parseFromString.call(this, text, type);
    };
}"""
"""Tells when the theme has read the map of the site."""


def enter(page: Page, path: str) -> None:
    """Load a page, and mark the window that it is in."""
    page.add_init_script(PARSED)
    page.goto(path)
    until_true(page, "() => window.hasSitemap === true")  # before it is known, links load their pages
    page.evaluate("window.entered = true")


def follow(page: Page, link: str) -> None:
    page.get_by_role("main").get_by_role("link", name=link, exact=True).first.click()


def is_swapped(page: Page) -> bool:
    return page.evaluate("window.entered === true")


def use(page: Page, *names: str) -> None:
    """Click in the app of each playground, and see what it does."""
    for name in names:
        pane = PlaygroundPane(page, name)
        pane.app.get_by_role("button", name="Go").click()
        expect(pane.app.get_by_text("Gone")).to_be_visible(timeout=BOOT)
        pane.pane("Timeline").scroll_into_view_if_needed()
        expect(pane.pane("Timeline").locator("canvas").first).to_be_visible(timeout=BOOT)


def kept(page: Page) -> list[int]:
    return page.evaluate("[Bokeh.index.roots.length, Bokeh.documents.length]")


def test_all_kinds_of_pages_work_there_and_back(page: Page) -> None:
    enter(page, "guide/")
    for link, names in (
        ("lesson", ["One"]),
        ("comparison", ["Left", "Right"]),
        ("play", ["Play"]),
        ("Home", ["Home"]),
    ):
        follow(page, link)
        use(page, *names)
        assert is_swapped(page)

        page.go_back()
        expect(page.get_by_role("heading", level=1, name="Guide")).to_be_visible()
        until(page, lambda: kept(page), [0, 0])
        until(page, lambda: workers(page), 0)

    page.go_forward()
    expect(PlaygroundPane(page, "Home").app.get_by_text("Gone")).to_be_visible(timeout=BOOT)  # where it was left
    assert is_swapped(page)


def test_from_one_playground_to_the_next_the_sandbox_stays(page: Page) -> None:
    enter(page, "learn/basics/one/")
    wait_for_sandbox(page)
    use(page, "One")
    one = kept(page)
    page.get_by_role("link", name=re.compile("Two ways")).last.click()

    expect(page.get_by_role("heading", level=1, name="Two ways")).to_be_visible()
    page.get_by_role("button", name="Click all two").click()
    for name in ("Left", "Right"):
        expect(PlaygroundPane(page, name).app.get_by_text("Gone")).to_be_visible(timeout=BOOT)
    expect(page.get_by_role("table", name=re.compile("cost|totals|last", re.IGNORECASE)).first).to_be_visible()

    page.go_back()
    expect(PlaygroundPane(page, "One").app.get_by_text("Gone")).to_be_visible(timeout=BOOT)
    until(page, lambda: kept(page), one)
    assert is_swapped(page)


def test_a_lesson_that_was_swapped_in_checks_predicts_and_marks(page: Page) -> None:
    enter(page, "guide/")
    expect(page.locator("html")).to_have_attribute("data-guide", "read")
    follow(page, "lesson")

    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("Well done.")).to_be_visible(timeout=BOOT)
    page.get_by_role("switch", name="Predict first").check()
    PlaygroundPane(page, "One").app.get_by_role("button", name="Go").click()
    expect(page.get_by_role("dialog", name="Before you see it")).to_be_visible()

    page.go_back()  # without an answer
    expect(page.get_by_role("heading", level=1, name="Guide")).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", level=1, name="One")).to_be_visible()
    wait_until_live(page)
    PlaygroundPane(page, "One").app.get_by_role("button", name="Go").click()
    expect(page.get_by_role("dialog", name="Before you see it")).to_be_visible()
    assert is_swapped(page)


def test_a_page_looks_the_same_however_it_was_reached(page: Page) -> None:
    shown = "host => { const box = host.getBoundingClientRect(); return [box.x, box.y, box.width]; }"
    page.goto("learn/basics/one/")
    wait_for_sandbox(page)
    loaded = page.locator(".rp-host").evaluate(shown)

    enter(page, "guide/")
    follow(page, "lesson")

    expect(PlaygroundPane(page, "One").app.get_by_role("button", name="Go")).to_be_visible()
    until(page, lambda: page.locator(".rp-host").evaluate(shown), loaded)


def test_a_loop_of_the_page_before_holds_up_nobody(page: Page) -> None:
    enter(page, "play/")
    wait_for_sandbox(page)
    pane = PlaygroundPane(page, "Play")
    pane.run("import streamlit as st\nst.text('Started')\nwhile True:\n    pass\n")
    expect(pane.app.get_by_text("Started")).to_be_visible(timeout=BOOT)

    follow(page, "To the guide")
    follow(page, "Home")

    use(page, "Home")
    assert is_swapped(page)
