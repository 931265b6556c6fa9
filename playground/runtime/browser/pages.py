"""The pages of a multipage app: which there are, which one the browser is at, and what its menu shows.

Modelled on Streamlit's `runtime/pages_manager.py` and on the browser's part in it.

(rules page-kept, page-clears-query, page-widgets-start-again)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..trace.values import Json
from .actions import Action, ActionError

MAIN_SCRIPT: Final = "main"
"""Stands for the script itself where a page's id is wanted."""


@dataclass(frozen=True)
class MenuPage:
    """A page as the browser knows it."""

    id: str
    title: str
    icon: str
    url: str
    """Its path in the address; empty for the default page."""
    section: str = ""
    hidden: bool = False
    path: str = ""
    """The file that it is; empty for a function."""
    help: str = ""


@dataclass(frozen=True)
class Intent:
    """The page that a run is asked for: by id, or, when the app is loaded, by what the address says."""

    id: str = ""
    url: str = ""


class Pages:
    """The pages of one session."""

    def __init__(self, url: str = "") -> None:
        self.first = Intent(url=url)
        self.intent = self.first
        self.current = ""
        """Id of the page that the running or last run is of; what `st.rerun` reruns."""
        self._at = ""
        self._known: tuple[MenuPage, ...] | None = None
        self._menu: tuple[MenuPage, ...] = ()
        self._place = "hidden"

    def begin(self, intent: Intent) -> bool:
        """A run begins; return whether it is of another page than the last one."""
        self.intent = intent
        before, self.current = self.current, intent.id or MAIN_SCRIPT
        return before != self.current

    def resolve(self, pages: Sequence[MenuPage], default: str) -> str:
        """Return the id of the page that `st.navigation` gives this run, which has told of these."""
        self._known = tuple(pages)
        ids = [page.id for page in pages]
        if self.intent.id:
            return self.intent.id if self.intent.id in ids else default
        if self.intent.url:
            return next((page.id for page in pages if page.url == self.intent.url), default)
        return default

    def show(self, pages: Sequence[MenuPage], place: str, at: str) -> None:
        """The browser is told of the pages. `place` is "sidebar", "top" or "hidden"."""
        self._menu, self._place, self._at = tuple(pages), place, at

    def known(self, main: str) -> tuple[MenuPage, ...]:
        """The pages that `st.navigation` has told of; before it has, the main script alone, which lies at `main`."""
        if self._known is None:
            return (MenuPage(self.intent.id, self.intent.url, "", "", path=main),)
        return self._known

    def is_at(self, page: MenuPage) -> bool:
        """Whether the browser is at `page` already."""
        return page.id == self._at

    @property
    def of_browser(self) -> Intent:
        """The page that the browser's messages are for."""
        return Intent(self._at) if self._at else self.first

    @property
    def url(self) -> str:
        """The address's path: what a reload begins with."""
        return next((page.url for page in self._menu if page.id == self._at), self.first.url)

    def by_url(self, url: str) -> MenuPage | None:
        return next((page for page in self._menu if page.url == url), None)

    def menu(self) -> dict[str, Json] | None:
        """The navigation menu as an element of the screen; None when there is none to see."""
        shown = [page for page in self._menu if not page.hidden]
        if self._place == "hidden" or len(shown) < 2:
            return None
        return {
            "id": "pages",
            "type": "navigation",
            "label": "Pages",
            "value": next((page.title for page in shown if page.id == self._at), None),
            "options": [page.title for page in shown],
            "pages": [
                {
                    "id": f"page-{page.url}",
                    "title": page.title,
                    "icon": page.icon or None,
                    "section": page.section or None,
                }
                for page in shown
            ],
            "in": "main" if self._place == "top" else "sidebar",
            "line": None,
        }

    def destination(
        self, action: Action, screen: Sequence[Mapping[str, Any]]
    ) -> tuple[str, MenuPage, str | None] | None:
        """Return label, page and query of the menu's entry or the page link that a click means, if it means one.

        The menu has no query: it is None.
        """
        found: list[tuple[str, MenuPage, str | None]] = []
        for element in screen:
            if (
                element["type"] == "page_link"
                and action.key is None
                and _is_target(action, element["id"], element["label"])
            ):
                page = self.by_url(element["url"])
                if element["disabled"]:
                    raise ActionError(f"The page_link {element['label']!r} is disabled.")
                if page is not None and not element["external"]:
                    found.append((element["label"], page, element["query"] or ""))
            if element["type"] == "navigation":
                shown = [page for page in self._menu if not page.hidden]
                found += [
                    (each.title, each, None) for each in shown if _is_target(action, f"page-{each.url}", each.title)
                ]
        return found[0] if found else None


def _is_target(action: Action, id: str, label: str) -> bool:
    return action.id == id if action.id is not None else action.label == label
