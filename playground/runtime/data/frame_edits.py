"""What a reader's changes make of a data frame of another package, in the kind that the script gave.

Modelled on Streamlit's `elements/widgets/data_editor.py` and `dataframe_util.convert_pandas_df_to_data_format`.
A change that pandas refuses is left out, as there.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from playground.facts.tables import INDEX

from ..run import errors
from . import foreign
from .frame import Frame

_REFUSED: Final = (TypeError, ValueError, OverflowError)
_INDEXES: Final = ("RangeIndex", "Index", "DatetimeIndex", "CategoricalIndex")


def editable_table(data: Any, kind: str) -> Any:
    """A copy of `data` as the pandas DataFrame that is edited; names of its columns are texts.

    Raises `StreamlitAPIException` for labels of rows, or names of columns, that cannot be edited, and `ValueError` for
    names that are the same as texts.
    """
    df = foreign.pandas_of(data, kind).copy()
    if type(df.index).__name__ not in _INDEXES:
        raise errors.StreamlitAPIException(
            f"The type of the dataframe index - {type(df.index).__name__} - is not yet supported by the data editor."
        )
    check_names(df.columns)
    levels = type(df.columns).__name__ == "MultiIndex"
    df.columns = ["_".join(map(str, name)) if levels else str(name) for name in df.columns]
    foreign.check_unique(df.columns.tolist())
    return df


def check_names(names: Sequence[Any]) -> None:
    """Raise `StreamlitAPIException` where two columns have one name, or one has the name of the labels of rows.

    Streamlit looks at `names` as the data has them: of two that are the same only as texts, Arrow complains.
    """
    if len(set(names)) < len(names):
        doubled = [name for at, name in enumerate(names) if name in names[:at]]
        raise errors.StreamlitAPIException(
            f"All column names are required to be unique for usage with data editor. "
            f"The following column names are duplicated: {doubled}. "
            f"Please rename the duplicated columns in the provided data."
        )
    if INDEX in names:
        raise errors.StreamlitAPIException(
            f"The column name '{INDEX}' is reserved for the index column "
            f"and can't be used for data columns. Please rename the column in the provided data."
        )


def edited(df: Any, kind: str, fixed: Mapping[str, str | None], edits: Mapping[str, Any]) -> Any:
    """The changes in a DataFrame of `editable_table`, as data of the `kind` that the script gave.

    `fixed` says which columns became texts, by name.
    """
    for name, fix in fixed.items():
        if fix:
            df[name] = df[name].astype("string")
    kinds = {name: foreign.kind_of_column(df[name]) for name in df.columns} | {INDEX: foreign.kind_of_column(df.index)}
    for row, cells in edits["edited_rows"].items():
        for name, value in cells.items():
            _edit(df, row, name, value, kinds)
    if edits["deleted_rows"]:
        df = df.drop(df.index[edits["deleted_rows"]])
    _add(df, edits["added_rows"], kinds)
    return restored(df, kind)


def _edit(df: Any, row: int, name: str, value: Any, kinds: Mapping[str, str]) -> None:
    try:
        if name == INDEX:
            df.index = df.index.delete(row).insert(row, parsed(value, kinds[INDEX]))
        else:
            df.iat[row, df.columns.get_loc(name)] = parsed(value, kinds[name])
    except _REFUSED:
        pass


def _add(df: Any, rows: list[dict[str, Any]], kinds: Mapping[str, str]) -> None:
    """Put rows at the end. One whose label there is, or whose label cannot be known, is none."""
    from pandas.api.types import is_integer_dtype

    ranged = foreign.is_numbered(df.index)
    following: Any = None
    step = 1
    if ranged:
        following, step = df.index.stop, df.index.step
    elif is_integer_dtype(df.index.dtype):
        following = 0 if df.index.empty else df.index.max() + 1
    for row in rows:
        try:
            label = parsed(row.get(INDEX), kinds[INDEX])
            cells = {name: parsed(row.get(name), kinds[name]) for name in df.columns}
        except _REFUSED:
            continue
        given = label is not None and not ranged
        if given and label in df.index:
            continue
        if not given and following is None:
            continue
        if _assigned(df, label if given else following, cells) and not given:
            following += step


def _assigned(df: Any, label: Any, cells: dict[str, Any]) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "The behavior of DataFrame concatenation", FutureWarning)
            df.loc[label] = cells
    except _REFUSED:
        return False
    return True


def parsed(value: Any, kind: str) -> Any:
    """What the page sent for a cell, as its column has it; None for what cannot be.

    Raises ValueError, or OverflowError, for a span of time that pandas cannot hold.
    """
    import pandas as pd

    if value is None:
        return None
    if kind == "timedelta" and isinstance(value, int | float):
        if not math.isfinite(value):
            raise ValueError("Duration seconds must be finite.")
        return pd.Timedelta(value, unit="s")
    if kind == "list":
        return list(value) if isinstance(value, list | tuple) else [value]
    if kind == "empty":
        return value
    if isinstance(value, list) and kind != "string":
        return None
    try:
        if kind in ("datetime", "date", "time"):
            return _moment(pd.Timestamp(value), kind)
        return _MAKERS[kind](value) if kind in _MAKERS else value
    except (*_REFUSED, ArithmeticError):
        return None


def _moment(moment: Any, kind: str) -> Any:
    """A point in time of pandas as a column has it; None for the one that is none."""
    if moment != moment:
        return None
    return moment if kind == "datetime" else moment.date() if kind == "date" else moment.time()


def _span(value: Any) -> Any:
    import pandas as pd

    return pd.Timedelta(value)


_MAKERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "string": str,
    "integer": int,
    "float": float,
    "boolean": bool,
    "decimal": lambda value: Decimal(str(value)),
    "timedelta": _span,
}


def restored(df: Any, kind: str) -> Any:
    """A DataFrame as data of the kind that the script gave."""
    match kind:
        case "ndarray":
            import numpy as np

            return np.ndarray(0) if df.empty else df.iloc[:, 0].to_numpy()
        case "matrix":
            import numpy as np

            return np.ndarray(0) if df.empty else df.to_numpy()
        case "series":
            return df.iloc[:, 0]
        case "arrow":
            import pyarrow as pa

            return pa.Table.from_pandas(df)
        case "arrow_array":
            import pyarrow as pa

            return pa.Array.from_pandas(df.iloc[:, 0])
        case "polars" | "polars_lazy":
            import polars as pl

            return pl.from_pandas(df)
        case "polars_series":
            import polars as pl

            return pl.from_pandas(df.iloc[:, 0])
        case "series_mapping":
            return df.to_dict(orient="series")
        case "mapping":
            frame = Frame.of_pandas(df)
            return {} if df.empty else {label: row[0] for label, row in zip(frame.index, frame.rows, strict=True)}
        case "list":
            return Frame.of_pandas(df).rows
        case "values":
            return [row[0] for row in Frame.of_pandas(df).rows]
    return df
