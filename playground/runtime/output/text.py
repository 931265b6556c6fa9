"""Text, data and messages: the `st.` calls that only show something."""

from __future__ import annotations

import json
import re
from array import array
from collections import UserList, deque
from collections.abc import ItemsView, KeysView, Mapping, ValuesView
from enum import EnumMeta
from pathlib import Path
from typing import Any, Final

from ..arguments.dedent import clean, hint
from ..arguments.icons import leading, valid_icon
from ..arguments.options import as_list
from ..arguments.pictures import is_file
from ..arguments.sizes import check_height, check_message, check_text, check_text_alignment, check_width, check_wrap
from ..arguments.wire import flag, whole
from ..arguments.wire import text as wire_text
from ..browser.tree import EVENT, MAIN
from ..place.delta import DeltaGeneratorBase
from ..place.roots import main_place
from ..place.uncaught import describe
from ..place.widget import clean_label
from ..run import caps, context, errors
from ..run.lines import told
from ..state.state_proxy import SessionStateProxy
from ..trace.values import Json, holds_more_than, to_json
from .metric import chart_values, check_arrow, color_of, delta_text, value_text

_SHOWN_AS_JSON: Final = (
    *(Mapping, list, map, enumerate, KeysView, ValuesView, ItemsView, UserList),
    *(array, deque, range, EnumMeta),
)
_STYLE: Final = re.compile(r"<!--.*?-->|<style[^>]*>.*?</style>", re.DOTALL | re.IGNORECASE)
_NO_PATH: Final = (
    "Passing a local file path as a string to `st.html` is no longer supported. To load a local file, pass a "
    "`pathlib.Path` object instead."
)
_DIVIDERS: Final = ("red", "orange", "yellow", "blue", "green", "violet", "gray", "grey", "rainbow")


def markdown(body: object, *, unsafe_html: bool, help: str | None = None) -> dict[str, Json]:
    """The fields of a text in Markdown."""
    return {"text": clean(body), "unsafe_html": flag(unsafe_html), "help": hint(help)}


def _check_lines(wrap: Any, unsafe_html: Any) -> None:
    """How lines are broken; in one line there is no room for HTML."""
    check_wrap(wrap)
    if wrap is False and unsafe_html:
        raise errors.StreamlitIncompatibleParametersError(
            "wrap=False",
            "unsafe_allow_html=True",
            explanation="One-line markdown cannot ellipsize raw HTML. Pass `wrap=True` to render HTML, or omit "
            "`unsafe_allow_html` to truncate.",
        )


