"""Containers that are opened and closed: tabs, expanders, popovers, and what `on_change` makes of them.

Modelled on Streamlit's `elements/layouts.py`: with `on_change` such a container is a widget as well, whose value is
whether it is open, or the label of the tab that is.

(rule widget-opening)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from ..arguments.icons import valid_icon
from ..arguments.sizes import check_height, check_width, of_button
from ..arguments.wire import flag
from ..arguments.wire import text as wire_text
from ..browser.page import WidgetSpec
from ..output.live import check_kind
from ..place.delta import DeltaGeneratorBase
from ..place.widget import Widget, check_policies, identify, to_key
from ..run import context, errors
from ..state.binding import Bound
from ..trace.values import Json
from ..widgets.buttons import check_look

TABS_LABEL = "Tabs"
"""What tabs are called in an action: they have no label of their own."""


class OpeningMixin(DeltaGeneratorBase, more_for=("tab", "expander", "popover")):
    """What a tab, an expander and a popover have beside all that a container has."""

    open: bool | None = None
    """Whether it is open: known where `on_change` or `bind` asks for it."""

    def __enter__(self) -> Self:  # type: ignore[override]
        super().__enter__()
        return self


@dataclass(frozen=True)
class _Listening:
    """The widget that a container is: its identity, its key, and what it holds."""

    id: str
    key: str | None
    value: Any
    widget: Widget

    def fields(self) -> dict[str, Json]:
        """What the trace tells of the container besides."""
        return {"key": self.key}

    def draw(self, value: Json) -> None:
        run = context.current()
        spec = WidgetSpec(
            self.id,
            self.widget.kind,
            self.widget.default,
            value,
            fragment=run.fragment,
            page=run.page_id,
            opening=True,
            param=self.widget.param,
        )
        run.page.draw(spec)
        for capture in run.captures:
            capture.widgets[self.id] = spec


class OpeningsMixin(DeltaGeneratorBase):
    """`tabs`, `expander`, `popover`."""

    def _opening(self, made: Any, is_open: bool | None) -> Any:
        """Make `made` a container that can be opened and closed."""
        if made is not self:  # as it is in a thread that Streamlit does not know
            made.__class__ = self._more[made._block_type]
            made.open = is_open
        return made

    def tabs(
        self,
        tabs: Sequence[Any],
        *,
        width: Any = "stretch",
        height: Any = "content",
        default: str | None = None,
        key: str | int | None = None,
        on_change: Any = "ignore",
        args: Any = None,
        kwargs: Any = None,
        bind: Any = None,
    ) -> Sequence[Any]:
        if not tabs:
            raise errors.StreamlitMissingRequiredParameterError("tabs", "Provide at least one tab label.")
        if default and default not in tabs:
            detail = f"`{default}` is not in the list of tabs."
            raise errors.StreamlitValueError("default", ["a tab label from `tabs`"], detail=detail)
        for label in tabs:
            if not isinstance(label, str):
                kind = type(label).__name__
                raise errors.StreamlitInvalidParameterTypeError("tabs", kind, ["a string for each tab label"])
        callback = _handler(on_change, bind)
        if bind == "query-params":
            for wanted, fits in (("non-empty", all(tabs)), ("unique", len(set(tabs)) == len(tabs))):
                if not fits:
                    detail = f"Tab labels must be {wanted} when bind='query-params'."
                    raise errors.StreamlitValueError("tabs", [f"{wanted} labels"], detail=detail)
        own_key = to_key(key)
        first = tabs[tabs.index(default) if default else 0]
        tabs.index(first)  # Streamlit looks the open tab up too: an error for what has no `index`
        if on_change == "ignore" and bind is None:
            if own_key is not None:
                identify(self, "tabs", own_key, {})
            _check_size(width, height)
            row = self._block("tabs", {})
            return tuple(
                self._opening(row._block("tab", {"label": each, "default": each == default}), None) for each in tabs
            )
        check_policies(self, own_key, callback)
        arguments = {"tabs": tuple(tabs), "width": width, "height": height, "default": default}
        made = self._listen(
            "tabs", own_key, arguments, TABS_LABEL, first, str, callback, (args, kwargs), lasts=(bind, None)
        )
        value = made.value
        if value not in tabs:
            value = first
            made.widget.reset(first)
        _check_size(width, height)
        row = self._block("tabs", {})
        made.draw(value)
        return tuple(
            self._opening(row._block("tab", {"label": each, **made.fields()}, widget=made.id), each == value)
            for each in tabs
        )

    def expander(
        self,
        label: str | None,
        expanded: bool = False,
        *,
        key: str | int | None = None,
        icon: str | None = None,
        type: str = "default",
        width: Any = "stretch",
        on_change: Any = "ignore",
        args: Any = None,
        kwargs: Any = None,
        bind: Any = None,
    ) -> Any:
        if label is None:
            raise errors.StreamlitMissingRequiredParameterError("label")
        callback = _handler(on_change, None)
        check_kind(type)
        _check_bind(bind)
        own_key = to_key(key)
        if on_change == "ignore" and bind is None:
            if own_key is not None:
                identify(self, "expander", own_key, {"type": type})
            fields = {"expanded": flag(expanded), "label": wire_text(label), "icon": valid_icon(icon)}
            check_width(width, content=False)
            return self._opening(self._block("expander", fields), None)
        check_policies(self, own_key, callback)
        arguments = {"label": label, "expanded": expanded, "icon": icon, "width": width, "type": type}
        made = self._listen(
            "expander", own_key, arguments, str(label), expanded, bool, callback, (args, kwargs), lasts=(bind, None)
        )
        fields = {"expanded": flag(made.value), "label": wire_text(label), "icon": valid_icon(icon)}
        check_width(width, content=False)
        return self._listening("expander", fields, made)

    def popover(
        self,
        label: str,
        *,
        type: str = "secondary",
        help: str | None = None,
        icon: str | None = None,
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Any = "content",
        wrap: bool | None = None,
        key: str | int | None = None,
        on_change: Any = "ignore",
        args: Any = None,
        kwargs: Any = None,
    ) -> Any:
        if label is None:
            raise errors.StreamlitMissingRequiredParameterError("label")
        width = of_button(use_container_width, width)
        check_look(type, None)
        callback = _handler(on_change, None)
        own_key = to_key(key)
        if on_change == "ignore":
            if own_key is not None:
                identify(self, "popover", own_key, {})
            fields = _popover(label, disabled, wrap, help, icon, width)
            return self._opening(self._block("popover", fields), None)
        check_policies(self, own_key, callback)
        arguments = {
            "label": label,
            "type": type,
            "help": help,
            "icon": icon,
            "disabled": disabled,
            "width": width,
        }
        made = self._listen(
            "popover", own_key, arguments, str(label), False, bool, callback, (args, kwargs), disabled=bool(disabled)
        )
        return self._listening("popover", _popover(label, disabled, wrap, help, icon, width), made)

    def _listening(self, kind: str, fields: dict[str, Json], made: _Listening) -> Any:
        """The container that is the widget `made`."""
        block = self._block(kind, {**fields, **made.fields()}, widget=made.id)
        made.draw(bool(made.value))
        return self._opening(block, made.value)

    def _listen(
        self,
        kind: str,
        key: str | None,
        arguments: dict[str, Any],
        label: str,
        default: Any,
        make: Callable[[Any], Any],
        callback: Callable[..., Any] | None,
        given: tuple[Any, Any],
        *,
        lasts: tuple[Any, Any] = (None, None),
        disabled: bool = False,
    ) -> _Listening:
        """Register the container as a widget; `make` turns the script's value into the page's."""
        widget_id = identify(self, kind, key, arguments, with_key=tuple(arguments))
        args, kwargs = given if callback is not None else (None, None)
        widget = Widget(
            self,
            kind,
            widget_id,
            key,
            label,
            make(default),
            lambda sent: default if sent is None else sent,
            make,
            callback,
            args,
            kwargs,
            disabled=disabled,
            lasts=lasts,
            bound=Bound(kind, options=arguments.get("tabs")),
        )
        return _Listening(widget_id, key, widget.register().value, widget)


def _check_size(width: Any, height: Any) -> None:
    """How large tabs may be."""
    check_width(width, content=False)
    check_height(height)


def _popover(label: Any, disabled: Any, wrap: Any, help: Any, icon: Any, width: Any) -> dict[str, Json]:
    """The fields of a popover; raises for arguments that are none of it."""
    fields: dict[str, Json] = {"label": wire_text(label), "disabled": flag(disabled)}
    if wrap is not None:
        flag(wrap)
    fields |= {"help": _help(help), "icon": valid_icon(icon)}
    check_width(width)
    return fields


def _handler(on_change: Any, bind: Any) -> Callable[..., Any] | None:
    """`on_change` of a container as a callback; the modes are none."""
    if not callable(on_change) and not (isinstance(on_change, str) and on_change in ("rerun", "ignore")):
        raise errors.StreamlitValueError("on_change", ["'rerun'", "'ignore'", "a callback function"])
    _check_bind(bind)
    return on_change if callable(on_change) else None


def _check_bind(bind: Any) -> None:
    if bind is not None and bind != "query-params":
        raise errors.StreamlitValueError("bind", ["'query-params'", "None"])


def _help(help: object) -> str | None:
    """A popover's help is shown as it is: Streamlit dedents all others."""
    return None if help is None else str(help) or None


def widgets(containers: Iterable[Mapping[str, Json]]) -> list[dict[str, Json]]:
    """The containers of a step that tell of their opening, as an action finds widgets: tabs are one."""
    found: dict[str, dict[str, Json]] = {}
    for each in containers:
        if "id" not in each:
            continue
        entry = {"id": each["id"], "key": each["key"], "in": each["path"]}
        if each["type"] != "tab":
            found[each["id"]] = {
                **entry,
                "type": each["type"],
                "label": each["label"],
                "value": each["open"],
                "disabled": each.get("disabled", False),
            }
            continue
        tabs = found.setdefault(
            each["id"], {**entry, "type": "tabs", "label": TABS_LABEL, "value": None, "options": []}
        )
        tabs["options"].append(each["label"])
        if each["open"]:
            tabs["value"] = each["label"]
    return list(found.values())
