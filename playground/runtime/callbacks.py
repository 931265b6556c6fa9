"""How a callback is called in the trace: by its function's name and first line."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any


def callback_name(callback: Callable[..., Any]) -> str:
    """The function's name; for a partial that of what it calls, for other objects that of their class."""
    inner = getattr(callback, "func", callback)
    return str(getattr(inner, "__name__", type(inner).__name__))


def callback_line(callback: Callable[..., Any], filename: str) -> int | None:
    """The function's first line; that of the function inside where a decorator wraps it. None outside the script."""
    code = getattr(inspect.unwrap(getattr(callback, "func", callback)), "__code__", None)
    return None if code is None or code.co_filename != filename else code.co_firstlineno
