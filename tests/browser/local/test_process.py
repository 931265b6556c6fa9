"""The local process ends and comes back: the page says so, goes on, and says how to connect again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from playground.local.scripts import served
from playground.local.watching import add_watch
from tests.browser.conftest import SITE, new_context
from tests.browser.local.conftest import COUNTER, Desk, LocalWatch
from tests.browser.playgrounds import wait_for_sandbox
from tests.local.serving import running


def test_a_page_outlives_its_process_and_finds_the_next_one(browser: Browser, tmp_path: Path):
    folder = tmp_path / "mine"
    folder.mkdir()
    with running(SITE, served([folder]), add_watch) as server:
        context = new_context(browser, server.url)
        desk = Desk(folder, server, context.new_page(), LocalWatch(server.url))
        desk.page.goto(server.address)
        wait_for_sandbox(desk.page)
        desk.expect_told(f"There is no script in the folder {folder.name} yet: save one there, and it opens here.")
        desk.save(COUNTER)
        desk.expect_app("n is 0")
        desk.click("Add", "n is 1")
        desk.pane.type_script(COUNTER + "# mine\n")
        expect(desk.write).to_be_visible()
    expect(desk.bar.get_by_role("alert")).to_contain_text("The process that served this page has ended.")
    expect(desk.write).to_be_hidden()
    desk.pane.button("Run").click()
    desk.expect_app("n is 0")
    desk.click("Add", "n is 1")  # it goes on
    desk.save(COUNTER.replace("n is", "later"))
    with running(SITE, served([folder]), add_watch, port=server.port, token="another-token") as again:
        assert again.port == server.port
        expect(desk.bar.get_by_role("alert")).to_contain_text("another one answers at its address now.")
        desk.page.evaluate("address => { location.href = address; }", again.address)  # as one opens it in the tab
        desk.expect_told("app.py was saved in your editor while you have changed it here.")
        expect(desk.pane.pane("Script")).to_contain_text("# mine")
        desk.bar.get_by_role("button", name="Take the file's").click()
        desk.expect_app("later 1")
        context.close()
