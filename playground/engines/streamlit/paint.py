"""Takes the messages that Streamlit sends to the browser, and keeps page and tree as the browser would."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from threading import get_ident
from types import FrameType
from typing import Any, Final

from streamlit import config

from playground.facts.elements import kind as known
from playground.runtime.browser.page import FormSpec, WidgetSpec
from playground.runtime.browser.tree import BOTTOM, EVENT, Block, Element, Path, Spinner
from playground.runtime.containers.opening import TABS_LABEL
from playground.runtime.place.delta import place_id
from playground.runtime.place.uncaught import as_far_as
from playground.runtime.run.lines import told
from playground.runtime.session.server import Server
from playground.runtime.trace.trace import Credit
from playground.runtime.trace.values import Json, cut

from .protobufs.blocks import block_fields, navigation
from .protobufs.elements import element_fields, unshown
from .protobufs.widgets import drawn, is_live, is_widget, rule
from .record import RunRecord

_WRITERS: Final = ("write", "write_stream")
_ROOTS: Final = {2: EVENT, 3: BOTTOM}
"""Streamlit's numbers of the roots, where they are not the runtime's."""


class Painter:
    """The browser's side of one session."""

    def __init__(
        self, server: Server, key_of: Callable[[str], str | None], sent_as: Callable[[str], str | None]
    ) -> None:
        self._server = server
        self.main_script = ""
        """What Streamlit calls the script itself, where pages have their ids."""
        self._page_id = ""
        """The page whose function is drawing; empty for the script itself."""
        self._key_of = key_of
        self._find_sent_as = sent_as
        self.sent_as: dict[str, str] = {}
        """The field that carries each widget's value. Asked for when the widget is drawn: a value of None loses it."""
        self._labels: dict[str, str] = {}
        self._lines: dict[str, int | None] = {}
        self._tabs: dict[Path, Any] = {}
        """The tabs that were drawn: their identity is empty where they tell nothing."""
        self.uncaught: dict[int, dict[str, Json]] = {}
        """The uncaught exception whose element comes next, by thread."""

    def label(self, widget_id: str) -> str:
        return self._labels.get(widget_id, "")

    def line(self, widget_id: str) -> int | None:
        """The line that drew the widget last."""
        return self._lines.get(widget_id)

    def senders(self, values: dict[str, Json]) -> dict[str, tuple[str, int | None]]:
        """The form and line of each widget that sends a value."""
        specs = {widget_id: self._server.page.spec_of(widget_id) for widget_id in values}
        return {
            widget_id: (spec.form, self._lines.get(widget_id)) for widget_id, spec in specs.items() if spec is not None
        }

    def take(self, message: Any, record: RunRecord) -> None:
        """One message from the script."""
        kind = message.WhichOneof("type")
        script = message.metadata.active_script_hash
        self._page_id = "" if script == self.main_script else script
        if kind == "auto_rerun":
            fragment = self._server.fragments.get(message.auto_rerun.fragment_id)
            if fragment is not None:
                self._server.fragments.register(replace(fragment, interval=message.auto_rerun.interval))
        elif kind == "navigation":
            self._server.pages.show(*navigation(message.navigation))
        elif kind == "page_info_changed":
            self.take_address(message)
        elif kind == "delta":
            root, *rest = message.metadata.delta_path
            path = (_ROOTS.get(root, root), *rest)
            fragment_id = message.delta.fragment_id or None
            match message.delta.WhichOneof("type"):
                case "new_element":
                    self._draw(path, message.delta.new_element, fragment_id, record)
                case "new_transient":
                    record.turning[path] = [
                        self._spinner(path, each, record) for each in message.delta.new_transient.elements
                    ]
                case "add_block":
                    self._open(path, message.delta.add_block, fragment_id, record)

    def take_address(self, message: Any) -> None:
        """The page's address changes, if that is what the message says."""
        if message.WhichOneof("type") == "page_info_changed":
            self._server.query.address = message.page_info_changed.query_string

    def _spinner(self, path: Path, element: Any, record: RunRecord) -> Spinner:
        """What turns while a block of the script runs; Streamlit writes it before what stands at its place."""
        type_, fields = element_fields(element)
        return Spinner(type_, fields, path, record.recorder.line())

    def _draw(self, path: Path, element: Any, fragment_id: str | None, record: RunRecord) -> None:
        line = record.recorder.line()
        kind = element.WhichOneof("type")
        widget = _or_none(lambda: drawn(kind, element)) if is_widget(kind, element) else None
        if widget is None:
            type_, fields = _or_none(lambda: element_fields(element)) or ("unknown", unshown(f"st.{kind}", element))
            if type_ == "exception":
                fields = self._exception(fields, line)
            self._server.tree.put(path, Element(type_, fields, line, record.number, None, fragment_id))
            if type_ != "empty":
                self._note(record, place_id(path), type_, fields, line)
            return
        proto = getattr(element, kind)
        widget_id = proto.id
        key = self._key_of(widget_id)
        self._labels[widget_id], self._lines[widget_id] = widget.label, line
        field = self._find_sent_as(widget_id)
        if field is not None:
            self.sent_as[widget_id] = field
        fields = {"label": widget.label, "key": key, **widget.fields}
        self._server.tree.put(path, Element(widget.type, fields, line, record.number, widget_id, fragment_id))
        self._server.page.draw(
            WidgetSpec(
                id=widget_id,
                type=widget.type,
                default=widget.default,
                value=widget.value,
                set_value=widget.set_value,
                form=widget.form,
                fragment=fragment_id,
                trigger=widget.trigger,
                silent=widget.silent or bool(getattr(proto, "ignore_rerun", False)),
                page=self._page_id,
                waits=widget.waits,
                param=getattr(proto, "query_param_key", ""),
                rule=rule(kind, proto),
                live=is_live(kind, proto),
                options=widget.fields["options"] if known(widget.type).lists in ("only", "group") else None,
            )
        )
        if key is not None and widget.form and not widget.trigger:
            written = record.recorder.written
            if written.get(key) == Credit("widget", line):
                written[key] = Credit("form", line)
        self._note(record, widget_id, widget.type, fields, line)

    def _exception(self, fields: dict[str, Json], line: int | None) -> dict[str, Json]:
        uncaught = self.uncaught.pop(get_ident(), None)
        if uncaught is None:
            return {**fields, **told(line)}
        return {**as_far_as(uncaught, config.get_option("client.showErrorDetails")), "text": fields["text"]}

    def _note(self, record: RunRecord, name: str, kind: str, fields: dict[str, Json], line: int | None) -> None:
        text = cut(str(fields.get("label") or fields.get("text") or ""), 80)
        call = {"call": written} if (written := _call()) else {}
        record.recorder.note("write", line=line, element=name, element_type=kind, text=text, **call)

    def _open(self, path: Path, block: Any, fragment_id: str | None, record: RunRecord) -> None:
        kind, fields = block_fields(block)
        if kind == "form":
            self._server.page.add_form(FormSpec(str(fields["key"]), bool(fields["clear_on_submit"])))
        if kind == "status" and fields["expanded"] is None:
            old = self._server.tree.at(path)
            fields["expanded"] = isinstance(old, Block) and bool(old.fields.get("expanded"))
        line = record.recorder.line()
        widget_id = (block.dialog.id or None) if kind == "dialog" else self._listening(path, block, fields)
        if kind == "dialog" and widget_id is not None:
            self._labels[widget_id] = block.dialog.title
            self._server.page.draw(WidgetSpec(widget_id, kind, False, fragment=fragment_id, trigger=True))
        elif widget_id is not None:
            self._sense(widget_id, kind, fields, fragment_id, line)
        self._server.tree.put(path, Block(kind, fields, line, record.number, fragment_id, widget_id))

    def _listening(self, path: Path, block: Any, fields: dict[str, Json]) -> str | None:
        """The identity of a container that tells of its opening, in whose `fields` the value is noted as `open`."""
        match block.WhichOneof("type"):
            case "tab_container":
                self._tabs[path] = block.tab_container
                return None
            case "tab":
                tabs = self._tabs[path[:-1]]
                widget_id = tabs.id
                is_open = path[-1] == tabs.default_tab_index
                bound = (tabs.query_param_key, tabs.default_tab_label)
                fields.update({"open": is_open, "bound": bound} if widget_id else {})
            case "expandable" if not block.expandable.state:
                box = block.expandable
                widget_id = box.id
                bound = (box.query_param_key, box.default_expanded)
                fields.update({"open": box.expanded, "bound": bound} if widget_id else {})
            case "popover":
                widget_id = block.popover.id
                fields.update({"open": block.popover.open, "bound": ("", False)} if widget_id else {})
            case _:
                return None
        return widget_id or None

    def _sense(
        self, widget_id: str, kind: str, fields: dict[str, Json], fragment_id: str | None, line: int | None
    ) -> None:
        """A container that is a widget was drawn; of tabs, one of them."""
        is_open, (param, default) = fields.pop("open"), fields.pop("bound")
        fields["key"] = self._key_of(widget_id)
        self._labels[widget_id] = TABS_LABEL if kind == "tab" else str(fields["label"])
        self._lines[widget_id] = line
        field = self._find_sent_as(widget_id)
        if field is not None:
            self.sent_as[widget_id] = field
        if kind != "tab" or is_open:
            value = fields["label"] if kind == "tab" else is_open
            start = default if param else value
            page = self._page_id
            self._server.page.draw(
                WidgetSpec(widget_id, kind, start, value, fragment=fragment_id, page=page, opening=True, param=param)
            )

    def settle(self, record: RunRecord) -> None:
        """A run ended: stale elements go, and the page forgets the widgets that went with them."""
        self._server.tree.drop_stale(record.number, frozenset(record.fragments) if record.fragments else None)
        active = self._server.tree.widgets()
        self._server.page.settle(active)


def _or_none[T](make: Callable[[], T]) -> T | None:
    """What `make` returns; None where that fails: what the playground cannot read is not the script's error."""
    try:
        return make()
    except Exception:
        return None


def _call() -> str:
    """What the script has called, where that called something else to write: ``write`` or ``write_stream``."""
    frame: FrameType | None = sys._getframe(1)
    found = ""
    while frame is not None:
        if frame.f_code.co_name in _WRITERS and frame.f_globals.get("__name__") == "streamlit.elements.write":
            found = frame.f_code.co_name
        frame = frame.f_back
    return found
