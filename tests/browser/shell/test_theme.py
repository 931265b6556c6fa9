"""Light or dark: as the system has it, unless the host page or the host element says otherwise."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.playgrounds import wait_until_live


def expect_surface(pane: Locator, scheme: str) -> None:
    expect(pane).to_have_css("background-color", {"light": "rgb(255, 255, 255)", "dark": "rgb(22, 24, 29)"}[scheme])


def test_it_follows_the_system_then_the_page_then_its_own_element(open_page: Callable[..., Page]) -> None:
    page = open_page(color_scheme="dark", python=False)
    page.goto("play/")
    wait_until_live(page)
    pane = page.locator(".rp-pane--app")
    expect_surface(pane, "dark")
    page.emulate_media(color_scheme="light")
    expect_surface(pane, "light")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    expect_surface(pane, "dark")
    page.locator(".rp-host").evaluate("host => { host.dataset.theme = 'light' }")
    expect_surface(pane, "light")
