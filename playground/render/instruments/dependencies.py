"""The instrument "Dependencies": what depends on what, as a figure in columns, and in words.

Widgets stand on the left, then callbacks, fragments and the script, then session state, and elements on the right. What
the last action went along is lit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from playground.render.graph.picture import WORDS, Edge, Node, Picture
from playground.render.markup.html import EMPTY, Html, el, hidden, ident, join, jump, line_words
from playground.render.markup.words import plural

_COLUMN: Final = {"widget": 0, "callback": 1, "fragment": 1, "script": 1, "key": 2, "element": 3}
_HEADS: Final = ("Widgets", "Functions, script", "Session state", "Elements")
_WIDTH: Final = 130
_HEIGHT: Final = 38
_GAP: Final = (48, 10)
"""Pixels between columns, and between the nodes of one."""
_TOP: Final = 26
_MARGIN: Final = 24
"""Room at the sides for what leads from a node to another of its column."""
_LABEL: Final = 17
_ABOUT: Final = 23
"""Characters that a node has room for in its two lines."""
_MOST: Final = 30
"""Nodes of a column that are drawn; in words there are all of them."""
_LISTED: Final = 200
_KEYS: Final = 12
_LINES: Final = 4


def instrument(picture: Picture, prefix: str = "", key: str | None = None) -> Html:
    """Return the pane; with a `key` of session state, only what that key has to do with."""
    keys = {node.key: at for at, node in enumerate(picture.nodes) if node.kind == "key"}
    if not picture.edges:
        return el(
            "p", {"class": "rp-empty"}, "No run has shown yet that anything depends on a widget or on session state."
        )
    shown = picture.of_key(key) if key in keys and key is not None else picture
    return join(
        [
            _last(shown),
            _filter(keys, key if shown is not picture else None, prefix) if keys else EMPTY,
            _figure(shown) if shown.edges else EMPTY,
            _words(shown, prefix),
        ]
    )


# -- what is said above the figure -----------------------------------------------------------------


def _last(picture: Picture) -> Html:
    """Return what the last action went along: "The last action: “Add” → bump() → count → “Count is 1”."."""
    nodes = {node.id: node for node in picture.nodes}
    if picture.trigger is None:
        return el("p", {"class": "rp-cost"}, "Use a widget of the app: what that goes along is lit.")
    if not picture.lit or picture.trigger not in nodes:
        return el("p", {"class": "rp-cost"}, "The last action went along none of these arrows.")
    found: dict[str, None] = {picture.trigger: None}
    lit = [picture.edges[at] for at in sorted(picture.lit)]
    for name in found.copy():
        _follow(name, lit, found)
    ends = [nodes[name] for name in found if nodes[name].kind == "element"]
    way = [_name(nodes[name]) for name in found if nodes[name].kind not in ("element", "script")]
    if ends:
        way.append(_name(ends[0]) if len(ends) == 1 else Html(plural(len(ends), "element")))
    arrow = join([" ", el("span", {"aria-hidden": "true"}, "→"), hidden(", then "), " "])
    return el("p", {"class": "rp-cost"}, "The last action went this way: ", join(way, arrow), ".")


def _follow(name: str, lit: list[Edge], found: dict[str, None]) -> None:
    """Add the nodes that a node leads to, each before those that come after it."""
    waiting = [name]
    while waiting:
        here = waiting.pop(0)
        for edge in lit:
            if edge.start == here and edge.end not in found:
                found[edge.end] = None
                waiting.append(edge.end)


def _filter(keys: Mapping[str, int], chosen: str | None, prefix: str) -> Html:
    """Return the buttons that show one key of session state only; `keys` are at these places among the nodes."""
    listed = [each for at, each in enumerate(keys) if at < _KEYS or each == chosen]
    others = [each for each in keys if each not in listed]
    buttons = {each: _only(each, at, pressed=each == chosen) for each, at in keys.items()}
    more = el(
        "details",
        {"class": "rp-graph__more", "id": ident(prefix, "graph-keys"), "data-keep": True},
        el("summary", None, f"and {plural(len(others), 'more key')}"),
        join([buttons[each] for each in others[:_LISTED]], " "),
    )
    return el(
        "div",
        {"class": "rp-graph__keys", "role": "group", "aria-label": "Only one key"},
        "Only " if chosen is None else "Only what has to do with ",
        join([buttons[each] for each in listed], " "),
        more if others else None,
    )


def _only(key: str, at: int, *, pressed: bool) -> Html:
    state = {"data-history": key, "data-key": at, "aria-pressed": "true" if pressed else "false"}
    return el("button", {"type": "button", "class": "rp-look", **state}, el("code", None, key))


# -- the figure ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Box:
    """Where a node is drawn."""

    x: int
    y: int
    column: int


def _figure(picture: Picture) -> Html:
    """Return the nodes in columns with arrows between them; what it says is told in words below."""
    boxes, left_out = _placed(picture)
    places = _numbers(picture)
    columns = [_COLUMN[node.kind] for node in picture.nodes if node.id in boxes]
    rows = max(columns.count(column) for column in set(columns))
    width = 4 * _WIDTH + 3 * _GAP[0] + 2 * _MARGIN
    height = _TOP + rows * (_HEIGHT + _GAP[1])
    order = sorted(range(len(picture.edges)), key=lambda at: at in picture.lit)
    arrows = [
        _arrow(boxes[edge.start], boxes[edge.end], _ends(edge, places), lit=at in picture.lit)
        for at in order
        if (edge := picture.edges[at]).start in boxes and edge.end in boxes
    ]
    heads = [
        el("text", {"x": _x(column), "y": 14, "class": "rp-graph__head"}, words)
        for column, words in enumerate(_HEADS)
        if column in columns
    ]
    nodes = [
        _drawn(node, places[node.id], boxes[node.id], lit=node.id in picture.lit_nodes)
        for node in picture.nodes
        if node.id in boxes
    ]
    drawing = el(
        "svg",
        {
            "class": "rp-graph",
            "viewBox": f"0 0 {width} {height}",
            "width": width,
            "height": height,
            "data-rows": f"{_TOP} {_HEIGHT + _GAP[1]}",
            "aria-hidden": "true",
        },
        *(heads + arrows + nodes),
    )
    scroll = {
        "class": "rp-scroll rp-graph__scroll",
        "tabindex": "0",
        "role": "group",
        "aria-label": "Figure, told in words below",
    }
    more = el("p", {"class": "rp-more"}, f"{left_out:,} more not drawn") if left_out else EMPTY
    return join([el("div", scroll, drawing), more])


def _placed(picture: Picture) -> tuple[dict[str, _Box], int]:
    """Return where the nodes stand, and how many have no place: each near those that lead to it."""
    boxes: dict[str, _Box] = {}
    left_out = 0
    for column in range(4):
        own = [node for node in picture.nodes if _COLUMN[node.kind] == column]
        rows = {node.id: _row(node.id, picture, boxes, place) for place, node in enumerate(own)}
        lit = picture.lit_nodes
        if len(own) > _MOST:
            own = sorted(own, key=lambda node: node.id not in lit)[:_MOST]
            left_out += len(rows) - _MOST
        for row, node in enumerate(sorted(own, key=lambda node: rows[node.id])):
            boxes[node.id] = _Box(_x(column), _TOP + row * (_HEIGHT + _GAP[1]), column)
    return boxes, left_out


def _row(name: str, picture: Picture, boxes: dict[str, _Box], place: int) -> float:
    """Return how far down a node wants to stand: in the middle of those before it that it has to do with."""
    near = [boxes[edge.start].y for edge in picture.edges if edge.end == name and edge.start in boxes]
    near += [boxes[edge.end].y for edge in picture.edges if edge.start == name and edge.end in boxes]
    return sum(near) / len(near) + place * 0.01 if near else _TOP + place * (_HEIGHT + _GAP[1])


def _x(column: int) -> int:
    return _MARGIN + column * (_WIDTH + _GAP[0])


def _arrow(start: _Box, end: _Box, ends: str, *, lit: bool) -> Html:
    """Return the line from one node to another with its point: out on the right and in on the left, or back."""
    if start.column < end.column:
        x, y, to_x, to_y, bend, point = start.x + _WIDTH, start.y + 13, end.x, end.y + 13, _GAP[0] // 2, -1
    elif start.column > end.column:
        x, y, to_x, to_y, bend, point = start.x, start.y + 26, end.x + _WIDTH, end.y + 26, -_GAP[0] // 2, 1
    else:
        x, y, to_x, to_y, bend, point = start.x + _WIDTH, start.y + 22, end.x + _WIDTH, end.y + 18, _MARGIN, 1
    name = "rp-graph__edge rp-graph__edge--lit" if lit else "rp-graph__edge"
    second = to_x + bend if start.column == end.column else to_x - bend
    if end.column - start.column > 1:  # between the rows, and not behind a node, which it would seem to come by
        lane, half = start.y + _HEIGHT + _GAP[1] // 2, _GAP[0] // 2
        out = f"M{x} {y}C{x + half} {y} {x + half} {lane} {x + _GAP[0]} {lane}"
        path = f"{out}H{to_x - _GAP[0]}C{to_x - half} {lane} {to_x - half} {to_y} {to_x - 5} {to_y}"
    else:
        path = f"M{x} {y}C{x + bend} {y} {second} {to_y} {to_x + 5 * point} {to_y}"
    tip = f"M{to_x} {to_y}l{7 * point} -4v8z"
    return el(
        "g",
        {"class": name, "data-edge": ends},
        el("path", {"d": path}),
        el("path", {"d": tip, "class": "rp-graph__tip"}),
    )


def _drawn(node: Node, number: int, box: _Box, *, lit: bool) -> Html:
    at_line = line_words(node.spot) if node.spot and node.kind != "key" else ""
    about = " ".join(filter(None, [node.type, at_line]))
    about = next((words for words in (about, at_line, node.type) if len(words) <= _ABOUT), "")
    name = f"rp-graph__node rp-graph__node--{node.kind}" + (" rp-graph__node--lit" if lit else "")
    radius = 19 if node.kind == "widget" else 4
    label = node.label if len(node.label) <= _LABEL else node.label[: _LABEL - 1] + "…"
    shape = {"x": box.x, "y": box.y, "width": _WIDTH, "height": _HEIGHT, "rx": radius}
    at = {"x": box.x + _WIDTH // 2, "y": box.y + (16 if about else 24)}
    second = el("text", {**at, "y": box.y + 30, "class": "rp-graph__about"}, about) if about else None
    return el(
        "g",
        {"class": name, "data-node": number},
        el("title", None, node.label),
        el("rect", shape),
        el("text", at, label),
        second,
    )


# -- in words --------------------------------------------------------------------------------------


def _words(picture: Picture, prefix: str) -> Html:
    """Return all of it as a list: each node, and what goes from it to others."""
    nodes, places = {node.id: node for node in picture.nodes}, _numbers(picture)
    ways: dict[str, list[int]] = {}
    for at, edge in enumerate(picture.edges):
        ways.setdefault(edge.start, []).append(at)
    starts = [node for node in picture.nodes if node.id in ways]
    rows = [
        el(
            "li",
            None,
            _name(node),
            _about(node),
            el("ul", {"role": "list"}, *(_way(picture, at, nodes, places) for at in ways[node.id])),
        )
        for node in starts[:_LISTED]
    ]
    if len(starts) > _LISTED:
        rows.append(el("li", {"class": "rp-more"}, f"and {len(starts) - _LISTED:,} more"))
    return el(
        "details",
        {"class": "rp-graph__words", "id": ident(prefix, "graph-words"), "data-keep": True},
        el("summary", None, f"In words: {plural(len(picture.edges), 'arrow')}"),
        el("ul", {"role": "list"}, *rows),
    )


def _way(picture: Picture, at: int, nodes: dict[str, Node], places: Mapping[str, int]) -> Html:
    edge = picture.edges[at]
    lines = [jump(each) for each in sorted(edge.lines)[:_LINES]]
    more = f" and {len(edge.lines) - _LINES} more" if len(edge.lines) > _LINES else ""
    where = join([" at ", join(lines, ", "), more]) if lines else EMPTY
    look = {"type": "button", "class": "rp-look", "data-look": str(edge.run)}
    run = join(["; last in ", el("button", look, f"run {picture.number(edge)}")])
    lit = at in picture.lit
    now = el("b", None, " · the last action") if lit else None
    return el(
        "li",
        {"class": "rp-graph__lit" if lit else None, "data-edge": _ends(edge, places)},
        WORDS[edge.kind],
        " ",
        _name(nodes[edge.end]),
        where,
        run,
        now,
    )


def _numbers(picture: Picture) -> dict[str, int]:
    """The places of nodes, by their ids: so a recording, which has no Python, knows which edge leads where."""
    return {node.id: at for at, node in enumerate(picture.nodes)}


def _ends(edge: Edge, places: Mapping[str, int]) -> str:
    return f"{places[edge.start]} {places[edge.end]}"


def _name(node: Node) -> Html:
    """Return a node by its name: code where it is a name of the script's, else its label in quotation marks."""
    if node.kind in ("callback", "fragment", "key"):
        return el("code", None, node.label)
    return Html(f"{join([node.label])}") if node.kind == "script" else join(["“", node.label, "”"])


def _about(node: Node) -> Html:
    """Return what a node is: " (button, line 14)"."""
    parts: list[object] = [node.type] if node.type else [{"key": "session state"}.get(node.kind, node.kind)]
    if node.kind == "script":
        return EMPTY
    if node.spot is not None and node.kind != "key":
        parts.append(jump(node.spot))
    return join([" (", join(parts, ", "), ")"])
