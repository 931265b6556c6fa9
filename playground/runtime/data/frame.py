"""Plain data as a table: lists, dicts, and what they hold, in columns and rows.

Columns settle on one kind of cell as pandas makes them: whole numbers with gaps become floats, mixed cells texts.
"""

from __future__ import annotations

import inspect
import math
from collections import UserList, deque
from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, Sized, ValuesView
from dataclasses import asdict, dataclass, field, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import EnumMeta
from operator import attrgetter
from typing import Any, Final, Literal

from ..run import caps, errors
from ..trace.values import Json, cut, text_of, to_json
from . import foreign

_MOST_BITS: Final = 600
"""A longer integer is described."""
Shape = Literal["records", "columns", "nested", "rows", "values", "pairs", "empty", "foreign"]
_PLAIN: Final = (list, tuple, set, frozenset)
_ROWS: Final = (*_PLAIN, deque, range, KeysView, ValuesView, ItemsView)
"""What a row of cells may be."""
_ITEMS: Final = (*_ROWS, EnumMeta, enumerate, map, UserList)
"""The types that hold rows or values, other than mappings."""
_SCALARS: Final = (bool, float, complex, str, bytes, Decimal, date, datetime, time, timedelta)
"""What a list of values may hold beside whole numbers, all of one kind."""
_STORED: Final = (Decimal, date, time, timedelta, bytes, bytearray, *_ROWS, Mapping)
_LABELLED: Final = ("nested", "pairs", "empty")
"""The shapes whose row labels mean something; those of others are numbers, and hidden."""


