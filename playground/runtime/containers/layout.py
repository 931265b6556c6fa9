"""Containers: places that hold elements, in an order of their own (rule container-order)."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Integral
from typing import Any, Final, Self

from ..arguments.sizes import MOST_PIXELS, check_alignment, check_gap, check_height, check_width, check_wrap
from ..arguments.wire import flag
from ..arguments.wire import text as wire_text
from ..browser.page import FormSpec
from ..place.delta import DeltaGeneratorBase
from ..place.widget import identify, to_key, warn_cached
from ..run import context, errors

_ACROSS: Final = ["left", "center", "right", "distribute"]
_IN_COLUMN: Final = {"top": "start", "center": "center", "bottom": "end"}
_DOWN: Final = ["top", "center", "bottom", "distribute"]


_COLUMNS: Final = (1, 24)
"""How many columns a grid may have."""


class LayoutMixin(DeltaGeneratorBase):
    """`container`, `columns`, `grid`, `form`."""

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

    def grid(
        self,
        columns: str | int = "auto",
        *,
        min_column_width: str | int = "auto",
        wrap: bool = True,
        gap: Any = "small",
        vertical_alignment: str = "top",
        border: bool = False,
        row_height: str | int = "content",
        width: Any = "stretch",
        height: Any = "content",
        key: str | int | None = None,
        dense: bool = False,
    ) -> Any:
        check_wrap(wrap)
        _check_bool("border", border)
        _check_bool("dense", dense)
        columns = _tracks("columns", columns, "auto", _COLUMNS)
        if columns == "auto" and wrap is False:
            raise errors.StreamlitIncompatibleParametersError(
                'columns="auto"',
                "wrap=False",
                explanation="`wrap=False` requires an explicit column count. Pass an integer, such as "
                "`st.grid(3, wrap=False)`.",
            )
        min_column_width = _tracks("min_column_width", min_column_width, "auto")
        gaps = _two_gaps(gap)
        check_alignment("vertical_alignment", vertical_alignment, ["top", "center", "bottom"])
        row_height = _tracks("row_height", row_height, "content")
        check_width(width, content=False)
        check_height(height)
        for each, detail in gaps:
            check_gap(each, detail=detail)
        own_key = to_key(key)
        if own_key:
            identify(self, "grid", own_key, {})
        fields = {
            "columns": columns,
            "min_column_width": min_column_width,
            "wrap": wrap,
            "vertical_alignment": vertical_alignment,
            "border": border,
            "row_height": row_height,
            "dense": dense,
            "key": own_key or None,
        }
        made = self._block("grid", fields)
        if made is not self:
            made.__class__ = self._more["grid"]
            made._columns = columns
        return made

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


class GridMixin(DeltaGeneratorBase, more_for=("grid",)):
    """What a grid has beside all that a container has."""

    _columns: str | int

    def __enter__(self) -> Self:  # type: ignore[override]
        super().__enter__()
        return self

    def cell(self, *, column_span: str | int = 1, row_span: int = 1) -> Any:
        column_span = _tracks("column_span", column_span, "all")
        if isinstance(column_span, int) and isinstance(self._columns, int) and column_span > self._columns:
            raise errors.StreamlitValueOutOfRangeError("column_span", column_span, 1, self._columns)
        return self._block("cell", {"column_span": column_span, "row_span": _tracks("row_span", row_span)})


GridMixin.cell.__qualname__ = "GridContainer.cell"  # Python's own errors name it


def _check_bool(name: str, value: Any) -> None:
    if not isinstance(value, bool):
        raise errors.StreamlitInvalidParameterTypeError(name, type(value).__name__, ["bool"])


def _tracks(name: str, value: Any, word: str = "", ends: tuple[int, int] | None = None) -> Any:
    """`value`, which is the one `word` that there is, or a whole number from 1 on, or within `ends`."""
    number = "a positive integer" if ends is None else f"an integer from {ends[0]} to {ends[1]}"
    words = [f'"{word}"'] if word else []
    if isinstance(value, str) and word:
        if value == word:
            return value
        raise errors.StreamlitValueError(name, [*words, number], detail=f"Got {value!r}.")
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise errors.StreamlitInvalidParameterTypeError(name, type(value).__name__, ["int", *words])
    tracks: Any = value
    if ends is not None:
        if not ends[0] <= tracks <= ends[1]:
            raise errors.StreamlitValueOutOfRangeError(name, value, *ends)
    elif tracks < 1:
        raise errors.StreamlitValueError(name, [*words, number], detail=f"Got {value!r}.")
    elif tracks > MOST_PIXELS:
        raise errors.StreamlitValueOutOfRangeError(name, value, 1, MOST_PIXELS)
    return value


def _two_gaps(gap: Any) -> list[tuple[Any, str]]:
    """The gaps between rows and between columns, with what is said of each."""
    if not isinstance(gap, tuple | list):
        return [(gap, "")]
    if len(gap) != 2:
        raise errors.StreamlitValueError(
            "gap",
            ["a gap size", "a 2-tuple or 2-list of (row_gap, column_gap)"],
            detail=f"Got a sequence with {len(gap)} elements.",
        )
    return [
        (each, f"Got {each!r} for the {name} gap in `gap`.") for each, name in zip(gap, ("row", "column"), strict=True)
    ]
