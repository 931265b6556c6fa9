"""Containers: places that hold elements, in an order of their own (rule 49)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from . import context, errors
from .delta import DeltaGeneratorBase
from .page import FormSpec
from .widget import check_policies, identify, to_key

_GAPS: Final = ("xxsmall", "xsmall", "small", "medium", "large", "xlarge", "xxlarge")


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
        if wrap is False and not horizontal:
            raise errors.StreamlitIncompatibleParametersError(
                "wrap=False",
                "horizontal=False",
                explanation="A vertical container has no horizontal row of elements to keep in a single, scrolling "
                "row. Set `horizontal=True` to use `wrap=False`, or remove the `wrap` argument.",
            )
        if own_key:
            identify(self, "container", own_key, {})
        framed = isinstance(height, int) if border is None else bool(border)
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
        weights = [1] * spec if isinstance(spec, int) else spec
        try:
            wrong = len(weights) == 0 or any(weight <= 0 for weight in weights)
        except TypeError:
            kinds = ["int", "sequence of numbers"]
            raise errors.StreamlitInvalidParameterTypeError("spec", type(spec).__name__, kinds) from None
        if wrong:
            raise errors.StreamlitInvalidColumnSpecError
        if vertical_alignment not in ("top", "center", "bottom"):
            kinds = ["'top'", "'center'", "'bottom'"]
            raise errors.StreamlitValueError("vertical_alignment", kinds, detail=f"Got {vertical_alignment!r}.")
        pixels = isinstance(gap, int) and not isinstance(gap, bool) and gap >= 0
        if gap is not None and not pixels and gap not in _GAPS:
            kinds = [*(f"'{each}'" for each in _GAPS), "None", "a non-negative integer (pixels)"]
            raise errors.StreamlitValueError("gap", kinds, detail=f"Got {gap!r}.")
        total = sum(weights)
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
        key = str(key)
        check_policies(self, key, None, writable=False)
        run = context.current()
        if key in run.form_ids:
            raise errors.StreamlitDuplicateElementKey(key)
        run.form_ids.add(key)
        fields = {"key": key, "border": border, "enter_to_submit": enter_to_submit, "clear_on_submit": clear_on_submit}
        block = self._block("form", fields)
        block._form_id = key
        run.page.add_form(FormSpec(key, clear_on_submit))
        return block
