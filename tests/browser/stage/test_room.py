"""A room votes by phones: three browsers see what is asked and what came out, and 300 do not slow the stage."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebSocket, expect

from tests.browser.conftest import SITE, new_context
from tests.browser.playgrounds import until, wait_until_live
from tests.browser.shell.test_axe import AXE, RUN, violations
from tests.browser.stage.room import Panel, ask
from tests.local.phones import Here, Phone, room_in

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
QUESTION = "How many runs does a click cost?"


class Pauses:
    """The pauses between two counts, each of which ends when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        self.waiting.append(work)

    def end(self, here: Here) -> None:
        waiting, self.waiting = self.waiting, []
        for work in waiting:
            here.do(work)

    def rest(self, here: Here) -> None:
        while self.waiting:
            self.end(here)


@pytest.fixture
def pauses() -> Pauses | None:
    """None: they end by the clock."""
    return None


@pytest.fixture
def here(tmp_path: Path, pauses: Pauses | None) -> Iterator[Here]:
    """A process with an open room, which serves the project's site."""
    with room_in(tmp_path, pauses.later if pauses else None, SITE) as here:
        yield here


@pytest.fixture
def contexts(browser: Browser, here: Here) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browsers of their own at an address; they must log no error but that a page of a wrong code is none."""
    made: list[BrowserContext] = []
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and "404" not in message.text:
            errors.append(message.text)

    def make(url: str, **options: Any) -> BrowserContext:
        context = new_context(browser, url, **options)
        context.on("console", note)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        made.append(context)
        return context

    yield make
    for context in made:
        context.unroute_all(behavior="ignoreErrors")
        context.close()
    assert errors == []


def stage_of(here: Here, contexts: Callable[..., BrowserContext]) -> Page:
    """A page of the process whose Python never starts."""
    context = contexts(here.hosting.server.url)
    context.route("**/worker.js*", lambda route: route.continue_() if route.request.resource_type == "fetch" else None)
    page = context.new_page()
    page.goto(f"play/#local={here.hosting.server.guard.token}")
    wait_until_live(page)
    assert "local" not in page.url, "the room may see the address"
    return page


def faults(page: Page) -> str:
    """What axe finds wrong with a page that has no playgrounds, in light and in dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(AXE)
        found += [f"{scheme}: {rule}" for rule in page.locator("html").evaluate(RUN, None)]
    return "\n".join(found)


def test_three_phones_vote_twice_and_see_what_came_out(here: Here, contexts: Callable[..., BrowserContext]) -> None:
    stage = stage_of(here, contexts)
    stage.keyboard.press("j")
    join = stage.get_by_role("dialog", name="Vote with your phone")
    expect(join).to_contain_text(here.code)
    expect(join).to_contain_text("0 phones are here")
    expect(join.get_by_role("img", name=f"QR code of {here.url}{here.code}")).to_be_visible()
    phones = [contexts(here.url, **PHONE).new_page() for _ in range(3)]
    first, second, third = phones

    # Two scan the code, one types it.
    for phone in (first, second):
        phone.goto(here.code)
        expect(phone.get_by_role("heading", name="Wait for the question")).to_be_visible()
    third.goto("")
    third.get_by_label("The code on the screen").fill("wrong")
    third.get_by_role("button", name="Join").click()
    expect(third.get_by_role("status")).to_contain_text("No room has this code now.")
    assert faults(third) == ""
    third.get_by_label("The code on the screen").fill(here.code.upper())
    third.get_by_role("button", name="Join").click()
    expect(third.get_by_role("heading", name="Wait for the question")).to_be_visible()
    expect(join).to_contain_text("3 phones are here")
    assert violations(stage, join) == ""
    stage.keyboard.press("Escape")

    panel = ask(stage, QUESTION, ["Zero", "One", "Two"])
    for phone in phones:
        expect(phone.get_by_role("heading", name=QUESTION)).to_be_visible()
        expect(phone.get_by_role("status")).to_have_text("Choose one.")
    for phone, option in ((first, "One"), (second, "Two"), (third, "Zero"), (third, "One")):
        phone.get_by_role("button", name=option).click()
        expect(phone.get_by_role("button", name=f"{option} ✓ Your vote")).to_have_attribute("aria-pressed", "true")
        expect(phone.get_by_role("status")).to_contain_text("Your vote is counted.")
    assert faults(third) == ""
    expect(panel.region).to_contain_text("Vote · 3 votes")
    stage.keyboard.press("1")  # and who has no phone raises a hand
    stage.keyboard.press("h")
    panel.expect_votes(Zero=[1], One=[2], Two=[1])
    expect(panel.region.get_by_role("group", name="Vote with a phone")).to_contain_text("3 phones are here")
    assert violations(stage, panel.region) == ""

    # A phone that was in a pocket, and a stage that was loaded anew: nothing is lost but hands.
    second.reload()
    expect(second.get_by_role("button", name="Two ✓ Your vote")).to_be_visible()
    stage.reload()
    wait_until_live(stage)
    panel = Panel(stage, QUESTION)
    expect(panel.region).to_contain_text("Vote · 3 votes")

    stage.keyboard.press("v")
    for phone in phones:
        expect(phone.get_by_text("Second vote: discuss it, then choose again")).to_be_visible()
        expect(phone.get_by_role("status")).to_have_text("Choose one.")
    for phone in (first, second):
        phone.get_by_role("button", name="Two").click()
    expect(panel.region).to_contain_text("then vote again · 2 votes")
    stage.keyboard.press("a")
    stage.keyboard.press("3")
    for phone in phones:
        right = phone.locator("section").filter(has=phone.get_by_role("heading", name="Two"))
        expect(right).to_contain_text("✓ Right")
        expect(right).to_contain_text("First vote: 1 of 3 (33 %)")
        expect(right).to_contain_text("Second vote: 2 of 2 (100 %)")
    expect(first.get_by_role("status")).to_have_text("You are right. Right is: Two.")
    expect(third.get_by_role("status")).to_have_text("Right is: Two.")
    assert faults(first) == ""
    late = contexts(here.url, **PHONE).new_page()
    late.goto(here.code)
    expect(late.get_by_role("heading", name=QUESTION)).to_be_visible()

    # All is gone when the room is closed; another one has another code.
    code = here.code
    stage.keyboard.press("j")
    join.get_by_role("button", name="Close the room").click()
    for phone in (*phones, late):
        expect(phone.get_by_role("status")).to_have_text("The room is closed. Nothing of it was kept.")
    closed = stage.get_by_role("dialog", name="The room is closed")
    assert violations(stage, closed) == ""
    closed.get_by_role("button", name="Open a room").click()
    expect(join).to_be_visible()
    expect(join).not_to_contain_text(code)
    expect(join).to_contain_text("0 phones are here")


