"""What the runtime and its page both call things in tables that are edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, Final

INDEX: Final = "_index"
"""What the configuration of a table, and a row that is added, call the labels of rows."""

ADDING: Final = ("dynamic", "add")
"""The modes of `num_rows` in which rows can be added."""

DELETING: Final = ("dynamic", "delete")
"""The modes of `num_rows` in which rows can be taken away."""

MOMENTS: Final[Mapping[str, Callable[[str], Any]]] = {
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "datetime": datetime.fromisoformat,
}
"""The kinds of columns that hold days and times, with what reads the ISO text in which an edit holds one."""
