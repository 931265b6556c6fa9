"""The Chromium that the tests of one worker share which look at a page, and how tests try random values."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser import chromium

# A busy machine takes its time, and two runs of the tests try the same values: `make fuzz` and `make soak` try others.
settings.register_profile(
    "project",
    derandomize=not {"FUZZ", "SOAK"} & os.environ.keys(),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("project")

HERE = Path(__file__).parent
QUICK_START = "--js-flags=--liftoff-only"
"""Compile WebAssembly once: a test's page is closed before a better compilation of Pyodide pays."""


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = chromium.launch(playwright, QUICK_START)
    yield running
    running.close()


@pytest.fixture(scope="module")
def users_browser(playwright: Playwright) -> Iterator[Browser]:
    """As users have it: for scripts that compute much."""
    running = chromium.launch(playwright)
    yield running
    running.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests of a file go to one worker, as they share pages; a worker has one Chromium for all its files.

    A worker that is done with a file takes the next. What needs no browser comes last, test by test, so that all
    workers end at about the same time.
    """
    for item in items:
        if "playwright" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group(str(item.path.relative_to(HERE))))
