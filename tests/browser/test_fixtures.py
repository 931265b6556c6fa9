"""The fixtures themselves: what they promise the other tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Watch
from tests.browser.playgrounds import until


def test_a_page_is_a_desktop_on_the_site(still_page: Page, site_url: str) -> None:
    still_page.goto("")
    assert still_page.url == site_url
    assert still_page.viewport_size == {"width": 1280, "height": 800}


def test_another_page_may_be_a_phone_without_javascript(open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto("")
    assert page.viewport_size == {"width": 390, "height": 844}


@pytest.mark.offsite
@pytest.mark.console_errors
@pytest.mark.parametrize(
    "ask",
    [
        "fetch(url).catch(() => {})",
        "new Promise(done => { const image = new Image(); image.onerror = done; image.src = url; })",
        "new Promise(done => { new WebSocket(url.replace('http', 'ws')).onerror = done; })",
        """new Promise(done => {
            const code = `fetch("${url}").catch(() => postMessage("failed"))`;
            new Worker(URL.createObjectURL(new Blob([code]))).onmessage = done;
        })""",
    ],
    ids=["fetch", "image", "websocket", "worker"],
)
def test_a_request_to_another_origin_is_seen_and_fails(open_page: Callable[..., Page], watch: Watch, ask: str) -> None:
    page = open_page(bypass_csp=True)  # the site's policy would not even let it ask
    page.goto("404.html")
    page.evaluate(f"async () => {{ const url = 'http://elsewhere.example/x'; await {ask}; }}")
    until(page, lambda: len(watch.external), 1)
    assert watch.external in (["http://elsewhere.example/x"], ["ws://elsewhere.example/x"])


@pytest.mark.console_errors
def test_errors_are_seen(still_page: Page, watch: Watch) -> None:
    still_page.goto("")
    with still_page.context.expect_event("weberror"):
        still_page.evaluate("() => { console.error('said'); setTimeout(() => { throw new Error('thrown'); }); }")
    assert "said" in watch.errors[0]
    assert "thrown" in watch.errors[1]
