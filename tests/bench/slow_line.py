"""A lesson's page over a slow line: when something is to be seen, when Python is ready, what was sent, and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Playwright

from tests.bench.figures import Figure, Part
from tests.bench.line import ROUND_TRIP, LineServer, Sent, running
from tests.bench.pair import MARK, lesson_of, until
from tests.browser import chromium
from tests.browser.conftest import DESKTOP

SPEEDS: Final = (20, 4)
"""Millions of bits a second."""
ABOUT: Final = (
    "The bench's own server paces what it sends: all connections share one line, and an answer begins "
    f"{ROUND_TRIP * 1000:.0f} ms after its request. The browser has a reader's profile, at first an empty one."
)


def slow_line(playwright: Playwright, site: Path, visits: int, tell: Callable[[str], None]) -> Part:
    figures: list[Figure] = []
    for megabits in SPEEDS:
        first, again = [], []
        for number in range(visits):
            tell(f"visit {number + 1} of {visits} at {megabits} Mbit/s")
            one, two = visit_twice(playwright, site, megabits)
            first.append(one)
            again.append(two)
        figures += rows(f"{megabits} Mbit/s, first visit", first)
        figures += rows(f"{megabits} Mbit/s, second visit", again, most=0)
    return Part("A slow line", ABOUT, figures)


type Visit = tuple[float, float, list[Sent]]


def visit_twice(playwright: Playwright, site: Path, megabits: float) -> list[Visit]:
    """Milliseconds to the first screen and to ready, and what was sent, of a first visit and of a second."""
    found: list[Visit] = []
    with TemporaryDirectory() as profile, running(LineServer(site, megabits)) as server:
        context = chromium.launch_as_reader(playwright, Path(profile), viewport=DESKTOP)
        page = context.new_page()
        for _ in range(2):
            server.sent.clear()
            page.goto("about:blank")
            page.goto(server.url + lesson_of(site), wait_until="commit")
            screen = until(page, MARK.format("screen"))
            ready = until(page, MARK.format("ready"))
            found.append((screen, ready, list(server.sent)))
        context.close()
    return found


def rows(when: str, visits: list[Visit], most: float | None = None) -> list[Figure]:
    sent = [[each for each in log if each.is_file] for _, _, log in visits]
    twice = [sum(times > 1 for times in Counter(each.path for each in log).values()) for log in sent]
    return [
        Figure(f"{when}: first screen", [screen for screen, _, _ in visits]),
        Figure(f"{when}: ready", [ready for _, ready, _ in visits]),
        Figure(f"{when}: sent", [sum(each.size for each in log) / 1e6 for log in sent], "MB", wanted=most),
        Figure(f"{when}: requests", [len(log) for _, _, log in visits], "requests"),
        Figure(f"{when}: files that were sent more than once", twice, "files", wanted=0),
    ]
