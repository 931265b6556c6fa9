"""The folder of a demo on the stage: it opens at its own address, and takes what is saved at the step where it is."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, expect

from playground.local.scripts import served
from playground.local.watching import add_watch
from tests.browser.conftest import SITE, new_context
from tests.browser.local.conftest import COUNTER, LocalWatch
from tests.browser.playgrounds import PlaygroundPane
from tests.browser.shell.test_axe import violations
from tests.local.serving import running

DEMO = {
    "title": "Mine",
    "scripts": ["app.py"],
    "steps": [
        {"title": "The script"},
        {"title": "One click", "do": [{"click": "Add"}]},
        {"title": "Another", "do": [{"click": "Add"}]},
    ],
}


def test_a_demo_of_this_machine_opens_on_the_stage_and_follows_its_files(browser: Browser, tmp_path: Path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "app.py").write_text(COUNTER)
    (folder / "demo.json").write_text(json.dumps(DEMO))
    with running(SITE, served([folder]), add_watch) as server:
        assert "/demos/own/#local=" in server.address
        context = new_context(browser, server.url)
        watch = LocalWatch(server.url)
        watch.follow(context)
        page = context.new_page()
        page.goto(server.address)
        pane = PlaygroundPane(page, "app.py")
        stage = page.locator("[data-rerun-stage]")
        expect(pane.app.get_by_text("n is 0", exact=True)).to_be_visible()
        onward = stage.get_by_role("button", name="Next", exact=False).first
        for title in ("The script", "One click"):
            onward.click()
            expect(stage).to_contain_text(title)
        expect(pane.app.get_by_text("n is 1", exact=True)).to_be_visible()
        expect(page.get_by_label("Notes for the speaker")).to_be_visible()  # of the recorder
        assert violations(page, page.locator(".rerun-demo")) == ""
        (folder / "app.py").write_text(COUNTER.replace("n is", "saved"))
        expect(pane.app.get_by_text("saved 1", exact=True)).to_be_visible()
        changed = json.loads(json.dumps(DEMO).replace("Another", "A last one"))
        (folder / "demo.json").write_text(json.dumps(changed))
        (folder / "app.py").write_text(COUNTER + "if x\n")
        expect(stage).to_contain_text("expected ':'")
        expect(pane.app.get_by_text("saved 1", exact=True)).to_be_visible()
        (folder / "app.py").write_text(COUNTER)
        expect(pane.app.get_by_text("n is 1", exact=True)).to_be_visible()
        (folder / "demo.json").write_text("{")
        expect(stage).to_contain_text("It is no JSON")
        onward.click()
        expect(stage).to_contain_text("A last one")
        expect(pane.app.get_by_text("n is 2", exact=True)).to_be_visible()
        context.close()
        assert (watch.external, watch.errors) == ([], [])
