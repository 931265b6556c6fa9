"""How the columns of a table are configured: labels, kinds, formats, what may be put into them.

Modelled on Streamlit's `elements/lib/column_config_utils.py`. A configuration goes to the page as it is; here it is
read only where Streamlit reads it: what is hidden, what is locked, and whether data can be edited in such a column.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from playground.facts.tables import INDEX

from ..run import errors
from ..trace.values import Json
from .foreign import kind_of_column
from .frame import Frame

_POSITION: Final = "_pos:"
"""What goes before the number of a column that is named by its place."""
EDITED: Final = {
    "text": ("string", "empty"),
    "number": ("integer", "float", "decimal", "string", "timedelta", "empty"),
    "checkbox": ("boolean", "string", "integer", "empty"),
    "selectbox": ("string", "boolean", "integer", "float", "empty"),
    "date": ("date", "datetime", "empty"),
    "time": ("time", "datetime", "empty"),
    "datetime": ("datetime", "date", "time", "empty"),
    "link": ("string", "empty"),
    "list": ("list", "string", "empty"),
    "multiselect": ("list", "string", "empty"),
    "markdown": ("string", "empty"),
}
"""The columns that can be edited, and which data each can hold then."""
_KINDS: Final = {"bool": "boolean", "int": "integer", "float": "float", "text": "string"}
_TYPES: Final = (
    (datetime, "datetime"),
    (date, "date"),
    (time, "time"),
    (timedelta, "timedelta"),
    (Decimal, "decimal"),
    ((list, tuple, set, frozenset), "list"),
    (dict, "dict"),
)

Config = dict[Any, dict[str, Any]]


def read(column_config: Any) -> Config:
    """The configuration as Streamlit reads it: None hides a column, a text is its label. Raises for anything else."""
    found: Config = {}
    for column, config in () if column_config is None else column_config.items():
        if config is None:
            found[column] = {"hidden": True}
        elif isinstance(config, str):
            found[column] = {"label": config}
        elif isinstance(config, dict):
            found[column] = deepcopy(config)
        else:
            raise errors.StreamlitInvalidParameterTypeError(
                "column_config",
                type(config).__name__,
                ["None", "str", "dict"],
                detail=f"Invalid configuration for column `{column}`.",
            )
    return found


def sent(config: Config) -> dict[str, Json]:
    """The configuration as it goes to the page, without what is None. Raises for what JSON has no form for."""
    try:
        named = {f"{_POSITION}{name}" if isinstance(name, int) else name: _given(each) for name, each in config.items()}
        found: dict[str, Json] = json.loads(json.dumps(named, allow_nan=False))
    except ValueError as error:
        raise errors.StreamlitAPIException(
            f"The provided column config cannot be serialized into JSON: {error}"
        ) from error
    return found


def _given(config: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _given(value) if isinstance(value, dict) else value for name, value in config.items() if value is not None
    }


def fields(columns: list[Json], names: list[str], config: Mapping[str, Json], levels: int = 1) -> dict[str, Json]:
    """Put into each of `columns` its configuration, and return what there is to tell of the labels of rows.

    `names` are all columns of the table, `columns` those that are shown; `levels` is how many labels a row has.
    """
    for column in columns:
        place = f"{_POSITION}{names.index(column['name']) + levels}"
        own = config.get(column["name"], config.get(place))
        told = {name: value for name, value in (own or {}).items() if name != "disabled"}
        if told:
            column["config"] = told
    index = {**config.get(f"{_POSITION}0", {}), **config.get(INDEX, {})}
    told = {name: value for name, value in index.items() if name not in ("hidden", "disabled", "required")}
    return {"index_config": told} if told else {}


def locked(config: Config, name: str) -> bool:
    """Whether a column may not be edited."""
    return bool(config.get(name, {}).get("disabled"))


def check_editable(frame: Frame, config: Config) -> None:
    """Raise for a column whose data cannot be edited in one of the configured kind."""
    for name in (INDEX, *frame.columns):
        own = config.get(name, {})
        wanted = (own.get("type_config") or {}).get("type")
        if own.get("disabled") is True or wanted not in EDITED:
            continue
        kind = _kind(frame, name)
        if kind not in EDITED[wanted]:
            raise errors.StreamlitAPIException(
                f"The configured column type `{wanted}` for column `{name}` is not compatible for editing the "
                f"underlying data type `{kind}`.\n\nYou have following options to fix this: 1) choose a compatible "
                f"type 2) disable the column 3) convert the column into a compatible data type."
            )


def _kind(frame: Frame, name: str) -> str:
    """What a column, or the labels of rows, hold, as Streamlit calls it."""
    if frame.table is not None:
        return kind_of_column(frame.table.index if name == INDEX else frame.table[name])
    if name == INDEX:
        return "integer" if all(isinstance(label, int) for label in frame.index) else "string"
    cells = frame.column(name)
    first = next((cell for cell in cells if cell is not None), None)
    if first is None:
        return "empty"
    kind = frame.kind(frame.columns.index(name))
    return _KINDS.get(kind) or next((word for type_, word in _TYPES if isinstance(first, type_)), "unknown")
