"""What is told of a data frame that is a value: how large it is, its first rows, and which cells of it changed.

Its `repr` is never asked for. Two frames are told apart by a `digest` of all their cells, of very long ones of rows at
equal distances; where both are at hand, the cells that differ are counted.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

from ..run.fingerprint import package_of
from ..run.watch import briefly
from ..trace import values
from ..trace.tables import Prints, ToldTable
from ..trace.values import Json
from .foreign import OWN, kind_of, pandas_of
from .frame import Frame

ROWS: Final = 5
"""Rows that are told of a value."""
COLUMNS: Final = 10
_MOST: Final = 100_000
"""Cells that are looked at; of a longer frame that many at equal distances."""
_WORDS: Final = {"ndarray": "array", "matrix": "array", "index": "Index", "series": "Series", "arrow": "Table"}


def describe(value: object) -> Json | None:
    """What is told of a frame of another package; None for any other value, and for one that cannot be read."""
    if package_of(value) not in ("pandas", "numpy", "polars", "pyarrow"):
        return None
    try:
        with briefly():
            kind = kind_of(value)
            return None if kind not in OWN or kind is None else _told(value, kind)
    except Exception:
        return None


def _told(value: Any, kind: str) -> Json:
    df = pandas_of(value, kind)
    count, width = df.shape
    name = values.type_name(value)
    rows = _many(count, "row")
    size = f"{rows}, {_many(width, 'column')}" if kind in ("pandas", "polars", "arrow", "styler", "matrix") else rows
    first = Frame.of_pandas(df.iloc[:ROWS, :COLUMNS], kind)
    prints = _prints(df)
    told = ToldTable(
        repr=f"{_WORDS.get(kind, name)} of {size}",
        type=name,
        table={
            "columns": [column["name"] for column in first.described()],
            "rows": first.cells(),
            "index": first.labels() if not first.hidden else None,
            "shape": [count, width],
        },
        digest=_digest(df, prints),
    )
    told.prints = prints
    return told


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _prints(df: Any) -> Prints:
    import numpy as np
    from pandas.util import hash_array

    step = max(1, len(df) * max(1, df.shape[1]) // _MOST)
    part = df.iloc[::step]

    def numbers(cells: Any) -> Any:
        try:
            return hash_array(cells.to_numpy(), categorize=False)
        except (TypeError, ValueError):  # lists, dicts, gaps: by what they show
            return hash_array(np.array([str(cell) for cell in cells] or [], dtype=object), categorize=False)

    columns = {str(name): numbers(part.iloc[:, at]) for at, name in enumerate(part.columns)}
    labels = part.index
    return Prints(numbers(labels.to_flat_index() if labels.nlevels > 1 else labels), columns)


def digest(df: Any) -> str:
    """A text that is another one for a DataFrame with other cells, labels, names or types."""
    return _digest(df, _prints(df))


def _digest(df: Any, prints: Prints) -> str:
    found = hashlib.blake2b(repr((df.shape, *map(str, df.dtypes))).encode(), digest_size=6)
    for name, numbers in (("", prints.labels), *prints.columns.items()):
        found.update(name.encode())
        found.update(numbers.tobytes())
    return found.hexdigest()


values.tell_also(describe)
