"""A page as its reader finds the way around in it: by regions, roles and names, whichever WebDriver turns the pages."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.keys import Keys

PATIENCE: Final = 180.0
"""Seconds that anything may take on a busy machine; only what fails waits so long."""
FIND: Final = (Path(__file__).parent / "find.js").read_text("utf-8")
CAN_BE_CLICKED: Final = "arguments[0].scrollIntoView({ block: 'center' }); return !arguments[0].disabled"
BETWEEN: Final = 0.05
"""Seconds between two looks."""

Place = tuple[str, str]
"""Role and name of an element; a name that ends with "…" is the beginning of one, one that begins so its end."""


class Never(AssertionError):
    """What a test has waited for has not come."""


@dataclass(frozen=True)
class Part:
    """What lies in the innermost of `places`; nothing is asked of the browser until it is used."""

    driver: Any
    places: tuple[Place, ...] = ()

    def at(self, role: str, name: str = "") -> Part:
        """The first element of that role and name in it; no name means any."""
        return Part(self.driver, (*self.places, (role, name)))

    def find(self) -> Any:
        """The element, or None."""
        return self.driver.execute_script(FIND, [list(place) for place in self.places])

    def element(self) -> Any:
        """The element, once it is there."""
        return eventually(self.find, f"{self.places} is there")

    def text(self) -> str:
        """What can be read in it, spaces squeezed; nothing where it is not there."""
        read = "const found = arguments[0]; return found ? found.innerText.replace(/\\s+/g, ' ').trim() : ''"
        return str(self.driver.execute_script(read, self.find()))

    def value(self) -> str:
        """What a field holds."""
        return str(self.driver.execute_script("return arguments[0].value", self.element()))

    def click(self) -> None:
        """As the mouse does, once it can."""

        def clicked() -> bool:
            try:
                element = self.element()
                if not self.driver.execute_script(CAN_BE_CLICKED, element):
                    return False
                element.click()
            except (
                ElementClickInterceptedException,
                ElementNotInteractableException,
                StaleElementReferenceException,
            ):
                return False
            return True

        eventually(clicked, f"{self.places} can be clicked")

    def keys(self, *keys: str) -> None:
        """Type, with the focus in it."""
        self.element().send_keys(*keys)

    def expect(self, words: str) -> None:
        """Wait until it says `words`."""
        eventually(lambda: words in self.text(), lambda: f"{self.places} says {words!r}; it says {self.text()[:500]!r}")

    def expect_none(self) -> None:
        """Wait until there is no such element to be seen."""
        eventually(lambda: self.find() is None, f"no {self.places[-1]}")


class Page(Part):
    """The page that is open."""

    def run_js(self, code: str, *arguments: Any) -> Any:
        """The value of the body of a function of JavaScript."""
        return self.driver.execute_script(code, *arguments)

    def until_ready(self) -> None:
        """Until Python has started and nothing runs."""
        state = "return document.documentElement?.dataset.sandbox"
        eventually(lambda: self.run_js(state) == "ready", "the sandbox is ready")

    def errors(self) -> list[str]:
        """What the page threw or logged as an error since it was loaded."""
        return list(self.run_js("return window.wrong"))

    def ready_after(self) -> int:
        """Milliseconds from the navigation to the first answer of Python."""
        mark = "return performance.getEntriesByName('playground:ready')[0]?.startTime ?? 0"
        return round(eventually(lambda: self.run_js(mark), "the mark of the first answer"))


@dataclass(frozen=True)
class Playground:
    """One playground of a page, by the name of its region."""

    page: Page
    name: str

    @property
    def region(self) -> Part:
        return self.page.at("region", self.name)

    def pane(self, name: str) -> Part:
        return self.region.at("region", f"…{name}")

    @property
    def app(self) -> Part:
        return self.pane("App")

    @property
    def editor(self) -> Part:
        return self.pane("Script").at("textbox")

    def press(self, name: str) -> None:
        self.region.at("button", name).click()

    def expect_runs(self, number: int) -> None:
        self.pane("Runs").expect("1 run" if number == 1 else f"{number} runs")

    def put(self, source: str) -> None:
        """Replace the script by one that is pasted, as one does by keyboard."""
        self.editor.click()
        self.editor.keys(Keys.CONTROL, "a", Keys.NULL)
        self.page.run_js("window.paste(...arguments)", self.editor.element(), source)

    def run(self, source: str) -> None:
        self.put(source)
        self.press("Run")


def eventually[T](look: Callable[[], T], wanted: str | Callable[[], str]) -> T:
    """What `look` finds, as soon as that is anything."""
    end = time.monotonic() + PATIENCE
    while not (found := look()):
        if time.monotonic() > end:
            raise Never(f"never: {wanted if isinstance(wanted, str) else wanted()}")
        time.sleep(BETWEEN)
    return found
