"""Uses every lesson for a long time in one tab, at random, and says how much memory that took.

`make soak` makes 2,000 actions: it clicks and fills what the apps have, runs and edits scripts, takes actions back, and
goes from lesson to lesson. Then it clicks one button as often as a reader could in an hour. It fails when a page throws
an error, when an app does not answer, or when memory grows without end: each lesson is used in rounds, and the last
round may not take much more than the one after a quarter of the actions; nor may the tab after all clicks than after a
third of them.
"""

from __future__ import annotations

import argparse
import random
import sys

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.bench.__main__ import SITE, served_site
from tests.bench.living import GROWTH as GROWTH_OF_CLICKS
from tests.bench.living import clicked, heap
from tests.bench.proc import of_tab
from tests.browser import chromium

ACTIONS = 2_000
CLICKS = 3_600
VISIT = 50
"""Actions until another lesson is opened."""
ANSWER = 30_000
"""Milliseconds that an app may take to answer on a busy machine."""
GROWTH = 1.5
"""The last round of lessons may take this much of the memory of the round after a quarter of the actions."""
WORDS = ("", "Ada", "42", "<b>bold</b>", "é" * 50, "' or 1=1")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__.splitlines()[0])
    parser.add_argument("--actions", type=int, default=ACTIONS, help=f"how many ({ACTIONS})")
    parser.add_argument("--clicks", type=int, default=CLICKS, help=f"of one button ({CLICKS})")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="repeats a run")
    options = parser.parse_args()
    print(f"{options.actions} actions, seed {options.seed}", flush=True)
    with served_site() as url, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        rounds, errors = soak(browser, url, options.actions, random.Random(options.seed))
        tab, heaps = clicked(browser, url, options.clicks)
        browser.close()
    early, late = rounds[len(rounds) // 4], rounds[-1]
    print(f"most memory of the tab in a round of lessons: {early} MB after a quarter of the actions, {late} MB at last")
    print(f"{options.clicks} clicks: the tab has {tab[1]:.0f} MB after a third, {tab[-1]:.0f} MB at last")
    has_grown = any(held[-1] > GROWTH_OF_CLICKS * held[1] for held in (tab, heaps))
    for error in errors:
        print(f"error on the page: {error}")
    return 1 if errors or has_grown or late > GROWTH * early else 0


def soak(browser: Browser, url: str, actions: int, chance: random.Random) -> tuple[list[int], list[str]]:
    """The most memory, in MB, that the tab had after the visits of each round of lessons, and what its pages threw."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=url)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    page = context.new_page()
    lessons = sorted(path.parent.relative_to(SITE).as_posix() + "/" for path in SITE.glob("learn/*/*/index.html"))
    lessons += sorted(path.parent.relative_to(SITE).as_posix() + "/" for path in SITE.glob("compare/*/index.html"))
    memory: list[int] = []
    for done in range(0, actions, VISIT):
        lesson = lessons[len(memory) % len(lessons)]
        page.goto(lesson)
        answered(page)
        for _ in range(min(VISIT, actions - done)):
            act(page, chance)
            answered(page)
        memory.append(int(of_tab(browser, "status", "VmRSS:")))
        print(f"{done + VISIT:6} {memory[-1]:5} MB, of it {heap(page):4.0f} MB JavaScript  {lesson}", flush=True)
    context.close()
    return [max(memory[at : at + len(lessons)]) for at in range(0, len(memory), len(lessons))], errors


def act(page: Page, chance: random.Random) -> None:
    """Something that a reader might do now."""
    what = chance.random()
    if what < 0.03:
        edit(page, chance)
    elif what < 0.06:
        page.get_by_role("button", name="Run", exact=True).first.click()
    elif what < 0.1:
        page.keyboard.press("ControlOrMeta+z")
    else:
        use(page, chance)


def use(page: Page, chance: random.Random) -> None:
    """Use a control of an app: click a button or a box, fill a field."""
    controls = page.locator(".rp-pane--app :is(button[data-act=click], input, textarea, select):enabled:visible").all()
    if not controls:
        return
    control = chance.choice(controls)
    match control.evaluate("control => control.localName === 'input' ? control.type : control.localName"):
        case "button":
            control.click()
        case "checkbox" | "radio":
            control.click(force=True)
        case "select":
            choose(control, chance)
        case "number":
            control.fill(str(chance.randrange(10)))
            control.press("Enter")
        case "text" | "textarea" | "search" | "password":
            control.fill(chance.choice(WORDS))
            control.blur()


def choose(control: Locator, chance: random.Random) -> None:
    count = control.locator("option").count()
    if count:
        control.select_option(index=chance.randrange(count))


def edit(page: Page, chance: random.Random) -> None:
    """Write a line at the end of the script, and run that."""
    page.get_by_role("textbox", name="Script editor").first.click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.insert_text(f"\nst.write({chance.randrange(1000)})")
    page.keyboard.press("ControlOrMeta+Enter")


def answered(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("data-sandbox", "ready", timeout=ANSWER)


if __name__ == "__main__":
    sys.exit(main())
