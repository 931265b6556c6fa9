"""The panel of a question, and the dialogs around it, as the stage shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect


class Panel:
    """The open question of a page."""

    def __init__(self, page: Page, question: str) -> None:
        self.page = page
        self.region = page.get_by_role("region", name=question, exact=True)

    def option(self, text: str) -> Locator:
        words = self.page.locator(".rp-asked__text > span", has_text=re.compile(rf"^{re.escape(text)}(?: ✓ Right)?$"))
        return self.region.get_by_role("listitem").filter(has=words)

    def button(self, name: str) -> Locator:
        return self.region.get_by_role("button", name=name)

    def expect_votes(self, **counts: Sequence[int]) -> None:
        """What stands in words and numbers at each option: its votes in each round."""
        for text, votes in counts.items():
            numbers = self.option(text.strip("_")).locator(".rp-asked__number")
            expect(numbers).to_contain_text([f"{count} · " for count in votes])


def ask(page: Page, question: str, options: Sequence[str]) -> Panel:
    """Ask something that is in no demo, by the keyboard."""
    page.keyboard.press("q")
    form = page.get_by_role("dialog", name="Ask the room")
    form.get_by_label("Question", exact=True).fill(question)
    form.get_by_label("Options, one a line").fill("\n".join(options))
    form.get_by_role("button", name="Ask", exact=True).click()
    expect(form).to_be_hidden()
    panel = Panel(page, question)
    expect(panel.region).to_be_visible()
    return panel
