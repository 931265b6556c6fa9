"""The overview of the course: what is done, where to go on, progress as a file, and lessons on paper."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

LESSON = "learn/from-the-top/a-click-is-a-rerun/"
NAME = "from-the-top/a-click-is-a-rerun"


def pass_the_check(page: Page, lesson: str) -> None:
    """What a task does when its check has passed."""
    page.evaluate("lesson => document.dispatchEvent(new CustomEvent('rerun:done', {detail: {lesson}}))", lesson)


def chapter(page: Page, name: str) -> Locator:
    return page.locator("details").filter(has=page.get_by_role("heading", name=name))


def load(page: Page, text: str, name: str = "file.json") -> Locator:
    """Choose a file with this text, and return what is said of it."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Load a file").click()
    chooser.value.set_files({"name": name, "mimeType": "application/json", "buffer": text.encode()})
    return page.locator("[data-progress=said]")


def test_the_overview_tells_how_long_everything_takes(still_page: Page) -> None:
    still_page.goto("learn/")

    first = chapter(still_page, "From the top")
    expect(first.locator("summary")).to_contain_text(re.compile(r"\d+ lessons, \d+ min"))
    minutes = [int(text.split()[0]) for text in first.locator(".rerun-course__minutes").all_text_contents()]
    expect(first.locator("summary")).to_contain_text(f"{len(minutes)} lessons, {sum(minutes)} min")
    expect(still_page.get_by_text(re.compile(r"of \d+ done")).first).to_be_hidden()
    expect(still_page.get_by_role("button", name="Save my progress")).to_be_hidden()


def test_one_goes_on_where_one_was(still_page: Page) -> None:
    page = still_page
    page.goto(LESSON)
    page.goto("learn/")
    expect(page.get_by_role("link", name="Go on with “A click is a rerun”")).to_be_visible()

    pass_the_check(page, NAME)

    here = chapter(page, "From the top")
    expect(here.locator("summary")).to_contain_text(re.compile(r"1 of \d+ done"))
    expect(here.get_by_role("progressbar")).to_be_visible()
    onward = page.get_by_role("link", name="Go on with “")
    expect(onward).not_to_contain_text("A click is a rerun")
    title = (onward.text_content() or "").removeprefix("Go on with “").removesuffix("”")
    page.goto("")
    page.get_by_role("link", name=f"Go on with “{title}”").click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


def test_the_chapter_one_is_at_is_open_and_one_that_is_linked(still_page: Page) -> None:
    page = still_page
    page.goto("learn/remembering/a-widgets-key/")
    page.goto("learn/#steering")
    is_open = [page.locator(f"#{name}[open]") for name in ("from-the-top", "remembering", "steering")]

    expect(is_open[1]).to_be_visible()
    expect(is_open[2]).to_be_visible()
    expect(is_open[0]).to_have_count(0)


def test_progress_goes_to_another_browser_as_a_file(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page(python=False)
    page.goto(LESSON)
    page.goto("learn/")
    pass_the_check(page, NAME)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my progress").click()
    assert re.fullmatch(r"rerun-progress-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    download.value.save_as(tmp_path / "progress.json")
    saved = json.loads((tmp_path / "progress.json").read_text())
    assert (saved["version"], saved["done"], saved["last"]) == (1, [NAME], NAME)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", saved["date"])

    other = open_page(python=False)
    other.goto("learn/")
    pass_the_check(other, "remembering/a-widgets-key")
    said = load(other, (tmp_path / "progress.json").read_text())
    expect(said).to_have_text("1 lesson added.")
    other.reload()
    expect(other.get_by_text(re.compile(r"^2 of \d+ done$"))).to_be_visible()
    expect(load(other, (tmp_path / "progress.json").read_text())).to_have_text("All of it was known already.")


GOOD = {"kind": "rerun-playground progress", "version": 1, "date": "2026-11-29", "done": [NAME], "last": ""}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no JSON", "is no file of progress, so nothing was changed"),
        ("null", "is no file of progress"),
        ('{"cells": []}', "is no file of progress"),
        (json.dumps(GOOD | {"version": 2}), "was saved by another version of this site"),
        (json.dumps(GOOD | {"done": NAME}), "is damaged, so nothing was changed"),
        (json.dumps(GOOD | {"done": [NAME, 1]}), "is damaged"),
        (json.dumps(GOOD | {"done": ["x" * 201]}), "is damaged"),
        (json.dumps(GOOD | {"date": "x" * 1_000_000}), "is no file of progress"),
    ],
)
def test_a_wrong_file_changes_nothing(overview: Page, text: str, words: str) -> None:
    expect(load(overview, text, "mine.json")).to_contain_text(words)
    expect(overview.get_by_text(re.compile(r"^1 of \d+ done$")).first).to_be_visible()
    assert overview.evaluate("Object.values(localStorage)").count('["remembering/a-widgets-key"]') == 1


@pytest.fixture
def overview(still_page: Page) -> Page:
    """The overview with one lesson done."""
    still_page.goto("learn/")
    pass_the_check(still_page, "remembering/a-widgets-key")
    return still_page


def test_where_nothing_can_be_kept_it_is_said_and_the_file_helps(still_page: Page) -> None:
    page = still_page
    page.add_init_script(
        """for (const name of ["getItem", "setItem", "removeItem"]) {
            const old = Storage.prototype[name];
            Storage.prototype[name] = function (key, ...more) {
                if (key.startsWith("rerun-playground")) throw new DOMException("no", "SecurityError");
                return old.call(this, key, ...more);  // Material is not prepared for it
            };
        }"""
    )
    page.goto("learn/")
    pass_the_check(page, NAME)

    expect(page.locator("[data-progress=said]")).to_contain_text("Save your progress to a file")
    expect(page.get_by_text(re.compile(r"^1 of \d+ done$")).first).to_be_visible()
    load(page, json.dumps(GOOD | {"done": ["remembering/a-widgets-key"]}))
    expect(page.get_by_text(re.compile(r"^2 of \d+ done$")).first).to_be_visible()


def test_the_next_chapter_is_named_where_it_begins(still_page: Page) -> None:
    page = still_page
    page.goto("learn/")
    last = page.locator("#from-the-top a[data-lesson]").last
    page.goto((last.get_attribute("href") or "").join(["learn/", ""]))

    expect(page.get_by_role("navigation", name="Previous and next page")).to_contain_text("Remembering")


def test_on_paper_stand_text_script_and_task(still_page: Page) -> None:
    page = still_page
    page.goto(LESSON)
    count = page.locator(".rerun-page details:not([open])").count()
    assert count

    page.emulate_media(media="print")

    expect(page.get_by_role("figure", name="The script")).to_contain_text("import streamlit as st")
    expect(page.get_by_role("heading", name="Your turn")).to_be_visible()
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.get_by_role("button", name="Check")).to_be_hidden()
    expect(page.locator(".rerun-page details[data-folded]")).to_have_count(count)
    page.emulate_media(media="screen")
    expect(page.get_by_role("figure", name="The script")).to_have_count(0)
    expect(page.locator(".rerun-page details[data-folded]")).to_have_count(0)


def test_the_overview_is_short_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(python=False, viewport={"width": 390, "height": 844})
    page.goto("learn/")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = false; })")

    for summary in page.locator("details > summary").all():
        assert (summary.bounding_box() or {})["height"] < 75
