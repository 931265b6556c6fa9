"""Simple charts: `line_chart`, `area_chart`, `bar_chart`, `scatter_chart`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..arguments.colors import css, is_color, of_series
from ..arguments.options import as_list
from ..arguments.sizes import check_height, check_width
from ..arguments.wire import flag
from ..data.frame import Frame, cell
from ..place.delta import DeltaGeneratorBase
from ..run import errors
from ..trace.values import Json
from . import altair


class ChartMixin(DeltaGeneratorBase):
    """Numbers that are seen."""

    def line_chart(
        self,
        data: Any = None,
        *,
        x: str | None = None,
        y: str | Sequence[str] | None = None,
        x_label: str | None = None,
        y_label: str | None = None,
        color: Any = None,
        width: Any = "stretch",
        height: Any = "content",
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: draws in its own way."""
        look = _Look(width, height, use_container_width)
        return self._chart("line_chart", data, x, y, x_label, y_label, color, {"alt": alt}, look)

    def area_chart(
        self,
        data: Any = None,
        *,
        x: str | None = None,
        y: str | Sequence[str] | None = None,
        x_label: str | None = None,
        y_label: str | None = None,
        color: Any = None,
        stack: Any = None,
        width: Any = "stretch",
        height: Any = "content",
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: draws in its own way."""
        _check_stack(stack)
        look = _Look(width, height, use_container_width)
        return self._chart("area_chart", data, x, y, x_label, y_label, color, {"alt": alt, "stack": stack}, look)

    def bar_chart(
        self,
        data: Any = None,
        *,
        x: str | None = None,
        y: str | Sequence[str] | None = None,
        x_label: str | None = None,
        y_label: str | None = None,
        color: Any = None,
        horizontal: bool = False,
        sort: bool | str = True,
        stack: Any = None,
        width: Any = "stretch",
        height: Any = "content",
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: draws in its own way."""
        _check_stack(stack)
        look = _Look(width, height, use_container_width)
        more: dict[str, Json] = {"alt": alt, "stack": stack, "horizontal": bool(horizontal)}
        return self._chart("bar_chart", data, x, y, x_label, y_label, color, more, look, sort)

    def scatter_chart(
        self,
        data: Any = None,
        *,
        x: str | None = None,
        y: str | Sequence[str] | None = None,
        x_label: str | None = None,
        y_label: str | None = None,
        color: Any = None,
        size: Any = None,
        width: Any = "stretch",
        height: Any = "content",
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: draws in its own way."""
        look = _Look(width, height, use_container_width)
        return self._chart("scatter_chart", data, x, y, x_label, y_label, color, {"alt": alt}, look, size=size)

    def _chart(
        self,
        kind: str,
        data: Any,
        x: Any,
        y: Any,
        x_label: str | None,
        y_label: str | None,
        color: Any,
        more: dict[str, Json],
        look: _Look,
        sort: bool | str = True,
        size: Any = None,
    ) -> Any:
        frame = Frame.of(data)
        if x is not None and not isinstance(x, str):
            detail = "Pass a column name or None to use the dataframe's index."
            raise errors.StreamlitInvalidParameterTypeError("x", type(x).__name__, ["str", "None"], detail=detail)
        by = color if isinstance(color, str) and color in frame.names else None
        wanted = [y] if isinstance(y, str) else [str(name) for name in as_list(y)] if y is not None else None
        for name in [*([] if x is None else [x]), *(wanted or [])]:
            if name not in frame.names:
                raise _missing(name, frame.columns)
        if sort is not True and sort is not False and sort.removeprefix("-") not in frame.names:
            raise _missing(sort.removeprefix("-"), frame.columns)
        names = wanted if wanted is not None else [name for name in frame.columns if name not in (x, by)]
        across = frame.index if x is None else frame.column(x)
        series = _series(frame, names) if by is None else _split(frame, names, by, across)
        if x is None and not frame.rows:
            series = []  # no cell names its series
        given = None if by is not None else of_series(color, names)
        for each, colour in zip(series, given or (), strict=False):
            each["color"] = colour
        if isinstance(sort, str) and len(names) > 1:  # what others are sorted by is not drawn beside them
            series = [each for each in series if each["name"] != sort.removeprefix("-")]
        if kind == "bar_chart":
            by_column = frame.column(sort.removeprefix("-")) if isinstance(sort, str) else None
            stacked = stack_of(more, several=by is not None or len(names) > 1)
            more = {**more, "order": order_of(across, sort, by_column, sums=stacked)}
        if by is not None:
            across = list(dict.fromkeys(across))
        fields: dict[str, Json] = {
            "x": [cell(value) for value in across],
            "x_label": x_label if x_label is not None else x or "",
            "y_label": y_label if y_label is not None else names[0] if len(names) == 1 and wanted else "",
            "series": series,
            **more,
        }
        _check_point(size, frame.names)
        sizes = {"width": look.width, "height": look.height}
        lies = bool(more.get("horizontal"))
        altair.check(kind, (x_label, y_label), sizes, stack=more.get("stack"), horizontal=lies)
        look.check()
        if more["alt"] is not None:
            fields["alt"] = str(more["alt"]).strip() or None
        return self._enqueue(kind, fields)


@dataclass(frozen=True)
class _Look:
    """How large a chart is to be."""

    width: Any
    height: Any
    use_container_width: bool | None

    def check(self) -> None:
        """Raise for what is no size."""
        width = self.width
        if self.use_container_width is not None:
            width = "stretch" if self.use_container_width else width if isinstance(width, int) else "content"
        if width is not None:
            check_width(width)
        check_height(self.height)
        if self.use_container_width is not None:
            flag(self.use_container_width)


def _check_stack(stack: Any) -> None:
    if stack not in {None, True, False, "normalize", "center", "layered"}:
        valid = ["True", "False", "'normalize'", "'center'", "'layered'", "None"]
        raise errors.StreamlitValueError("stack", valid)


def _check_point(size: Any, columns: list[Any]) -> None:
    """Raise for a `size` that is neither a column nor a number."""
    if size is not None and not isinstance(size, int | float) and not (isinstance(size, str) and size in columns):
        raise errors.StreamlitValueError("size", ["a column name", "a number"], detail=f"Got {size!r}.")


def stack_of(more: dict[str, Json], *, several: bool) -> bool:
    """Whether bars stand on each other."""
    return several and more["stack"] is not False and more["stack"] != "layered"


def order_of(places: list[Any], sort: bool | str, values: list[Any] | None, *, sums: bool) -> list[Json] | None:
    """The places of bars in the order in which they are drawn; None for the order that they have by themselves.

    Sorted by a column, a place with several values counts by their sum where bars are stacked, else by the least; one
    with none comes before all others.
    """
    if sort is True:
        return None
    known = list(dict.fromkeys(cell(place) for place in places))
    if values is None:
        return known
    found: dict[Any, list[Any]] = {}
    for place, value in zip(places, values, strict=True):
        found.setdefault(cell(place), []).append(value)
    numbers = all(isinstance(value, int | float) for value in values if value is not None)

    def weight(place: Any) -> Any:
        given = [value for value in found[place] if value is not None]
        if not given:
            return (False,)
        if not numbers:
            return True, min(map(str, given))
        return True, sum(given) if sums else min(given)

    return sorted(known, key=weight, reverse=str(sort).startswith("-"))


def _missing(name: str, columns: list[str]) -> errors.StreamlitAPIException:
    available = ", ".join(columns)
    return errors.StreamlitAPIException(
        f'Data does not have a column named `"{name}"`. Available columns are `{available}`'
    )


def _series(frame: Frame, names: list[str]) -> list[Json]:
    return [{"name": name, "values": [_number(value) for value in frame.column(name)]} for name in names]


def _split(frame: Frame, names: list[str], by: str, across: list[Any]) -> list[Json]:
    """One series for each value of the column `by`; a place without a value in it is empty."""
    places = list(dict.fromkeys(across))
    series: list[Json] = []
    groups = frame.column(by)
    for group in dict.fromkeys(groups):
        for name in names:
            values: list[Json] = [None] * len(places)
            for at, value in enumerate(frame.column(name)):
                if groups[at] == group:
                    values[places.index(across[at])] = _number(value)
            coloured = is_color(groups[0])
            series_name = css(group) if coloured else str(group)
            series.append({"name": series_name, "values": values, **({"color": series_name} if coloured else {})})
    return series


def _number(value: Any) -> Json:
    """A number that JSON has; None for anything else."""
    if isinstance(value, bool):
        return int(value)
    return value if isinstance(value, int | float) and math.isfinite(value) else None
