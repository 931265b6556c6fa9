"""What a screen reader is told after a step: "2 runs; header now Foo"."""

from __future__ import annotations

from playground.render.markup.data import Data, Steps, integer, items, runs, string
from playground.render.markup.values import short
from playground.render.markup.words import plural, waited

_QUIET = frozenset({"button", "form_submit_button", "divider", "html"})
_NAMES = {"exception": "error", "guard": "stopped by the playground", "form_submit_button": "button"}


def announce(steps: Steps) -> str:
    """Return one sentence about the last step: how many runs, and what of the screen is another now."""
    if not steps:
        return ""
    step = steps[-1]
    ran = runs(step)
    parts = [plural(len(ran), "run"), *filter(None, [waited(step).rstrip(".")])]
    if ran and ran[-1].get("outcome") == "exception":
        line = integer(ran[-1], "outcome_line")
        parts.append(f"the script failed{f' at line {line}' if line else ''}")
    if len(steps) > 1:
        parts += _changes(steps[-2], step) or (["nothing on the screen changed"] if ran else [])
    return "; ".join(parts)


def _changes(before: Data, after: Data) -> list[str]:
    """Return what the screen shows that it did not show before, at most three things."""
    old = {string(element, "id"): element for element in items(before, "screen")}
    new = {string(element, "id"): element for element in items(after, "screen")}
    known: set[str] | None = None
    found = []
    for name, element in new.items():
        was = old.get(name)
        if element.get("type") in _QUIET or (was is not None and was == {**element, "run": was.get("run")}):
            continue
        said = _element_words(element)
        if not said or (was is not None and _element_words(was) == said):
            continue
        if was is None:
            known = {_element_words(each) for each in old.values()} if known is None else known
            if said in known:
                continue
        kind = string(element, "type")
        label = _NAMES.get(kind, kind.replace("_", " "))
        found.append(f"{label} now {said}" if name in old else f"new {label} {said}")
    gone = sum(1 for name in old if name not in new)
    if gone and not found:
        found.append(f"{plural(gone, 'element')} gone")
    return found[:3] + ([f"{len(found) - 3} more changes"] if len(found) > 3 else [])


def _element_words(element: Data) -> str:
    """Return what an element says, in a few words."""
    kind = element.get("type")
    if kind == "exception":
        words = f"{string(element, 'name')}: {string(element, 'text')}"
    elif kind == "metric":
        words = f"{string(element, 'label')} {string(element, 'value')}"
    elif "text" in element:
        words = string(element, "text")
    elif "value" in element:
        value = element["value"]
        label = string(element, "label")
        words = f"{label} {value if isinstance(value, str) else short(value, 40)}".strip()
    else:
        words = string(element, "label")
    return words if len(words) <= 80 else words[:79] + "…"