def test_a_phone_without_network_says_so_and_comes_back(here: Here, contexts: Callable[..., BrowserContext]) -> None:
    here.ask()
    phone = contexts(here.url, **PHONE).new_page()
    phone.goto(here.code)
    phone.get_by_role("button", name="2").click()
    expect(phone.get_by_role("button", name="2 ✓ Your vote")).to_be_visible()
    phone.clock.install()
    phone.clock.pause_at(phone.evaluate("Date.now()") / 1000 + 1)
    here.do(lambda: [socket.close() for socket in here.phones.sockets])
    expect(phone.get_by_role("status")).to_have_text("The connection is lost. Trying again…")
    expect(phone.get_by_role("button", name="1")).to_be_disabled()
    phone.clock.resume()
    phone.clock.fast_forward(10_000)
    expect(phone.get_by_role("button", name="1")).to_be_enabled()
    expect(phone.get_by_role("button", name="2 ✓ Your vote")).to_be_visible()


@pytest.mark.parametrize("pauses", [Pauses()], ids=["held"])
def test_300_phones_do_not_slow_the_stage(here: Here, contexts: Callable[..., BrowserContext], pauses: Pauses) -> None:
    """What they vote reaches it in two messages, and draws numbers only: the elements of the panel stay."""
    frames: list[str] = []
    with ThreadPoolExecutor(1) as beside:

        def of_all(work: Callable[[], Any]) -> Any:
            return beside.submit(lambda: asyncio.run(work())).result()

        phones: list[Phone] = []

        async def vote() -> None:
            phones[:] = await asyncio.gather(*(Phone(here.url, here.code).join() for _ in range(300)))
            asked = phones[0].told["id"]
            votes = await asyncio.gather(*(each.vote(at % 3, asked) for at, each in enumerate(phones)))
            assert {vote["type"] for vote in votes} == {"taken"}

        context = contexts(here.hosting.server.url)
        context.on("page", lambda page: page.on("websocket", listen))

        def listen(socket: WebSocket) -> None:
            socket.on("framereceived", lambda frame: frames.append(str(frame)))

        context.route(
            "**/worker.js*", lambda route: route.continue_() if route.request.resource_type == "fetch" else None
        )
        stage = context.new_page()
        stage.goto(f"play/#local={here.hosting.server.guard.token}")
        wait_until_live(stage)
        panel = ask(stage, QUESTION, ["Zero", "One", "Two"])
        stage.keyboard.press("h")
        until(stage, lambda: here.do(lambda: here.hosting.state()["id"] is not None), True)
        pauses.rest(here)
        expect(panel.region).to_contain_text(here.code)
        options = [item.element_handle() for item in panel.region.get_by_role("listitem").all()]
        before = len(frames)

        of_all(vote)
        until(stage, lambda: len(frames) - before, 1)  # at once: the first phone has come
        expect(panel.region).to_contain_text("Vote · 0 votes")
        pauses.end(here)
        expect(panel.region).to_contain_text("Vote · 300 votes")
        panel.expect_votes(Zero=[100], One=[100], Two=[100])
        assert len(frames) - before == 2
        assert [re.search(r'"phones": (\d+)', frame)[1] for frame in frames[before:]] == ["1", "300"]  # type: ignore[index]
        assert all(option.evaluate("each => each.isConnected") for option in options)
