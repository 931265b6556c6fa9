"""Finds a browser for the page that grades; learners' scripts run in its sandbox only, never in this Python."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

COMMANDS: Final = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "microsoft-edge")
FLAGS: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    # No name resolves but this machine's: whatever a script tries, nothing leaves it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class NoBrowserError(Exception):
    """There is no browser to drive; the text says what is missing, and how to get it."""


@contextmanager
def browser() -> Iterator[Any]:
    """A headless Chromium of Playwright's. Raises NoBrowserError."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise NoBrowserError(
            "grading runs learners' scripts in a browser, which Playwright drives: "
            "pip install 'rerun-playground[grade]'"
        ) from None
    with sync_playwright() as playwright:
        path = executable(Path(playwright.chromium.executable_path))
        # Chromium's own sandbox refuses to work for root.
        more = () if os.name == "nt" or os.geteuid() else ("--no-sandbox",)
        try:
            made = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *more])
        except Error as error:
            raise NoBrowserError(f"{path} does not start: {str(error).splitlines()[0]}") from None
        try:
            yield made
        finally:
            made.close()


def executable(playwrights: Path) -> Path:
    """The browser to drive: Playwright's own, else one on the PATH. Raises NoBrowserError."""
    if playwrights.is_file():
        return playwrights
    found = next((path for command in COMMANDS if (path := shutil.which(command))), None)
    if found is None:
        raise NoBrowserError(
            "grading needs Chromium, and there is none: playwright install chromium, "
            "or put Chromium, Chrome or Edge on the PATH"
        )
    return Path(found)
