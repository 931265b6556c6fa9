"""The numbers of a simple chart: its places, and a series of values for each column, or for each colour.

Modelled on Streamlit's `elements/lib/built_in_chart_utils.py`. Of many rows only as many are looked at as are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from ..arguments.colors import css, is_color
from ..arguments.options import as_list
from ..data import foreign
from ..data.frame import Frame, cell
from ..run import caps, errors
from ..trace.excerpt import sentence
from ..trace.values import Json

_INDEX: Final = "index -- streamlit-generated"
_MOST_ROWS: Final = 50_000
"""Rows that are looked at where places are to be gathered: by colours, by an order."""
_MOST_MIXED: Final = 100
"""Values of several kinds, from more of which no chart is made."""


@dataclass
class ChartData:
    """What a chart draws of a table."""

    known: list[Any]
    """All columns of the table."""
    names: list[str]
    """Those that are drawn."""
    by: str | None
    """The column that colours the only one of them."""
    melts_color: bool
    """The script names a column for colours, which several columns leave no room for."""
    across: list[Any]
    places: list[Json]
    series: list[dict[str, Json]]
    sorted_by: list[Any] | None
    categories: list[Any] | None
    """The order of the places, where they are categories in an order."""
    cut: str | None
    """What is told of places that are left out."""

    @classmethod
    def of(cls, data: Any, x: str | None, y: Any, color: Any, sort: bool | str) -> Self:
        """Raises for columns that the data has not, and for what pandas or Altair refuse."""
        frame = Frame.of(data, caps.POINTS)
        known = frame.names
        by = color if isinstance(color, str) and color in frame.names else None
        wanted = [y] if isinstance(y, str) else [str(name) for name in as_list(y)] if y is not None else None
        order = None if isinstance(sort, bool) else sort.removeprefix("-")
        for name in [*([] if x is None else [x]), *(wanted or [])]:
            if name not in frame.names:
                raise _missing(name, frame.columns)
        if order is not None and order not in frame.names:
            raise _missing(order, frame.columns)
        names = wanted if wanted is not None else [name for name in frame.columns if name != x]
        cut = None
        melts_color = by is not None and len(names) > 1
        if melts_color:
            by = None
        if frame.table is not None:
            _check_table(frame, x, [*([] if by is None else [by]), *([] if order is None else [order])], wanted)
            if by is not None or order is not None:
                whole = frame.table[list(dict.fromkeys(name for name in (x, by, order, *names) if name is not None))]
                if len(whole) > _MOST_ROWS:
                    cut = sentence(_MOST_ROWS, len(whole), "rows of the chart")
                frame = Frame.of_pandas(whole.iloc[:_MOST_ROWS], frame.kind_of_table)
        across = frame.index if x is None else frame.column(x)
        series = _melted(frame, names) if by is None else _split(frame, names, by, across)
        if len(names) != 1 and not frame.rows:
            series = []  # no cell names its series
        places = across if by is None else list(dict.fromkeys(across))
        count = len(places) if by is not None else frame.count
        if (most := caps.POINTS // max(1, len(series))) < count:
            cut = cut or sentence(most, count, "places of the chart")
            places = places[:most]
            series = [{**each, "values": each["values"][:most]} for each in series[: caps.POINTS]]
        return cls(
            known=known,
            names=names,
            by=by,
            melts_color=melts_color,
            across=across,
            places=[cell(place) for place in places],
            series=series,
            sorted_by=None if order is None else frame.column(order),
            categories=_categories(frame, x),
            cut=cut,
        )

    def order(self, sort: bool | str, *, sums: bool, lies: bool) -> list[Json] | None:
        """The places of bars in the order in which they are drawn; None for the order that they have by themselves."""
        if sort is True:
            return None if lies else self.categories  # Altair is told no order of bars that lie
        return order_of(self.across, sort, self.sorted_by, sums=sums)[: caps.POINTS]


def _check_table(frame: Frame, x: str | None, more: Sequence[str], wanted: Sequence[str] | None) -> None:
    """Raise for what pandas does not find: several levels of labels or names, an index called as a column is."""
    empty, names = frame.table.iloc[:0], list(frame.table.columns) if wanted is None else list(wanted)
    if x in names and wanted is None:
        names.remove(x)
    if x is None and names:
        x = _INDEX if empty.index.name is None else str(empty.index.name)
        empty = empty.copy()
        empty.index.name = x
        empty = empty.reset_index()
    drawn = empty[list(dict.fromkeys([*([] if x is None else [x]), *more, *names]))]
    for name, kind in drawn.dtypes.items():
        if type(kind).__name__ == "SparseDtype":
            raise TypeError(f"Sparse pandas data (column {name}) not supported.")
        if kind.kind == "m":
            unit = getattr(kind, "unit", None) or str(kind)[-3:-1]
            raise ValueError(f"Unexpected DtypeKind: Duration(time_unit='{unit}')")


def _melted(frame: Frame, names: list[str]) -> list[dict[str, Json]]:
    """One series for each column. All columns are one in Streamlit, whose cells are of one kind: else they are texts.

    Raises `StreamlitAPIException` for many values of several kinds.
    """
    columns = [frame.column(name) for name in names]
    if len(names) > 1:
        table = frame.table
        kinds = {type(value) for column in columns for value in column if value is not None}
        if not kinds <= {int, float}:
            values = None if table is None else foreign.melted(table, names)
            mixed = len(kinds) > 1 and not kinds <= {int, float} if values is None else foreign.is_mixed(values)
            if mixed:
                found = values.unique() if values is not None else {value for column in columns for value in column}
                if len(found) > _MOST_MIXED:
                    raise errors.StreamlitAPIException(
                        "The columns used for rendering the chart contain too many values with "
                        "mixed types. Please select the columns manually via the y parameter."
                    )
                columns = [[None if value is None else str(value) for value in column] for column in columns]
        elif float in kinds:
            columns = [[None if value is None else float(value) for value in column] for column in columns]
    return [
        {"name": name, "values": [chart_cell(value) for value in column]}
        for name, column in zip(names, columns, strict=True)
    ]


def _split(frame: Frame, names: list[str], by: str, across: list[Any]) -> list[dict[str, Json]]:
    """One series for each value of the column `by`; a place without a value in it is empty."""
    places = {place: at for at, place in enumerate(dict.fromkeys(across))}
    groups = frame.column(by)
    coloured = bool(groups) and is_color(groups[0])
    found: dict[Any, list[Json]] = {group: [None] * len(places) for group in dict.fromkeys(groups)}
    for place, group, value in zip(across, groups, frame.column(names[0]) if names else (), strict=bool(names)):
        found[group][places[place]] = chart_cell(value)
    series: list[dict[str, Json]] = []
    for group, values in found.items() if names else ():
        name = css(group) if coloured else str(group)
        series.append({"name": name, "values": values, **({"color": name} if coloured else {})})
    return series


def _categories(frame: Frame, x: str | None) -> list[Any] | None:
    table = frame.table
    if table is None or frame.levels > 1 or not frame.columns:
        return None
    kind = table.index.dtype if x is None else table[x].dtype
    return [cell(each) for each in kind.categories] if getattr(kind, "ordered", False) else None


def order_of(places: list[Any], sort: bool | str, values: list[Any] | None, *, sums: bool) -> list[Json]:
    """The places of bars in the order in which they are drawn.

    Sorted by a column, a place with several values counts by their sum where bars are stacked, else by the least; one
    with none comes before all others.
    """
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


def chart_cell(value: Any) -> Json:
    """A cell as a chart has it: texts draw nothing, but are told."""
    return int(value) if isinstance(value, bool) else cell(value)
