"""A demo is recorded in the page: what is done in the app becomes steps, replayed there and back, and saved."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from playground.cli import main
from tests.browser.playgrounds import wait_for_sandbox
from tests.browser.stage.demo import LATE, Stage, served


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with a demo, in the place of the project's own."""
    with served(tmp_path_factory.mktemp("stage")) as url:
        yield url


def test_a_demo_is_recorded_replayed_and_saved(page: Page, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # A script of another page is taken to the stage.
    page.goto("demos/two/")
    wait_for_sandbox(page)
    there = Stage(page).script("late.py")
    there.button("View").click()
    there.button("Record a demo…").click()
    page.wait_for_url("**/demos/own/")
    wait_for_sandbox(page)
    stage = Stage(page)
    late = stage.script("late.py")
    recorder = page.locator("[data-record]")
    recorder.get_by_label("Record what I do").check()
    recorder.get_by_label("Title of the demo").fill("Late again")

    # What is done becomes steps; what is taken back does not.
    late.app.get_by_role("button", name="Add").click()
    expect(stage.where).to_have_text("1 of 1 · Click Add")
    recorder.get_by_label("Notes for the speaker").fill("Look at the header.")
    late.app.get_by_role("button", name="Wave").click()
    expect(stage.where).to_have_text("2 of 2 · Click Wave")
    late.button("Undo").click()
    expect(stage.where).to_have_text("1 of 1 · Click Add")
    late.app.get_by_role("button", name="Add").click()
    expect(stage.where).to_have_text("2 of 2 · Click Add")
    late.expect_runs(3)

    # What the light is on is pointed at, and not clicked.
    recorder.get_by_role("button", name="what I click next").click()
    late.app.get_by_role("button", name="Wave").click()
    expect(recorder).to_contain_text("Light on Wave.")
    late.expect_runs(3)
    late.pane("Script").get_by_text("session_state.setdefault").click()
    recorder.get_by_role("button", name="up to the cursor").click()
    expect(recorder).to_contain_text("Shows the script up to line 5.")
    recorder.get_by_label("Notes for the speaker").fill("Let them guess.")
    recorder.get_by_label("Title", exact=True).fill("Once more")

    # The question has the true answer.
    recorder.get_by_text("Question to the room").click()
    recorder.get_by_label("The answer is").select_option("the number of runs")
    recorder.get_by_role("button", name="Ask this").click()
    expect(recorder).to_contain_text("Asks: How many runs will this take?")
    assert stage.faults() == []

    recorder.get_by_role("button", name="Try it").click()
    expect(recorder.get_by_role("status")).to_have_text("All of it can be done, there and back.")
    expect(stage.where).to_have_text("Start · 2 steps")
    expect(late.app.get_by_text("Late: 0", exact=True)).to_be_visible()
    late.expect_runs(1)
    for button in ("Next", "Next", "Answer"):
        stage.press(button)
    expect(stage.where).to_have_text("2 of 2 · Once more")
    expect(late.app.get_by_text("Late: 1", exact=True)).to_be_visible()
    late.expect_runs(3)

    # The files say what was done, and can be proved.
    with page.expect_download() as download:
        recorder.get_by_role("button", name="Save").click()
    download.value.save_as(tmp_path / "demo.zip")
    with zipfile.ZipFile(tmp_path / "demo.zip") as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "01_late_again"
    assert (folder / "late.py").read_text() == LATE
    assert json.loads((folder / "demo.json").read_text()) == {
        "title": "Late again",
        "scripts": ["late.py"],
        "steps": [
            {"title": "Click Add", "notes": "Look at the header.", "do": [{"click": "Add"}]},
            {
                "title": "Once more",
                "notes": "Let them guess.",
                "upto": 5,
                "spot": {"element": {"type": "button", "label": "Wave"}},
                "ask": {
                    "question": "How many runs will this take?",
                    "options": ["0", "1", "2"],
                    "answer": "1",
                    "by": "runs",
                },
                "do": [{"click": "Add"}],
            },
        ],
    }
    assert main(["demo", "check", str(folder)]) == 0, capsys.readouterr().out

    # A reload of the tab comes back to it; the step can be moved, and what it then is, is shown.
    page.reload()
    wait_for_sandbox(page)
    expect(stage.where).to_have_text("2 of 2 · Once more")
    recorder.get_by_role("button", name="Earlier").click()
    expect(stage.where).to_have_text("1 of 2 · Once more")
    late.expect_runs(2)
    recorder.get_by_role("button", name="Delete").click()
    expect(stage.where).to_have_text("Start · 1 step")
    late.expect_runs(1)

    # What was saved can be opened.
    recorder.locator("[type=file]").set_input_files(tmp_path / "demo.zip")
    expect(stage.where).to_have_text("Start · 2 steps")
    stage.press("Next")
    late.expect_runs(2)
