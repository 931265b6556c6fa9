"""The pane "Actions": what the reader did, taken back, done again, replayed, exported and imported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from playground.apptest.export import apptest
from playground.cli import main
from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground, wait_for_sandbox

SCRIPT = """\
import streamlit as st

if "n" not in st.session_state:
    st.session_state.n = 0
if st.button("Add", key="add"):
    st.session_state.n += 1
    st.rerun()
name = st.text_input("Name")
st.header(f"{st.session_state.n} for {name}")
"""


@pytest.fixture
def pane(pane: PlaygroundPane) -> PlaygroundPane:
    return started(pane)


def started(pane: PlaygroundPane) -> PlaygroundPane:
    """The playground with the script of these tests."""
    pane.run(SCRIPT)
    header(pane, "0 for")
    expect(pane.pane("Actions")).to_contain_text("Nothing yet")
    return pane


def shown(pane: PlaygroundPane) -> Locator:
    return pane.app.locator(".rp-heading")


def log(pane: PlaygroundPane) -> Locator:
    return pane.pane("Actions").get_by_role("listitem")


def add(pane: PlaygroundPane, text: str) -> None:
    pane.app.get_by_role("button", name="Add").click()
    header(pane, text)


def set_name(pane: PlaygroundPane, name: str) -> None:
    field = pane.app.get_by_role("textbox", name="Name")
    field.fill(name)
    field.press("Enter")


def header(pane: PlaygroundPane, text: str) -> None:
    expect(shown(pane)).to_have_text(text, timeout=BOOT)


def test_tells_what_was_done_and_what_it_cost(pane: PlaygroundPane) -> None:
    expect(pane.pane("Actions")).to_contain_text("Nothing yet")
    add(pane, "1 for")
    set_name(pane, "Ada")
    expect(log(pane)).to_have_text(["1clicked Add2 runsBack to here", "2set Name to 'Ada'1 run"])


def test_undo_and_redo_bring_app_and_log_back(pane: PlaygroundPane) -> None:
    add(pane, "1 for")
    set_name(pane, "Ada")
    header(pane, "1 for Ada")
    actions = pane.pane("Actions")
    actions.get_by_role("button", name="Undo").click()
    header(pane, "1 for")
    expect(pane.app.get_by_role("textbox", name="Name")).to_have_value("")
    expect(log(pane)).to_have_text(["1clicked Add2 runs", "2set Name to 'Ada'"])
    expect(pane.region.locator("[aria-live=polite]")).to_contain_text(["Taken back: set Name to 'Ada'"])
    actions.get_by_role("button", name="Redo").click()
    header(pane, "1 for Ada")
    expect(pane.app.get_by_role("textbox", name="Name")).to_have_value("Ada")
    expect(actions.get_by_role("button", name="Redo")).to_have_attribute("aria-disabled", "true")


def test_ctrl_z_takes_back_actions_only_outside_of_text(pane: PlaygroundPane) -> None:
    add(pane, "1 for")
    add(pane, "2 for")
    field = pane.app.get_by_role("textbox", name="Name")
    field.click()
    pane.page.keyboard.type("x")
    pane.page.keyboard.press("Control+z")
    expect(field).to_have_value("")
    header(pane, "2 for")
    pane.app.get_by_role("button", name="Add").focus()
    pane.page.keyboard.press("Control+z")
    header(pane, "1 for")
    pane.page.keyboard.press("Control+Shift+z")
    header(pane, "2 for")


def test_back_to_an_earlier_action(pane: PlaygroundPane) -> None:
    for number in range(1, 4):
        add(pane, f"{number} for")
    log(pane).nth(0).get_by_role("button", name="Back to here").click()
    header(pane, "1 for")
    add(pane, "2 for")
    expect(log(pane)).to_have_count(2)


PAUSE_AT = """([region, words]) => {
    window.shown = [];
    new MutationObserver(() => {
        const now = region.querySelector(".rp-pane--app .rp-heading")?.textContent;
        if (shown.at(-1) === now) return;
        shown.push(now);
        if (now === words) region.querySelector("[data-log=play]").click();
    }).observe(region, { subtree: true, childList: true, characterData: true });
}"""
"""Notes what the app shows, and presses Pause as soon as that is `words`."""


def test_replay_shows_every_step_and_can_be_paused(page: Page) -> None:
    pane = started(free_playground(page))
    page.clock.install()
    for number in range(1, 4):
        add(pane, f"{number} for")
    actions = pane.pane("Actions")
    page.evaluate(PAUSE_AT, [pane.region.element_handle(), "1 for"])
    actions.get_by_role("button", name="Replay").click()
    expect(actions.get_by_role("button", name="Continue")).to_be_visible()
    expect(actions).to_contain_text("Taken back:")
    page.clock.run_for(10_000)
    wait_for_sandbox(page)
    header(pane, "1 for")
    actions.get_by_role("button", name="Continue").click()
    header(pane, "3 for")
    assert page.evaluate("shown") == ["3 for", "0 for", "1 for", "2 for", "3 for"]
    expect(actions.get_by_role("button", name="Replay")).to_be_visible()
    expect(log(pane)).to_have_count(3)


def test_a_run_begins_a_new_log(pane: PlaygroundPane) -> None:
    add(pane, "1 for")
    pane.pane("Actions").get_by_role("button", name="Undo").click()
    header(pane, "0 for")
    pane.button("Run").click()
    expect(pane.pane("Actions")).to_contain_text("Nothing yet")
    expect(log(pane)).to_have_count(0)


def test_export_is_what_the_commands_read(
    pane: PlaygroundPane, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(pane, "1 for")
    set_name(pane, 'A "b"')
    header(pane, '1 for A "b"')
    pane.pane("Actions").get_by_role("button", name="Export").click()
    dialog = pane.page.get_by_role("dialog", name="Export the actions")
    area = dialog.get_by_role("textbox", name="Actions as JSON")
    expect(area).not_to_have_value("", timeout=BOOT)
    actions = json.loads(area.input_value())
    assert actions == [{"click": {"key": "add"}}, {"set": {"label": "Name", "value": 'A "b"'}}]
    name = pane.region.locator(".rp-head__file").inner_text()
    expect(dialog.get_by_role("textbox", name="Test file")).to_have_value(apptest(SCRIPT, name, actions))
    with pane.page.expect_download() as waiting:
        dialog.get_by_role("link", name="Download actions.json").click()
    waiting.value.save_as(tmp_path / "actions.json")
    (tmp_path / "app.py").write_text(SCRIPT, encoding="utf-8")
    assert main(["trace", str(tmp_path / "app.py"), "--actions", str(tmp_path / "actions.json")]) == 0
    assert json.loads(capsys.readouterr().out)["steps"][-1]["screen"][-1]["text"] == '1 for A "b"'
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_import_does_the_actions_and_says_what_is_wrong_with_them(pane: PlaygroundPane, tmp_path: Path) -> None:
    pane.pane("Actions").get_by_role("button", name="Import").click()
    dialog = pane.page.get_by_role("dialog", name="Import actions")
    area = dialog.get_by_role("textbox", name="Actions as JSON")
    area.fill('[{"click": "Add"}, {"klick": "Add"}]')
    go = dialog.get_by_role("button", name="Do these actions")
    go.click()
    expect(dialog.get_by_role("alert")).to_contain_text('Action 2: There is no action "klick"')
    area.fill("nonsense")
    go.click()
    expect(dialog.get_by_role("alert")).to_contain_text("The actions are not JSON")
    file = tmp_path / "actions.json"
    file.write_text('[{"click": "Add"}, {"click": "Nothing"}, {"set": {"label": "Name", "value": "Bo"}}]')
    dialog.get_by_label("File").set_input_files(file)
    expect(area).to_have_value(file.read_text())
    go.click()
    expect(dialog).to_be_hidden()
    header(pane, "1 for Bo")
    expect(pane.app).to_contain_text("Action 2 was left out: No widget to click with the label 'Nothing'.")
    expect(log(pane)).to_have_count(2)
    pane.pane("Actions").get_by_role("button", name="Undo").click()
    header(pane, "1 for")
