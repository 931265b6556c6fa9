"""Widgets that choose among options: `selectbox`, `radio`, `multiselect`.

The page knows options by their text (`format_func`); the script gets the option itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from . import errors
from .binding import Bound
from .delta import DeltaGeneratorBase
from .icons import checked
from .rules import FREE, Rule
from .values import Json
from .widget import OnChange, Widget, change_handler, check_policies, clean_label, held_none, identify, listed, to_key


class _Options:
    """The options of one widget, by place and by text."""

    def __init__(self, options: Iterable[Any], format_func: Callable[[Any], Any]) -> None:
        self.values = listed(options)
        self.texts = [str(format_func(value)) for value in self.values]
        self.format = format_func
        self.index: dict[str, int] = {}
        for number, text in enumerate(self.texts):
            self.index.setdefault(text, number)

    def text(self, value: Any) -> Json:
        """The text of the script's value; None for no choice."""
        return None if value is None else str(self.format(value))

    def value(self, text: Json) -> Any:
        """The option with this text; the text itself when there is none any more."""
        number = self.index.get(text)
        return text if number is None else self.values[number]

    def has(self, value: Any) -> bool:
        try:
            return str(self.format(value)) in self.index
        except Exception:
            return False

    def check_index(self, index: object) -> None:
        if index is None:
            return
        if not isinstance(index, int):
            raise errors.StreamlitInvalidParameterTypeError("index", type(index).__name__, ["int", "None"])
        if self.values and not 0 <= index < len(self.values):
            raise errors.StreamlitValueOutOfRangeError("index", index, 0, len(self.values) - 1)

    def text_at(self, index: int | None) -> Json:
        return self.texts[index] if index is not None and self.texts else None

    def at(self, index: int | None) -> Any:
        return self.values[index] if index is not None and self.values else None


