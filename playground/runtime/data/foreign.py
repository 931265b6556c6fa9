"""Tables of other packages: pandas, NumPy, polars, PyArrow, and what can be made a pandas DataFrame.

Modelled on Streamlit's `dataframe_util.py`. No package is imported here before data of its own is there, so a script
without them pays nothing. Where pandas is not installed, as in a sandbox with NumPy alone, arrays become plain lists.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from ..run.fingerprint import package_of

INDEXLESS: Final = frozenset(
    {"ndarray", "matrix", "array", "index", "polars", "polars_series", "polars_lazy", "arrow_array", "values"}
)
"""The kinds of data whose rows are merely numbered: Streamlit hides these numbers."""
_INFERRED: Final = {
    "floating": "float",
    "mixed-integer-float": "float",
    "datetime64": "datetime",
    "timedelta64": "timedelta",
}
"""Kinds that pandas calls otherwise."""
OWN: Final = frozenset({*INDEXLESS - {"values"}, "pandas", "series", "styler", "arrow", "cursor", "lazy", "other"})
"""The kinds of data that are of another package themselves, and no plain list or mapping of its things."""
MOST_LAZY: Final = 10_000
"""Rows that are taken of data that is computed when it is asked for."""
_LAZY: Final[Mapping[tuple[str, str], Callable[[Any], Any]]] = {
    ("dask", "DataFrame"): lambda data: data.head(MOST_LAZY, compute=True),
    ("dask", "Series"): lambda data: data.head(MOST_LAZY, compute=True).to_frame(),
    ("duckdb", "DuckDBPyRelation"): lambda data: data.limit(MOST_LAZY).df(),
    ("modin", "DataFrame"): lambda data: data.head(MOST_LAZY)._to_pandas(),
    ("modin", "Series"): lambda data: data.head(MOST_LAZY)._to_pandas().to_frame(),
    ("pyspark", "DataFrame"): lambda data: data.limit(MOST_LAZY).toPandas(),
    ("xarray", "Dataset"): lambda data: data.to_dataframe(),
    ("xarray", "DataArray"): lambda data: data.to_series().to_frame(),
}
"""How data of packages that compute it late is made a pandas DataFrame, by package and type."""
_UNNAMED_PERIODS: Final = ("period[B]", "period[N]", "period[ns]", "period[U]", "period[us]", "geometry")
"""Columns that are sent as texts."""


def kind_of(data: Any) -> str | None:
    """What `data` is, where it is a table of another package; None for plain Python, which costs no import."""
    kind = type(data)
    package = package_of(data)
    if package == "builtins" or package == "collections":
        return _kind_of_mapping(data) if isinstance(data, Mapping) else _kind_of_list(data)
    if package == "numpy":
        return _kind_of_array(data)
    if package == "pandas":
        return _kind_of_pandas(data)
    if package == "polars":
        return {"DataFrame": "polars", "Series": "polars_series", "LazyFrame": "polars_lazy"}.get(kind.__name__)
    if package == "pyarrow":
        return _kind_of_arrow(data)
    if isinstance(data, type):
        return None
    if (package, kind.__name__) in _LAZY:
        return "lazy"
    if hasattr(data, "description") and all(hasattr(data, name) for name in ("fetchmany", "fetchall")):
        return "cursor"
    if any(callable(getattr(data, name, None)) for name in ("to_pandas", "__dataframe__", "__arrow_c_stream__")):
        return "other"
    return None


def _kind_of_array(data: Any) -> str | None:
    if type(data).__name__ not in ("ndarray", "matrix", "recarray", "MaskedArray"):
        return None
    return "ndarray" if data.ndim == 1 else "matrix"


def _kind_of_pandas(data: Any) -> str | None:
    pandas = sys.modules["pandas"]
    if isinstance(data, pandas.DataFrame):
        return "pandas"
    if isinstance(data, pandas.Series):
        return "series"
    if isinstance(data, pandas.Index):
        return "index"
    if isinstance(data, pandas.api.extensions.ExtensionArray):
        return "array"
    return "styler" if type(data).__name__ == "Styler" else None


def _kind_of_arrow(data: Any) -> str | None:
    name = type(data).__name__
    if name == "Table":
        return "arrow"
    if name == "ChunkedArray" or not name.endswith("Array"):
        return "other" if hasattr(data, "to_pandas") or hasattr(data, "__arrow_c_stream__") else None
    return "arrow_array"


def _kind_of_mapping(data: Mapping[Any, Any]) -> str | None:
    """A mapping of columns, of which one is of another package."""
    if not any(map(_is_column, data.values())):
        return None
    return "series_mapping" if kind_of(next(iter(data.values()))) == "series" else "mapping"


def _kind_of_list(data: Any) -> str | None:
    """A list of rows or values of another package: of arrays, of pandas' points in time."""
    if not isinstance(data, list | tuple | set | frozenset):
        return None
    first = next((value for value in data if value is not None), None)
    package = package_of(first)
    if package not in ("numpy", "pandas"):
        return None
    return "list" if getattr(first, "shape", ()) else "values"


