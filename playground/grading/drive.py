"""Drives the page that grades: gives it the files, tells how far it is, and takes the results out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playground.grading.browser import browser
from playground.site.serve import SiteServer

PAGE: Final = "grade/"
PAUSE: Final = 0.25
"""Seconds between two looks at the page."""
SLOW: Final = 120
"""Seconds without any progress, beyond those that a script may take, until the page counts as lost."""
BOOT: Final = 60_000
"""Milliseconds until the page is there."""
LOOK: Final = """page => ({
    state: page.dataset.state, done: page.dataset.done ?? "", said: page.querySelector("[data-grade=said]").textContent,
})"""
ROWS: Final = """page => [...page.querySelectorAll("tbody [data-state]")].map((each) => each.dataset.state)"""


class DriveError(Exception):
    """What was to be graded could not be; the text says why."""


@dataclass(frozen=True)
class Wanted:
    """What is to be graded and how: files, or all that are in a folder; `lesson` is "" for what each file says.

    `address` is where the site is published, so that links in the report lead there; "" for no links.
    """

    site: Path
    files: Path | Sequence[Path]
    lesson: str
    seconds: int
    html: Path | None
    csv: Path | None
    address: str = ""


@dataclass(frozen=True)
class Graded:
    """How it went: in words, and the state of each row."""

    words: str
    states: tuple[str, ...]

    @property
    def all_passed(self) -> bool:
        return all(state == "passed" for state in self.states)


def grade(wanted: Wanted, tell: Callable[[str], object]) -> Graded:
    """Grade the files. Raises DriveError and NoBrowserError."""
    if not (wanted.site / PAGE / "index.html").is_file():
        raise DriveError(
            f"{wanted.site} has no page {PAGE} to grade on: build a site with a page whose template is rerun/grade.html"
        )
    with SiteServer(wanted.site) as server, browser() as chromium:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            page = chromium.new_context(base_url=server.url, accept_downloads=True).new_page()
            page.set_default_timeout(BOOT)
            faults: list[str] = []
            page.on("pageerror", lambda error: faults.append(str(error)))
            try:
                return _drive(page, wanted, tell)
            except DriveError as error:
                if not faults:
                    raise
                raise DriveError(f"the page failed: {faults[0].splitlines()[0]}") from error
        finally:
            server.shutdown()


def _drive(page: Any, wanted: Wanted, tell: Callable[[str], object]) -> Graded:
    from playwright.sync_api import Error

    try:
        page.goto(PAGE)
        place = page.locator("[data-rerun-grade][data-state]")
        place.wait_for()
        _choose_lesson(place, wanted.lesson)
        place.evaluate("(page, address) => { page.dataset.address = address; }", wanted.address)
        place.locator("[data-grade=seconds]").fill(str(wanted.seconds))
        if isinstance(wanted.files, Path):
            place.locator("[data-grade=folder]").set_input_files(str(wanted.files))
        else:
            place.locator("[data-grade=files]").set_input_files([str(path) for path in wanted.files])
        words = _wait(place, wanted.seconds, tell)
        for name, path in (("csv", wanted.csv), ("report", wanted.html)):
            if path is not None:
                with page.expect_download() as download:
                    place.locator(f"[data-grade={name}]").click()
                download.value.save_as(path)
        return Graded(words, tuple(place.evaluate(ROWS)))
    except Error as error:
        raise DriveError(f"the browser failed: {str(error).splitlines()[0]}") from None


def _choose_lesson(place: Any, lesson: str) -> None:
    if not lesson:
        return
    choice = place.locator("[data-grade=lesson]")
    names = [name for name in choice.evaluate("list => [...list.options].map(({ value }) => value)") if name]
    fitting = [name for name in names if name == lesson or name.rpartition("/")[2] == lesson]
    if len(fitting) != 1:
        known = ", ".join(names) or "none"
        why = "is the name of several lessons" if fitting else "is no lesson of this site that has a check"
        raise DriveError(f"{lesson} {why}. They are: {known}")
    choice.select_option(fitting[0])


def _wait(place: Any, seconds: int, tell: Callable[[str], object]) -> str:
    """Until all is graded; what the page says in the end."""
    last, moved = None, time.monotonic()
    while True:
        seen = place.evaluate(LOOK)
        if seen["state"] == "done":
            return str(seen["said"])
        if seen != last:
            tell(str(seen["said"]))
            last, moved = seen, time.monotonic()
        if time.monotonic() - moved > SLOW + seconds:
            raise DriveError(f"nothing has moved for {SLOW + seconds} seconds: {seen['said']}")
        time.sleep(PAUSE)
