"""The long calls and lines of a run: which function of the script took its time, what it was given, and returned.

Only the first call of a function in a run is timed, as only that is heard of: its first line and its first end report
themselves. What it depends on is looked at when it has taken long; most calls cost a look at the clock and no more.
"""

from __future__ import annotations

import dis
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS
from threading import get_ident
from traceback import walk_tb
from types import CodeType, FrameType, FunctionType, ModuleType, TracebackType
from typing import Any, Final, Self

from ..run.fingerprint import is_atom
from ..run.guard import StepGuard
from ..run.lines import at
from ..run.watch import Spot, codes_of
from .recorder import Recorder
from .times import LONG, Times
from .values import Json, Room, to_json

_GOES_ON: Final = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR
"""None of these is set for a function that runs to its end when it is called."""
_CACHES: Final = ("playground.runtime.cache.", "streamlit.runtime.caching.")
"""The modules that call a cached function whose value they do not have."""
_OURS: Final = ("playground.runtime.", "streamlit.")
_ITEMS: Final = 200
"""Items of a value that are compared; what has more counts as unknown."""
_TEXT: Final = 10_000
_TEXT_OF_ITEM: Final = 100
"""Characters of a text that count as an item."""
_SIZED: Final = (str, bytes, list, tuple, dict, set, frozenset)
_NAMES: Final = 200
"""Names that the functions below a call may use."""

Given = tuple[tuple[str, Any], ...]
"""Names and what stands for their values."""


class _UnknownError(Exception):
    """A value that cannot be compared with one of another run."""


@dataclass(frozen=True, slots=True)
class LongCall:
    """A call whose arguments, surroundings and value can be compared with those of another run."""

    name: str
    line: int | None
    """Where it was called."""
    seconds: float
    arguments: Given
    around: Given
    """What it uses besides: names of the script, and of the functions around it."""
    value: Json
    cached: bool
    """True where Streamlit's cache has called it."""
    sleeps: frozenset[int | None]
    """The lines in which it slept."""


_Begun = tuple[float, int, int, int]
"""When a call began, and how many events, reads of state and long calls there were: a plain tuple is made quickly."""
_NEW: Final = (0.0, 0, 0, 0)


class Calls:
    """The long calls of the run that is going on."""

    def __init__(self, guard: StepGuard, recorder: Recorder) -> None:
        self._guard = guard
        self._recorder = recorder
        self._events, self._reads = recorder.events, recorder.reads
        self._begun: dict[int, _Begun | None] = {}
        """By the functions' code; None for one whose first call has ended."""
        self.found: list[LongCall] = []
        self.times = Times(guard.spent())

    def on_line(self, code: CodeType, line: int) -> None:
        """A line of the script begins for the first time in the run."""
        key = id(code)
        begun = self._begun.get(key, _NEW)
        if begun is None or code.co_flags & _GOES_ON or get_ident() != self._guard.thread:
            return
        now = self._guard.spent()
        self.times.line(code, line, now)
        if begun is _NEW:
            self._begun[key] = (now, len(self._events), len(self._reads), len(self.found))

    def on_return(self, code: CodeType, value: object, goes_on: Callable[[], Spot]) -> None:
        """A function of the script has returned for the first time in the run; `goes_on` tells where it goes on."""
        key = id(code)
        begun = self._begun.get(key)
        if begun is None or get_ident() != self._guard.thread:
            return
        self._begun[key] = None
        now = self._guard.spent()
        seconds = now - begun[0]
        if seconds < LONG:
            return
        frame = sys._getframe(2)
        if _is_within(code, frame.f_back):
            return
        self.times.returned(code, now)
        if not code.co_flags & CO_NEWLOCALS:
            return
        line, cached = goes_on().line, _is_of(_CACHES, frame.f_back)
        self.times.called(line, code.co_name, cached=cached)
        if value is None or code.co_name == "<lambda>" or self._has_effects(begun):
            return
        try:
            arguments, around = _arguments(code, frame), tuple(_around(code, frame))
            told = to_json(value, Room(_ITEMS, _TEXT))
        except _UnknownError:
            return
        del self.found[begun[3] :]  # those within it are part of its time
        sleeps = [each for each in self._events[begun[1] :] if each["type"] == "sleep"]
        self.found.append(
            LongCall(
                code.co_name,
                line,
                seconds,
                arguments,
                around,
                told,
                cached,
                frozenset(at(each) for each in sleeps),
            )
        )

    def __enter__(self) -> Self:
        """What leaves this block by an exception ends the run."""
        return self

    def __exit__(self, kind: object, error: object, traceback: TracebackType | None) -> None:
        # Of the error itself nothing is asked: its class may be the script's.
        self.on_left(frame for frame, _ in walk_tb(traceback))

    def on_left(self, frames: Iterable[FrameType]) -> None:
        """The functions of these frames are about to be left, as the run ends."""
        self.times.left([frame.f_code for frame in frames], self._guard.spent())

    def _has_effects(self, begun: _Begun) -> bool:
        """Whether the call has done, or asked the session, anything that a cached function would not."""
        if self._recorder.full or len(self._reads) > begun[2]:
            return True
        return any(
            each["type"] != "sleep" and not each["type"].startswith("cache_") for each in self._events[begun[1] :]
        )


