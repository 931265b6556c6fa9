"""`st.query_params`: the part of the page's address that the script reads and writes.

Modelled on Streamlit's `runtime/state/query_params.py`. The address belongs to the browser: every run begins by
reading it, and a reload keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any
from urllib.parse import parse_qs, urlencode

from . import caps, context, errors
from .values import cut

_OF_EMBEDDING = ("embed", "embed_options")


class Query:
    """The parameters of one session. `address` is what the browser shows after the question mark."""

    def __init__(self, address: str = "") -> None:
        self.address = address
        self._values: dict[str, str | list[str]] = {}

    def read(self) -> None:
        """A run begins."""
        found = parse_qs(self.address, keep_blank_values=True)
        self._values = {key: values[0] if len(values) == 1 else values for key, values in found.items()}

    def keys(self) -> list[str]:
        return [key for key in self._values if key.lower() not in _OF_EMBEDDING]

    def last(self, key: str) -> str:
        """The value, the last one of several; raises `KeyError`."""
        if key.lower() in _OF_EMBEDDING:
            raise KeyError(key)
        value = self._values[key]
        return value if isinstance(value, str) else (value[-1] if value else "")

    def every(self, key: str) -> list[str]:
        if key not in self._values or key.lower() in _OF_EMBEDDING:
            return []
        value = self._values[key]
        return value if isinstance(value, list) else [value]

    def set(self, pairs: Iterable[tuple[str, Any]]) -> None:
        for key, value in pairs:
            if isinstance(value, dict):
                raise errors.StreamlitQueryParamDictValueError(key)
            if key.lower() in _OF_EMBEDDING:
                raise errors.StreamlitAPIException(
                    "Query param embed and embed_options (case-insensitive) cannot be set programmatically."
                )
            several = isinstance(value, Iterable) and not isinstance(value, str)
            self._values[key] = [str(item) for item in value] if several else str(value)
        self._send()

    def replace(self, pairs: Iterable[tuple[str, Any]]) -> None:
        """Set these and nothing else; when one of them is refused, all stays as it was."""
        before = self._values
        self._values = self._embedding()
        try:
            self.set(pairs)
        except errors.StreamlitAPIException:
            self._values = before
            raise

    def delete(self, key: str) -> None:
        """Raises `KeyError`."""
        if key.lower() in _OF_EMBEDDING:
            raise KeyError(key)
        del self._values[key]
        self._send()

    def clear(self) -> None:
        self._values = self._embedding()
        self._send()

    def _embedding(self) -> dict[str, str | list[str]]:
        return {key: value for key, value in self._values.items() if key.lower() in _OF_EMBEDDING}

    def _send(self) -> None:
        """Tell the browser."""
        run = context.current()
        run.yield_point()
        self.address = urlencode(self._values, doseq=True)
        run.recorder.note("query", query=cut(self.address, caps.TEXT))

    def __str__(self) -> str:
        return str(self._values)


def pairs_of(params: Any) -> list[tuple[str, Any]]:
    """A mapping, or an iterable of pairs, as pairs."""
    if hasattr(params, "keys") and hasattr(params, "__getitem__"):
        return [(key, params[key]) for key in list(params.keys())]
    return list(params)


class QueryProxy(MutableMapping[str, Any]):
    """`st.query_params` as the script uses it, by item and by attribute. A value is a text, or several; reading gives
    the last one."""

    def __iter__(self) -> Iterator[str]:
        return iter(_query().keys())

    def __len__(self) -> int:
        return len(_query().keys())

    def __str__(self) -> str:
        return str(_query())

    def __getitem__(self, key: str) -> str:
        try:
            return _query().last(key)
        except KeyError:
            raise KeyError(_missing("key", key)) from None

    def __setitem__(self, key: str, value: Any) -> None:
        _query().set([(key, value)])

    def __delitem__(self, key: str) -> None:
        try:
            _query().delete(key)
        except KeyError:
            raise KeyError(_missing("key", key)) from None

    def __getattr__(self, key: str) -> str:
        try:
            return _query().last(key)
        except KeyError:
            raise AttributeError(_missing("attribute", key)) from None

    def __setattr__(self, key: str, value: Any) -> None:
        _query().set([(key, value)])

    def __delattr__(self, key: str) -> None:
        try:
            _query().delete(key)
        except KeyError:
            raise AttributeError(_missing("key", key)) from None

    def update(self, params: Any = (), /, **more: Any) -> None:
        _query().set([*pairs_of(params), *more.items()])

    def get_all(self, key: str) -> list[str]:
        """Return every value of a repeated parameter; an empty list when there is none."""
        return _query().every(key)

    def clear(self) -> None:
        _query().clear()

    def to_dict(self) -> dict[str, str]:
        query = _query()
        return {key: query.last(key) for key in query.keys()}  # noqa: SIM118 - no mapping

    def from_dict(self, params: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> None:
        _query().replace(pairs_of(params))


def _query() -> Query:
    run = context.current()
    run.yield_point()
    return run.query


def _missing(what: str, key: str) -> str:
    return f'st.query_params has no {what} "{key}".'
