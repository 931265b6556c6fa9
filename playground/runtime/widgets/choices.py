"""Widgets that choose among options: `selectbox`, `radio`, `multiselect`.

The page knows options by their text (`format_func`); the script gets the option itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Sized
from numbers import Integral
from typing import Any

from ..arguments import wire
from ..arguments.icons import valid_icon
from ..arguments.options import GONE, Options, as_list, chosen, comparable
from ..arguments.rules import FREE, Rule
from ..arguments.sizes import check_width
from ..place.delta import DeltaGeneratorBase
from ..place.remembered import Shown, remembered
from ..place.widget import (
    Asked,
    OnChange,
    held_none,
    identify,
)
from ..run import errors
from ..state.binding import Bound
from ..state.state import Registered
from ..trace.values import Json


class ChoiceMixin(DeltaGeneratorBase):
    """One or several of a list."""

    @remembered
    def selectbox(
        self,
        label: str,
        options: Iterable[Any],
        index: int | None = 0,
        format_func: Callable[[Any], Any] = str,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: str = "visible",
        icon: str | None = None,
        accept_new_options: bool = False,
        filter_mode: str | None = "fuzzy",
        width: Any = "stretch",
        bind: Any = None,
        persist_state: Any = None,
    ) -> tuple[Shown, Any]:
        asked = Asked.of(self, "selectbox", locals())
        values = comparable(as_list(options))
        _check_index(values, index)
        _check_filter(filter_mode, free=accept_new_options)
        known = Options(options, values, format_func)
        arguments = {
            "label": asked.label,
            "options": known.texts,
            "index": index,
            "help": help,
            "placeholder": placeholder,
            "accept_new_options": accept_new_options,
            "filter_mode": filter_mode,
            "width": width,
            "required": required,
            "icon": icon,
        }
        widget_id = identify(self, "selectbox", asked.key, arguments, with_key=("accept_new_options",))
        if index is not None and not held_none(asked.key):
            wire.whole(index, "Selectbox.default")
        known.check()
        placeholder = _placeholder(placeholder)
        disabled, required = wire.flag(disabled), wire.flag(required)
        accept_new_options = wire.flag(accept_new_options)
        str(help)  # an error where it has no text
        valid_icon(icon)
        fields: dict[str, Json] = {
            "placeholder": placeholder,
            "accept_new_options": accept_new_options,
            "clearable": index is None or held_none(asked.key),
            "required": required,
        }
        return self._choose(
            asked,
            widget_id,
            known,
            index,
            fields,
            disabled=disabled,
            free=accept_new_options,
            rule=Rule(required),
            width=width,
        )

    @remembered
    def radio(
        self,
        label: str,
        options: Iterable[Any],
        index: int | None = 0,
        format_func: Callable[[Any], Any] = str,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        disabled: bool = False,
        horizontal: bool = False,
        captions: Sequence[str] | None = None,
        label_visibility: str = "visible",
        width: Any = "content",
        bind: Any = None,
        persist_state: Any = None,
    ) -> tuple[Shown, Any]:
        asked = Asked.of(self, "radio", locals())
        check_width(width)
        values = comparable(as_list(options))
        known = Options(options, values, format_func)
        arguments = {
            "label": asked.label,
            "options": known.texts,
            "index": index,
            "help": help,
            "horizontal": horizontal,
            "captions": captions,
            "width": width,
        }
        widget_id = identify(self, "radio", asked.key, arguments)
        _check_index(values, index)
        if index is not None and not held_none(asked.key):
            wire.whole(index, "Radio.default")
        known.check()
        horizontal, disabled = wire.flag(horizontal), wire.flag(disabled)
        fields: dict[str, Json] = {
            "horizontal": horizontal,
            "captions": None if captions is None else list(map(_caption, captions)) or None,
        }
        return self._choose(asked, widget_id, known, index, fields, disabled=disabled)

    def _choose(
        self,
        asked: Asked,
        widget_id: str,
        known: Options,
        index: int | None,
        fields: dict[str, Json],
        *,
        disabled: bool,
        free: bool = False,
        rule: Rule = FREE,
        width: Any = None,
    ) -> tuple[Shown, Any]:
        kind = asked.kind
        clearable = index is None
        if held_none(asked.key):
            index = None

        def deserialize(sent: Json) -> Any:
            if kind == "radio" and not known.values:
                return None
            return known.at(index) if sent is None else known.value(sent)

        def serialize(value: Any) -> Json:
            if value is None or (kind == "radio" and not known.values):
                return None
            return known.text_or_repr(value)

        widget = asked.widget(
            widget_id,
            known.text_at(index),
            deserialize,
            serialize,
            disabled=disabled,
            bound=Bound(kind, clearable=clearable, options=None if free else known.texts),
            rule=rule,
        )

        def settle(registered: Registered) -> tuple[Any, bool]:
            current, set_value = known.renewed(registered.value), registered.set_value
            if kind == "selectbox" and not free:
                current = known.still_chosen(current, registered.sent)
            if current is GONE or (kind == "radio" and not known.fits(current)):
                current, set_value = known.at(index), True
                widget.correct(current)
            if width is not None:
                check_width(width, content=False)
            return current, set_value

        options: list[Json] = list(known.texts)
        return Shown.first(widget, {"options": options, **fields}, settle=settle)

    def multiselect(
        self,
        label: str,
        options: Iterable[Any],
        default: Any = None,
        format_func: Callable[[Any], Any] = str,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        max_selections: int | None = None,
        placeholder: str | None = None,
        disabled: bool = False,
        label_visibility: str = "visible",
        accept_new_options: bool = False,
        filter_mode: str | None = "fuzzy",
        select_all: bool | int = 1000,
        width: Any = "stretch",
        wrap: bool | None = None,
        bind: Any = None,
        persist_state: Any = None,
    ) -> list[Any]:
        asked = Asked.of(self, "multiselect", locals())
        _check_most(max_selections)
        values = comparable(as_list(options))
        known = Options(options, values, format_func)
        starts = chosen(values, default)
        first = {text: number for number, text in reversed(list(enumerate(known.texts)))}
        _check_filter(filter_mode, free=accept_new_options)
        select_all = _all_below(select_all)
        arguments = {
            "label": asked.label,
            "options": known.texts,
            "default": starts,
            "help": help,
            "max_selections": max_selections,
            "placeholder": placeholder,
            "accept_new_options": accept_new_options,
            "filter_mode": filter_mode,
            "select_all": select_all,
            "width": width,
        }
        with_key = ("max_selections", "accept_new_options")
        widget_id = identify(self, "multiselect", asked.key, arguments, with_key=with_key)
        disabled = wire.flag(disabled)
        wire.whole(max_selections or 0, "MultiSelect.max_selections")
        placeholder = _placeholder(placeholder)
        known.check()
        str(help)
        accept_new_options = wire.flag(accept_new_options)
        if wrap is not None:
            wire.flag(wrap)

        def deserialize(sent: Json) -> Any:
            if sent is None:
                return [values[number] for number in starts]
            return [values[first[text]] if text in first else text for text in sent]

        def serialize(value: Any) -> Json:
            return [known.text_or_repr(each) for each in as_list(value)]

        widget = asked.widget(
            widget_id,
            [known.texts[number] for number in starts],
            deserialize,
            serialize,
            disabled=disabled,
            bound=Bound(
                "multiselect", clearable=True, options=None if accept_new_options else known.texts, most=max_selections
            ),
        )
        registered = widget.register()
        _check_count(registered.value, max_selections)
        current, set_value = known.all_renewed(registered.value), registered.set_value
        if not accept_new_options and current:
            fitting = known.fitting(current)
            if len(fitting) != len(current):
                current, set_value = fitting, True
                widget.correct(current)
        check_width(width, content=False)
        fields: dict[str, Json] = {
            "options": list(known.texts),
            "placeholder": placeholder,
            "max_selections": max_selections,
            "accept_new_options": accept_new_options,
        }
        widget.draw(current, fields, set_value=set_value)
        return current


def _check_filter(mode: Any, *, free: bool) -> None:
    """Raise for a filter that is none, and for no filter where new options can be typed."""
    if mode is not None and not (isinstance(mode, str) and mode in ("fuzzy", "contains", "prefix")):
        raise errors.StreamlitValueError("filter_mode", ["fuzzy", "contains", "prefix", "None"])
    if mode is None and free:
        raise errors.StreamlitIncompatibleParametersError(
            "filter_mode=None",
            "accept_new_options=True",
            explanation="`filter_mode` cannot be `None` when `accept_new_options=True`. Set `filter_mode` to `fuzzy`, "
            "`contains`, or `prefix`.",
        )


def _caption(caption: Any) -> str:
    if caption is not None and not isinstance(caption, str):
        raise errors.StreamlitInvalidParameterTypeError("captions", type(caption).__name__, ["str", "None"])
    return caption or ""


def _check_most(most: Any) -> None:
    """Raise for a `max_selections` that is no positive number."""
    if most is None:
        return
    if isinstance(most, bool) or not isinstance(most, Integral) or most < 1:
        zero = isinstance(most, Integral) and most == 0
        detail = "To disable `st.multiselect`, use `disabled=True`." if zero else None
        raise errors.StreamlitValueError("max_selections", ["a positive integer"], detail=detail)


def _all_below(select_all: Any) -> int:
    """Up to how many options the button "Select all" is there: -1 for always, 0 for never."""
    if isinstance(select_all, bool):
        return -1 if select_all else 0
    if not isinstance(select_all, int):
        raise errors.StreamlitInvalidParameterTypeError("select_all", type(select_all).__name__, ["bool", "int"])
    if select_all < 0:
        raise errors.StreamlitValueError(
            "select_all",
            ["True", "False", "a non-negative integer"],
            detail="When using an int, `select_all` must be a non-negative integer.",
        )
    return min(select_all, 2**31 - 1)


def _check_index(values: list[Any], index: object) -> None:
    if index is None:
        return
    if not isinstance(index, int):
        raise errors.StreamlitInvalidParameterTypeError("index", type(index).__name__, ["int", "None"])
    if values and not 0 <= index < len(values):
        raise errors.StreamlitValueOutOfRangeError("index", index, 0, len(values) - 1)


def _check_count(value: Any, most: int | None) -> None:
    """Raise for more choices than there may be; something that has no length is one."""
    if most is None or value is None:
        return
    count = len(value) if isinstance(value, Sized) else 1
    if count > most:
        raise errors.StreamlitSelectionCountExceedsMaxError(count, most)


def _placeholder(given: Any) -> str | None:
    """What an empty field says: a space where the script wants nothing, None for the page's own words."""
    return wire.text(" " if given == "" else given or "") or None
