"""The Chromium that the tests of one worker share which look at a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser import chromium

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
    """Two groups of whole files, of about the same number of tests: each goes to one worker, and has one Chromium."""
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        if "playwright" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
            files.setdefault(item.path, []).append(item)
    sizes = {"browser-1": 0, "browser-2": 0}
    for tests in sorted(files.values(), key=len, reverse=True):
        group = min(sizes, key=lambda name: sizes[name])
        sizes[group] += len(tests)
        for item in tests:
            item.add_marker(pytest.mark.xdist_group(group))
