"""Widgets of small buttons, one or several of which are chosen: `pills`, `segmented_control`, `feedback`.

Unlike a radio, a choice can be taken back: an empty choice is a page value of its own, not the default.
"""

from __future__ import annotations

import numbers
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ..arguments import wire
from ..arguments.options import Options, as_list, chosen, comparable
from ..arguments.sizes import check_width
from ..browser.page_values import NOTHING
from ..place.delta import DeltaGeneratorBase
from ..place.widget import (
    Asked,
    OnChange,
    change_handler,
    check_policies,
    clean_label,
    identify,
    to_key,
)
from ..run import context, errors
from ..state.binding import Bound
from ..trace.values import Json

if TYPE_CHECKING:
    from ..state.state import SessionState

_FEEDBACK: Final = {"thumbs": 2, "faces": 5, "stars": 5}


class PillMixin(DeltaGeneratorBase):
    """Choices that can be taken back."""

    def pills(
        self,
        label: str,
        options: Iterable[Any],
        *,
        selection_mode: str = "single",
        default: Any = None,
        required: bool = False,
        format_func: Callable[[Any], str] | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "content",
        wrap: bool | None = None,
        bind: Any = None,
        persist_state: Any = None,
    ) -> Any:
        return self._group("pills", locals())

    def segmented_control(
        self,
        label: str,
        options: Iterable[Any],
        *,
        selection_mode: str = "single",
        default: Any = None,
        required: bool = False,
        format_func: Callable[[Any], str] | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "content",
        wrap: bool | None = None,
        bind: Any = None,
        persist_state: Any = None,
    ) -> Any:
        return self._group("segmented_control", locals())

    def _group(self, kind: str, given: dict[str, Any]) -> Any:
        """Either of the two; `given` are the arguments of its call by name."""
        label = clean_label(given["label"], given["label_visibility"])
        group = _Group(given)
        key, width = to_key(given["key"]), given["width"]
        if key is not None:
            group.remember(context.current().state, key)
        group.check_mode(kind)
        asked = Asked(self, kind, key, change_handler(given["on_change"]), given, label)
        check_width(width)
        check_policies(self, key, asked.callback)
        known = group.known
        known.check_split()
        options = [known.text(value) for value in known.values]
        arguments = {
            "options": options,
            "default": group.start,
            "click_mode": group.mode,
            "width": width,
            "label": label,
            "help": given["help"],
        }
        widget_id = identify(self, kind, key, arguments, with_key=("click_mode",))
        disabled, group.required = wire.flag(given["disabled"]), wire.flag(group.required)
        str(given["help"])  # an error where it has no text
        if given["wrap"] is not None:
            wire.flag(given["wrap"])
        widget = asked.widget(
            widget_id,
            [options[index] for index in group.start],
            group.deserialize,
            group.serialize,
            disabled=disabled,
            bound=Bound(kind, clearable=True, options=known.texts, most=1 if group.mode == "single" else None),
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        fitting = group.fitting(current)
        if fitting is not current:
            current, set_value = fitting, True
            widget.correct(current)
        shown = group.serialize(current)
        renamed = registered.sent is not None and registered.sent != shown
        fields: dict[str, Json] = {
            "options": options,
            "mode": group.mode,
            "required": group.required,
        }
        spec = widget.spec()
        if set_value or renamed:
            spec = replace(spec, value=shown, set_value=True)
        widget.show(spec, widget.fields(fields), current, set_value=False)
        return known.renewed(current) if group.mode == "single" else known.all_renewed(current)

    def feedback(
        self,
        options: str = "thumbs",
        *,
        key: str | int | None = None,
        default: int | None = None,
        disabled: bool = False,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        width: Any = "content",
        bind: Any = None,
        persist_state: Any = None,
    ) -> int | None:
        if options not in set(_FEEDBACK):
            raise errors.StreamlitValueError("options", [f"'{kind}'" for kind in _FEEDBACK])
        count = _FEEDBACK[options]
        if default is not None and not 0 <= default < count:
            raise errors.StreamlitValueOutOfRangeError("default", default, 0, count - 1)
        asked = Asked(self, "feedback", to_key(key), change_handler(on_change), locals(), "Feedback")
        check_width(width)
        check_policies(self, asked.key, asked.callback)
        arguments = {"options": options, "default": default, "width": width}
        widget_id = identify(self, "feedback", asked.key, arguments, with_key=("options",))
        disabled = wire.flag(disabled)
        if default is not None:
            default = wire.count(default, "Feedback.default")

        def deserialize(sent: Json) -> int | None:
            if sent is None:
                return default
            if sent == NOTHING:
                return None
            return int(sent) if 0 <= int(sent) < count else default

        def serialize(value: Any) -> Json:
            return NOTHING if value is None else value

        widget = asked.widget(
            widget_id,
            serialize(default),
            deserialize,
            serialize,
            disabled=disabled,
            bound=Bound("feedback", clearable=True),
        )
        registered = widget.register()
        current, set_value = registered.value, registered.set_value
        whole = isinstance(current, numbers.Integral) and not isinstance(current, bool)
        if current is not None and not (whole and 0 <= int(current) < count):
            current, set_value = default, True
            widget.correct(current)
        fields: dict[str, Json] = {"kind": options, "count": count}
        widget.draw(current, fields, set_value=set_value)
        return None if current is None else int(current)


class _Group:
    """The options of one group, and what of them can be chosen."""

    def __init__(self, given: dict[str, Any]) -> None:
        """`given` are the arguments of the call by name."""
        options, mode, required = given["options"], given["selection_mode"], given["required"]
        if required and mode == "multi":
            raise errors.StreamlitIncompatibleParametersError(
                "required=True",
                "selection_mode='multi'",
                explanation="`required` is only supported for single-select mode.",
            )
        values = comparable(as_list(options))
        self.mode = mode
        self.required = required
        self.start = chosen(values, given["default"])
        self.known = Options(options, values, given["format_func"] or str)
        self.kept: Any = None

    def check_mode(self, kind: str) -> None:
        if self.mode not in {"single", "multi"}:
            raise errors.StreamlitValueError("selection_mode", ["'single'", "'multi'"])
        if self.mode == "single" and len(self.start) > 1:
            raise errors.StreamlitAPIException(
                f"The default argument to `st.{kind}` must be a single value when `selection_mode='single'`."
            )

    def remember(self, state: SessionState, key: str) -> None:
        """Keep what state holds: a choice stays when only the texts of the options have changed."""
        options = self.known.values
        try:
            held = state[key]
            if self.mode != "multi":
                self.kept = held if held is not None and held in options else None
            elif isinstance(held, list):
                self.kept = [value for value in held if value in options] or None
        except Exception:  # a `==` of the script's
            return

    def deserialize(self, sent: Json) -> Any:
        return self._one(sent) if self.mode == "single" else self._several(sent)

    def _default(self) -> Any:
        return self.known.values[self.start[0]] if self.start else None

    def _one(self, sent: Json) -> Any:
        if not self.known.values:
            return None
        if sent is None:
            return self._default()
        if not sent:
            return None
        number = self.known.index.get(sent[0])
        if number is not None:
            return self.known.values[number]
        return self.kept if self.kept is not None else self._default()

    def _several(self, sent: Json) -> list[Any]:
        options, index = self.known.values, self.known.index
        defaults = [options[number] for number in self.start]
        if sent is None:
            return defaults
        found = [options[index[text]] for text in sent if text in index]
        if len(found) < len(sent) and self.kept is not None:
            more = [value for value in self.kept if value not in found]
            if len(sent) - len(found) >= len(more):
                return list(self.kept) + [value for value in found if value not in self.kept]
            return found
        return found or (defaults if sent else [])

    def serialize(self, value: Any) -> Json:
        if value is None or (self.mode == "single" and not self.known.values):
            return []
        return [self._text(each) for each in ([value] if self.mode == "single" else as_list(value))]

    def _text(self, value: Any) -> str:
        for number, option in enumerate(self.known.values):
            if option == value:
                return self.known.texts[number]
        return self.known.text_or_repr(value)

    def fitting(self, value: Any) -> Any:
        """`value` itself when every choice in it is an option, else what stands for it (rule state-invalid-reset)."""
        if self.mode == "single":
            return value if self.known.fits(value) else self._default()
        if not value:
            return value
        found = self.known.fitting(value)
        return value if len(found) == len(value) else found
