"""Text, data and messages: the `st.` calls that only show something."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

from . import context, errors
from .delta import DeltaGeneratorBase
from .state import SessionStateProxy
from .uncaught import describe
from .values import Json, to_json


def clean(body: object) -> str:
    return textwrap.dedent(str(body)).strip()


def _help(help: object) -> str | None:
    return None if help is None else clean(help)


class TextMixin(DeltaGeneratorBase):
    """Headings, text, code, data, messages."""

    def title(
        self,
        body: object,
        anchor: Any = None,
        *,
        help: str | None = None,
        icon: str | None = None,
        width: Any = "stretch",
        text_alignment: str = "left",
        wrap: bool = True,
    ) -> Any:
        return self._enqueue("title", {"text": clean(body), "divider": False, "help": _help(help)})

    def header(
        self,
        body: object,
        anchor: Any = None,
        *,
        help: str | None = None,
        icon: str | None = None,
        divider: bool | str = False,
        width: Any = "stretch",
        text_alignment: str = "left",
        wrap: bool = True,
    ) -> Any:
        return self._enqueue("header", {"text": clean(body), "divider": divider, "help": _help(help)})

    def subheader(
        self,
        body: object,
        anchor: Any = None,
        *,
        help: str | None = None,
        icon: str | None = None,
        divider: bool | str = False,
        width: Any = "stretch",
        text_alignment: str = "left",
        wrap: bool = True,
    ) -> Any:
        return self._enqueue("subheader", {"text": clean(body), "divider": divider, "help": _help(help)})

    def markdown(
        self,
        body: object,
        unsafe_allow_html: bool = False,
        *,
        help: str | None = None,
        width: Any = "auto",
        text_alignment: str = "left",
        anchors: bool = True,
        wrap: bool = True,
    ) -> Any:
        fields = {"text": clean(body), "unsafe_html": bool(unsafe_allow_html), "help": _help(help)}
        return self._enqueue("markdown", fields)

    def caption(
        self,
        body: object,
        unsafe_allow_html: bool = False,
        *,
        help: str | None = None,
        width: Any = "stretch",
        text_alignment: str = "left",
        wrap: bool = True,
    ) -> Any:
        fields = {"text": clean(body), "unsafe_html": bool(unsafe_allow_html), "help": _help(help)}
        return self._enqueue("caption", fields)

    def text(
        self,
        body: object,
        *,
        help: str | None = None,
        width: Any = "content",
        text_alignment: str = "left",
        wrap: bool = True,
    ) -> Any:
        return self._enqueue("text", {"text": clean(body), "help": _help(help)})

    def code(
        self,
        body: object,
        language: str | None = "python",
        *,
        line_numbers: bool = False,
        wrap_lines: bool = False,
        height: Any = "content",
        width: Any = "stretch",
    ) -> Any:
        text = re.sub(r"\n\Z", "", re.sub(r"\A\n", "", str(body)))
        return self._enqueue("code", {"text": text, "language": language, "line_numbers": line_numbers})

    def latex(self, body: object, *, help: str | None = None, width: Any = "stretch") -> Any:
        return self._enqueue("latex", {"text": clean(body), "help": _help(help)})

    def html(self, body: object, *, width: Any = "stretch", unsafe_allow_javascript: bool = False, **_: Any) -> Any:
        return self._enqueue("html", {"text": clean(body)})

    def divider(self, *, width: Any = "stretch") -> Any:
        return self._enqueue("divider", {})

    def json(self, body: object, *, expanded: bool | int = True, width: Any = "stretch") -> Any:
        return self._enqueue("json", {"value": _json_value(body), "expanded": expanded})

    def metric(
        self,
        label: str,
        value: Any,
        delta: Any = None,
        delta_color: str = "normal",
        *,
        help: str | None = None,
        icon: str | None = None,
        label_visibility: str = "visible",
        border: bool = False,
        width: Any = "stretch",
        height: Any = "content",
        chart_data: Any = None,
        chart_type: str = "line",
        delta_arrow: str = "auto",
        format: str | None = None,
        delta_description: str | None = None,
    ) -> Any:
        if not isinstance(label, str):
            raise errors.StreamlitInvalidParameterTypeError("label", type(label).__name__, ["str"])
        return self._enqueue(
            "metric",
            {
                "label": label,
                "value": "—" if value is None else str(value),
                "delta": None if delta is None or delta == "" else textwrap.dedent(str(delta)),
                "delta_color": delta_color,
                "border": border,
                "help": _help(help),
                "label_visibility": label_visibility,
            },
        )

    def success(self, body: object, *, icon: str | None = None, width: Any = "stretch", title: Any = None) -> Any:
        return self._alert("success", body, icon, title)

    def info(self, body: object, *, icon: str | None = None, width: Any = "stretch", title: Any = None) -> Any:
        return self._alert("info", body, icon, title)

    def warning(self, body: object, *, icon: str | None = None, width: Any = "stretch", title: Any = None) -> Any:
        return self._alert("warning", body, icon, title)

    def error(self, body: object, *, icon: str | None = None, width: Any = "stretch", title: Any = None) -> Any:
        return self._alert("error", body, icon, title)

    def _alert(self, kind: str, body: object, icon: str | None, title: object) -> Any:
        fields: dict[str, Json] = {"text": clean(body), "icon": icon}
        if title is not None:
            fields["title"] = clean(title)
        return self._enqueue(kind, fields)

    def exception(self, exception: BaseException, width: Any = "stretch") -> Any:
        run = context.current()
        return self._enqueue("exception", describe(exception, run.recorder.filename, run.source))

    def empty(self) -> Any:
        return self._enqueue("empty", {})

    def write(self, *args: Any, unsafe_allow_html: bool = False, **kwargs: Any) -> None:
        """Show each argument by its type; strings and numbers in a row become one text (rule 51)."""
        if not self._top_level_write and len(args) > 1:
            raise errors.StreamlitAPIException(
                "Cannot replace a single element with multiple elements.\n\n"
                "The `write()` method only supports multiple elements when inserting elements rather than replacing. "
                "That is, only when called as `st.write()` or `st.sidebar.write()`."
            )
        words: list[str] = []

        def flush() -> None:
            if words:
                self.markdown(" ".join(words), unsafe_allow_html=unsafe_allow_html)
                words.clear()

        for value in args:
            if isinstance(value, str):
                words.append(value)
                continue
            show = self._shower(value)
            if show is not None:
                flush()
                show(value)
            else:
                words.append(_as_code(str(value)))
        flush()

    @property
    def _top_level_write(self) -> bool:
        return self._top_level or self._block_type is not None

    def _shower(self, value: object) -> Callable[[Any], Any] | None:
        if isinstance(value, BaseException):
            return self.exception
        if isinstance(value, DeltaGeneratorBase):
            return lambda place: self.text(f"{type(place).__name__} of the page")
        if isinstance(value, SessionStateProxy | dict | list | Mapping):
            return self.json
        return None


def _as_code(text: str) -> str:
    """A value as Streamlit writes it: its text in backticks, more of them than it holds itself."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    if "\n" in text:
        fence = "`" * max(3, longest + 1)
        return f"{fence}\n{text}\n{fence}"
    fence = "`" * (longest + 1)
    return f"{fence}{text}{fence}"


def _json_value(body: object) -> Json:
    if isinstance(body, SessionStateProxy):
        body = body.to_dict()
    if isinstance(body, Mapping) and not isinstance(body, dict):
        body = dict(body)
    if isinstance(body, set | frozenset):
        body = list(body)
    if not isinstance(body, str):
        try:
            body = json.dumps(body, default=repr)
        except Exception:
            return to_json(body)
    try:
        return to_json(json.loads(body))
    except ValueError:
        return to_json(body)
