"""What cached functions and their arguments are the same by.

Modelled on Streamlit's `runtime/caching/hashing.py`: two values have one fingerprint when it would give them one hash.

(rules cache-key-by-type, cache-unhashable, cache-function-identity)
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import functools
import inspect
import io
import pickle
import re
import types
import uuid
from collections.abc import Callable, Hashable, ItemsView, Mapping
from typing import Any, Final

from ..browser.uploaded import UploadedFile
from ..run.fingerprint import package_of
from ..source.script import lines_of

HashFuncs = Mapping[str | type, Callable[[Any], Any]]
"""The `hash_funcs` of a cache decorator: types, or their full names, and what to take in place of their values."""


class UnhashableError(Exception):
    """A value that cannot be told from others."""


def fingerprint(value: Any, funcs: HashFuncs | None = None) -> Hashable:
    """Return the fingerprint of an argument; raises `UnhashableError`."""
    named = {kind if isinstance(kind, str) else full_name(kind): func for kind, func in (funcs or {}).items()}
    return _Hasher(named).of(value)


def full_name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


class _Hasher:
    """Fingerprints one argument; a value inside itself is told by being so."""

    def __init__(self, funcs: dict[str, Callable[[Any], Any]]) -> None:
        self._funcs = funcs
        self._outer: list[int] = []

    def of(self, value: Any) -> Hashable:
        if id(value) in self._outer:
            return "cycle"
        self._outer.append(id(value))
        try:
            return type(value).__qualname__, self._content(value)
        finally:
            self._outer.pop()

    def _content(self, value: Any) -> Hashable:
        if isinstance(value, bytes | bytearray):
            return bytes(value)
        own = self._funcs.get(full_name(type(value)))
        if own is not None:
            return self.of(own(value))
        match value:
            case None | str() | uuid.UUID():
                return value
            case int() | float():
                return repr(value)
            case datetime.datetime():
                return value.isoformat()
            case list() | tuple():
                return self._all(value)
            case dict():
                return self._all(value.items())
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return self.of(dataclasses.asdict(value))
        return self._object(value)

    def _object(self, value: Any) -> Hashable:
        if (package := package_of(value)) in _TABLES:
            table = _TABLES[package](value)
            if table is not None:
                return table
        match value:
            case enum.Enum():
                return str(value)
            case types.MappingProxyType() | ItemsView():
                return self.of(dict(value))
            case re.Pattern():
                return self.of([value.pattern, value.flags])
            case UploadedFile():
                return self._all([value.name, value.tell(), value.getvalue()])
            case io.StringIO() | io.BytesIO():
                return self._all([value.tell(), value.getvalue()])
            case types.BuiltinFunctionType() | type() | types.ModuleType():
                return value.__name__
            case functools.partial():
                return self._all([value.args, value.func, value.keywords])
        try:
            parts = value.__reduce__()
        except Exception:
            raise UnhashableError from None
        return self._all(parts)

    def _all(self, values: Any) -> Hashable:
        return tuple(self.of(each) for each in values)


def _of_pandas(value: Any) -> Hashable | None:
    """What a data frame or series is told by: its size, its types, and its cells with their labels, not its names."""
    from pandas.util import hash_pandas_object

    name = type(value).__name__
    if name not in ("DataFrame", "Series"):
        return None
    kinds = value.dtype.name if name == "Series" else (hash_pandas_object(value.dtypes).to_numpy().tobytes(),)
    sample = value.sample(n=_SAMPLE, random_state=0) if len(value) >= _LARGE else value
    try:
        cells = hash_pandas_object(sample).to_numpy().tobytes()
    except TypeError:
        cells = pickle.dumps(sample, pickle.HIGHEST_PROTOCOL)
    return value.shape, kinds, cells


def _of_numpy(value: Any) -> Hashable | None:
    """What an array is told by: its shape and cells, of a large one a sample of them."""
    if type(value).__name__ != "ndarray":
        return None
    cells = value
    if value.size >= _LARGE_ARRAY:
        import numpy as np

        cells = np.random.RandomState(0).choice(value.flat, size=_SAMPLE_ARRAY)
    return value.shape, str(value.dtype), cells.tobytes()


def _of_polars(value: Any) -> Hashable | None:
    """What a data frame or series of polars is told by."""
    name = type(value).__name__
    if name not in ("DataFrame", "Series"):
        return None
    kinds = str(value.dtype) if name == "Series" else tuple((name, str(kind)) for name, kind in value.schema.items())
    sample = value.sample(n=_SAMPLE, seed=0) if len(value) >= _LARGE else value
    cells = sample.hash(seed=0) if name == "Series" else sample.hash_rows(seed=0)
    return value.shape, kinds, tuple(cells.to_list())


_TABLES: Final[dict[str, Callable[[Any], Hashable | None]]] = {
    "pandas": _of_pandas,
    "numpy": _of_numpy,
    "polars": _of_polars,
}
_LARGE: Final = 50_000
"""Rows from which on a sample stands for a frame."""
_SAMPLE: Final = 10_000
_LARGE_ARRAY: Final = 500_000
_SAMPLE_ARRAY: Final = 100_000


def positional_name(func: Callable[..., Any], index: int) -> str | None:
    """The name of a function's positional parameter; None for one of `*args`."""
    parameters = list(inspect.signature(func).parameters.values())
    if index >= len(parameters):
        return None
    parameter = parameters[index]
    return parameter.name if parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.POSITIONAL_ONLY) else None


def function_key(func: Callable[..., Any], filename: str, source: str) -> Hashable:
    """The key of a cached function: its name and its source, so that an edited function is another one."""
    name = getattr(func, "__qualname__", repr(func))
    code = getattr(inspect.unwrap(func), "__code__", None)
    if not isinstance(code, types.CodeType):
        if func.__module__ == "builtins":
            func.__code__  # noqa: B018 - an error: what is no Python code is not cached
        return name, repr(func)
    if code.co_filename != filename:
        return name, code.co_filename, _code_key(code)
    lines = [line + "\n" for line in lines_of(source)[code.co_firstlineno - 1 :]]
    try:
        return name, "".join(inspect.getblock(lines))
    except Exception:
        return name, _code_key(code)


def _code_key(code: types.CodeType) -> Hashable:
    parts = tuple(_code_key(part) if isinstance(part, types.CodeType) else repr(part) for part in code.co_consts)
    return code.co_code, code.co_names, parts
