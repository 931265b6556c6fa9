"""The app pane: the screen of a step as semantic HTML, container by container."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from playground.render.app.elements import unknown
from playground.render.app.kinds import KINDS
from playground.render.app.origin import origin
from playground.render.app.place import Drawn, Kept, Place
from playground.render.app.tree import Node, build
from playground.render.app.widgets import data
from playground.render.markup import markdown
from playground.render.markup.data import Data, integer, items, runs, string
from playground.render.markup.html import EMPTY, Html, apart, el, ident, join
from playground.render.markup.why import mark

_LARGE: Final = 2_500
"""Nodes of one element that are too many."""


def app(step: Data, prefix: str = "", *, live: bool = False, drawn: Drawn | None = None) -> Html:
    """Return the app as the step left it: sidebar (only when it holds something) and main area.

    `live`: the step is not done yet, and what it may still write again fades after a moment. With `drawn`, how the
    same app was drawn before, its elements are set off for the page.
    """
    wrote, name = (items(step, "screen"), "run") if live else (runs(step), "number")
    now = max((integer(each, name) or 0 for each in wrote), default=None)
    return draw(build(step), step, prefix, live=live, drawn=drawn, now=now)


def draw(
    roots: list[Node],
    step: Data,
    prefix: str = "",
    *,
    live: bool = False,
    drawn: Drawn | None = None,
    now: int | None = None,
) -> Html:
    """Return the app whose elements stand in `roots`, with what `step` notes of it, as it is after the run `now`."""
    place = Place(prefix, drawn=drawn or Drawn(), now=now, parted=drawn is not None, step=step)
    place.drawn.begin()
    main, sidebar, event = roots
    modal = any(isinstance(each, Node) and each.kind == "dialog" for each in event.children)
    parts = [_sidebar(sidebar, place, inert=modal)] if sidebar.children else []
    inside = _children(main, place) or el("p", {"class": "rp-empty"}, "The script has shown nothing yet.")
    if now is not None:
        inside = join(
            [inside, _parted(el("span", {"hidden": True, "id": ident(prefix, "now"), "data-now": now}), place)]
        )
    above = _children(event, place)
    notes = (*_notes(step), _not_drawn(place))
    parts.append(el("div", {"class": "rp-main", "id": ident(prefix, "main"), "inert": modal}, inside, *notes))
    parts.append(above)
    looks = {"sidebar": sidebar.children, "live": live, "modal": modal}
    name = "rp-app" + "".join(f" rp-app--{look}" for look, there in looks.items() if there)
    return el("div", {"class": name}, *parts)


def _notes(step: Data) -> list[Html]:
    """Return what the playground left out of the app or did not do, and what Streamlit shows nowhere."""
    notes = [string(note, "text") for note in items(step, "notes") if note.get("kind") in ("cut", "limit", "unseen")]
    return [el("p", {"class": "rp-more", "role": "note"}, words) for words in notes]


def _not_drawn(place: Place) -> Html | None:
    if not place.room.left_out:
        return None
    words = f"{place.room.left_out:,} more elements are not drawn: so many would make the page slow."
    return el("p", {"class": "rp-more", "role": "note"}, words)


def _fitting(data: Data, markup: Html, place: Place) -> Html:
    """Return an element's markup, or what stands for it where it would take most of the page's room."""
    if place.room.take(markup) <= _LARGE or "key" in data:
        return markup
    if "text" not in data:
        return el("p", {"class": "rp-more", "role": "note"}, "This element has too many parts to be drawn.")
    note = el(
        "p", {"class": "rp-more", "role": "note"}, "This text has too many parts to be drawn: here it is as written."
    )
    place.room.nodes += markup.count("<") // 2 - 2
    return join([el("pre", {"class": "rp-text"}, string(data, "text")), note])


def _parted(markup: Html, place: Place) -> Html:
    """Set off an element for the page, which compares it with what it shows."""
    return apart(markup) if place.parted else markup


def element(data: Data, place: Place) -> Html:
    """Return one element in its wrapper, which carries the line that wrote it; nothing where the page is full."""
    room = place.room
    if room.nodes <= 0 and data.get("type") not in ("exception", "guard"):
        room.left_out += 1
        return EMPTY
    if why := mark(place.step, string(data, "id"), place.id(data, "why")):
        return _parted(_element(data, place, why), place)
    older = integer(data, "run") != place.now
    kept = place.drawn.find(data, place.form, older)
    if kept is None:
        before = room.nodes
        kept = Kept(data, place.form, older, _element(data, place), before - room.nodes)
        place.drawn.keep(kept)
    else:
        room.nodes -= kept.nodes
    return _parted(kept.markup, place)


def _element(data: Data, place: Place, why: Html | None = None) -> Html:
    kind = string(data, "type") or "unknown"
    show = KINDS.get(kind, unknown)
    stale = bool(data.get("stale"))
    name = re.sub(r"[^a-z_]", "", kind)
    return el(
        "div",
        {
            "class": f"rp-el rp-el--{name}" + (" rp-el--stale" if stale else ""),
            "id": place.id(data),
            "data-id": string(data, "id"),
            "data-line": integer(data, "line"),
            "data-file": string(data, "file") or None,
            "data-run": integer(data, "run") if integer(data, "run") != place.now else None,
            "data-told": origin(data, place.now),
            "title": "Left over from an earlier run" if stale else None,
        },
        _fitting(data, show(data, place), place),
        el("p", {"class": "rp-more", "role": "note"}, string(data, "cut")) if "cut" in data else None,
        why,
    )


def _children(node: Node, place: Place) -> Html:
    return join(_node(child, place) if isinstance(child, Node) else element(child, place) for child in node.children)


def _node(node: Node, place: Place) -> Html:
    return _CONTAINERS.get(node.kind, _container)(node, place)


def _attrs(node: Node, place: Place, name: str, **more: object) -> dict[str, object]:
    return {
        "class": f"rp-box rp-{name}",
        "id": place.box(node.path),
        "data-line": integer(node.data, "line"),
        "data-file": string(node.data, "file") or None,
        **more,
    }


def _label(node: Node, otherwise: str) -> str:
    return string(node.data, "label") or otherwise


def _icon(node: Node) -> Html:
    name = string(node.data, "icon")
    return Html(markdown.icon(name) + " ") if name else EMPTY


def _sidebar(node: Node, place: Place, *, inert: bool) -> Html:
    return el(
        "details",
        {
            "class": "rp-sidebar",
            "id": place.box("sidebar"),
            "open": True,
            "data-keep": True,
            "aria-label": "Sidebar",
            "inert": inert,
        },
        el("summary", None, "Sidebar"),
        el("div", {"class": "rp-sidebar__body"}, _children(node, place)),
    )


def _container(node: Node, place: Place) -> Html:
    border = " rp-box--border" if node.data.get("border") else ""
    return el("div", _attrs(node, place, f"container{border}"), _children(node, place))


def _group(node: Node, place: Place) -> Html:
    parts = [child for child in node.children if isinstance(child, Node)]
    return _tabs(node, parts, place) if node.data.get("of") == "tab" else _columns(node, parts, place)


def _columns(node: Node, parts: list[Node], place: Place) -> Html:
    return el("div", _attrs(node, place, "columns"), *(_column(part, place) for part in parts))


def _column(node: Node, place: Place) -> Html:
    width = node.data.get("width")
    share = width if isinstance(width, int | float) and not isinstance(width, bool) and 0 < width < 1e6 else 1
    border = " rp-box--border" if node.data.get("border") else ""
    attrs = _attrs(node, place, f"column{border}", style=f"--rp-share:{share:g}" if share != 1 else None)
    return el("div", attrs, _children(node, place))


def _tabs(node: Node, parts: list[Node], place: Place) -> Html:
    """A tab list whose panels are switched in the browser: the selected one belongs to the reader."""
    buttons, panels = [], []
    chosen = [number for number, part in enumerate(parts) if part.data.get("open") or part.data.get("default")]
    selected = chosen[0] if chosen else 0
    for number, part in enumerate(parts):
        panel, first = place.box(part.path), number == selected
        buttons.append(
            el(
                "button",
                {
                    "type": "button",
                    "role": "tab",
                    "class": "rp-tab",
                    "id": f"{panel}-tab",
                    "data-tab": panel,
                    "aria-controls": panel,
                    "aria-selected": "true" if first else "false",
                    "tabindex": "0" if first else "-1",
                    "data-keep": True,
                    "data-value": string(part.data, "label"),
                },
                markdown.inline(_label(part, f"Tab {number + 1}"), links=False),
            )
        )
        shown = {
            "role": "tabpanel",
            "aria-labelledby": f"{panel}-tab",
            "hidden": not first,
            "data-keep": True,
        }
        panels.append(el("div", _attrs(part, place, "panel", **shown), _children(part, place)))
    telling = _telling(parts[selected], string(parts[selected].data, "label")) if parts else {}
    head = el("div", {"role": "tablist", "class": "rp-tablist", "aria-label": "Tabs", **telling}, *buttons)
    return el("div", _attrs(node, place, "tabs"), head, *panels)


def _telling(node: Node, value: object) -> dict[str, object]:
    """What makes the page tell the script that the reader has opened or closed a container which asks for that."""
    return data(node.data, value) if string(node.data, "id") else {}


def _is_open(node: Node, otherwise: str = "") -> bool:
    return bool(node.data.get("open" if "open" in node.data else otherwise))


def _expander(node: Node, place: Place) -> Html:
    is_open = _is_open(node, "expanded")
    attrs = _attrs(node, place, "expander", open=is_open)
    label = el("summary", _telling(node, is_open), _icon(node), markdown.inline(_label(node, "Details"), links=False))
    return el(
        "details",
        {**attrs, "data-keep": True},
        label,
        el("div", {"class": "rp-inside"}, _children(node, place)),
    )


def _grid(node: Node, place: Place) -> Html:
    """As many equal columns as there is room for; `columns` says how many at most, or exactly."""
    columns, least = integer(node.data, "columns"), integer(node.data, "min_column_width")
    height = integer(node.data, "row_height")
    looks = {
        "fixed": columns is not None and node.data.get("wrap") is False,
        "most": columns is not None,
        "border": node.data.get("border"),
        "dense": node.data.get("dense"),
        "rows": height,
        string(node.data, "vertical_alignment"): node.data.get("vertical_alignment") in ("center", "bottom"),
    }
    sizes = {"--rp-columns": columns, "--rp-least": least and f"{least}px", "--rp-height": height and f"{height}px"}
    name = "grid" + "".join(f" rp-grid--{look}" for look, there in looks.items() if there)
    style = "; ".join(f"{what}: {size}" for what, size in sizes.items() if size)
    return el("div", _attrs(node, place, name, style=style or None), _children(node, place))


def _cell(node: Node, place: Place) -> Html:
    wide, high = node.data.get("column_span"), integer(node.data, "row_span") or 1
    name = "cell" + (" rp-cell--all" if wide == "all" else " rp-cell--wide" if wide not in (None, 1) else "")
    sizes = {"--rp-wide": wide if name.endswith("wide") else None, "--rp-high": high if high > 1 else None}
    style = "; ".join(f"{what}: {size}" for what, size in sizes.items() if size)
    return el("div", _attrs(node, place, name, style=style or None), _children(node, place))


def _bottom(node: Node, place: Place) -> Html:
    return el("div", _attrs(node, place, "bottom"), _children(node, place))


def _popover(node: Node, place: Place) -> Html:
    is_open = _is_open(node)
    label = el(
        "summary",
        {"title": string(node.data, "help") or None, **_telling(node, is_open)},
        _icon(node),
        markdown.inline(_label(node, "Open"), links=False),
    )
    inside = el("div", {"class": "rp-inside"}, _children(node, place))
    return el("details", {**_attrs(node, place, "popover", open=is_open), "data-keep": True}, label, inside)


def _status(node: Node, place: Place) -> Html:
    state = string(node.data, "state") or "running"
    sign = {"complete": "✓", "error": "✕"}.get(state, "")
    label = el(
        "summary",
        None,
        el("span", {"class": "rp-icon" if sign else "rp-icon rp-turning"}, sign),
        " ",
        markdown.inline(_label(node, "Status"), False),
    )
    attrs = _attrs(node, place, "expander rp-status-box", open=bool(node.data.get("expanded")))
    return el(
        "details",
        {**attrs, "data-keep": True},
        label,
        el("div", {"class": "rp-inside"}, _children(node, place)),
    )


def _form(node: Node, place: Place) -> Html:
    """A form is a group named by its key; the page sends it when Enter is pressed in one of its inputs, if it may."""
    key = string(node.data, "key") or _label(node, node.path.rpartition("form:")[2])
    bare = " rp-form--bare" if node.data.get("border") is False else ""
    legend = el("legend", {"class": "rp-sr"}, key)
    return el(
        "fieldset",
        _attrs(
            node, place, f"form{bare}", **{"data-form": key, "data-patient": node.data.get("enter_to_submit") is False}
        ),
        legend,
        _children(node, place.within(key)),
    )


def _chat(node: Node, place: Place) -> Html:
    name = _label(node, string(node.data, "name") or "message")
    avatar = string(node.data, "avatar") or name
    face = _FACES.get(avatar) or (avatar if avatar != name else name[:1].upper())
    if face.startswith(":"):
        face = markdown.icon(face)
    return el(
        "div",
        _attrs(node, place, "chat", role="group", **{"aria-label": f"Message from {name}"}),
        el("span", {"class": "rp-chat__face", "aria-hidden": "true"}, face),
        el("div", {"class": "rp-inside"}, _children(node, place)),
    )


def _dialog(node: Node, place: Place) -> Html:
    """A dialog over the app, which is `inert` meanwhile: the page around the app is not, so it is not `aria-modal`."""
    title = _label(node, "Dialog")
    head = el("p", {"class": "rp-dialog__title"}, _icon(node), markdown.inline(title))
    if node.data.get("dismissible") is not False:
        head = join(
            [head, el("button", {"type": "button", "class": "rp-dialog__close", "data-act": "dismiss"}, "Close")]
        )
    attrs = _attrs(node, place, "dialog", role="dialog", tabindex=-1, **{"aria-label": title})
    return el("div", {"class": "rp-over"}, el("div", attrs, head, _children(node, place)))


_FACES: Final = {"user": "🙂", "human": "🙂", "assistant": "🤖", "ai": "🤖"}
_CONTAINERS: Final[dict[str, Callable[[Node, Place], Html]]] = {
    "container": _container,
    "bottom": _bottom,
    "grid": _grid,
    "cell": _cell,
    "group": _group,
    "column": _column,
    "expander": _expander,
    "popover": _popover,
    "status": _status,
    "form": _form,
    "chat_message": _chat,
    "dialog": _dialog,
}
