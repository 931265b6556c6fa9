"""How a callback is called in the trace: by its function's name and first line."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..run.lines import Files
from .values import Json, to_json


def callback_name(callback: Callable[..., Any]) -> str:
    """The function's name; for a partial that of what it calls, for other objects that of their class."""
    inner = getattr(callback, "func", callback)
    return str(getattr(inner, "__name__", type(inner).__name__))


def callback_line(callback: Callable[..., Any], files: Files) -> int | None:
    """The function's first line; that of the function inside where a decorator wraps it. None outside the project."""
    code = getattr(inspect.unwrap(getattr(callback, "func", callback)), "__code__", None)
    return None if code is None or code.co_filename not in files else files.line(code.co_filename, code.co_firstlineno)


def called_with(args: Any, kwargs: Any) -> tuple[list[Json], dict[str, Json]]:
    """What a trace tells of a callback's arguments; of those that no callback can be called with, nothing."""
    listed = [to_json(value) for value in args] if isinstance(args, Iterable) else []
    named = {str(name): to_json(value) for name, value in kwargs.items()} if isinstance(kwargs, Mapping) else {}
    return listed, named
