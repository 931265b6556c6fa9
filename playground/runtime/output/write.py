"""`st.write`, which shows each value by its type, and `st.write_stream`, which writes as words arrive."""

from __future__ import annotations

import dataclasses
import inspect
import io
import re
import types
from collections import UserList
from collections.abc import Callable, ItemsView, KeysView, Mapping, ValuesView
from typing import Any, Final

from ..arguments.dedent import clean
from ..browser.tree import Element
from ..data.foreign import is_table
from ..place.delta import DeltaGeneratorBase
from ..run import context, errors
from ..trace.excerpt import measure
from .figures import call_for
from .help import shows_address
from .text import markdown

_AS_CODE: Final = frozenset({type(None), bool, int, float})
"""Types whose values need no closer look."""
_AS_JSON: Final = (Mapping, list, map, enumerate, KeysView, ValuesView, ItemsView, UserList)
_AS_HELP: Final = (
    types.BuiltinFunctionType,
    types.BuiltinMethodType,
    types.FunctionType,
    types.MethodType,
    types.ModuleType,
    type,
)


class StreamingOutput(list[Any]):
    """What `write_stream` returns of a stream of several kinds of things; `write` shows it as they were."""


class WriteMixin(DeltaGeneratorBase):
    """What takes values of any type."""

    def write(self, *args: Any, unsafe_allow_html: bool = False) -> None:
        """Show each argument by its type; strings and numbers in a row become one text (rule write-joins).

        Simplified: shows figures of other packages as their text.
        """
        if len(args) == 1 and type(args[0]) is str:  # nearly every call: written at once
            fields = markdown(args[0], unsafe_html=unsafe_allow_html)
            self._enqueue("markdown", fields, size=measure(fields), final=True, call="write")
        else:
            _as_call("write", lambda: self._write(args, unsafe_allow_html))

    def _write(self, args: tuple[Any, ...], unsafe_allow_html: bool) -> None:
        if not self._top_level and len(args) > 1:
            raise errors.StreamlitAPIException(
                "Cannot replace a single element with multiple elements.\n\n"
                "The `write()` method only supports multiple elements when inserting elements rather than replacing. "
                "That is, only when called as `st.write()` or `st.sidebar.write()`."
            )
        words: list[str] = []

        def flush() -> None:
            if words:
                self._markdown(" ".join(words), unsafe_allow_html)
                words.clear()

        for value in args:
            if isinstance(value, str):
                words.append(value)
                continue
            if type(value) in _AS_CODE:
                words.append(_as_code(str(value)))
                continue
            show = self._shower(value, unsafe_allow_html)
            if show is not None:
                flush()
                show(value)
            else:
                words.append(_as_code(str(value)))
        flush()

    def _markdown(self, text: str, unsafe_allow_html: bool = False) -> None:
        self._enqueue("markdown", markdown(text, unsafe_html=unsafe_allow_html), final=True)

    def _shower(self, value: Any, unsafe_allow_html: bool) -> Callable[[Any], Any] | None:
        """The call that shows `value`; None for one that is shown as its text."""
        place: Any = self
        if isinstance(value, StreamingOutput):
            return lambda items: self._write_again(items, unsafe_allow_html)
        if isinstance(value, Exception):
            return place.exception
        if isinstance(value, DeltaGeneratorBase):
            return place.help
        if is_table(value):
            return place.dataframe
        if (call := call_for(value)) is not None:
            return getattr(place, call)
        if isinstance(value, _AS_JSON) or (isinstance(value, tuple) and hasattr(value, "_asdict")):
            return place.json
        if isinstance(value, io.StringIO):
            return lambda text: self._markdown(text.getvalue())
        if _streams(value):
            return self.write_stream
        if isinstance(value, _AS_HELP) or dataclasses.is_dataclass(value):
            return place.help
        if unsafe_allow_html and callable(getattr(value, "_repr_html_", None)):
            return lambda page: place.html(page._repr_html_())
        if callable(getattr(value, "to_pandas", None)) or callable(getattr(value, "__dataframe__", None)):
            return place.dataframe
        return place.help if shows_address(str(value)) else None

    def _write_again(self, items: StreamingOutput, unsafe_allow_html: bool) -> None:
        for item in items:
            if callable(item):
                item()
            else:
                self.write(item, unsafe_allow_html=unsafe_allow_html)

    def write_stream(self, stream: Any, *, cursor: str | None = None) -> Any:
        """Write texts as they come, other values as `st.write` does; return all of it."""
        return _as_call("write_stream", lambda: self._write_stream(stream, cursor))

    def _write_stream(self, stream: Any, cursor: str | None) -> Any:
        if isinstance(stream, str) or is_table(stream):
            raise errors.StreamlitInvalidParameterTypeError(
                "stream",
                type(stream).__name__,
                ["generator", "stream-like object"],
                detail="Please use `st.write` instead for this data type.",
            )
        if inspect.isgeneratorfunction(stream) or inspect.isasyncgenfunction(stream):
            stream = stream()
        if inspect.isasyncgen(stream):
            from ..run import awaiting  # with `asyncio`, which takes a fifth of the time that a command needs to start

            stream = awaiting.in_turn(stream)
        try:
            iter(stream)
        except TypeError as error:
            raise errors.StreamlitAPIException(
                f"The provided input (type: {type(stream)}) cannot be iterated. "
                "Please make sure that it is a generator, generator function or iterable."
            ) from error
        written = StreamingOutput()
        text: _Growing | None = None
        for part in stream:
            if isinstance(part, str):
                if part:
                    text = text or _Growing(self)
                    text.add(part, cursor or "")
                continue
            if text is not None:
                written.append(text.end())
                text = None
            if callable(part):
                part()
            else:
                self.write(part)
                written.append(part)
        if text is not None:
            written.append(text.end())
        if not written:
            return ""
        return written[0] if len(written) == 1 and isinstance(written[0], str) else written


def _as_call[T](name: str, work: Callable[[], T]) -> T:
    """Do `work`; the trace tells what it writes as written by this call of the script."""
    run = context.running()
    if run is None or run.recorder.call:
        return work()
    run.recorder.call = name
    try:
        return work()
    finally:
        run.recorder.call = ""


class _Growing:
    """A text on the page that grows with each part."""

    def __init__(self, place: DeltaGeneratorBase) -> None:
        self.text = ""
        self._place = place._enqueue("empty", {})
        self._element: Element | None = None

    def add(self, part: str, cursor: str) -> None:
        self.text += part
        if self._element is None:
            self._place.markdown(self.text)
            found = context.current().tree.at(self._place._cursor.path)
            self._element = found if isinstance(found, Element) else None
        else:
            part.encode()
            self._show(self.text + cursor)
        context.current().paint()

    def end(self) -> str:
        self._show(self.text)
        return self.text

    def _show(self, text: str) -> None:
        context.current().yield_point()
        if self._element is not None:
            self._element.fields["text"] = clean(text)


def _streams(value: object) -> bool:
    return (
        inspect.isgenerator(value)
        or inspect.isgeneratorfunction(value)
        or inspect.isasyncgenfunction(value)
        or inspect.isasyncgen(value)
    )


def _as_code(text: str) -> str:
    """A value as Streamlit writes it: its text in backticks, more of them than it holds itself."""
    longest = max(map(len, re.findall("`+", text))) if "`" in text else 0
    if "\n" in text:
        fence = "`" * max(3, longest + 1)
        return f"{fence}\n{text}\n{fence}"
    fence = "`" * (longest + 1)
    return f"{fence}{text}{fence}"
