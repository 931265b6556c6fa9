"""`time.sleep` for scripts: it can be ended, is told, and does not count as computing."""

from __future__ import annotations

import math
import operator
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from . import inline, watch
from .guard import PYTHONS_SLEEP

_LONGEST: Final = 1e9
"""Seconds; beyond it the real one knows what is too long for the system."""


def sleep(*args: Any, **kwargs: Any) -> None:
    guard = watch.watched()
    length = _length(args[0]) if len(args) == 1 and not kwargs else None
    if guard is None or guard.thread != threading.get_ident() or length is None:
        PYTHONS_SLEEP(*args, **kwargs)
        return
    inline.slept(length)
    guard.sleep(length, watch.line())


sleep.__module__, sleep.__doc__ = PYTHONS_SLEEP.__module__, PYTHONS_SLEEP.__doc__


def _length(seconds: object) -> float | None:
    """Seconds to sleep; None for what the real `time.sleep` refuses, or takes in its own way."""
    try:
        length = float(seconds) if isinstance(seconds, float) else float(operator.index(seconds))  # type: ignore[arg-type]
    except (TypeError, OverflowError):
        return None
    return length if math.isfinite(length) and 0 <= length <= _LONGEST else None


@contextmanager
def own_sleep() -> Iterator[None]:
    """Make `time.sleep` the one of this module within the block."""
    before = time.sleep
    time.sleep = sleep
    try:
        yield
    finally:
        time.sleep = before
