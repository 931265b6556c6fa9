"""The Chromium that the tests of one worker share which look at a page, and how tests try random values."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from tests.browser import chromium

# A busy machine takes its time, and two runs of the tests try the same values: `make fuzz` and `make soak` try others.
settings.register_profile(
    "project",
    derandomize=not {"FUZZ", "SOAK"} & os.environ.keys(),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("project")

TOGETHER = ("tests/browser/", "tests/site/test_plugin.py", "tests/sphinx/", "tests/quarto/")
"""Files each of which one worker runs."""
ALONE = "tests/browser/test_course.py"
"""A file whose tests share nothing, and are done by whichever worker is free."""

QUICK_START = "--js-flags=--liftoff-only --wasm-lazy-compilation"
"""Compile WebAssembly once, and only what is called: a test's page is closed before a better compilation pays."""


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """AppTest leaves its script for `__main__`, and a process that is started then would run it."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


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
    """What looks at a page needs a browser."""
    for item in items:
        if "playwright" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


class ByFile(LoadScopeScheduling):
    """The tests of some files go to one worker, as they share pages or builds; a worker that is done takes the next.

    All others come last, test by test, so that all workers end at about the same time. pytest-xdist's own groups
    (`loadgroup`) are none since pytest 9.2: it no longer reads the name that they write into an item.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return path if path.startswith(TOGETHER) and path != ALONE else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Whatever `--dist` says."""
    return ByFile(config, log)