def _is_within(code: CodeType, frame: FrameType | None) -> bool:
    """Whether a call of the same function is going on around it."""
    while frame is not None:
        if frame.f_code is code:
            return True
        frame = frame.f_back
    return False


def _is_of(modules: tuple[str, ...], frame: FrameType | None) -> bool:
    return frame is not None and str(dict.get(frame.f_globals, "__name__")).startswith(modules)


def _arguments(code: CodeType, frame: FrameType) -> Given:
    """What a function was given; raises where it has set one of its parameters anew, or one cannot be compared."""
    count = code.co_argcount + code.co_kwonlyargcount
    count += bool(code.co_flags & CO_VARARGS) + bool(code.co_flags & CO_VARKEYWORDS)
    names = code.co_varnames[:count]
    if not names:
        return ()
    if not set(names).isdisjoint(_stored(code)):
        raise _UnknownError
    values = frame.f_locals
    return tuple((name, _plain(values[name])) for name in names)


def _stored(code: CodeType) -> Iterator[str]:
    """The local names that a function sets or deletes."""
    for part in codes_of(code):
        for each in dis.get_instructions(part):
            if each.opname.startswith(("STORE_FAST", "STORE_DEREF", "DELETE_FAST", "DELETE_DEREF")):
                names = each.argval if isinstance(each.argval, tuple) else (each.argval,)
                yield from names[:1] if "LOAD" in each.opname else names


def _around(code: CodeType, frame: FrameType) -> Iterator[tuple[str, Any]]:
    """The names that a function, and those of the script that it may call, have from around them."""
    values = frame.f_locals
    functions: list[FunctionType] = []
    yield from _compared({name: values[name] for name in code.co_freevars if name in values}, functions)
    seen: set[int] = set()
    left = _NAMES
    waiting = [(code, frame.f_globals)]
    while waiting or functions:
        part, names = waiting.pop() if waiting else _taken(functions)
        if id(part) in seen:
            continue
        seen.add(id(part))
        used = sorted({name for each in codes_of(part) for name in each.co_names if name in names})
        left -= len(used) + 1
        if left < 0:
            raise _UnknownError
        yield from _compared({name: names[name] for name in used}, functions)


def _taken(functions: list[FunctionType]) -> tuple[CodeType, Mapping[str, Any]]:
    function = functions.pop()
    return function.__code__, function.__globals__


def _compared(names: Mapping[str, Any], functions: list[FunctionType]) -> Iterator[tuple[str, Any]]:
    """Those that stand for values; `functions` gets those that are functions of the script."""
    for name, value in names.items():
        kind = type(value)
        if kind is FunctionType:
            if not value.__module__ or value.__module__ == "__main__":
                functions.append(value)
        elif kind is not ModuleType and not isinstance(value, type) and not _is_library(kind):
            yield name, _plain(value)


def _is_library(kind: type) -> bool:
    """Whether these are objects of Python or of Streamlit that are no values: functions in C, cached functions."""
    return kind.__module__.startswith(_OURS) or kind.__name__ in ("builtin_function_or_method", "method")


def _plain(value: object) -> Any:
    """A value as something that stays what it is and tells values apart; raises where there is no such thing."""
    left = _ITEMS

    def copied(value: Any) -> Any:
        nonlocal left
        kind = type(value)
        size = len(value) if kind in _SIZED else 1
        left -= size // _TEXT_OF_ITEM if kind in (str, bytes) else size
        if left < 0 or not (is_atom(value) or kind in _SIZED):
            raise _UnknownError
        if kind is dict:
            return "dict", tuple((copied(name), copied(each)) for name, each in value.items())
        if kind is set or kind is frozenset:
            return "set", frozenset(map(copied, value))
        return kind.__name__, value if is_atom(value) else tuple(map(copied, value))

    return copied(value)