def _is_column(value: Any) -> bool:
    return package_of(value) in ("numpy", "pandas", "polars", "pyarrow")


def pandas_of(data: Any, kind: str) -> Any:
    """`data` as a pandas DataFrame, as Streamlit makes one; raises what pandas raises, `ImportError` without it."""
    import pandas as pd

    match kind:
        case "pandas":
            return data
        case "styler":
            return data.data
        case "series" | "index" | "array":
            return pd.DataFrame(data)
        case "ndarray" | "matrix":
            return pd.DataFrame([]) if not data.shape else _named(pd.DataFrame(data))
        case "polars":
            return data.to_pandas()
        case "polars_series":
            return data.to_pandas().to_frame()
        case "polars_lazy":
            return data.limit(MOST_LAZY).collect().to_pandas()
        case "series_mapping" | "mapping":
            return pd.DataFrame(data)
        case "list" | "values":
            return _named(pd.DataFrame(list(data)))
        case "lazy":
            return _LAZY[package_of(data), type(data).__name__](data)
        case "cursor":
            columns = [each[0] for each in data.description] if data.description else None
            return pd.DataFrame(data.fetchmany(MOST_LAZY), columns=columns)
    return _of_protocol(data)


def _of_protocol(data: Any) -> Any:
    import pandas as pd

    if callable(getattr(data, "to_pandas", None)):
        return pd.DataFrame(data.to_pandas())
    if callable(getattr(data, "__arrow_c_stream__", None)):
        import pyarrow as pa

        try:
            return pa.RecordBatchReader.from_stream(data).read_all().to_pandas()
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
            pass  # it streams no table
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "The Dataframe Interchange Protocol")
        return pd.api.interchange.from_dataframe(data)


def _named(df: Any) -> Any:
    """The only column of plain values is called `value`."""
    return df.rename(columns={0: "value"}) if len(df.columns) == 1 and df.columns[0] == 0 else df


def fix_of(column: Any) -> str | None:
    """What must become of a column that Arrow has no type for: `string`, `list`, or None where it has one.

    Modelled on `determine_arrow_column_fix`.
    """
    from pandas.api.extensions import ExtensionArray
    from pandas.api.types import infer_dtype, is_dict_like, is_list_like

    if column.dtype.kind == "c" or str(column.dtype) in _UNNAMED_PERIODS:
        return "string"
    if column.dtype != "object":
        return None
    inferred = infer_dtype(column, skipna=True)
    if inferred in ("mixed-integer", "complex"):
        return "string"
    if inferred != "mixed":
        return None
    given = column.dropna()
    first = given.iloc[0] if len(given) else None
    if not is_list_like(first) or is_dict_like(first):
        return "string"
    if isinstance(first, frozenset | ExtensionArray):
        return "list"
    return None if _nests_alike(given) else "string"


def fixes_of(df: Any, *, one_by_one: bool) -> list[str | None]:
    """What must become of each column: nothing where Arrow takes all of them, unless it is asked `one_by_one`."""
    columns = [df.iloc[:, at] for at in range(df.shape[1])]
    found = [fix_of(column) for column in columns]
    taken = not one_by_one and all(fix is None or _is_taken(column) for column, fix in zip(columns, found, strict=True))
    return [None] * len(columns) if taken else found


def _is_taken(column: Any) -> bool:
    """Whether Arrow has a type for a column that would become texts beside others for which it has none."""
    if column.dtype != "object":
        return bool(column.dtype.kind != "c")
    kinds = {type(value) for value in column[column.notna()]}
    return len(kinds) == 1 and issubclass(kinds.pop(), int | float | dict | date | time | Decimal | UUID)


def _nests_alike(values: Iterable[Any]) -> bool:
    """Whether lists can stand in one column: all of one depth, with cells of one kind."""
    kinds: set[Any] = set()
    for value in values:
        if isinstance(value, str | bytes) or not isinstance(value, Iterable):
            return False
        for item in value:
            nested = isinstance(item, Iterable) and not isinstance(item, str | bytes)
            kinds.add("list" if nested else "number" if isinstance(item, int | float) else type(item))
    kinds.discard(type(None))
    return len(kinds) <= 1


