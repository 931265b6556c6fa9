"""Simple charts: `line_chart`, `area_chart`, `bar_chart`, `scatter_chart`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..arguments.colors import of_series
from ..arguments.sizes import check_height, check_width
from ..arguments.wire import flag
from ..data.frame import Frame
from ..place.delta import DeltaGeneratorBase
from ..run import errors
from ..trace.values import Json
from . import altair
from .chart_data import ChartData


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
        if x is not None and not isinstance(x, str):
            Frame.of(data, 0)
            detail = "Pass a column name or None to use the dataframe's index."
            raise errors.StreamlitInvalidParameterTypeError("x", type(x).__name__, ["str", "None"], detail=detail)
        drawn = ChartData.of(data, x, y, color, sort)
        names, by, series = drawn.names, drawn.by, drawn.series
        given = None if by is not None else of_series(None if drawn.melts_color else color, names)
        for each, colour in zip(series, given or (), strict=False):
            each["color"] = colour
        if isinstance(sort, str) and len(names) > 1:  # what others are sorted by is not drawn beside them
            series = [each for each in series if each["name"] != sort.removeprefix("-")]
        if kind == "bar_chart":
            stacked = stack_of(more, several=by is not None or len(names) > 1)
            more = {**more, "order": drawn.order(sort, sums=stacked, lies=bool(more["horizontal"]))}
        fields: dict[str, Json] = {
            "x": drawn.places,
            "x_label": x_label if x_label is not None else x or "",
            "y_label": y_label if y_label is not None else names[0] if len(names) == 1 and y is not None else "",
            "series": series,
            **more,
        }
        if drawn.cut:
            fields["cut"] = drawn.cut
        _check_point(size, drawn.known)
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
