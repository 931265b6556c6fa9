"""embed.html in an iframe: as high as its example, and talking with the origins that the site's owner has named."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from playground.share import share_link
from tests.browser.embed.conftest import COUNTER
from tests.browser.playgrounds import BOOT, PlaygroundPane, until_true, wait_until_live, workers

LISTEN = """<script>globalThis.heard = [];
addEventListener("message", ({ data, origin }) => data.rerun && heard.push({ ...data, origin }));</script>"""
HEARD = "name => heard.some(({ rerun }) => rerun === name)"


def send(page: Page, **message: Any) -> None:
    page.evaluate("message => document.querySelector('iframe').contentWindow.postMessage(message, '*')", message)


def allow(folder: Path, origins: str) -> None:
    """As whoever keeps the site does it by hand."""
    path = folder / "rerun" / "embed.html"
    path.write_text(re.sub(r'data-origins="[^"]*"', f'data-origins="{origins}"', path.read_text()))


@pytest.mark.offsite
def test_a_page_of_a_named_origin_loads_runs_and_acts_and_hears_of_steps(
    page: Page, put: Callable[..., str], folder: Path, site_url: str, elsewhere: str
) -> None:
    allow(folder, f"https://lms.example {site_url.rstrip('/')}")
    page.goto(put(f'{LISTEN}<iframe src="{elsewhere}embed.html" title="Example"></iframe>', base=elsewhere))
    until_true(page, HEARD, "ready")

    send(page, rerun="run")
    until_true(page, HEARD, "problem")
    send(page, rerun="load", example={"scripts": [{"name": "app.py", "source": COUNTER}], "name": "Counter"})
    until_true(page, HEARD, "loaded")
    assert not page.evaluate("heard.some(({ rerun }) => rerun === 'step')")

    send(page, rerun="act", action={"click": "Add"})
    until_true(page, "() => heard.filter(({ rerun }) => rerun === 'step').length === 2")
    steps = page.evaluate("heard.filter(({ rerun }) => rerun === 'step')")
    assert [(step["step"], step["words"], step["runs"], step["ended"]) for step in steps] == [
        (0, "opened the page", 1, "completed"),
        (1, "clicked Add", 1, "completed"),
    ]
    assert {step["origin"] + "/rerun/" for step in steps} == {elsewhere}
    expect(page.frame_locator("iframe").get_by_text("Count: 1")).to_be_visible(timeout=BOOT)
    send(page, rerun="run")
    until_true(page, "() => heard.filter(({ rerun }) => rerun === 'step').length === 3")
    expect(page.frame_locator("iframe").get_by_text("Count: 0")).to_be_visible(timeout=BOOT)
    height = "() => heard.findLast(({ rerun }) => rerun === 'height').height"
    until_true(page, f"() => document.querySelector('iframe').offsetHeight >= ({height})() && ({height})() > 300")

    send(page, rerun="load", example={"scripts": [], "panes": ["app"]})
    expect(page.frame_locator("iframe").get_by_role("alert")).to_contain_text("a list of at least one script")


@pytest.mark.offsite
def test_a_page_of_another_origin_is_not_heard(
    page: Page, put: Callable[..., str], folder: Path, elsewhere: str
) -> None:
    allow(folder, "https://lms.example null *")
    page.goto(put(f'{LISTEN}<iframe src="{elsewhere}embed.html" title="Example"></iframe>', base=elsewhere))
    until_true(page, HEARD, "height")
    frame = page.frames[1]

    for message in ({"rerun": "hello"}, {"rerun": "load", "example": {"scripts": [{"name": "a.py", "source": "x"}]}}):
        send(page, **message)
    frame.evaluate(
        "new Promise(done => { addEventListener('message', done); parent.postMessage(0, '*');"
        "requestAnimationFrame(() => requestAnimationFrame(done)); })"
    )
    expect(frame.locator("main > *")).to_have_count(0)
    assert page.evaluate("heard.every(({ rerun }) => rerun === 'height')")


def test_a_link_opens_without_running_and_a_broken_one_says_so(page: Page, folder: Path) -> None:
    link = share_link(
        {"scripts": [{"name": "app.py", "source": COUNTER}], "name": "Shared", "actions": [{"click": "Add"}]}
    )
    page.goto(f"rerun/embed.html{link}")
    run = page.get_by_role("button", name="Run", exact=True)
    expect(run).to_be_enabled()
    assert workers(page) == 0

    page.evaluate("location.hash = '#r1.m.AAAA'")
    expect(page.get_by_role("alert")).to_contain_text("This link is broken")
    expect(run).to_have_count(0)

    page.evaluate("link => location.hash = link", link)
    run.click()
    wait_until_live(page)
    expect(PlaygroundPane(page, "Shared").app.get_by_text("Count: 1")).to_be_visible(timeout=BOOT)
