"""The settings of a process that a script can change and that can be read and set again."""

from __future__ import annotations

import builtins
import codecs
import gc
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from operator import is_
from typing import Any, Final

try:
    import _locale
    import signal as _signal
except ImportError:  # a Python without them has nothing to restore
    _locale = _signal = None  # type: ignore[assignment]
try:
    import _tracemalloc
except ImportError:
    _tracemalloc = None  # type: ignore[assignment]


globals()["__builtins__"] = dict(vars(builtins))  # a copy: a script may change the real built-ins


_ZONE: Final = os.environ.encodekey("TZ") if hasattr(os.environ, "encodekey") else b"TZ"
_tzset: Final = getattr(time, "tzset", None)
_HANDLERS: Final = (
    *("strict", "ignore", "replace", "backslashreplace"),
    *("xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"),
)
"""What `str.encode` may do with what it cannot encode: Python's own ways."""


@dataclass(frozen=True)
class Setting:
    """One setting: `read` gives a value that later changes do not touch, `write` makes it the setting again."""

    name: str
    read: Callable[[], Any]
    write: Callable[[Any], object]


def same(one: Any, other: Any) -> bool:
    """Whether two values of a setting are alike; the script's own objects are never asked."""
    if type(one) is not type(other):
        return False
    if type(one) is tuple:
        return len(one) == len(other) and all(map(is_, one, other))
    return one is other or (type(one) in (int, float, str, bool) and one == other)


def _items(of: list[Any]) -> Callable[[], Any]:
    return lambda: tuple(of)


def _refill(of: list[Any]) -> Callable[[Any], None]:
    def write(items: Any) -> None:
        of[:] = items

    return write


def _contents(name: str, of: list[Any]) -> Setting:
    return Setting(name, _items(of), _refill(of))


def _environment() -> Setting:
    data = os.environ._data  # type: ignore[attr-defined]

    def read() -> tuple[Any, ...]:
        return tuple([each for pair in data.items() for each in pair])

    def write(flat: tuple[Any, ...]) -> None:
        wanted = dict(zip(flat[::2], flat[1::2], strict=True))
        moves = data.get(_ZONE) is not wanted.get(_ZONE)
        for key in [key for key in data if key not in wanted]:
            del data[key]
            os.unsetenv(key)
        for key, value in wanted.items():
            if data.get(key) is not value:
                data[key] = value
                os.putenv(key, value)
        if moves and _tzset is not None:
            _tzset()

    return Setting("os.environ", read, write)


def _codecs() -> Setting:
    """The functions that look for codecs. Python does not tell them, so they are noted as they are registered."""
    known: list[Any] = []
    add, remove = codecs.register, codecs.unregister

    def register(search_function: Any, /) -> None:
        """Register a codec search function."""
        add(search_function)
        known.append(search_function)

    def unregister(search_function: Any, /) -> None:
        """Unregister a codec search function."""
        remove(search_function)
        known[:] = [each for each in known if each is not search_function]

    def write(wanted: tuple[Any, ...]) -> None:
        for each in known:
            remove(each)
        for each in wanted:
            add(each)
        known[:] = wanted

    for module in (codecs, sys.modules["_codecs"]):
        vars(module).update(register=register, unregister=unregister)
    return Setting("codecs", lambda: tuple(known), write)


def _handle_errors(handlers: tuple[Any, ...]) -> None:
    for name, handler in zip(_HANDLERS, handlers, strict=True):
        codecs.register_error(name, handler)


def _decimal() -> Iterator[Setting]:
    """The contexts that `decimal` makes others of. They are always made as they were."""
    decimal = sys.modules.get("decimal")
    for name in ("DefaultContext", "BasicContext", "ExtendedContext") if decimal else ():
        context = getattr(decimal, name)
        before = context.copy()

        def write(_: Any, context: Any = context, before: Any = before) -> None:
            for part in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp"):
                setattr(context, part, getattr(before, part))
            for part in ("traps", "flags"):
                for signal, value in getattr(before, part).items():
                    getattr(context, part)[signal] = value

        yield Setting(f"decimal.{name}", context.__repr__, write)


def _trace_memory(on: bool) -> None:
    if on:
        _tracemalloc.start()
    else:
        _tracemalloc.stop()


