"""Writes out of order: elements that stand above what was written before them."""

from __future__ import annotations

import re

from playground.render.markup.data import Data, Spot, integer, items, spot, string
from playground.render.markup.html import line_words


class Layering:
    """Compares the order on the screen with the order of writing, for the run that drew the screen."""

    def __init__(self, step: Data) -> None:
        self._screen = items(step, "screen")
        self._places = {string(element, "id"): place for place, element in enumerate(self._screen)}
        self._written: dict[int, dict[str, int]] = {}
        self._earliest: dict[int, list[int]] = {}
        for run in items(step, "runs"):
            order: dict[str, int] = {}
            for event in items(run, "events"):
                if event.get("type") == "write":
                    order[string(event, "element") or string(event, "id")] = len(order)
            self._written[integer(run, "number") or 0] = order

    def note(self, element: str, run: Data, line: Spot | None) -> str:
        """Return "written into the container from line 12, shown above line 5"; nothing if it is in order."""
        order = self._written.get(integer(run, "number") or 0, {})
        place = self._places.get(element)
        if (
            place is None
            or element not in order
            or integer(self._screen[place], "run") not in (None, integer(run, "number"))
        ):
            return ""
        if self._earliest_below(integer(run, "number") or 0)[place] >= order[element]:
            return ""
        path = string(self._screen[place], "in")
        for below in self._screen[place + 1 :]:
            earlier = order.get(string(below, "id"), len(order)) < order[element]
            other = spot(below)
            if earlier and line and other and _stacked(path, string(below, "in")):
                name = _name(path, string(below, "in"))
                return f"written into {name} from {line_words(line)}, shown above {line_words(other)}"
        return ""

    def _earliest_below(self, number: int) -> list[int]:
        """Return, for each place on the screen, when the earliest of what stands below was written by a run."""
        found = self._earliest.get(number)
        if found is None:
            order = self._written.get(number, {})
            last = len(order)
            found = self._earliest[number] = [last] * len(self._screen)
            for place in range(len(self._screen) - 1, 0, -1):
                written = order.get(string(self._screen[place], "id"), last)
                found[place - 1] = min(found[place], written)
        return found


def _stacked(one: str, other: str) -> bool:
    """Tell whether two places stand above one another, and not side by side like columns."""
    for left, right in zip(one.split("/"), other.split("/"), strict=False):
        if left != right:
            beside = re.sub(r"\[\d+\]$", "", left) == re.sub(r"\[\d+\]$", "", right)
            return not beside and {left, right} != {"main", "sidebar"}
    return True


def _name(path: str, other: str) -> str:
    """Return the container, as a learner calls it, that puts an element above another."""
    parts, others = path.split("/"), other.split("/")
    for place, part in enumerate(parts):
        if place >= len(others) or part != others[place]:
            kind = re.split(r"[#\[:]", part)[0]
            return {"form": "the form", "columns": "a column", "tabs": "a tab"}.get(kind, f"the {kind}")
    return "its container"
