"""How the trace describes a value that JSON has no form for."""

from __future__ import annotations

from typing import Any, Final, TypeGuard

_PLAIN: Final = {"repr", "type"}
_TABLE: Final = {"repr", "type", "table", "digest"}
_FILE: Final = {"repr", "type", "id"}


def is_described(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether `value` stands for one that is not JSON: ``{"repr", "type"}``, of a data frame also its first
    rows, of a file that was given up also which it was.
    """
    return isinstance(value, dict) and set(value) in (_PLAIN, _TABLE, _FILE)


def is_table(value: object) -> bool:
    """Whether `value` stands for a data frame."""
    return isinstance(value, dict) and set(value) == _TABLE
