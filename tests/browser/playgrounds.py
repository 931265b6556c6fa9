"""How a person finds their way around a playground: by its regions, buttons and labels."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

BOOT = 180_000
"""Milliseconds that anything may take on a busy machine, as the start of the sandbox: only what fails waits so long."""

UNTIL = """async ([arg, patience]) => {
    const holds = CONDITION;
    for (const end = performance.now() + patience; !holds(arg); ) {
        if (performance.now() > end) return false;
        await new Promise(requestAnimationFrame);
    }
    return true;
}"""


@dataclass(frozen=True)
class PlaygroundPane:
    """One playground of a page, by the name of its region."""

    page: Page
    name: str

    @property
    def region(self) -> Locator:
        return self.page.get_by_role("region", name=self.name, exact=True)

    def pane(self, name: str) -> Locator:
        return self.region.get_by_role("region", name=re.compile(f"{re.escape(name)}$"))

    @property
    def app(self) -> Locator:
        return self.pane("App")

    def button(self, name: str) -> Locator:
        return self.region.get_by_role("button", name=name, exact=True)

    def expect_runs(self, number: int) -> None:
        text = "1 run" if number == 1 else f"{number} runs"
        expect(self.pane("Runs")).to_contain_text(re.compile(rf"^Runs\s*{text}"), timeout=BOOT)

    def type_script(self, source: str) -> None:
        """Replace the script, as one does with the keyboard."""
        editor = self.pane("Script").get_by_role("textbox")
        editor.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)

    def click_the_past(self, label: str) -> None:
        """Click where a widget of this label is in the picture of a moment of the past, which is shown already."""
        picture = self.app.locator(".rp-past .rp-el").filter(has_text=re.compile(f"^\\s*{re.escape(label)}\\s*$"))
        picture.last.click()

    def run(self, source: str) -> None:
        self.type_script(source)
        self.button("Run").click()


def wait_for_sandbox(page: Page, state: str = "ready") -> None:
    """Until all playgrounds listen to their reader, and the sandbox is in this state."""
    wait_until_live(page)  # Python may be the quicker one
    expect(page.locator("html")).to_have_attribute("data-sandbox", state, timeout=BOOT)


def wait_until_live(page: Page) -> None:
    """Until all playgrounds of the page listen to their reader; Python may still be starting."""
    expect(page.locator("[data-playground]:not([data-live=true])")).to_have_count(0, timeout=BOOT)


def until_true(page: Page, condition: str, arg: Any = None) -> None:
    """Until `condition`, a function of JavaScript, is true of `arg`; looked at in every frame of the page."""
    # Playwright's wait_for_function needs a page that may make code from text; the site's policy forbids that.
    assert page.evaluate(UNTIL.replace("CONDITION", condition), [arg, BOOT]), f"never: {condition}"


def settle(page: Page) -> None:
    """Until the page has shown a frame, drawn what follows it, and has nothing more to do."""
    page.evaluate("() => new Promise(idle => requestAnimationFrame(() => setTimeout(() => requestIdleCallback(idle))))")


def stop_the_clock(page: Page) -> None:
    """The page's time stands still (`page.clock.install()` was called once it was live) until `clock.resume()`."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)


def the_playground(page: Page) -> PlaygroundPane:
    """The only playground of a page."""
    name = page.locator("[data-playground]").evaluate(
        "host => host.shadowRoot.querySelector('.rp-head__name').textContent"
    )
    return PlaygroundPane(page, name.strip())


def free_playground(page: Page) -> PlaygroundPane:
    """The playground of /play/, ready."""
    page.goto("play/")
    wait_for_sandbox(page)
    return the_playground(page)


def still_playground(page: Page, path: str = "play/") -> PlaygroundPane:
    """The playground of a page whose Python never starts, as soon as its panes can be used."""
    page.goto(path)
    wait_until_live(page)
    return the_playground(page)


def workers(page: Page) -> int:
    """How many sandboxes live on a page."""
    return sum("/sandbox/worker.js" in worker.url for worker in page.workers)


def until[T](page: Page, look: Callable[[], T], wanted: T) -> None:
    """Until what is looked for is there: a page whose policy forbids `eval` cannot be waited for otherwise."""
    end = time.monotonic() + BOOT / 1000
    while (seen := look()) != wanted and time.monotonic() < end:
        page.evaluate("new Promise(requestAnimationFrame)")
    assert seen == wanted
