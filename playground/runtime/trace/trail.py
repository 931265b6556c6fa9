"""How a value of session state moved in the last runs, and where it will be if it goes on so."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from .values import Json


class UnknownError(Exception):
    """What is asked for does not follow from what was seen."""


@dataclass(frozen=True)
class Sized:
    """A text, a list or a dict of which only the length is known."""

    length: int


@dataclass(frozen=True)
class Trail:
    """The values, as JSON, at the ends of up to three runs in a row, the newest last."""

    values: tuple[Json, ...]

    @property
    def now(self) -> Json:
        return self.values[-1]

    def at(self, runs: int) -> Any:
        """The value so many runs from now; raises `UnknownError` where it does not move evenly, nor by one factor."""
        if all(value == self.now and type(value) is type(self.now) for value in self.values) or runs == 0:
            return self.now
        sizes = self.sizes()
        if sizes is not None:
            return Sized(max(0, int(_moved(sizes, runs))))
        if all(isinstance(value, int | float) and not isinstance(value, bool) for value in self.values):
            return _moved(self.values, runs)
        raise UnknownError

    def item(self, key: Any) -> Trail:
        """The trail of what is at `key` in it."""
        if type(key) not in (str, int):
            raise UnknownError
        inner = [_inner(value, key) for value in self.values]
        return Trail(tuple(inner))

    def sizes(self) -> tuple[int, ...] | None:
        """Its lengths; None for what has none, or was cut for the trace."""
        if not all(isinstance(value, str | list | dict) and not _is_cut(value) for value in self.values):
            return None
        return tuple(len(value) for value in self.values)


def _inner(value: Json, key: str | int) -> Json:
    if isinstance(value, dict) and not _is_cut(value):
        key = str(key)
    elif not (isinstance(value, list) and isinstance(key, int)):
        raise UnknownError
    try:
        return value[key]
    except LookupError:
        raise UnknownError from None


def _is_cut(value: Json) -> bool:
    """Whether the trace has only a part of a value, or its description."""
    if isinstance(value, dict):
        return {"repr", "type"} <= set(value) or any(_tells_cut(each) for each in value.values())
    return any(_tells_cut(each) for each in value[-1:]) if isinstance(value, list) else value.endswith("…")


def _tells_cut(value: Json) -> bool:
    return isinstance(value, dict) and value.get("type") == "cut"


def _moved(values: tuple[Json, ...], runs: int) -> int | float:
    """Numbers that moved by the same step each time, or by the same factor, moved on."""
    last, before = values[-1], values[-2]
    step = last - before
    if len(values) < 3 or math.isclose(before - values[-3], step, rel_tol=1e-6):
        return last + runs * step
    if before and values[-3] and math.isclose(last / before, before / values[-3], rel_tol=1e-9):
        factor = last // before if isinstance(last, int) and last % before == 0 else last / before
        return last * factor**runs
    raise UnknownError
