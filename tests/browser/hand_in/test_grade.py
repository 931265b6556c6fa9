"""The page that grades: a table shows how it went and leads to each trace, and no stranger's file stops it."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hand_in.handed_in import DEAF, ENDLESS, FLOOD, LESSON, SOLUTION, WRONG, text, work
from tests.browser.playgrounds import BOOT, PlaygroundPane, wait_for_sandbox, workers

DROP = """(place, files) => {
    const given = new DataTransfer();
    for (const [name, content] of files) given.items.add(new File([content], name));
    const event = (type) => new DragEvent(type, { dataTransfer: given, bubbles: true, cancelable: true });
    place.dispatchEvent(event("dragover"));
    const isOver = place.closest("[data-rerun-grade]").hasAttribute("data-over");
    place.dispatchEvent(event("drop"));
    return isOver;
}"""
CLASS = {
    "ada.rerun.json": text(work()),
    "bob.rerun.json": text(work(f"{WRONG.source}# mine", "Bob")),
    "eve.rerun.json": text(work(name="Eva")).replace("Eva", "Eve"),
    "old.rerun.json": text(work(f"{SOLUTION}# old", "Max", version="000000000000")),
}


@pytest.fixture
def grader(page: Page) -> Page:
    """The page that grades, with all the time that a busy machine may take."""
    page.goto("grade/")
    expect(page.get_by_role("button", name="Choose files")).to_be_enabled()
    page.get_by_role("spinbutton", name="Seconds for each script").fill("60")
    return page


def give(page: Page, files: Mapping[str, str]) -> None:
    """Choose the files."""
    page.get_by_label("Files that were handed in", exact=True).set_input_files(
        [{"name": name, "mimeType": "application/json", "buffer": content.encode()} for name, content in files.items()]
    )


def until_done(page: Page, state: str = "done") -> None:
    expect(page.locator("[data-rerun-grade]")).to_have_attribute("data-state", state, timeout=2 * BOOT)


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))


def cells(line: Locator) -> dict[str, str]:
    """What a row says, by its columns."""
    return dict(
        line.evaluate(
            "line => [...line.cells].map(cell => [cell.dataset.label, cell.innerText.replace(/\\s+/g, ' ').trim()])"
        )
    )


def saved(page: Page, button: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_text("utf-8")


def test_files_are_dropped_and_graded(grader: Page) -> None:
    page = grader
    assert page.get_by_text("Drop files or a folder here").evaluate(DROP, list(CLASS.items()))
    until_done(page)
    expect(page.locator("[data-grade=said]")).to_have_text(
        re.compile(
            r"^4 handed in: 3 passed, 1 not yet, 0 without a grade, 1 with a changed checksum, "
            r"2 with the script of another\. \d+ s\.$"
        )
    )
    ada = cells(row(page, "Ada"))
    assert {name: ada[name] for name in ("No.", "Lesson", "Runs", "Errors", "Checksum", "Same as", "Effort")} == {
        "No.": "1",
        "Lesson": "A click is a rerun",
        "Runs": "3",
        "Errors": "0",
        "Checksum": "right",
        "Same as": "3",
        "Effort": "2 tries, 1 hint, 5 minutes.",
    }
    assert ada["Result"].startswith("passed")
    bob = cells(row(page, "Bob"))
    assert bob["Result"].startswith("not yet After a click on Add ten, the header must say Count: 10")
    assert "Your button does add ten, but too late" in bob["Result"]
    assert bob["Mistake"] == WRONG.name.removesuffix(".py")
    assert cells(row(page, "Eve"))["Checksum"] == "changed"
    assert "made for another version of the lesson" in cells(row(page, "Max"))["Result"]
    assert workers(page) == 0  # their memory is given back


def test_a_row_leads_to_its_trace(grader: Page) -> None:
    page = grader
    give(page, {"ada.json": CLASS["ada.rerun.json"]})
    until_done(page)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open what Ada did").click()
    play = opened.value
    wait_for_sandbox(play)
    pane = PlaygroundPane(play, "Ada")
    pane.button("Run").click()
    pane.expect_runs(3)
    expect(pane.pane("Actions")).to_contain_text("Add one")


def test_the_table_is_sorted_searched_and_filtered(grader: Page) -> None:
    page = grader
    give(page, CLASS)
    until_done(page)
    headers = page.get_by_role("rowheader")

    def names() -> list[str]:
        return [each.split("\n")[0] for each in headers.all_inner_texts()]

    page.get_by_role("columnheader", name="Name").get_by_role("button").click()
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "ascending")
    assert names() == ["Ada", "Bob", "Eve", "Max"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "descending")
    assert names() == ["Max", "Eve", "Bob", "Ada"]
    page.get_by_role("columnheader", name="Result").get_by_role("button").click()
    assert names()[0] == "Bob"
    page.get_by_role("combobox", name="Show").select_option("a changed checksum")
    assert names() == ["Eve"]
    expect(page.get_by_text("1 of 4 are shown.")).to_be_visible()
    page.get_by_role("combobox", name="Show").select_option("all")
    page.get_by_role("searchbox", name="Search").fill("too LATE")
    assert names() == ["Bob"]
    page.get_by_role("searchbox", name="Search").fill("nobody")
    expect(headers).to_have_count(0)


def test_the_results_are_taken_out_as_csv_and_as_a_report(open_page: Callable[..., Page], grader: Page) -> None:
    page = grader
    evil = '=HYPERLINK("https://x")<script>alert(1)</script>'
    give(page, {"ada.json": CLASS["ada.rerun.json"], "evil.json": text(work(f"'''{evil}'''", evil))})
    until_done(page)
    table = list(csv.DictReader(io.StringIO(saved(page, "Save as CSV").removeprefix("\ufeff"))))
    assert [(line["name"], line["result"], line["runs"], line["checksum"]) for line in table] == [
        ("Ada", "passed", "3", "right"),
        (f"'{evil}", "not yet", "1", "right"),
    ]
    report = saved(page, "Save a report")
    assert "<script" not in report
    shown = open_page(java_script_enabled=False)
    shown.set_content(report)
    expect(shown.get_by_role("cell", name=evil).first).to_be_visible()
    expect(shown.get_by_role("link", name="Open it in the playground").first).to_have_attribute(
        "href", re.compile(r"/play/#r1\.")
    )


def test_a_lesson_that_is_chosen_takes_plain_scripts_too(grader: Page) -> None:
    page = grader
    page.get_by_role("combobox", name="Lesson").select_option(LESSON.lesson.title)
    give(page, {"ada.py": SOLUTION, "bob.json": text(work(lesson="from-the-top/top-to-bottom", title="Order"))})
    until_done(page)
    assert cells(row(page, "ada"))["Result"].startswith("passed")
    assert "This file is about another lesson: “Order”." in page.get_by_role("table").inner_text()


def test_strangers_files_get_a_row_and_the_others_go_on(page: Page) -> None:
    page.goto("grade/")
    page.get_by_role("spinbutton", name="Seconds for each script").fill("8")
    deep = json.dumps(work(actions=[{"set": {"label": "x", "value": 1}}])).replace(
        '"value": 1', f'"value": {"[" * 999}'
    )
    give(
        page,
        {
            "a.json": text(work(ENDLESS, "Endless")),
            "b.json": text(work(DEAF, "Deaf")),
            "c.json": text(work(FLOOD, "Flood")),
            "d.json": text(work("Dear teacher, I could not do it.", "Prose")),
            "e.json": "My essay",
            "f.json": deep,
            "g.json": " " * 2_000_001,
            "h.json": text(work(name="<img src=x onerror=alert(1)>", lesson="__proto__", title="<b>B</b>")),
            "i.json": text(work(name="constructor", actions=[{"__proto__": 1}, {"click": "Nobody"}])),
            "j.json": text(work("import os\nos._exit(1)", "Exit")),
            "k.json": text(work("import sys\nsys.modules.clear()\ndel __builtins__", "Breaker")),
            "l.json": text(work(name="Ada")),
        },
    )
    until_done(page)
    results = dict(
        page.locator("tbody tr").evaluate_all(
            "lines => lines.map(({ cells }) => [cells[1].querySelector('small').innerText, cells[3].innerText])"
        )
    )
    assert len(results) == 12
    assert "Stopped after 2 seconds: line " in results["a.json"]
    assert "It did not end in its time" in results["b.json"]
    assert "SyntaxError" in results["d.json"]
    assert "is not JSON" in results["e.json"]
    assert "brackets are more than 40 deep" in results["f.json"]
    assert "is too large: 2 MB" in results["g.json"]
    assert "This site has no lesson “__proto__” with a check" in results["h.json"]
    assert "2 of its actions could not be done" in results["i.json"]
    assert [name for name in "cdjk" if results[f"{name}.json"].startswith("passed")] == []
    assert results["i.json"].startswith("passed")
    assert results["l.json"].startswith("passed")
    expect(page.locator("tbody img, tbody b")).to_have_count(0)


def test_grading_is_stopped_and_begun_again(grader: Page) -> None:
    page = grader
    give(page, {"deaf.json": text(work(DEAF, "Deaf")), "deaf2.json": text(work(f"{DEAF}#", "Deafer")), **CLASS})
    expect(row(page, "Deaf").first).to_contain_text("running", timeout=BOOT)
    page.get_by_role("button", name="Stop").click()
    until_done(page, "stopped")
    expect(page.get_by_role("status").filter(has_text="Stopped.")).to_be_visible()
    expect(row(page, "Deafer")).to_contain_text("It was not graded: that was stopped.")
    give(page, {"ada.json": CLASS["ada.rerun.json"]})
    until_done(page)
    expect(page.get_by_role("rowheader")).to_have_count(1)
    page.get_by_role("button", name="Grade again").click()
    until_done(page)
    assert cells(row(page, "Ada"))["Result"].startswith("passed")


def test_files_beside_a_script_are_there(grader: Page) -> None:
    page = grader
    script = SOLUTION.replace(
        "import streamlit as st", "import streamlit as st, helper\nopen('one.bin', 'rb').read()[255]"
    )
    beside: dict[str, Any] = {"helper.py": "x = 1", "one.bin": {"base64": base64.b64encode(bytes(range(256))).decode()}}
    give(
        page,
        {
            "with.json": text(work(script, "With", files=beside)),
            "bad.json": text(work(script, "Bad", files={"../up.py": "x = 1"})),
        },
    )
    until_done(page)
    assert cells(row(page, "With"))["Result"].startswith("passed")
    assert "no grade" in cells(row(page, "Bad"))["Result"]
