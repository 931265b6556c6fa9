"""The hostile scripts run in the browser that users have: some compute much, some use up what there is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser(users_browser: Browser) -> Browser:
    return users_browser
