"""The speaker window of a page without a demo: opened by hand, among strangers, and beside another stage."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.playgrounds import until, wait_until_live
from tests.browser.shell.test_axe import violations
from tests.browser.stage.speaking import Speaker

KEPT = "sessionStorage.getItem('rerun-playground.speaker')"
DUPLICATE = """() => {
    const link = Object.assign(document.createElement("a"), { href: location.href, target: "_blank", rel: "opener" });
    document.body.append(link);
    link.click();
    link.remove();
}"""
EVIL = "top.document.title = 'taken over'"
NOTES = (
    f'<p>Good<b>Bold</b><img src="https://elsewhere.example/a.png"><style>body {{}}</style><script>{EVIL}</script></p>'
)
SHOT = ["html", {"onclick": EVIL}, [["head", {}, []], ["body", {}, [
    "Strange picture",
    ["script", {}, [EVIL]],
    ["svg:svg", {}, [["svg:script", {}, [EVIL]]]],
    ["iframe", {"srcdoc": f"<script>{EVIL}</script>"}, []],
    ["img", {"src": "https://elsewhere.example/a.png", "onerror": EVIL}, []],
    ["a", {"href": f"javascript:{EVIL}"}, ["link"]],
    ["details", {"open": "", "ontoggle": EVIL}, []],
    7, None, [], {},
]]]]  # fmt: skip


def say(page: Page, name: str, *messages: dict[str, Any]) -> None:
    """What any page of the site could send into the channel of that name."""
    page.evaluate(
        """([name, messages]) => {
            const channel = new BroadcastChannel(`rerun-speaker-${name}`);
            for (const message of messages) channel.postMessage(message);
            channel.close();
        }""",
        [name, messages],
    )


def test_a_page_without_a_demo_has_its_picture_and_clock(still_page: Page) -> None:
    page = still_page
    page.goto("play/")
    wait_until_live(page)

    # The browser keeps the window from opening: the page cannot see that, and offers to open it by hand.
    page.evaluate("window.open = () => null")
    page.get_by_role("button", name="View", exact=True).click()
    page.get_by_role("button", name="Speaker window").click()
    offer = page.get_by_role("dialog").filter(has_text="open it by hand")
    expect(offer).to_be_visible()
    assert violations(page, offer) == ""
    with page.context.expect_page() as opened:
        offer.get_by_role("link", name="Open the speaker window").click()
    speaker = Speaker(opened.value)
    expect(speaker.place).to_have_text("No demo: the page alone")
    expect(offer).to_have_count(0)
    expect(speaker.button("All steps")).to_be_hidden()
    assert violations(speaker.page) == ""

    # What is typed is seen, and a clock that was started by hand goes on after a reload.
    page.get_by_role("textbox", name="Your name").fill("Ada")
    expect(speaker.room.get_by_label("Your name")).to_have_value("Ada")
    speaker.button("Start").click()
    expect(speaker.timer).not_to_have_text("0:00")
    speaker.page.reload()
    expect(speaker.button("Pause")).to_be_visible()
    speaker.button("Present").click()
    expect(page.locator("html")).to_have_attribute("data-presenting", "")
    speaker.button("Black").click()
    expect(page.locator("[data-stage=cover]")).to_be_visible()
    expect(speaker.region("The room's screen")).to_contain_text("Black: the room sees nothing")
    expect(speaker.room.get_by_label("Your name")).to_have_value("Ada")
    speaker.button("Present").click()

    # A tab that was duplicated leaves the window to the first.
    with page.context.expect_page() as opened:
        page.evaluate(DUPLICATE)
    copy = opened.value
    wait_until_live(copy)
    expect(speaker.place).to_have_text("No demo: the page alone")
    until(copy, lambda: copy.evaluate(KEPT), None)
    assert page.evaluate(KEPT) == json.dumps(speaker.page.url.partition("#")[2])
    copy.close()
    expect(speaker.lost).to_be_hidden()
    page.goto("glossary/")
    expect(speaker.lost).to_contain_text("The stage has left its page.")


def test_of_strangers_only_data_is_taken_and_nothing_that_could_act(still_page: Page) -> None:
    speaker = Speaker(still_page)
    speaker.page.goto("assets/rerun/speaker.html")
    expect(speaker.lost).to_contain_text("This address names no stage.")
    speaker.page.goto("404.html")
    speaker.page.goto("assets/rerun/speaker.html#no-such-stage")
    expect(speaker.lost).to_contain_text("Waiting for the stage.")
    step = {"title": "<i>Title</i>", "html": NOTES}
    shot = {"type": "shot", "width": 800, "height": 600, "from": 0, "styles": []}
    say(
        speaker.page,
        "no-such-stage",
        {"type": "press"},
        {"type": "deck", "outline": {"title": "Strange", "steps": [step, None, 3]}},
        {"type": "state", "at": 0, "clock": "late", "question": {"options": 3, "votes": "many"}},
        {**shot, "text": "{"},
        {**shot, "text": json.dumps({"page": SHOT, "scroll": "far"})},
    )
    expect(speaker.place).to_have_text("Step 1 of 3: <i>Title</i>")
    expect(speaker.notes).to_contain_text("GoodBold")
    expect(speaker.room.get_by_text("Strange picture")).to_have_count(1)
    assert speaker.room.locator("script, iframe, [onclick], [ontoggle], [onerror], img[src]").count() == 0
    assert speaker.notes.locator("script, style, img[src]").count() == 0
    expect(speaker.page).to_have_title("Speaker: Strange")
