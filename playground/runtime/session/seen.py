"""What a session's user sees: the elements and containers of the page, as a Step has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..browser.kept import container, fitting
from ..browser.public_ids import PublicIds
from ..browser.tree import Element, Screen, Spinner, Tree, flatten
from ..place.delta import place_id
from ..run.lines import told
from ..trace.values import Json
from .server import Server


class Ongoing(Protocol):
    """A run that is not done yet."""

    @property
    def spinners(self) -> Sequence[Spinner]: ...
    def outdates(self, element: Element) -> bool: ...


def seen(
    server: Server, ids: PublicIds, tree: Tree, run: Ongoing | None = None
) -> tuple[tuple[dict[str, Json], ...], tuple[dict[str, Json], ...]]:
    """The elements and containers of the page; of a `run` that is not done it says what is left over."""
    flat = flatten(tree, () if run is None else run.spinners)
    screen = tuple(_elements(server, ids, flat, run))
    containers = tuple(container(server.page, ids, **each) for each in flat.containers)
    if len(screen) > len(flat.elements):  # the menu comes before everything
        containers = tuple({**each, "at": each["at"] + 1} for each in containers)
    return screen, containers


def _elements(server: Server, ids: PublicIds, flat: Screen, run: Ongoing | None) -> list[dict[str, Json]]:
    menu = server.pages.menu()
    found = [] if menu is None else [menu]
    page = server.page
    for where, path, element in flat.elements:
        widget = element.widget
        known = place_id(path) if widget is None else ids.of(widget)
        entry: dict[str, Json] = {"id": known, "type": element.type, **element.fields}
        if widget is not None and not page.spec(widget).trigger:
            entry["value"] = fitting(entry, page.shown_value(widget))
            if problem := page.problem(widget):
                entry["error"] = problem
        entry["in"] = where
        if "line" not in entry:
            entry |= told(element.line)
        entry["run"] = element.run
        if run is not None and run.outdates(element):
            entry["stale"] = True
        found.append(entry)
    return found
