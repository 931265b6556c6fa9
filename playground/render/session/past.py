"""A step as it was earlier: when one of its runs had ended, or after one event of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from playground.render.app.tree import Node, build
from playground.render.markup.data import Data, integer, items, runs, state, string

_TEXTS: Final = frozenset(
    {"title", "header", "subheader", "markdown", "caption", "text", "code", "success", "info", "warning", "error"}
)
"""Elements of which the event that wrote them tells enough to show them."""


def run_until(run: Data, event: int | None) -> Data:
    """Return a run as it was after one of its events: what happened until then, and the state it had written."""
    if event is None:
        return run
    happened = [each for each in items(run, "events") if (integer(each, "n") or 0) <= event]
    before = state(run, "before")
    told = {"before": before, "after": _written(before, happened), "diff": _changes(happened)}
    return {**run, "events": happened, "state": told}


def runs_until(run: Data, event: int | None, others: Sequence[Data]) -> list[Data]:
    """Return a run as it was after one of its events, behind those that live beside it as they were then.

    What these had written meanwhile is in the state, too.
    """
    until = _seq(run, event)
    if event is None or until is None or not others:
        return [run_until(run, event)]
    began = _seq(run, None) or 0
    before = state(run, "before")
    beside = [_part(each, began, until, before) for each in others]
    own = run_until(run, event)
    happened = [each for one in (*beside, own) for each in items(one, "events")]
    after = _written(before, sorted(happened, key=lambda each: integer(each, "seq") or 0))
    return [*beside, {**own, "state": {**own["state"], "after": after}}]


def _part(run: Data, since: int, until: int, before: Data) -> Data:
    """Return what happened in a run between two events of another that lived beside it."""
    happened = [each for each in items(run, "events") if since < (integer(each, "seq") or 0) <= until]
    return {
        **run,
        "events": happened,
        "state": {"before": before, "after": before, "diff": _changes(happened)},
    }


def _seq(run: Data, event: int | None) -> int | None:
    """Return the place of an event, or of the run's first, among those of all runs that lived side by side."""
    found = items(run, "events")
    chosen = found[:1] if event is None else [each for each in found if integer(each, "n") == event]
    return integer(chosen[0], "seq") if chosen else None


def _written(before: Data, happened: Iterable[Data]) -> dict[str, Any]:
    """Return session state after what happened."""
    after = dict(before)
    for each in happened:
        if each.get("type") == "state_write":
            after[string(each, "key")] = each.get("value")
        elif each.get("type") == "state_delete":
            after.pop(string(each, "key"), None)
    return after


def _changes(happened: Iterable[Data]) -> list[Data]:
    """Return who wrote a key last, for each that was written."""
    changes = {}
    for each in happened:
        if each.get("type") in ("state_write", "state_delete"):
            kept = {name: each.get(name) for name in ("key", "line", "file", "between", "by")}
            changes[string(each, "key")] = kept
    return list(changes.values())


def screen_after(step: Data, place: int) -> Data | None:
    """Return what was visible when the run at `place` had ended, as a step has it; None when it was not kept."""
    ran = runs(step)
    if place >= len(ran) - 1:
        return step
    return ran[place] if "screen" in ran[place] else None


def screen_before(step: Data, place: int, before: Data | None) -> Data:
    """Return what was visible when the run at `place` began; `before` is the step before, None for a page load."""
    for earlier in range(place - 1, -1, -1):
        shown = screen_after(step, earlier)
        if shown is not None:
            return shown
    return before or {}


def app_at(step: Data, place: int, event: int | None, before: Data | None) -> list[Node]:
    """Return the app's roots as they were after the run at `place`, or after one event of it.

    What the run had not written again by then is there as it was before, and stale: in a run of the whole script all
    of it, in a run of a fragment what the fragment is to write.
    """
    run = runs(step)[place]
    shown = screen_after(step, place)
    old = screen_before(step, place, before)
    if shown is None:
        return build(old)
    if event is not None:
        return _Page(run, event).merged(build(old), build(shown))
    if shown is step or run.get("scope") == "fragment":
        return build(shown)
    number = integer(run, "number")
    left = [_stale(each) if integer(each, "run") not in (None, number) else each for each in items(shown, "screen")]
    return build({**shown, "screen": left})