@dataclass
class Frame:
    """Columns by name, rows of cells, and a label for each row."""

    columns: list[str]
    rows: list[list[Any]]
    index: list[Any]
    shape: Shape
    names: list[Any]
    """The columns as the data calls them: numbers for rows without names."""
    make: type = list
    """What held plain values: a list, a tuple, a set."""
    mixed: set[str] = field(default_factory=set)
    """The columns that became texts because their cells were of several kinds."""
    unknown: bool = False
    """The rows are numbered, of a shape that Streamlit has no name for."""
    ragged: bool = False
    """The rows have names because the lists of a mapping were of several lengths: Streamlit hides them as numbers."""
    table: Any = None
    """The pandas DataFrame that a table of another package was made to."""
    kind_of_table: str = ""
    """What it was (`foreign.kind_of`)."""
    fixed: dict[str, str | None] = field(default_factory=dict)
    """Its columns that became texts or lists, because Arrow has no type for them."""
    levels: int = 1
    """How many labels each row has."""

    @classmethod
    def of(cls, data: Any, most: int | None = None) -> Frame:
        """Raises `StreamlitDataframeConversionError` for data that is no table.

        Of a table of another package `rows` are the first `most`; `count` is how many it has.
        """
        if data is None:
            return cls([], [], [], "empty", [])
        kind = foreign.kind_of(data)
        if kind is not None:
            return cls._of_foreign(data, kind, most)
        check_buffer(data)
        data = _unfolded(data)
        if isinstance(data, Mapping):
            frame = _of_mapping(data)
        elif isinstance(data, str | bytes) or not isinstance(data, Iterable):
            raise _no_table(data)
        else:
            try:
                items = list(data)
                frame = _of_items(items, data)
                frame.unknown = _is_unknown(data, items)
            except (TypeError, ValueError) as error:
                raise _no_table(data) from error
        frame._settle()
        return frame

    @classmethod
    def _of_foreign(cls, data: Any, kind: str, most: int | None) -> Frame:
        """A table of another package: cells as plain Python values, gaps as None."""
        try:
            df = foreign.pandas_of(data, kind)
        except ImportError:
            if kind not in ("ndarray", "matrix"):
                raise
            return cls.of(data.tolist() if data.ndim else [])  # NumPy without pandas
        foreign.check_names(df)
        return cls.of_pandas(df, kind, most)

    @classmethod
    def of_pandas(cls, df: Any, kind: str = "pandas", most: int | None = None, *, edited: bool = False) -> Frame:
        """A pandas DataFrame that was made of data of this kind (`foreign.kind_of`), to look at or to be edited."""
        columns = [str(name) for name in df.columns]
        fixes = foreign.fixes_of(df, one_by_one=edited)
        whole, df = df, df if most is None else df.iloc[:most]
        cells = [foreign.cells_of(df.iloc[:, at], fix) for at, fix in enumerate(fixes)]
        rows = [list(row) for row in zip(*cells, strict=True)] if cells else [[] for _ in range(len(df))]
        frame = cls(columns, rows, foreign.labels_of(df.index), "foreign", list(df.columns))
        frame.table, frame.kind_of_table, frame.levels = whole, kind, df.index.nlevels
        frame.fixed = dict(zip(columns, fixes, strict=True))
        frame.mixed = {name for name, fix in frame.fixed.items() if fix}
        return frame

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows) if self.table is None else len(self.table)

    @property
    def numbered(self) -> bool:
        """True when the labels of rows are no more than their numbers."""
        return foreign.is_numbered(self.table.index) if self.shape == "foreign" else self.shape not in _LABELLED

    @property
    def hidden(self) -> bool:
        """Whether labels of rows are hidden where a script is silent: numbers are, of shapes that Streamlit knows."""
        if self.shape == "foreign":
            return self.kind_of_table in foreign.INDEXLESS
        return (self.numbered or self.ragged) and not self.unknown

    def with_rows(self, rows: list[list[Any]], index: list[Any]) -> Frame:
        """A frame with the same columns and other rows."""
        return replace(self, rows=rows, index=index)

    def column(self, name: str) -> list[Any]:
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def kind(self, at: int) -> str:
        """`bool`, `int`, `float`, `text`, `date`, `time`, `datetime` or `other`: what all cells of a column are."""
        rows = self.rows[: max(caps.ROWS, caps.KINDS // len(self.columns))]
        found = _kinds(row[at] for row in rows)
        if found <= {"int", "float"} and "float" in found:
            return "float"
        if found == {"other"}:
            return _moments(row[at] for row in rows if row[at] is not None)
        return found.pop() if len(found) == 1 else "text" if not found else "other"

    def described(self) -> list[Json]:
        return [{"name": name, "kind": self.kind(at)} for at, name in enumerate(self.columns)]

    def cells(self) -> list[Json]:
        return [[cell(value) for value in row] for row in self.rows]

    def labels(self) -> list[Json]:
        return [cell(label) for label in self.index]

    def fields(self, hide_index: bool | None = None) -> dict[str, Json]:
        """What the trace tells of the table: its first rows, and how many there are."""
        hidden = self.hidden if hide_index is None else hide_index
        most = max(1, min(caps.ROWS, caps.CELLS // max(1, len(self.columns))))
        columns, rows = self.described()[: caps.CELLS // 10], []
        room = caps.SCREEN // 2
        for row in self.rows[:most]:
            rows.append([cell(value) for value in row[: len(columns)]])
            room -= sum(len(value) for value in rows[-1] if isinstance(value, str))
            if room < 0:
                break
        fields: dict[str, Json] = {
            "columns": columns,
            "rows": rows,
            "index": None if hidden else [cell(label) for label in self.index[: len(rows)]],
            "count": self.count,
        }
        if len(columns) < len(self.columns):
            fields["cut"] = f"Only the first {len(columns):,} of {len(self.columns):,} columns are shown."
        return fields

    def restored(self, rows: list[list[Any]]) -> Any:
        """`rows` in the shape that the data came in."""
        match self.shape:
            case "records":
                return [dict(zip(self.names, row, strict=True)) for row in rows]
            case "columns":
                return {name: [row[at] for row in rows] for at, name in enumerate(self.names)}
            case "nested":
                columns = enumerate(self.names)
                return {name: dict(zip(self.index, [row[at] for row in rows], strict=True)) for at, name in columns}
            case "pairs":
                return {label: row[0] for label, row in zip(self.index, rows, strict=True)}
            case "values":
                return self.make([row[0] for row in rows])
        return [list(row) for row in rows]

    def _settle(self) -> None:
        for at in range(len(self.columns)):
            kinds = _kinds(row[at] for row in self.rows)
            gaps = any(row[at] is None for row in self.rows)
            if kinds == {"int", "float"} or (kinds == {"int"} and gaps):
                self._convert(at, float)
            elif len(kinds) > 1 or (kinds == {"other"} and not all(_is_stored(row[at]) for row in self.rows)):
                self._convert(at, str)
                self.mixed.add(self.columns[at])

    def _convert(self, at: int, kind: type) -> None:
        for row in self.rows:
            if row[at] is not None:
                row[at] = kind(row[at])


def _is_stored(value: Any) -> bool:
    """Whether Arrow has a type for it: a column of other things is sent as their texts."""
    return value is None or isinstance(value, _STORED)


def check_buffer(data: Any) -> None:
    """Raise for bytes that can be changed: pandas takes them for an array, and fails in its own words."""
    if isinstance(data, bytearray | memoryview):
        missing = "ndim" if isinstance(data, bytearray) else "reshape"
        raise AttributeError(f"'{type(data).__name__}' object has no attribute '{missing}'")


def editable(data: Any) -> bool:
    """Whether a data editor takes data of this kind."""
    kind = foreign.kind_of(data)
    if kind is not None:
        return kind != "other"
    if data is None or isinstance(data, Mapping) or (is_dataclass(data) and not isinstance(data, type)):
        return True
    if not isinstance(data, _ITEMS):
        return False
    first = next(iter(data), None) if isinstance(data, _PLAIN) else None
    if isinstance(first, dict | list | tuple | set | frozenset) or not isinstance(data, _PLAIN):
        return True
    return not any(isinstance(item, (_ROWS, Mapping)) for item in data) and not _is_unknown(data, list(data))


def _unfolded(data: Any) -> Any:
    """What Streamlit makes of data that stands for other data: of generator functions, enums, tuples with names."""
    if inspect.isgeneratorfunction(data):
        return data()
    if isinstance(data, EnumMeta):
        return UserList(map(attrgetter("value"), data))
    if isinstance(data, tuple) and hasattr(data, "_asdict"):
        return data._asdict()
    if is_dataclass(data) and not isinstance(data, type):
        return asdict(data)
    return data


def _is_unknown(data: Any, items: list[Any]) -> bool:
    """Whether Streamlit has no name for the shape: rows that come one by one, and lists of things that are no scalars.

    Modelled on `determine_data_format` of its `dataframe_util.py` and, for scalars, on pandas' `infer_dtype`.
    """
    if isinstance(data, Iterator):
        return not isinstance(data, map | enumerate)
    if not isinstance(data, list | tuple | set | frozenset):
        return False
    given = [item for item in items if item is not None]
    if not given or any(isinstance(item, int) and not isinstance(item, bool) for item in given):
        return False
    if any(all(isinstance(item, kind) for item in given) for kind in _SCALARS):
        return False
    return not isinstance(items[0], dict | list | tuple | set | frozenset)


def _no_table(data: Any) -> errors.StreamlitDataframeConversionError:
    return errors.StreamlitDataframeConversionError(
        f"\nUnable to convert object of type `{type(data)}` to `pandas.DataFrame`.\n"
        f"Offending object:\n```py\n{data}\n```"
    )


def _of_items(items: list[Any], data: Any) -> Frame:
    index = list(range(len(items)))
    if not items:
        return Frame([], [], [], "values", [], type(data) if isinstance(data, tuple | set) else list)
    if all(is_dataclass(item) and not isinstance(item, type) for item in items):
        items = [asdict(item) for item in items]
    first = items[0]
    if isinstance(first, Mapping):
        records = [dict(item) for item in items]
        names = list(dict.fromkeys(name for record in records for name in record))
        rows = [[record.get(name) for name in names] for record in records]
        return Frame(list(map(str, names)), rows, index, "records", names)
    if isinstance(first, _ROWS):
        cells = [list(item) for item in items]
        width = max(map(len, cells))
        fields = getattr(first, "_fields", ())
        if len(fields) == width:
            return Frame(
                list(fields), [[*row, *[None] * (width - len(row))] for row in cells], index, "rows", [*fields]
            )
        rows = [[*row, *[None] * (width - len(row))] for row in cells]
        return Frame(_numbered(width), rows, index, "rows", list(range(width)))
    make = type(data) if type(data) in (tuple, set) else list
    return Frame(["value"], [[item] for item in items], index, "values", ["value"], make)


def _of_mapping(data: Mapping[Any, Any]) -> Frame:
    names = list(data)
    columns = list(data.values())
    nested = [column for column in columns if isinstance(column, Mapping)]
    if nested and not any(_is_list(column) for column in columns if not isinstance(column, Mapping)):
        index = list(dict.fromkeys(label for column in nested for label in column))
        rows = [[each.get(label) if isinstance(each, Mapping) else each for each in columns] for label in index]
        return Frame(list(map(str, names)), rows, index, "nested", names)
    if any(map(_is_list, columns)):
        count = max(len(column) for column in columns if _is_list(column))
        lists = [list(column) if _is_list(column) else [column] * count for column in columns]
        if len(set(map(len, lists))) == 1:
            rows = [list(row) for row in zip(*lists, strict=True)]
            unknown = not isinstance(columns[0], list | tuple)
            return Frame(list(map(str, names)), rows, list(range(len(rows))), "columns", names, unknown=unknown)
        width = max(map(len, lists))
        rows = [[*each, *[None] * (width - len(each))] for each in lists]
        ragged = isinstance(columns[0], list | tuple)
        return Frame(_numbered(width), rows, names, "nested", list(range(width)), ragged=ragged)
    if not names:
        return Frame([], [], [], "pairs", [])
    return Frame(["value"], [[value] for value in columns], names, "pairs", ["value"])


def _is_list(column: object) -> bool:
    return isinstance(column, Sized) and isinstance(column, Iterable) and not isinstance(column, str | bytes)


def _numbered(width: int) -> list[str]:
    """The names of columns that have none."""
    return ["value"] if width == 1 else list(map(str, range(width)))


def _kinds(column: Iterable[Any]) -> set[str]:
    """What the cells of a column are, but for empty ones."""
    return {_kind(type_) for type_ in set(map(type, column)) if type_ is not type(None)}


def _kind(type_: type) -> str:
    if issubclass(type_, bool):
        return "bool"
    if issubclass(type_, int):
        return "int"
    if issubclass(type_, float):
        return "float"
    return "text" if issubclass(type_, str) else "other"


def _moments(values: Iterable[Any]) -> str:
    """What cells are that are days, or times without a zone; `other` for all else."""
    given = list(values)
    types = set(map(type, given))
    if types in ({date}, {time}):
        kind = types.pop().__name__
    else:
        kind = "datetime" if all(issubclass(each, datetime) for each in types) else "other"
    zoned = kind in ("time", "datetime") and any(each.tzinfo is not None for each in given)
    return "other" if zoned else kind


def cell(value: Any) -> Json:
    """A cell as JSON: numbers, texts and booleans as they are, anything else as its text."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return to_json(value)["repr"] if value.bit_length() > _MOST_BITS else value
    if isinstance(value, float):
        return value if math.isfinite(value) else None if math.isnan(value) else str(value)
    if isinstance(value, date | datetime | time):
        return str(value)
    if type(value) is timedelta:
        clock = str(value - timedelta(value.days))
        return f"{value.days} days {'+' * (value.days < 0)}{clock.zfill(8 if len(clock) < 9 else 15)}"
    return cut(value if isinstance(value, str) else text_of(value, str), 500)