def _umask() -> int:
    now = os.umask(0o022)
    os.umask(now)
    return now


def _signals() -> Setting:
    numbers = tuple(sorted(_signal.valid_signals()))
    get, put = _signal.getsignal, _signal.signal

    def read() -> tuple[Any, ...]:
        return tuple([get(number) for number in numbers])

    def write(handlers: tuple[Any, ...]) -> None:
        for number, handler, now in zip(numbers, handlers, read(), strict=True):
            if handler is not now and handler is not None:
                with suppress(OSError, ValueError):
                    put(number, handler)

    return Setting("signal handlers", read, write)


def _logging() -> Iterator[Setting]:
    logging = sys.modules.get("logging")
    if logging is None:
        return
    root, known = logging.root, logging.Logger.manager.loggerDict
    yield _contents("logging handlers", root.handlers)
    yield _contents("logging filters", root.filters)
    yield Setting("logging level", lambda: root.level, root.setLevel)
    yield Setting("logging.disable", lambda: root.manager.disable, logging.disable)

    def write(flat: tuple[Any, ...]) -> None:
        known.clear()
        known.update(zip(flat[::2], flat[1::2], strict=True))

    yield Setting("loggers", lambda: tuple([each for pair in known.items() for each in pair]), write)


def settings() -> tuple[Setting, ...]:
    """All settings; those that could disturb the reading of others come first."""
    found = [
        Setting("sys.settrace", sys.gettrace, sys.settrace),
        Setting("sys.setprofile", sys.getprofile, sys.setprofile),
        Setting("recursion limit", sys.getrecursionlimit, sys.setrecursionlimit),
        Setting("switch interval", sys.getswitchinterval, sys.setswitchinterval),
        Setting("digits of an int", sys.get_int_max_str_digits, sys.set_int_max_str_digits),
        Setting("coroutine origins", sys.get_coroutine_origin_tracking_depth, sys.set_coroutine_origin_tracking_depth),
        Setting(
            "hooks of generators", lambda: tuple(sys.get_asyncgen_hooks()), lambda both: sys.set_asyncgen_hooks(*both)
        ),
        Setting("gc", gc.isenabled, lambda on: gc.enable() if on else gc.disable()),
        Setting("gc threshold", gc.get_threshold, lambda three: gc.set_threshold(*three)),
        Setting("gc debug", gc.get_debug, gc.set_debug),
        _contents("gc.callbacks", gc.callbacks),
        _contents("sys.path", sys.path),
        _contents("sys.argv", sys.argv),
        _contents("sys.meta_path", sys.meta_path),
        _contents("sys.path_hooks", sys.path_hooks),
        _environment(),
        Setting("umask", _umask, os.umask),
        Setting("working folder", _folder, os.chdir),
        *_logging(),
        _codecs(),
        Setting(
            "error handlers",
            lambda: tuple([codecs.lookup_error(name) for name in _HANDLERS]),
            _handle_errors,
        ),
        *_decimal(),
    ]
    if _tracemalloc is not None:
        found.append(Setting("tracemalloc", _tracemalloc.is_tracing, _trace_memory))
    if "warnings" in sys.modules:
        found.append(_warnings())
    if _signal is not None:
        found.append(_signals())
    if _locale is not None:
        found.append(
            Setting(
                "locale",
                lambda: _locale.setlocale(_locale.LC_ALL),
                lambda name: _locale.setlocale(_locale.LC_ALL, name),
            )
        )
    return tuple(found)


def _folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109
    except OSError:
        return ""  # the script has removed it


def _warnings() -> Setting:
    warnings: Any = sys.modules["warnings"]
    mutated = getattr(warnings, "_filters_mutated_lock_held", None) or warnings._filters_mutated
    lock = getattr(warnings, "_lock", None)

    def write(items: tuple[Any, ...]) -> None:
        warnings.filters[:] = items
        if lock is None:
            mutated()
        else:
            with lock:
                mutated()

    return Setting("warnings.filters", lambda: tuple(warnings.filters), write)


class Randomness:
    """The state of `random`: a session begins with one of its own, and goes on with it."""

    def __init__(self) -> None:
        generator = random._inst
        self.fresh: Final = generator.seed
        self.read: Final = generator.getstate
        self.write: Final = generator.setstate
