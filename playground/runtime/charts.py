"""Simple charts: `line_chart`, `area_chart`, `bar_chart`, `scatter_chart`, of plain lists and dicts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from . import errors
from .delta import DeltaGeneratorBase
from .frame import Frame, cell
from .values import Json


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
        """Simplified: takes plain lists and dicts, and draws in its own way."""
        return self._chart("line_chart", data, x, y, x_label, y_label, color, {"alt": alt})

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
        """Simplified: takes plain lists and dicts, and draws in its own way."""
        return self._chart("area_chart", data, x, y, x_label, y_label, color, {"alt": alt, "stack": stack})

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
        """Simplified: takes plain lists and dicts, and draws in its own way."""
        more: dict[str, Json] = {"alt": alt, "stack": stack, "horizontal": bool(horizontal)}
        return self._chart("bar_chart", data, x, y, x_label, y_label, color, more)

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
        """Simplified: takes plain lists and dicts, and draws in its own way."""
        return self._chart("scatter_chart", data, x, y, x_label, y_label, color, {"alt": alt})

    def _chart(
        self,
        kind: str,
        data: Any,
        x: str | None,
        y: str | Sequence[str] | None,
        x_label: str | None,
        y_label: str | None,
        color: Any,
        more: dict[str, Json],
    ) -> Any:
        frame = Frame.of(data)
        by = color if isinstance(color, str) and color in frame.columns else None
        wanted = [y] if isinstance(y, str) else list(y) if y is not None else None
        for name in [*([] if x is None else [x]), *(wanted or [])]:
            if name not in frame.columns:
                raise _missing(name, frame.columns)
        names = wanted if wanted is not None else [name for name in frame.columns if name not in (x, by)]
        across = frame.index if x is None else frame.column(x)
        series = _series(frame, names) if by is None else _split(frame, names, by, across)
        if by is not None:
            across = list(dict.fromkeys(across))
        fields: dict[str, Json] = {
            "x": [cell(value) for value in across],
            "x_label": x_label if x_label is not None else x or "",
            "y_label": y_label if y_label is not None else names[0] if len(names) == 1 and wanted else "",
            "series": series,
            **more,
        }
        return self._enqueue(kind, fields)


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
            series.append({"name": str(group), "values": values})
    return series


def _number(value: Any) -> Json:
    """A number that JSON has; None for anything else."""
    if isinstance(value, bool):
        return int(value)
    return value if isinstance(value, int | float) and math.isfinite(value) else None
