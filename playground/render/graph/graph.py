"""Gathers from the runs of a session what depends on what: who wrote a key of session state, and who read it.

What a line passes on by a name, or does under a condition, is read from the script's text, of lines that ran.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from playground.render.graph.flows import Fact, Flows, texts_of
from playground.render.graph.picture import KINDS, Edge, Node, Picture, draw, reached
from playground.render.graph.project import Sources
from playground.render.markup.data import (
    Data,
    Spot,
    Steps,
    diff,
    integer,
    integers,
    is_load,
    items,
    ran_lines,
    runs,
    spot,
    string,
)

SCRIPT: Final = "script"
_OWN: Final = "FormSubmitter:"
"""How the keys begin that Streamlit keeps for the submit buttons of forms."""
_FACTS: Final = 2_000
"""Facts kept of one kind: a script that draws more than that is told of in part."""
_TEXT: Final = 60
_NONE: Final[frozenset[tuple[Spot, str]]] = frozenset()


class Graph:
    """Gathers what the runs of a session show. Adding a step costs the same however many came before."""

    def __init__(self) -> None:
        self._begin(0)

    def _begin(self, count: int) -> None:
        self._before = count
        self._nodes: dict[str, Node] = {}
        self._edges: dict[tuple[str, str, str], Edge] = {}
        self._drawn: dict[Fact, int] = {}
        """Elements that were written outside of callbacks: the run that did so last."""
        self._stored: dict[Fact, int] = {}
        """Keys that were written there."""
        self._read: dict[Fact, int] = {}
        """Keys that were read there."""
        self._ways: dict[frozenset[Spot], frozenset[Spot]] = {}
        """The sets of lines that ran: runs that took the same way have the same one, which is quicker to compare."""
        self._widgets: dict[tuple[str, str], str] = {}
        """The widgets of the screen by their ids, keys and labels."""
        self._trigger: str | None = None
        self._first = count + 1

    def add(self, step: Data, count: int) -> None:
        """Note a step; `count` runs of the session came before it. A page load begins anew."""
        if is_load(step):
            self._begin(count)
        ran = runs(step)
        if ran:
            self._trigger, self._first = self._target(step), count + 1
        screen = items(step, "screen")
        self._widgets = {}
        for each in screen:
            if is_widget(name := string(each, "id")):
                for what in ("label", "key", "id"):
                    if string(each, what):
                        self._widgets.setdefault((what, string(each, what)), name)
        for place, run in enumerate(ran, 1):
            _Run(self, run, count + place).take(items(run, "screen") or screen)

    def _target(self, step: Data) -> str | None:
        """The node of the widget that an action was about."""
        action = step.get("action")
        if not isinstance(action, Mapping):
            return None
        named = next((action[each] for each in ("click", "set", "type") if each in action), None)
        named = {"label": named} if isinstance(named, str) else named
        if isinstance(named, Mapping):
            for what in ("id", "key", "label"):
                if what in named and (found := self._widgets.get((what, str(named[what])))):
                    return f"widget:{found}"
        timed = next((run for run in runs(step) if run.get("cause") == "timer"), None)
        return f"fragment:{string(timed, 'fragment')}" if timed else None

    def picture(self, source: Sources) -> Picture:
        """Return what was seen so far; `source` gives the statements of a file, where its text is known."""
        edges = {
            name: Edge(each.start, each.end, each.kind, each.run, set(each.lines)) for name, each in self._edges.items()
        }
        Flows(self._drawn, self._stored, self._read, self._nodes, source).into(edges)
        kept = [each for each in edges.values() if each.start in self._nodes and each.end in self._nodes]
        named = {name for each in kept for name in (each.start, each.end)}
        nodes = sorted(
            (each for each in self._nodes.values() if each.id in named), key=lambda node: KINDS.index(node.kind)
        )
        fresh = tuple(each if each.run >= self._first else None for each in kept)
        lit = reached(self._trigger, fresh, backwards=False) if self._trigger else set()
        return Picture(tuple(nodes), tuple(kept), frozenset(lit), self._before, self._trigger)


class _Run:
    """One run, as it is taken into a graph."""

    def __init__(self, graph: Graph, run: Data, count: int) -> None:
        self._graph = graph
        self._run = run
        self._count = count
        lines = frozenset(ran_lines(run))
        self._lines = graph._ways.setdefault(lines, lines)
        self._parts = {0: [SCRIPT]}
        """The script, and the fragments that are going on in it, or a callback; and each that runs beside it."""
        self._several = _several(run)
        self._latest: dict[Spot, tuple[str, float]] = {}
        self._told: dict[Spot, int] = {}
        """The events that were last at their lines, by number."""
        self._callers: dict[tuple[str, int], tuple[Spot, ...]] = {}
        for way in items(run, "callers"):
            callers = tuple(at for each in items(way, "lines") if (at := spot(each)) is not None)
            for what in ("events", "reads"):
                self._callers.update(((what, number), callers) for number in integers(way, what))

    def take(self, screen: list[Data]) -> None:
        """Note what happened in it; `screen` is what was visible then."""
        reads = items(self._run, "reads")
        if self._run.get("scope") == "fragment":  # real Streamlit does not tell of its beginning
            self._parts[0] = [self._node("fragment", name := string(self._run, "fragment"), f"{name}()", None)]
        done = 0
        for event in items(self._run, "events"):
            while done < len(reads) and (integer(reads[done], "after") or 0) < (integer(event, "n") or 0):
                self._reads(reads[done], done)
                done += 1
            if (act := self._ACTS.get(string(event, "type"))) is not None:
                act(self, event)
        for place in range(done, len(reads)):
            self._reads(reads[place], place)
        keys = {string(each, "key"): each for each in screen if string(each, "key")}
        for change in diff(self._run):
            key = string(change, "key")
            if key.startswith(_OWN):
                continue
            if change.get("by") in ("widget", "form") and (element := keys.get(key)) is not None:
                widget = self._widget(string(element, "id"), string(element, "label"), spot(element), element)
                self._edge(widget, self._key(key), "sets", spot(element))
        trigger = self._graph._trigger
        if self._run.get("scope") == "fragment" and trigger is not None and trigger in self._graph._nodes:
            name = f"fragment:{string(self._run, 'fragment')}"
            if name in self._graph._nodes and self._run.get("cause") in ("widget", "form"):
                self._edge(trigger, name, "runs", None)

    # -- what happened --------------------------------------------------------------------------

    def _inside(self, event: Data) -> list[str]:
        """What an event happened in, the innermost last."""
        return self._parts.setdefault(integer(event, "beside") or 0, [SCRIPT])

    def _fact(self, node: str, at: Spot, event: Data, place: int | None = None) -> Fact:
        """An event as a fact, or a read that is at a place among those of the run."""
        what = ("events", integer(event, "n") or 0) if place is None else ("reads", place)
        callers, inside = self._callers.get(what, ()), self._inside(event)[-1]
        if place is not None:
            return Fact(node, at, callers, inside)
        before, self._told[at] = self._told.get(at, 0), integer(event, "n") or 0
        latest = {line: name if after >= before else "" for line, (name, after) in self._latest.items()}
        return Fact(node, at, callers, inside, self._lines, frozenset(latest.items()) if latest else _NONE)

    def _came(self, node: str, at: Spot, after: float) -> None:
        """A widget was drawn, or a key read: `after` is the event before, where it is told once of a run only."""
        if at in self._several:
            self._latest[at] = node, after

    def _callback(self, event: Data) -> None:
        name, at = string(event, "name") or "callback", spot(event)
        callback = self._node("callback", f"{name}:{at}", f"{name}()", at)
        self._inside(event).append(callback)
        if widget := string(event, "widget_id"):
            self._edge(self._widget(widget, string(event, "widget"), None), callback, "calls", spot(event))

    def _fragment(self, event: Data) -> None:
        name = string(event, "name") or "fragment"
        self._inside(event).append(self._node("fragment", name, f"{name}()", spot(event)))

    def _leave(self, event: Data) -> None:
        if len(inside := self._inside(event)) > 1:
            inside.pop()

    def _wrote(self, event: Data) -> None:
        at = spot(event)
        if at is None:
            return
        inside, kind = self._inside(event)[-1], string(event, "element_type")
        name, label = string(event, "element"), string(event, "text")
        if is_widget(name):
            node = self._widget(name, label, at, {"type": kind})
            self._came(node, at, math.inf)
        else:
            node = self._node("element", f"{at[0]}:{at[1]}:{kind}", label or kind, at, string(event, "call") or kind)
        if inside != SCRIPT:
            self._edge(inside, node, "draws", at)
        if not inside.startswith("callback:"):
            _keep(self._graph._drawn, self._fact(node, at, event), self._count)

    def _stored(self, event: Data) -> None:
        at, inside = spot(event), self._inside(event)[-1]
        if event.get("by") not in ("script", "callback"):
            return
        key = self._key(string(event, "key"))
        if inside.startswith("callback:"):
            self._edge(inside, key, "writes", at)
        elif at is not None:
            self._node_of_body(inside, at)
            _keep(self._graph._stored, self._fact(key, at, event), self._count)

    def _reads(self, read: Data, place: int) -> None:
        at, inside, key = spot(read), self._inside(read)[-1], self._key(string(read, "key"))
        if inside.startswith("callback:"):
            self._edge(key, inside, "reads", at)
        elif at is not None:
            self._node_of_body(inside, at)
            _keep(self._graph._read, self._fact(key, at, read, place), self._count)
            self._came(key, at, integer(read, "after") or 0)

    _ACTS: Final = {
        "callback_start": _callback,
        "callback_end": _leave,
        "fragment_start": _fragment,
        "fragment_end": _leave,
        "write": _wrote,
        "state_write": _stored,
        "state_delete": _stored,
    }

    # -- nodes and edges ------------------------------------------------------------------------

    def _node(self, kind: str, name: str, label: str, at: Spot | None, what: str = "", key: str = "") -> str:
        """Note a node, under the newest label, and return its id."""
        node = f"{kind}:{name}"
        nodes = self._graph._nodes
        known = nodes.get(node)
        if known is not None:
            at, key, label = at or known.spot, key or known.key, label[:_TEXT]
            if (known.label, known.spot, known.type, known.key) != (label, at, what, key):
                nodes[node] = Node(node, kind, label, at, what, key)
        elif len(nodes) < _FACTS:
            nodes[node] = Node(node, kind, label[:_TEXT], at, what, key)
        return node

    def _widget(self, name: str, label: str, at: Spot | None, about: Mapping[str, Any] | None = None) -> str:
        about = about or {}
        known = self._graph._nodes.get(f"widget:{name}")
        what = string(about, "type") or (known.type if known else "")
        return self._node("widget", name, label or what, at, what, string(about, "key"))

    def _key(self, key: str) -> str:
        return self._node("key", key, key, None, key=key)

    def _node_of_body(self, inside: str, at: Spot) -> None:
        if inside == SCRIPT and SCRIPT not in self._graph._nodes:
            self._graph._nodes[SCRIPT] = Node(SCRIPT, SCRIPT, "the script", None)

    def _edge(self, start: str, end: str, kind: str, at: Spot | None) -> None:
        draw(self._graph._edges, start, end, kind, self._count, at)


def _several(run: Data) -> set[Spot]:
    """The lines that drew several widgets, or read several keys."""
    found: dict[Spot, set[str]] = {}
    for event in items(run, "events"):
        if is_widget(name := string(event, "element")) and (at := spot(event)) is not None:
            found.setdefault(at, set()).add(name)
    for read in items(run, "reads"):
        if (at := spot(read)) is not None:
            found.setdefault(at, set()).add(string(read, "key"))
    return {at for at, names in found.items() if len(names) > 1}


def is_widget(name: str) -> bool:
    """Whether an element's id is that of a widget."""
    return name[:1] == "w" and name[1:].isdigit()


def graph_of(steps: Steps, source: str, files: Mapping[str, Any] | None = None) -> Picture:
    """Return the graph of a whole session: of `source` as its main script, and the texts of other `files`."""
    graph, count = Graph(), 0
    for step in steps:
        graph.add(step, count)
        count += len(runs(step))
    return graph.picture(texts_of(source, files))


def _keep(facts: dict[Fact, int], fact: Fact, run: int) -> None:
    if fact in facts or len(facts) < _FACTS:
        facts[fact] = run