def cells_of(column: Any, fix: str | None = None) -> list[Any]:
    """The cells of a column as plain Python values, gaps as None."""
    if fix == "string":
        column = column.astype("string")
    kind = column.dtype.kind if type(column.dtype).__module__.startswith("numpy") else ""
    if kind in ("i", "u", "b"):
        return list(column.tolist())
    if kind == "f":
        return [None if cell != cell else cell for cell in column.tolist()]
    given = column.notna().tolist()
    cells = column.astype(object).tolist()
    gaps = kind == "O" and not all(given)
    if gaps and {type(cell) for cell, there in zip(cells, given, strict=True) if there} == {int}:
        return [float(cell) if there else None for cell, there in zip(cells, given, strict=True)]
    return [_plain(cell) if there else None for cell, there in zip(cells, given, strict=True)]


def _plain(cell: Any) -> Any:
    """A cell without NumPy: its own numbers and lists are plain ones."""
    if package_of(cell) == "numpy":
        return cell.tolist() if hasattr(cell, "tolist") else cell
    return list(cell) if isinstance(cell, tuple | set | frozenset) else cell


def labels_of(index: Any) -> list[Any]:
    """The labels of rows as plain Python values; texts where they are of several kinds."""
    if type(index).__name__ != "MultiIndex" and index.dtype == "object" and _is_mixed(index):
        index = index.astype("string")
    labels = index.tolist()
    return labels if type(index).__name__ == "MultiIndex" else [_plain(label) for label in labels]


def _is_mixed(index: Any) -> bool:
    from pandas.api.types import infer_dtype

    return infer_dtype(index, skipna=True) in ("mixed", "mixed-integer", "complex")


def melted(df: Any, names: list[str]) -> Any:
    """The cells of several columns as one."""
    import pandas as pd

    return pd.concat([df[name] for name in names], ignore_index=True)


def is_mixed(column: Any) -> bool:
    """Whether cells are of several kinds, which are sent as texts."""
    return bool(column.dtype == "object") and _is_mixed(column)


def check_unique(names: list[Any]) -> None:
    """Raise for columns of one name, in Arrow's words."""
    if len(set(names)) < len(names):
        raise ValueError(f"Duplicate column names found: {names}")


def check_names(df: Any) -> None:
    """Raise for columns that Arrow refuses, in its words."""
    check_unique(df.columns.tolist())
    for name, kind in df.dtypes.items():
        if type(kind).__name__ == "SparseDtype":
            raise TypeError(f"Sparse pandas data (column {name}) not supported.")


def is_table(value: Any) -> bool:
    """Whether `st.write` shows a value as a table."""
    kind = kind_of(value)
    return kind == "series_mapping" or (kind in OWN and kind != "other")


def first_column(data: Any, kind: str) -> list[Any]:
    """What a table stands for where a list is asked for, as options: the cells of its first column."""
    try:
        df = pandas_of(data, kind)
    except ImportError:
        return list(data.tolist())
    return [] if df.empty else list(df.iloc[:, 0].to_list())


def is_numbered(index: Any) -> bool:
    """Whether the labels of rows are no more than their numbers."""
    return type(index).__name__ == "RangeIndex"


def kind_of_column(column: Any) -> str:
    """What the cells of a column, or the labels of rows, are: `integer`, `float`, `string`, `datetime`, `list`…

    Streamlit asks Arrow first, which looks at the cells; so does this, as pandas infers them.
    """
    from pandas.api import types

    dtype = column.dtype
    if dtype.name == "category":
        return _inferred(dtype.categories)
    if dtype == "object":
        return _inferred(column)
    for kind, fits in (
        ("boolean", types.is_bool_dtype),
        ("integer", types.is_integer_dtype),
        ("float", types.is_float_dtype),
        ("datetime", types.is_datetime64_any_dtype),
        ("timedelta", types.is_timedelta64_dtype),
        ("string", types.is_string_dtype),
    ):
        if fits(dtype):
            return kind
    return "unknown"


def _inferred(values: Any) -> str:
    from pandas.api.types import infer_dtype, is_dict_like, is_list_like

    found = infer_dtype(values, skipna=True)
    if found == "mixed":
        first = next((value for value in values if value is not None), None)
        return "dict" if is_dict_like(first) else "list" if is_list_like(first) else "unknown"
    return _INFERRED.get(found, found)
