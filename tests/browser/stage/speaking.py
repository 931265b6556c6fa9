"""How a person finds their way around a speaker window: by its regions, buttons and words."""

from __future__ import annotations

import re

from playwright.sync_api import FrameLocator, Locator, Page, expect


class Speaker:
    """A speaker window, by what stands in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_viewport_size({"width": 1280, "height": 800})

    @classmethod
    def of(cls, page: Page) -> Speaker:
        """A new one, opened by the key of the stage."""
        with page.context.expect_page() as opened:
            page.locator("body").press("w")
        return cls(opened.value)

    def region(self, name: str) -> Locator:
        return self.page.get_by_role("region", name=name, exact=True)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=re.compile(f"^{name}"))

    @property
    def place(self) -> Locator:
        return self.page.get_by_role("banner").get_by_role("paragraph").first

    @property
    def notes(self) -> Locator:
        return self.page.get_by_role("group", name="Notes")

    @property
    def timer(self) -> Locator:
        return self.page.get_by_role("timer")

    @property
    def lost(self) -> Locator:
        return self.page.get_by_role("status").first

    @property
    def room(self) -> FrameLocator:
        return self.page.frame_locator("iframe")

    def expect_step(self, number: int, title: str) -> None:
        expect(self.place).to_have_text(f"Step {number} of 6: {title}")
        expect(self.lost).to_be_hidden()
