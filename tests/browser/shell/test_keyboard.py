"""The comparison page by keyboard alone: every function is reached with Tab, shows where the focus is, and lets go."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, wait_for_sandbox

PAGE = "compare/update-an-earlier-header/"
STOPS = 250
"""More stops than the page has."""
FRAMES = 300
"""So many frames may pass until what has the focus is in sight."""

FOCUS = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return null;
  const shown = (element) => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  };
  // What stays at the top of the window must not lie over it.
  const covered = (element, { left, top, width, height }) => {
    const over = document.elementFromPoint(left + width / 2, top + Math.min(height, 20) / 2);
    return Boolean(over?.closest(".rerun-totals, .md-header")) && !over.closest("section, header").contains(element);
  };
  const box = at.getBoundingClientRect();
  const name = at.getAttribute("aria-label") || at.labels?.[0]?.textContent || at.textContent || at.title;
  return {
    name: name.trim().replace(/\\s+/g, " ").slice(0, 60),
    editor: at.isContentEditable,
    // What holds the focus may show it by its frame, as an editor or a field does.
    seen: shown(at) || shown(at.parentElement) || at.matches("input") || Boolean(at.closest(".cm-editor")),
    inSight: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth && !covered(at, box),
  };
}"""


@dataclass
class Keyboard:
    """A person with a keyboard and no mouse; `stops` are the names of what had the focus, in order."""

    page: Page
    stops: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def focus(self) -> dict:
        return self.page.evaluate(FOCUS) or {"name": "", "editor": False, "seen": True, "inSight": True}

    def tab(self) -> str:
        """Go one stop further: in an editor Tab indents, and Escape before it leaves."""
        if self.focus()["editor"]:
            self.press("Escape")
        self.press("Tab")
        at = self.settled()
        self.stops.append(at["name"])
        if not at["seen"] or not at["inSight"]:
            self.unseen.append(at["name"])
        return at["name"]

    def settled(self) -> dict:
        """What has the focus, once what was open over it (the site's search) has faded away."""
        for _ in range(FRAMES):
            at = self.focus()
            if at["seen"] and at["inSight"]:
                break
            self.page.evaluate("() => new Promise(requestAnimationFrame)")
        return at

    def tab_to(self, name: str) -> None:
        for _ in range(STOPS):
            if re.search(name, self.tab()):
                return
        raise AssertionError(f"no {name} among {self.stops}")


def test_a_comparison_without_a_mouse(page: Page) -> None:
    page.goto(PAGE)
    wait_for_sandbox(page)
    keyboard = Keyboard(page)
    first = PlaygroundPane(page, "st.rerun")
    totals = page.get_by_role("region", name="Totals")

    keyboard.tab_to("^Click all three$")
    keyboard.press("Enter")
    expect(totals).to_contain_text("st.rerun took 2 runs", timeout=BOOT)
    keyboard.tab_to("^Send each action")
    keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Send each action to all scripts")).to_be_checked()

    keyboard.tab_to("^Run$")
    keyboard.press("Enter")
    first.expect_runs(1)
    expect(totals).to_contain_text("On loading the page", timeout=BOOT)

    keyboard.tab_to("^Script editor$")
    keyboard.press("ControlOrMeta+End")
    page.keyboard.insert_text('\n\nst.caption("typed")')
    keyboard.press("ControlOrMeta+Enter")
    expect(first.app).to_contain_text("typed", timeout=BOOT)

    keyboard.tab_to("^Foo$")
    keyboard.press("Enter")
    first.expect_runs(3)
    expect(totals.get_by_role("row").filter(has_text="Container")).to_contain_text("clicked Baz", timeout=BOOT)
    assert keyboard.focus()["name"] == "Foo", "the focus stays where it was"

    keyboard.tab_to("^Undo$")
    keyboard.press("Enter")
    first.expect_runs(1)
    expect(totals).to_contain_text("On loading the page", timeout=BOOT)
    keyboard.tab_to("^Export…$")
    keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Export the actions")
    expect(dialog.get_by_role("textbox", name="Test file")).to_have_value(re.compile("AppTest"), timeout=BOOT)
    keyboard.tab_to("^Download test_rerun.py$")
    keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert keyboard.focus()["name"] == "Export…", "the focus goes back to what opened the dialog"

    assert keyboard.unseen == []
    keyboard.tab_to("^Bar$")
    keyboard.tab_to("^Baz$")
    keyboard.tab_to("Back$")
    keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Update an earlier header")).to_have_count(0)
