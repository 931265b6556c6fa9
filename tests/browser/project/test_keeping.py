"""A project is kept as a script is, over reloads, visits, tabs and ends of workers; what is not kept is told."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.playgrounds import (
    PlaygroundPane,
    free_playground,
    still_playground,
    the_playground,
    until,
    wait_for_sandbox,
    wait_until_live,
)
from tests.browser.projects import (
    FIVE,
    NAMES,
    PNG,
    arrived,
    drop,
    editor,
    open_zip,
    opening,
    payload,
    tab,
    tabs,
    type_into,
    unzipped,
    zipped,
)

LARGE = random.Random(7).randbytes(300_000)
FULL = """Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"""
NO_DEPOT = """IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };"""
SECRETS = 'key = "hidden"\n'
KEPT = """() => new Promise((done) => {
    const asked = indexedDB.open("rerun-playground", 1);
    asked.onsuccess = () => {
        const counted = asked.result.transaction("files").objectStore("files").count();
        counted.onsuccess = () => { asked.result.close(); done(counted.result); };
    };
})"""


def expect_shop(playground: PlaygroundPane, total: int = 5) -> None:
    expect(playground.app).to_contain_text(f"Total: {total}")
    expect(playground.app).to_contain_text(f"Logo: {len(PNG)} bytes")


def test_a_project_of_five_files_survives_reload_sharing_and_a_folder(page: Page) -> None:
    play = free_playground(page)
    told = open_zip(play, zipped({**FIVE, ".streamlit/secrets.toml": SECRETS}))
    told.get_by_role("button", name="Run it").click()
    expect_shop(play)
    type_into(play, "data.csv", "name,price\nApple,7\n")

    play = free_playground(page)
    expect(tabs(play)).to_have_text([*NAMES, ".streamlit/secrets.toml"])
    expect_shop(play)  # as it ran
    expect(play.region.get_by_role("status").get_by_text("Changed, not run")).to_be_visible()
    play.button("Run").click()
    expect_shop(play, 7)

    play.button("Share").click()
    dialog = play.region.get_by_role("dialog", name="Share this script")
    link = dialog.get_by_role("textbox", name="Link", exact=True)
    expect(link).to_have_value(re.compile("/play/#r1"))
    expect(dialog).to_contain_text(".streamlit/secrets.toml goes into no link.")
    for name in ("Script and link as Markdown", "What happened, script and link as Markdown"):
        text = dialog.get_by_role("textbox", name=name, exact=True)
        expect(text).not_to_have_value("")
        assert "hidden" not in text.input_value()
        assert "def total" in text.input_value()
    address = link.input_value()
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Download the folder (zip)").click()
    assert download.value.suggested_filename == "app.zip"
    folder = download.value.path().read_bytes()
    assert unzipped(folder) == {
        f"app/{name}": content if isinstance(content, bytes) else content.encode()
        for name, content in {
            **FIVE,
            "data.csv": "name,price\nApple,7\n",
            ".streamlit/secrets.toml": SECRETS,
        }.items()
    }

    other = page.context.browser.new_context()  # type: ignore[union-attr]
    friend = other.new_page()
    friend.goto(address)
    wait_for_sandbox(friend)
    theirs = the_playground(friend)
    expect(arrived(theirs)).to_contain_text("app.py came with a link, with 4 files beside it, and has not been run.")
    expect(tabs(theirs)).to_have_text(NAMES)
    arrived(theirs).get_by_role("button", name="Run it").click()
    expect_shop(theirs, 7)
    friend.reload()
    wait_for_sandbox(friend)
    expect(tabs(theirs)).to_have_text(NAMES)
    expect_shop(theirs, 7)

    opening(theirs).get_by_label("Files or a zip").set_input_files(payload("app.zip", folder))
    expect(arrived(theirs)).to_contain_text("app.py came with app.zip, with 5 files beside it")
    expect(tabs(theirs)).to_have_text([*NAMES, ".streamlit/secrets.toml"])
    arrived(theirs).get_by_role("button", name="Run it").click()
    expect_shop(theirs, 7)
    other.close()


def test_a_worker_that_ends_gets_the_files_again(page: Page) -> None:
    play = free_playground(page)
    app = f"{FIVE['app.py']}\nif st.button('Die'):\n    import os; os._exit(1)\nst.button('Live')\n"
    open_zip(play, zipped({**FIVE, "app.py": app})).get_by_role("button", name="Run it").click()
    expect_shop(play)
    play.app.get_by_role("button", name="Die").click()
    wait_for_sandbox(page)
    play.app.get_by_role("button", name="Live").click()
    play.expect_runs(2)
    expect_shop(play)
    expect(tabs(play)).to_have_text(NAMES)


def test_two_tabs_offer_each_other_their_projects(still_page: Page) -> None:
    one = still_playground(still_page)
    two = still_playground(still_page.context.new_page())
    open_zip(one, zipped(FIVE))
    expect(two.pane("Script")).to_contain_text("There is another version of this project, saved today at")
    two.type_script("x = 2")
    two.button("Show that version").click()
    expect(tabs(two)).to_have_text(NAMES)
    expect(editor(two)).to_contain_text("from prices import total")
    two.button("Show that version").click()
    expect(editor(two)).to_have_text("x = 2")
    expect(tabs(two)).to_have_count(0)


def test_a_large_file_is_kept_for_another_visit(open_page: Callable[..., Page]) -> None:
    page = open_page(python=False)
    play = still_playground(page)
    open_zip(play, zipped({**FIVE, "large.bin": LARGE}))
    until(page, lambda: page.evaluate(KEPT), 1)
    visit = page.context.new_page()
    page.close()
    play = still_playground(visit)
    tab(play, "large.bin").click()
    with visit.expect_download() as download:
        play.button("Download").click()
    assert download.value.path().read_bytes() == LARGE


def test_a_large_file_that_the_browser_has_lost_is_told(open_page: Callable[..., Page]) -> None:
    page = open_page(python=False)
    play = still_playground(page)
    open_zip(play, zipped({**FIVE, "large.bin": LARGE}))
    until(page, lambda: page.evaluate(KEPT), 1)
    page.goto("about:blank")
    page.add_init_script(NO_DEPOT)
    play = still_playground(page)
    expect(play.pane("Script")).to_contain_text("This browser has not kept large.bin: add what is missing once more.")
    expect(tabs(play)).to_have_text(NAMES)


def test_what_finds_no_room_is_told_before_it_is_lost(open_page: Callable[..., Page]) -> None:
    page = open_page(python=False)
    page.add_init_script(FULL)
    play = still_playground(page)
    play.type_script("x = 1")
    expect(play.pane("Script")).to_contain_text("this browser's storage for the site is full. Copy the script")
    told = open_zip(play, zipped(FIVE))
    told.get_by_role("button", name="Back to what was here").click()
    expect(editor(play)).to_have_text("x = 1")
    expect(tabs(play)).to_have_count(0)
    open_zip(play, zipped(FIVE))
    play.type_script("import streamlit as st\n")
    expect(play.pane("Script")).to_contain_text("Download the folder before you leave the page.")
    with page.expect_download() as download:
        play.button("Download the folder").click()
    assert unzipped(download.value.path().read_bytes())["app/logo.png"] == PNG


def test_large_files_that_find_no_room_are_told(open_page: Callable[..., Page]) -> None:
    page = open_page(python=False)
    page.add_init_script(NO_DEPOT)
    play = still_playground(page)
    open_zip(play, zipped(FIVE))
    expect(play.pane("Script").get_by_role("status").filter(has_text="not saved")).to_have_count(0)
    drop(page, {"large.bin": LARGE})
    expect(play.pane("Script")).to_contain_text(
        "large.bin is not saved: this browser lets the site store no large files."
    )
    type_into(play, "data.csv", "kept")
    page.reload()
    wait_until_live(page)
    tab(play, "data.csv").click()
    expect(editor(play)).to_have_text("kept")
    expect(tabs(play)).to_have_text(NAMES)


def test_what_is_too_much_for_a_link_is_told_and_downloaded(still_page: Page) -> None:
    play = still_playground(still_page)
    open_zip(play, zipped({**FIVE, "large.bin": LARGE}))
    play.button("Share").click()
    dialog = play.region.get_by_role("dialog", name="Share this script")
    expect(dialog).to_contain_text("Not in the link, which has no room for it: large.bin (300 kB).")
    expect(dialog.get_by_role("textbox", name="Link", exact=True)).not_to_have_value("")
    dialog.get_by_role("button", name="Close").click()
    drop(still_page, {"data.csv": b"1234567890\n" * 6000})
    play.button("Share").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Download the folder instead.")
    expect(dialog.get_by_role("button", name="Download the folder (zip)")).to_be_visible()
