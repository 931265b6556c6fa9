"""`st.query_params`: the part of the page's address that the script reads and writes.

Modelled on Streamlit's `runtime/state/query_params.py`. The address belongs to the browser: every run begins by
reading it, and a reload keeps it.

(rules query-are-texts, query-outlives-reload, query-bound-is-locked)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode

from ..run import caps, context, errors
from ..trace.values import cut

_OF_EMBEDDING = ("embed", "embed_options")


@dataclass(frozen=True, slots=True)
class _Binding:
    """The widget that has a parameter for itself, and the page of the app that draws it."""

    widget: str
    page: str


class Query:
    """The parameters of one session. `address` is what the browser shows after the question mark."""

    def __init__(self, address: str = "") -> None:
        self.address = address
        self.sent = address
        """The address as the server knows it: what the browser's last message said, and what was set since."""
        self._told = address
        self._values: dict[str, str | list[str]] = {}
        self._at_start: dict[str, str | list[str]] = {}
        """The values that the run began with."""
        self._bound: dict[str, _Binding] = {}

    def post(self) -> None:
        """The browser sends a message: the address goes with it."""
        self.sent = self.address

    def news(self) -> str | None:
        """The address, if the browser has changed it since this was last asked."""
        found, self._told = self.sent if self.sent != self._told else None, self.sent
        return found

    def read(self, page: str | None = None) -> None:
        """A run begins; with a `page`, it is of another page than the last one was.

        What is bound to the widgets of other pages is taken out of the address then.
        """
        found = parse_qs(self.sent, keep_blank_values=True) if self.sent else {}
        self._values = {key: values[0] if len(values) == 1 else values for key, values in found.items()}
        if page is not None:
            left = [key for key in self._values if key in self._bound and self._bound[key].page not in ("", page)]
            for key in left:
                del self._values[key], self._bound[key]
            if left:
                self._tell()
        self._at_start = dict(self._values)

    # -- parameters that belong to widgets -------------------------------------------------

    def bind(self, key: str, widget_id: str, page: str) -> None:
        """Give the parameter `key` to a widget."""
        if key.lower() in _OF_EMBEDDING:
            raise errors.StreamlitAPIException(
                f"Cannot bind to reserved query parameter '{key}'. 'embed' and 'embed_options' are used internally "
                "for Streamlit's embed functionality."
            )
        self._bound[key] = _Binding(widget_id, page)

    def unbind(self, widget_id: str) -> None:
        """A widget that had a parameter is not bound any more: the parameter goes."""
        for key in [key for key, binding in self._bound.items() if binding.widget == widget_id]:
            del self._bound[key]
            self.remove(key)

    def drop_stale(self, stale: Callable[[str], bool]) -> None:
        """Take out what is bound to widgets that are not drawn any more."""
        gone = [key for key, binding in self._bound.items() if stale(binding.widget)]
        for key in gone:
            del self._bound[key]
        if [key for key in gone if self._values.pop(key, None) is not None]:
            self._tell()

    def at_start(self, key: str) -> str | list[str] | None:
        """What the address had for `key` when the run began."""
        return self._at_start.get(key)

    def value(self, key: str) -> str | list[str] | None:
        """What the address has for `key`, as the server knows it."""
        return self._values.get(key)

    def remove(self, key: str) -> None:
        """Take a parameter out, also one that belongs to a widget."""
        if key in self._values:
            del self._values[key]
            self._send()

    def forget(self, key: str) -> None:
        """Take a parameter out without telling the browser, which has done so itself."""
        self._values.pop(key, None)

    def correct(self, key: str, value: str | list[str]) -> None:
        """Write a widget's value."""
        self._values[key] = value
        self._send()

    def _check_free(self, key: str, what: str) -> None:
        if key in self._bound:
            raise errors.StreamlitAPIException(
                f"Cannot directly {what} query parameter '{key}' - it is bound to a widget. Modify the widget value "
                "instead."
            )

    # -- what the script does ----------------------------------------------------------------

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
        return several(self._values[key])

    def set(self, pairs: Iterable[tuple[str, Any]]) -> None:
        pairs = list(pairs)
        for key, _ in pairs:
            self._check_free(key, "set")
        for key, value in pairs:
            put(self._values, key, value)
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
        self._check_free(key, "delete")
        del self._values[key]
        self._send()

    def clear(self) -> None:
        bound = ", ".join(repr(key) for key in self._values if key in self._bound)
        if bound:
            raise errors.StreamlitAPIException(
                f"Cannot clear query parameters - the following are bound to widgets: {bound}. Modify the widget "
                "values instead, or remove the bind parameter."
            )
        self._values = self._embedding()
        self._send()

    def _embedding(self) -> dict[str, str | list[str]]:
        return {key: value for key, value in self._values.items() if key.lower() in _OF_EMBEDDING}

    def _send(self) -> None:
        """Tell the browser, in the middle of a run."""
        context.current().yield_point()
        self._tell()

    def _tell(self) -> None:
        self.address = self.sent = self._told = urlencode(self._values, doseq=True)
        if context.running() is not None:
            context.current().recorder.note("query", query=cut(self.address, caps.TEXT))

    def __str__(self) -> str:
        return str(self._values)


def put(values: dict[str, Any], key: Any, value: Any) -> None:
    """Set one parameter among others, a text or several; raises for what is none."""
    if isinstance(value, dict):
        raise errors.StreamlitQueryParamDictValueError(key)
    if key.lower() in _OF_EMBEDDING:
        raise errors.StreamlitAPIException(
            "Query param embed and embed_options (case-insensitive) cannot be set programmatically."
        )
    is_one = isinstance(value, str) or not isinstance(value, Iterable)
    values[key] = str(value) if is_one else [str(item) for item in value]


def several(value: Any) -> list[str]:
    """The values of a parameter as `put` keeps them, one or several, as a list."""
    return value if isinstance(value, list) else [value]


def pairs_of(params: Any) -> list[tuple[str, Any]]:
    """A mapping, or an iterable of pairs, as pairs."""
    if hasattr(params, "keys") and hasattr(params, "__getitem__"):
        return [(key, params[key]) for key in list(params.keys())]
    return [(key, value) for key, value in params]


class QueryParamsProxy(MutableMapping[str, Any]):
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

    @staticmethod
    def missing_key_error_message(key: str) -> str:
        return _missing("key", key)

    @staticmethod
    def missing_attr_error_message(key: str) -> str:
        return _missing("attribute", key)

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
