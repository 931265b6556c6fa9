"""What surprises in a step, each thing as a sentence with a link to its rule, for the instruments that it concerns."""

from __future__ import annotations

from typing import Final

from playground.render.markup.data import Data, integer, items, string
from playground.render.markup.html import Html
from playground.render.markup.why import whys

_OF_STATE: Final = ("value_changed", "new_widget", "not_sent")
"""The kinds that tell what became of a value."""
_OF_ORDER: Final = ("elsewhere", "old_class", "cost")
"""The kinds that tell what happened too early, too late or elsewhere."""
_OF_WRITES: Final = ("overwritten", "corrected", "deleted")
"""What they tell of writes to one key."""


def of_run(step: Data, number: int | None) -> Html:
    """Return what surprised in a run; for None what surprised although nothing ran."""
    return whys([each for each in items(step, "reasons") if integer(each, "run") == number])


def of_order(step: Data, number: int | None) -> Html:
    """Return what surprises in the order of things in a run."""
    found = [each for each in items(step, "reasons") if integer(each, "run") == number]
    return whys([each for each in found if string(each, "kind") in _OF_ORDER or string(each, "what") in _OF_WRITES])


def of_key(step: Data, key: str) -> Html:
    """Return what surprises in the value of a key of session state."""
    found = [each for each in items(step, "reasons") if each.get("key") == key and string(each, "kind") in _OF_STATE]
    return whys(found)
