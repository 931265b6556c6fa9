"""The Chromium that the tests of one worker share which look at a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = chromium.launch(playwright)
        yield running
        running.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two groups of whole files, of about the same number of tests: each goes to one worker, and has one Chromium."""
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
            files.setdefault(item.path, []).append(item)
    sizes = {"browser-1": 0, "browser-2": 0}
    for tests in sorted(files.values(), key=len, reverse=True):
        group = min(sizes, key=lambda name: sizes[name])
        sizes[group] += len(tests)
        for item in tests:
            item.add_marker(pytest.mark.xdist_group(group))
