"""Widgets that pick from a scale: `select_slider`, `pagination` and `color_picker`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from ..arguments import wire
from ..arguments.options import Options, as_list, comparable
from ..arguments.sizes import check_width
from ..place.delta import DeltaGeneratorBase
from ..place.widget import (
    Asked,
    OnChange,
    change_handler,
    check_policies,
    identify,
    to_key,
)
from ..run import errors
from ..state.binding import Bound
from ..trace.values import Json

_HEX_COLOUR: Final = re.compile(r"^#(?:[0-9a-fA-F]{3}){1,2}$")


class PickerMixin(DeltaGeneratorBase):
    """Options on a slider, pages, and colours."""

    def select_slider(
        self,
        label: str,
        options: Iterable[Any] = (),
        value: Any = None,
        format_func: Callable[[Any], Any] = str,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
        bind: Any = None,
        persist_state: Any = None,
    ) -> Any:
        asked = Asked.of(self, "select_slider", locals())
        scale = _Scale(options, value, format_func)
        known = scale.known
        arguments = {"label": asked.label, "options": known.texts, "value": scale.start, "help": help, "width": width}
        widget_id = identify(self, "select_slider", asked.key, arguments)
        known.check()
        disabled = wire.flag(disabled)
        str(help)  # an error where it has no text
        check_width(width, content=False)
        widget = asked.widget(
            widget_id,
            scale.page_value([known.texts[index] for index in scale.start]),
            scale.deserialize,
            scale.serialize,
            disabled=disabled,
            bound=Bound("select_slider", twice=True),
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        pair = isinstance(current, tuple)
        current = known.all_renewed(current) if pair else known.renewed(current)
        if not scale.fits(current):
            current, set_value = scale.default() if pair else scale.first(), True
            widget.correct(current)
        fields: dict[str, Json] = {"options": list(known.texts)}
        widget.draw(current, fields, set_value=set_value)
        return current

    def pagination(
        self,
        num_pages: int,
        *,
        default: int = 1,
        max_visible_pages: int | None = 7,
        width: Any = "content",
        key: str | int | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        disabled: bool = False,
        bind: Any = None,
        persist_state: Any = None,
    ) -> int:
        asked = Asked(self, "pagination", to_key(key), change_handler(on_change), locals(), "Pagination")
        _check_pages(num_pages, default, max_visible_pages)
        check_policies(self, asked.key, asked.callback)
        arguments = {"num_pages": num_pages, "default": default, "most": max_visible_pages, "width": width}
        widget_id = identify(self, "pagination", asked.key, arguments)
        wire.count(num_pages, "Pagination.num_pages")
        if max_visible_pages is not None:
            wire.count(max_visible_pages, "Pagination.max_visible_pages")
        disabled = wire.flag(disabled)

        def is_page(value: Any) -> bool:
            return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= num_pages

        widget = asked.widget(
            widget_id,
            default,
            lambda sent: default if sent is None or sent < 1 or sent > num_pages else sent,
            lambda value: value,
            disabled=disabled,
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        if not is_page(current):
            current, set_value = default, True
            widget.correct(current)
        check_width(width)
        fields: dict[str, Json] = {
            "kind": "int",
            "min": 1,
            "max": num_pages,
            "most": max_visible_pages,
        }
        widget.draw(current, fields, set_value=set_value)
        return int(current)

    def color_picker(
        self,
        label: str,
        value: str | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "content",
        bind: Any = None,
        persist_state: Any = None,
    ) -> str:
        asked = Asked.of(self, "color_picker", locals())
        check_width(max(width, 40) if isinstance(width, int) else width)
        arguments = {"label": asked.label, "value": str(value), "help": help, "width": width}
        widget_id = identify(self, "color_picker", asked.key, arguments)
        colour = "#000000" if value is None else value
        if not isinstance(colour, str):
            raise errors.StreamlitInvalidParameterTypeError(
                "value", type(colour).__name__, ["str"], detail="Pass a hex string like `'#00FFAA'` or `'#000'`."
            )
        if not _HEX_COLOUR.match(colour):
            raise errors.StreamlitAPIException(
                f"'{colour}' is not a valid hex code for colors. Valid ones are like '#00FFAA' or '#000'."
            )

        disabled = wire.flag(disabled)
        str(help)

        def deserialize(sent: Json) -> str:
            text = "" if not sent else str(sent) if str(sent).startswith("#") else f"#{sent}"
            return text if _HEX_COLOUR.match(text) else colour

        widget = asked.widget(
            widget_id,
            colour,
            deserialize,
            str,
            disabled=disabled,
        )
        registered = widget.register()
        fields: dict[str, Json] = {}
        widget.draw(registered.value, fields, set_value=registered.set_value)
        return str(registered.value)


def _check_pages(count: Any, default: Any, most: Any) -> None:
    """Raise for what is no number of pages, no page to begin with, no number of pages to be seen at once."""
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise errors.StreamlitAPIException(f"`num_pages` must be an integer of at least 1. Got {count}.")
    if isinstance(default, bool) or not isinstance(default, int):
        raise errors.StreamlitInvalidParameterTypeError("default", type(default).__name__, ["int"])
    if not 1 <= default <= count:
        raise errors.StreamlitValueOutOfRangeError("default", default, 1, count)
    if most is not None and (not isinstance(most, int) or isinstance(most, bool) or most < 0):
        raise errors.StreamlitAPIException(f"`max_visible_pages` must be a non-negative integer or None. Got {most}.")


class _Scale:
    """The options of a select slider; the page knows them by their texts, one or two at a time."""

    def __init__(self, options: Any, value: Any, format_func: Callable[[Any], Any]) -> None:
        self.options = comparable(as_list(options))
        if not self.options:
            raise errors.StreamlitMissingRequiredParameterError("options", "Provide at least one option.")
        self.start = self._start(value)
        self.range = len(self.start) >= 2
        self.known = Options(options, self.options, format_func)

    def _start(self, value: Any) -> list[int]:
        if isinstance(value, list | tuple):
            start, end = [_place(self.options, each) for each in value]
            return sorted((start, end))
        try:
            return [_place(self.options, value)]
        except ValueError:
            if value is not None:
                raise
            return [0]

    def first(self) -> Any:
        return self.options[self.start[0]]

    def default(self) -> Any:
        """The pair that it begins with."""
        return self.first(), self.options[self.start[1] if self.range else -1]

    def deserialize(self, sent: Json) -> Any:
        texts = sent if isinstance(sent, list) else [] if sent is None else [sent]
        if len(texts) != (2 if self.range else 1):
            return self.default() if self.range else self.first()
        found = [self.known.index.get(str(text), self.start[number]) for number, text in enumerate(texts)]
        if self.range:
            return tuple(self.options[number] for number in sorted(found))
        return self.options[found[0]]

    def serialize(self, value: Any) -> Json:
        try:
            text = self.known.text(value)
            if text in self.known.index:
                return text
        except Exception:
            pass
        if isinstance(value, list | tuple):
            return [self.known.text(each) for each in value]
        return self.known.text(value)

    def page_value(self, texts: list[str]) -> Json:
        return list(texts) if self.range else texts[0]

    def fits(self, value: Any) -> bool:
        """True when each end of a pair is an option, or the one value is."""
        if not isinstance(value, tuple):
            return self.known.fits(value)
        return len(self.known.fitting((value[0], value[1]))) == 2


def _place(options: list[Any], value: Any) -> int:
    for number, option in enumerate(options):
        if value == option:
            return number
        if isinstance(option, float) and isinstance(value, float) and abs(value - option) < 5e-12:
            return number
    raise ValueError(f"{value} is not in iterable")