class _Page:
    """A page in the middle of a run: what the run has written so far, over what was there before."""

    def __init__(self, run: Data, event: int) -> None:
        self._number = integer(run, "number")
        self._whole = run.get("scope") != "fragment"
        self._now: dict[str, Data] = {}
        self._last: dict[str, Data] = {}
        for each in items(run, "events"):
            if each.get("type") == "write":
                self._last[string(each, "element")] = each
                if (integer(each, "n") or 0) <= event:
                    self._now[string(each, "element")] = each

    def merged(self, old: list[Node], new: list[Node]) -> list[Node]:
        roots = [self._node(before, after) for before, after in zip(old, new, strict=True)]
        gone = self._now.keys() - {string(element, "id") for root in new for element in elements(root)}
        for name in self._now:
            if name in gone:
                self._put_back(self._now[name], roots)
        return roots

    def _node(self, old: Node | None, new: Node) -> Node:
        """Return a container as it is now: place by place the new element if it has been written, else the old one."""
        before = old.children if old is not None else []
        made = Node(new.path, new.kind, new.data)
        for place in range(max(len(before), len(new.children))):
            below = before[place] if place < len(before) else None
            child = new.children[place] if place < len(new.children) else None
            found = self._child(below, child)
            if found is not None:
                made.children.append(found)
        return made

    def _child(self, old: Node | Data | None, new: Node | Data | None) -> Node | Data | None:
        if isinstance(new, Node):
            if isinstance(old, Node) and old.kind == new.kind:
                return self._node(old, new)
            if self._has_content(new):
                return self._node(None, new)
        elif new is not None:
            if string(new, "id") in self._now:
                return self._version(new)
            if integer(new, "run") != self._number:
                return _stale(new) if self._whole and integer(new, "run") is not None else new
        return self._not_overwritten(old)

    def _not_overwritten(self, old: Node | Data | None) -> Node | Data | None:
        """Return what has not been overwritten yet; None for what has been written again at another place."""
        if isinstance(old, Node):
            children = [self._not_overwritten(child) for child in old.children]
            return Node(f"{old.path}~", old.kind, old.data, [child for child in children if child is not None])
        if old is None or string(old, "id") in self._now:
            return None
        return _stale(old)

    def _has_content(self, node: Node) -> bool:
        """Tell whether anything in a container has been written, or was there before."""
        return any(
            string(element, "id") in self._now or integer(element, "run") != self._number for element in elements(node)
        )

    def _version(self, element: Data) -> Data:
        """Return what stood at an element's place now, when the run wrote more than once there."""
        now = self._now[string(element, "id")]
        last = self._last[string(element, "id")]
        if now is last or string(now, "element_type") not in _TEXTS:
            return element
        return {**_element_of(now, self._number), "in": element.get("in")}

    def _put_back(self, event: Data, roots: list[Node]) -> None:
        """Show what the run has written and then taken away again (`st.empty`), at its place among its neighbours."""
        if string(event, "element_type") not in _TEXTS:
            return
        path = string(event, "container")
        home = next((node for root in roots for node in root.nodes() if node.path == path), None)
        if home is None:
            return
        here = _index(string(event, "element"))
        place = next((at for at, child in enumerate(home.children) if _after(child, here)), len(home.children))
        home.children.insert(place, _element_of(event, self._number))


def elements(node: Node) -> Iterator[Data]:
    """Yield the elements in a container and in those inside."""
    for child in node.children:
        if isinstance(child, Node):
            yield from elements(child)
        else:
            yield child


def _element_of(event: Data, number: int | None) -> dict[str, Any]:
    """Return an element as the event tells of it that wrote it."""
    return {
        "id": string(event, "element"),
        "type": string(event, "element_type"),
        "text": string(event, "text"),
        "in": string(event, "container"),
        "line": event.get("line"),
        "file": event.get("file"),
        "run": number,
    }


def _stale(element: Data) -> Data:
    return {**element, "stale": True}


def _index(name: str) -> list[int]:
    """Return the numbers of a place such as `m0.2`; none for a widget's name."""
    parts = name[1:].split(".")
    return [int(part) for part in parts] if name[:1] in "msbe" and all(part.isdigit() for part in parts) else []


def _after(child: Node | Data, place: list[int]) -> bool:
    if isinstance(child, Node):
        return any(_after(inside, place) for inside in child.children)
    return bool(place) and _index(string(child, "id")) > place