def _heading(body: object, icon: Any, wrap: Any, anchor: Any, help: object, divider: Any = False) -> dict[str, Json]:
    """The fields of a heading; raises for an anchor that is none."""
    check_wrap(wrap)
    text = clean(body)
    valid_icon(icon)
    line = _divider(divider) if divider else False
    if anchor is True:
        raise errors.StreamlitValueError("anchor", ["None", "False", "any string"])
    if anchor is not None and anchor is not False and not isinstance(anchor, str):
        raise errors.StreamlitInvalidParameterTypeError("anchor", type(anchor).__name__, ["str", "None", "False"])
    return {"text": text, "divider": line, "help": hint(help or None)}


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
        check_text(width, text_alignment)
        return self._enqueue("title", _heading(body, icon, wrap, anchor, help))

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
        check_text(width, text_alignment)
        return self._enqueue("header", _heading(body, icon, wrap, anchor, help, divider))

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
        check_text(width, text_alignment)
        return self._enqueue("subheader", _heading(body, icon, wrap, anchor, help, divider))

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
        _check_lines(wrap, unsafe_allow_html)
        fields = markdown(body, unsafe_html=unsafe_allow_html, help=help or None)
        if width != "auto":
            check_width(width)
        check_text_alignment(text_alignment)
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
        _check_lines(wrap, unsafe_allow_html)
        fields = markdown(body, unsafe_html=unsafe_allow_html, help=help or None)
        check_text(width, text_alignment)
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
        check_wrap(wrap)
        fields: dict[str, Json] = {"text": clean(body), "help": hint(help or None)}
        check_text(width, text_alignment)
        return self._enqueue("text", fields)

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
        fields: dict[str, Json] = {
            "text": text,
            "language": wire_text(language) if language and language != "plaintext" else None,
            "line_numbers": flag(line_numbers),
        }
        flag(wrap_lines)
        check_width(width)
        check_height("content" if height is None else height)
        return self._enqueue("code", fields)

    def latex(self, body: object, *, help: str | None = None, width: Any = "stretch") -> Any:
        fields: dict[str, Json] = {"text": clean(body), "help": hint(help or None)}
        check_width(width)
        return self._enqueue("latex", fields)

    def html(self, body: Any, *, width: Any = "stretch", unsafe_allow_javascript: bool = False) -> Any:
        """Simplified: what could run in it is taken out."""
        own = getattr(body, "_repr_html_", None)
        if not callable(own) and isinstance(body, str) and is_file(body):
            main_place().warning(_NO_PATH)
        text = str(own()) if callable(own) else _markup(body) if isinstance(body, Path) else clean(body)
        if text == "":
            raise errors.StreamlitMissingRequiredParameterError("body")
        check_width(width)
        styles = not _STYLE.sub("", text).strip()
        place = type(self)(EVENT) if styles and self._top_level and self._root == MAIN else self
        runs = not styles and flag(unsafe_allow_javascript)
        return place._enqueue("html", {"text": text, "unsafe_javascript": runs})

    def divider(self, *, width: Any = "stretch") -> Any:
        check_width(width, content=False)
        return self._enqueue("divider", {})

    def json(self, body: object, *, expanded: bool | int = True, width: Any = "stretch") -> Any:
        if (error := _odd_key(body)) is not None:
            self._alert(
                "warning",
                "Warning: this data structure was not fully serializable as JSON due to one or more unexpected keys.  "
                f"(Error was: {error})",
                None,
                None,
            )
        value = _json_value(body)
        if not isinstance(expanded, int):
            raise errors.StreamlitInvalidParameterTypeError("expanded", type(expanded).__name__, ["bool", "int"])
        if not isinstance(expanded, bool):
            whole(expanded, "Json.max_expand_depth")
        check_width(width, content=False)
        return self._enqueue("json", {"value": value, "expanded": expanded})

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
        """Simplified: of the colours that `delta_color` names, red, green and gray are shown."""
        label = clean_label(label, label_visibility)
        texts = value_text(value), delta_text(delta)
        framed, told_help = flag(border), hint(help)
        valid_icon(icon)
        colour = color_of(clean(delta_color), delta)
        check_arrow(clean(delta_arrow))
        chart_values(as_list(chart_data))
        bool(chart_type == "bar")  # an error for what cannot be compared
        for given in (format, delta_description):
            if given is not None:
                wire_text(given)
        check_width(width)
        check_height(height)
        return self._enqueue(
            "metric",
            {
                "label": label,
                "value": texts[0],
                "delta": texts[1],
                "delta_color": colour,
                "border": framed,
                "help": told_help,
                "label_visibility": label_visibility,
            },
        )

    def success(self, body: object, *, icon: str | None = None, width: Any = "stretch", title: Any = None) -> Any:
        return self._alert("success", body, icon, title, width)

    def info(self, body: object, *, icon: str | None = None, width: Any = "stretch", title: Any = None) -> Any:
        return self._alert("info", body, icon, title, width)

    def warning(self, body: object, *, icon: str | None = None, width: Any = "stretch", title: Any = None) -> Any:
        return self._alert("warning", body, icon, title, width)

    def error(self, body: object, *, icon: str | None = None, width: Any = "stretch", title: Any = None) -> Any:
        return self._alert("error", body, icon, title, width)

    def _alert(self, kind: str, body: object, icon: str | None, title: object, width: Any = "stretch") -> Any:
        text = clean(body)
        sign, text = leading(text) if icon is None else (valid_icon(icon), text)
        fields: dict[str, Json] = {"text": text, "icon": sign}
        if title is not None and (words := clean(title)):
            fields["title"] = words
        check_message(width, content=False)
        return self._enqueue(kind, fields)

    def exception(self, exception: object, width: Any = "stretch") -> Any:
        check_message(width, content=False)
        run = context.current()
        if not isinstance(exception, BaseException):
            kind, line = type(exception).__name__, told(run.recorder.line())
            return self._enqueue("exception", {"name": kind, "text": _as_text(exception), **line, "stack": []})
        return self._enqueue("exception", describe(exception, run.project))

    def empty(self) -> Any:
        return self._enqueue("empty", {})


def _markup(path: Path) -> str:
    """The HTML of a file; that of a style sheet is a style."""
    text = path.read_text(encoding="utf-8")
    return f"<style>{text}</style>" if path.suffix.lower() == ".css" else text


def _as_text(thing: object) -> str:
    """`str(thing)`; empty where that fails, as Streamlit shows it then."""
    try:
        return str(thing).strip()
    except Exception:
        return ""


def _is_namedtuple(value: object) -> bool:
    return isinstance(value, tuple) and hasattr(value, "_asdict")


def _json_default(value: object) -> Any:
    return list(value) if isinstance(value, set | frozenset) else repr(value)


def _divider(color: bool | str) -> bool | str:
    if color is not True and color not in _DIVIDERS:
        raise errors.StreamlitValueError("divider", ["True", *(f"'{each}'" for each in _DIVIDERS)])
    return color


def _odd_key(body: object) -> str | None:
    """What JSON says to a dict one of whose keys it cannot have; None where all is well."""
    if isinstance(body, str) or holds_more_than(caps.JSON_ITEMS, body):
        return None
    try:
        json.dumps(dict(body) if isinstance(body, Mapping) else body, default=_json_default)
    except TypeError as error:
        return str(error)
    except Exception:
        return None
    return None


def _json_value(body: object) -> Json:
    if isinstance(body, SessionStateProxy):
        body = body.to_dict()
    if isinstance(body, Mapping) and not isinstance(body, dict):
        body = dict(body)
    if _is_namedtuple(body):
        body = body._asdict()  # type: ignore[attr-defined]
    if isinstance(body, (*_SHOWN_AS_JSON, set, frozenset)) and not isinstance(body, dict):
        body = list(body)
    if not isinstance(body, str):
        if holds_more_than(caps.JSON_ITEMS, body):
            return to_json(body)
        body = json.dumps(body, default=_json_default, skipkeys=True)
    try:
        return to_json(json.loads(body))
    except ValueError:
        return to_json(str.__str__(body))  # also of a class of the script's own
