"""Work on a lesson becomes a file, and another browser goes on with it; what is no such file changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from playground.share.work import read_work
from tests.browser.hand_in.handed_in import LESSON, SOLUTION, START, WRONG, text, work
from tests.browser.playgrounds import BOOT, PlaygroundPane, settle, wait_for_sandbox

PATH = LESSON.src.removesuffix(".md") + "/"
NEXT = "learn/from-the-top/top-to-bottom/"


def task(page: Page) -> Locator:
    return page.get_by_role("region", name="Your turn")


def press(page: Page, name: str) -> None:
    task(page).get_by_role("button", name=name, exact=True).click()


def lesson(page: Page, path: str = PATH, name: str = LESSON.lesson.title) -> PlaygroundPane:
    page.goto(path)
    wait_for_sandbox(page)
    return PlaygroundPane(page, name)


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Hand in your work")


def hand_in(page: Page, name: str = "Ada", folder: Path = Path()) -> dict[str, Any]:
    """Save the file, as the dialog that is open offers it, and read it."""
    dialog(page).get_by_role("textbox", name="Your name or number").fill(name)
    with page.expect_download() as download:
        dialog(page).get_by_role("button", name="Save the file").click()
    assert download.value.suggested_filename.endswith(".rerun.json")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return read_work(path.read_text("utf-8"))


def load(page: Page, path: Path) -> None:
    with page.expect_file_chooser() as chooser:
        dialog(page).get_by_role("button", name="Load a file…").click()
    chooser.value.set_files(path)


def test_work_is_handed_in_and_gone_on_with_elsewhere(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page()
    pane = lesson(page)
    press(page, "Hint")
    pane.run(WRONG.source)
    pane.app.get_by_role("button", name="Add ten").click()
    pane.expect_runs(2)
    press(page, "Check")
    expect(task(page).get_by_role("status")).to_contain_text("Not yet.")
    pane.run(SOLUTION)
    pane.expect_runs(1)  # what is clicked before the new app is there is not done
    pane.app.get_by_role("button", name="Add ten").click()
    expect(pane.app.get_by_role("heading", name="Count: 10")).to_be_visible()
    press(page, "Check")
    expect(task(page).get_by_role("status")).to_contain_text("Passed.")

    press(page, "Hand in…")
    expect(dialog(page)).to_contain_text("Checked 2 times, passed, 1 hint")
    handed = hand_in(page, "Ada Łovelace 🎈", tmp_path)
    expect(dialog(page).get_by_role("status")).to_contain_text("Saved as from-the-top-a-click-is-a-rerun.rerun.json.")
    assert handed["name"] == "Ada Łovelace 🎈"
    (done,) = handed["lessons"]
    assert (done["lesson"], done["version"]) == (LESSON.name, work()["lessons"][0]["version"])
    assert done["script"].rstrip() == SOLUTION.rstrip()
    assert done["actions"] == [{"click": "Add ten"}]
    assert [check["passed"] for check in done["checks"]] == [False, True]
    assert (done["tries"], done["hints"], done["solution"]) == (2, 1, False)

    other = open_page()
    pane = lesson(other)
    press(other, "Hand in…")
    load(other, tmp_path / "from-the-top-a-click-is-a-rerun.rerun.json")
    expect(dialog(other).get_by_role("status")).to_contain_text("is loaded: its script runs")
    expect(dialog(other)).to_contain_text("Checked 2 times, passed, 1 hint")
    expect(pane.app.get_by_role("heading", name="Count: 10")).to_be_visible()
    pane.expect_runs(2)
    again = hand_in(other, "Ada", tmp_path)
    assert [again["lessons"][0][field] for field in ("script", "actions", "checks")] == [
        done[field] for field in ("script", "actions", "checks")
    ]


def test_a_name_is_asked_for_and_kept_only_where_that_is_wanted(page: Page, tmp_path: Path) -> None:
    lesson(page)
    press(page, "Hand in…")
    dialog(page).get_by_role("button", name="Save the file").click()
    expect(dialog(page).get_by_role("status")).to_contain_text("Write your name")
    name = dialog(page).get_by_role("textbox", name="Your name or number")
    expect(name).to_be_focused()
    hand_in(page, "Ada", tmp_path)
    assert "Ada" not in str(page.evaluate("Object.entries({ ...localStorage, ...sessionStorage })"))
    dialog(page).get_by_role("checkbox", name="Remember it in this browser").check()
    name.focus()
    with page.expect_download():
        page.keyboard.press("Enter")
    page.reload()
    wait_for_sandbox(page)
    press(page, "Hand in…")
    expect(name).to_have_value("Ada")
    page.keyboard.press("Escape")
    expect(task(page).get_by_role("button", name="Hand in…")).to_be_focused()


def test_what_was_done_lasts_over_a_reload_and_other_lessons_of_the_chapter_come_along(
    page: Page, tmp_path: Path
) -> None:
    lesson(page)
    press(page, "Check")
    expect(task(page).get_by_role("status")).to_contain_text("Not yet.")
    page.goto(NEXT)
    wait_for_sandbox(page)
    press(page, "Solution")
    page.get_by_role("dialog", name="The solution").get_by_role("button", name="Close").click()
    page.reload()
    wait_for_sandbox(page)
    press(page, "Hand in…")
    dialog(page).get_by_role("checkbox", name="With the other lesson of this chapter that I have checked").check()
    lessons = hand_in(page, "Ada", tmp_path)["lessons"]
    assert [(each["lesson"], each["tries"], each["solution"]) for each in lessons] == [
        ("from-the-top/top-to-bottom", 0, True),
        (LESSON.name, 1, False),
    ]
    assert lessons[1]["script"].rstrip() == START.rstrip()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("My essay", "“file.json” is no work: it is not JSON, or was cut short. Nothing was changed."),
        (text(work(lesson="two/b", title="<img src=x onerror=alert(1)>")), "is about another lesson: “<img src=x"),
        (" " * 2_000_001, "is too large: 2 MB are the most. Nothing was changed."),
        ("[" * 100_000, "brackets are more than 40 deep. Nothing was changed."),
        (text(work(script="import streamlit as st\nst.header('Changed')")).replace("Ada", "Bob"), "checksum is wrong"),
        (text(work(version="000000000000")), "The lesson has changed since then."),
    ],
    ids=["no JSON", "another lesson", "too large", "too deep", "changed", "an old one"],
)
def test_a_file_may_be_anybodys(page: Page, tmp_path: Path, content: str, said: str) -> None:
    lesson(page)
    path = tmp_path / "file.json"
    path.write_text(content, "utf-8")
    press(page, "Hand in…")
    load(page, path)
    expect(dialog(page).get_by_role("status")).to_contain_text(said)


def test_the_dialog_fits_a_phone_and_says_all_by_keyboard(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    lesson(page)
    task(page).get_by_role("button", name="The whole task").click()
    press(page, "Hand in…")
    box = dialog(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    seen = []
    for _ in range(6):
        seen.append(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.dataset.task"))
        page.keyboard.press("Tab")
    assert [each for each in seen if each in ("who", "keep-name", "Load a file…", "Close", "Save the file")] == [
        "who",
        "keep-name",
        "Load a file…",
        "Close",
        "Save the file",
    ]
    settle(page)


def test_forgetting_progress_forgets_it_and_brings_it_back(page: Page) -> None:
    lesson(page)
    press(page, "Check")
    expect(task(page).get_by_role("status")).to_contain_text("Not yet.")
    press(page, "Solution")
    page.get_by_role("dialog", name="The solution").get_by_role("button", name="Use it").click()
    press(page, "Check")
    expect(task(page).get_by_role("status")).to_contain_text("Passed.", timeout=BOOT)
    kept = "() => Object.keys(localStorage).filter(name => name.includes('.work:')).length"
    page.goto("learn/")
    assert page.evaluate(kept) == 1
    page.get_by_role("button", name="Forget my progress").click()
    assert page.evaluate(kept) == 0
    page.get_by_role("button", name="Bring it back").click()
    assert page.evaluate(kept) == 1
    assert json.loads(page.evaluate("Object.entries(localStorage).find(([name]) => name.includes('.work:'))[1]"))[
        "work"
    ]["solution"]