class ChoiceMixin(DeltaGeneratorBase):
    """One or several of a list."""

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
    ) -> Any:
        own_key = to_key(key)
        callback = change_handler(on_change)
        check_policies(self, own_key, callback)
        label = clean_label(label, label_visibility)
        known = _Options(options, format_func)
        known.check_index(index)
        _check_filter(filter_mode, free=accept_new_options)
        arguments = {
            "label": label,
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
        widget_id = identify(self, "selectbox", own_key, arguments, with_key=("accept_new_options",))
        checked(icon)
        fields: dict[str, Json] = {
            "placeholder": placeholder,
            "accept_new_options": accept_new_options,
            "clearable": index is None or held_none(own_key),
            "required": required,
            "help": help,
            "label_visibility": label_visibility,
        }
        return self._choose(
            "selectbox",
            widget_id,
            own_key,
            label,
            known,
            index,
            callback,
            args,
            kwargs,
            disabled,
            fields,
            (bind, persist_state),
            free=accept_new_options,
            rule=Rule(required),
        )

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
    ) -> Any:
        own_key = to_key(key)
        callback = change_handler(on_change)
        check_policies(self, own_key, callback)
        label = clean_label(label, label_visibility)
        known = _Options(options, format_func)
        arguments = {
            "label": label,
            "options": known.texts,
            "index": index,
            "help": help,
            "horizontal": horizontal,
            "captions": captions,
            "width": width,
        }
        widget_id = identify(self, "radio", own_key, arguments)
        known.check_index(index)
        fields: dict[str, Json] = {
            "horizontal": horizontal,
            "captions": None if captions is None else [caption or "" for caption in captions],
            "help": help,
            "label_visibility": label_visibility,
        }
        lasts = (bind, persist_state)
        return self._choose(
            "radio", widget_id, own_key, label, known, index, callback, args, kwargs, disabled, fields, lasts
        )

    def _choose(
        self,
        kind: str,
        widget_id: str,
        key: str | None,
        label: str,
        known: _Options,
        index: int | None,
        callback: Callable[..., Any] | None,
        args: Sequence[Any] | None,
        kwargs: dict[str, Any] | None,
        disabled: bool,
        fields: dict[str, Json],
        lasts: tuple[Any, Any],
        *,
        free: bool = False,
        rule: Rule = FREE,
    ) -> Any:
        clearable = index is None
        if held_none(key):
            index = None

        def deserialize(sent: Json) -> Any:
            return known.at(index) if sent is None else known.value(sent)

        widget = Widget(
            self,
            kind,
            widget_id,
            key,
            label,
            known.text_at(index),
            deserialize,
            known.text,
            callback,
            args,
            kwargs,
            self._current_form(),
            disabled,
            lasts=lasts,
            bound=Bound(kind, clearable=clearable, options=None if free else known.texts),
            rule=rule,
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        if current is not None and not free and not known.has(current):
            current, set_value = known.at(index), True
            widget.correct(current)
        options: list[Json] = list(known.texts)
        widget.draw(current, {"options": options, **fields}, set_value=set_value)
        return current

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
        select_all: bool | int = True,
        width: Any = "stretch",
        wrap: bool | None = None,
        bind: Any = None,
        persist_state: Any = None,
    ) -> list[Any]:
        own_key = to_key(key)
        callback = change_handler(on_change)
        check_policies(self, own_key, callback)
        label = clean_label(label, label_visibility)
        known = _Options(options, format_func)
        chosen = _default_choices(known, default)
        texts = [str(known.text(value)) for value in chosen]
        _check_filter(filter_mode, free=accept_new_options)
        arguments = {
            "label": label,
            "options": known.texts,
            "default": texts,
            "help": help,
            "max_selections": max_selections,
            "placeholder": placeholder,
            "accept_new_options": accept_new_options,
            "filter_mode": filter_mode,
            "select_all": select_all,
            "width": width,
        }
        with_key = ("max_selections", "accept_new_options")
        widget_id = identify(self, "multiselect", own_key, arguments, with_key=with_key)

        def deserialize(sent: Json) -> Any:
            return list(chosen) if sent is None else [known.value(text) for text in sent]

        def serialize(values: Any) -> Json:
            return [known.text(value) for value in values]

        widget = Widget(
            self,
            "multiselect",
            widget_id,
            own_key,
            label,
            texts,
            deserialize,
            serialize,
            callback,
            args,
            kwargs,
            self._current_form(),
            disabled,
            lasts=(bind, persist_state),
            bound=Bound(
                "multiselect", clearable=True, options=None if accept_new_options else known.texts, most=max_selections
            ),
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        if not accept_new_options and current:
            valid = [value for value in current if known.has(value)]
            if len(valid) != len(current):
                current, set_value = valid, True
                widget.correct(current)
        if max_selections is not None and len(current) > max_selections:
            raise errors.StreamlitSelectionCountExceedsMaxError(len(current), max_selections)
        fields: dict[str, Json] = {
            "options": list(known.texts),
            "placeholder": placeholder,
            "max_selections": max_selections,
            "accept_new_options": accept_new_options,
            "help": help,
            "label_visibility": label_visibility,
        }
        widget.draw(current, fields, set_value=set_value)
        return current


def _check_filter(mode: Any, *, free: bool) -> None:
    """Raise for a filter that is none, and for no filter where new options can be typed."""
    if mode not in ("fuzzy", "contains", "prefix", None):
        raise errors.StreamlitValueError("filter_mode", ["fuzzy", "contains", "prefix", "None"])
    if mode is None and free:
        raise errors.StreamlitIncompatibleParametersError(
            "filter_mode=None",
            "accept_new_options=True",
            explanation="`filter_mode` cannot be `None` when `accept_new_options=True`. Set `filter_mode` to `fuzzy`, "
            "`contains`, or `prefix`.",
        )


def _default_choices(known: _Options, default: Any) -> list[Any]:
    if default is None:
        return []
    wanted = list(default) if isinstance(default, list | tuple | set | frozenset) else [default]
    for value in wanted:
        if value not in known.values:
            raise errors.StreamlitDefaultNotInOptionsError(value)
    return wanted
