"""Containers: places that hold elements, in an order of their own (rule container-order)."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Integral
from typing import Any, Final

from ..arguments.sizes import check_alignment, check_gap, check_height, check_width, check_wrap
from ..arguments.wire import flag
from ..arguments.wire import text as wire_text
from ..browser.page import FormSpec
from ..place.delta import DeltaGeneratorBase
from ..place.widget import identify, to_key, warn_cached
from ..run import context, errors

_ACROSS: Final = ["left", "center", "right", "distribute"]
_IN_COLUMN: Final = {"top": "start", "center": "center", "bottom": "end"}
_DOWN: Final = ["top", "center", "bottom", "distribute"]


class LayoutMixin(DeltaGeneratorBase):
    """`container`, `columns`, `form`."""

    def container(
        self,
        *,
        border: bool | None = None,
        key: str | int | None = None,
        width: Any = "stretch",
        height: Any = "content",
        horizontal: bool = False,
        wrap: bool = True,
        horizontal_alignment: str = "left",
        vertical_alignment: str = "top",
        gap: Any = "small",
        autoscroll: bool | None = None,
    ) -> Any:
        own_key = to_key(key)
        flag(border or False)
        check_gap(gap)
        check_alignment("horizontal_alignment", horizontal_alignment, _ACROSS)
        check_alignment("vertical_alignment", vertical_alignment, _DOWN)
        if wrap is False and not horizontal:
            raise errors.StreamlitIncompatibleParametersError(
                "wrap=False",
                "horizontal=False",
                explanation="A vertical container has no horizontal row of elements to keep in a single, scrolling "
                "row. Set `horizontal=True` to use `wrap=False`, or remove the `wrap` argument.",
            )
        if horizontal:
            flag(wrap)
        check_width(width)
        framed = isinstance(height, int) if border is None else flag(border)
        check_height(height)
        if own_key:
            identify(self, "container", own_key, {})
        if autoscroll is not None:
            flag(autoscroll)
        fields = {"border": framed, "horizontal": horizontal, "key": own_key}
        return self._block("container", fields)

    def columns(
        self,
        spec: int | Sequence[float],
        *,
        gap: Any = "small",
        vertical_alignment: str = "top",
        border: bool = False,
        width: Any = "stretch",
        wrap: bool = True,
    ) -> list[Any]:
        weights: Any = (1,) * int(spec) if isinstance(spec, Integral) else spec
        try:
            wrong = len(weights) == 0 or any(weight <= 0 for weight in weights)
        except TypeError:
            kinds = ["int", "sequence of numbers"]
            raise errors.StreamlitInvalidParameterTypeError("spec", type(spec).__name__, kinds) from None
        if wrong:
            raise errors.StreamlitInvalidColumnSpecError
        check_wrap(wrap)
        check_alignment("vertical_alignment", vertical_alignment, _IN_COLUMN)
        check_gap(gap)
        check_width(width, content=False)
        total = sum(weights)
        border = flag(border)
        row = self._block("columns", {})
        return [row._block("column", {"width": round(weight / total, 4), "border": border}) for weight in weights]

    def form(
        self,
        key: str,
        clear_on_submit: bool = False,
        *,
        enter_to_submit: bool = True,
        border: bool = True,
        width: Any = "stretch",
        height: Any = "content",
    ) -> Any:
        if self._current_form():
            raise errors.StreamlitInvalidLayoutContextError("Forms cannot be nested in other forms.")
        run = context.current()
        if run.captures:
            warn_cached(self)
        if key is not None and run.state.is_new(key):
            raise errors.StreamlitValueAssignmentNotAllowedError(key)
        if key in run.form_ids:
            raise errors.StreamlitDuplicateElementKey(key)
        run.form_ids.add(key)
        key = wire_text(key)
        clear_on_submit, enter_to_submit, border = flag(clear_on_submit), flag(enter_to_submit), flag(border)
        check_width(width)
        check_height(height)
        fields = {"key": key, "border": border, "enter_to_submit": enter_to_submit, "clear_on_submit": clear_on_submit}
        block = self._block("form", fields)
        block._form_id = key
        run.page.add_form(FormSpec(key, clear_on_submit))
        return block
