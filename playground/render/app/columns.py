"""The columns of a table as they are configured: headings, and cells in their formats.

Simplified: formats are those that Streamlit names, `printf`, and the usual letters for days; sounds, films and pictures
from elsewhere are links, charts are bars of text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from playground.render.markup.data import Data, string
from playground.render.markup.html import Html, el, hidden, join
from playground.render.markup.markdown import inline

_BARS: Final = "▁▂▃▄▅▆▇█"
_LETTERS: Final = {
    "YYYY": "%Y",
    "YY": "%y",
    "MMMM": "%B",
    "MMM": "%b",
    "MM": "%m",
    "DD": "%d",
    "dddd": "%A",
    "ddd": "%a",
    "HH": "%H",
    "hh": "%I",
    "mm": "%M",
    "ss": "%S",
    "SSS": "%f",
    "A": "%p",
    "a": "%p",
}
_LETTER: Final = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))
_PRINTF: Final = re.compile(r"%%|%([-+ 0#]*\d*(?:\.\d+)?)([dfieEgGsuxXob])")
_CURRENCIES: Final = {"dollar": "${:,.2f}", "euro": "€{:,.2f}", "yen": "¥{:,.0f}"}
_NUMBERS: Final = {"plain": "{}", "localized": "{:,}", "percent": "{:.2%}", "scientific": "{:.3E}", **_CURRENCIES}
_GROUP: Final = re.compile(r"([^()]*)(\((?:\.|\[\^?[^\]]+\])[*+]\??\))([^()]*)$")
"""An expression with one group, as `https://(.*?)\\.com`."""
_CUT: Final = 60


def config_of(column: Data) -> Mapping[str, Any]:
    found = column.get("config")
    return found if isinstance(found, Mapping) else {}


def kind_of(column: Data) -> Mapping[str, Any]:
    """What a column's configuration says of its kind: its `type`, and more."""
    found = config_of(column).get("type_config")
    return found if isinstance(found, Mapping) else {}


def is_hidden(column: Data) -> bool:
    return bool(config_of(column).get("hidden"))


def heading(column: Data) -> Html:
    """What stands above a column: its label, and behind it what its help says."""
    config = config_of(column)
    label = config.get("label")
    name = label if isinstance(label, str) else string(column, "name")
    words = config.get("help")
    if not isinstance(words, str) or not words:
        return el("span", None, name)
    sign = el("small", {"class": "rp-column-help", "aria-hidden": "true"}, "?")
    return el("span", {"title": words}, name, " ", sign, hidden(words))


def cell(column: Data, value: Any) -> Html | None:
    """A cell as its column is configured; None for one that is shown as ever."""
    kind = kind_of(column)
    show = _SHOWN.get(str(kind.get("type")))
    return None if show is None or value is None else show(value, kind)


def _number(value: Any, kind: Mapping[str, Any]) -> Html | None:
    words = formatted(value, kind.get("format"))
    return None if words is None else el("span", None, words)


def formatted(value: Any, style: Any) -> str | None:
    """A number in a format that Streamlit knows; None where that cannot be."""
    if not isinstance(style, str) or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if style in _NUMBERS:
        return _NUMBERS[style].format(value)
    if style == "accounting":
        return f"({-value:,.2f})" if value < 0 else f"{value:,.2f}"
    if style in ("compact", "engineering", "bytes"):
        return _scaled(value, ("", "K", "M", "B", "T") if style != "bytes" else ("B", "KB", "MB", "GB", "TB"))
    try:
        return _PRINTF.sub(lambda found: _printed(found, value), style)
    except (ValueError, TypeError, OverflowError):
        return None


def _printed(found: re.Match[str], value: float) -> str:
    if found[0] == "%%":
        return "%"
    letter = "d" if found[2] in "iu" else found[2]
    number: Any = int(value) if letter in "dxXo" else value
    return f"%{found[1]}{letter}" % number if letter != "b" else f"{int(value):b}"


def _scaled(value: float, units: tuple[str, ...]) -> str:
    step = 0
    while abs(value) >= 1000 and step < len(units) - 1:
        value, step = value / 1000, step + 1
    return f"{value:.3g}{units[step]}"


def _progress(value: Any, kind: Mapping[str, Any]) -> Html | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    whole = isinstance(value, int) and not isinstance(kind.get("max_value"), float)
    low, high = kind.get("min_value") or 0, kind.get("max_value")
    high = high if isinstance(high, int | float) else 100 if whole and value > 1 else 1
    share = (value - low) / ((high - low) or 1)
    words = formatted(value, kind.get("format") or "percent" if high == 1 else kind.get("format")) or str(value)
    bar = el("progress", {"class": "rp-column-bar", "value": min(max(share, 0), 1), "aria-label": words})
    return join([bar, el("span", None, " ", words)])


def _link(value: Any, kind: Mapping[str, Any]) -> Html | None:
    address = str(value)
    if not address.startswith(("https://", "http://", "mailto:")):
        return None
    shown = kind.get("display_text")
    words = str(value)
    if isinstance(shown, str) and shown:
        words = _captured(shown, words)
    return el("a", {"href": address, "target": "_blank", "rel": "noopener noreferrer"}, words[:_CUT])


def _captured(shown: str, address: str) -> str:
    """What a link says: a text, or the part of its address that stands for the one group of an expression.

    The script's expression is not run: what stands before and behind the group is looked for as a text.
    """
    parts = _GROUP.match(shown)
    if parts is None:
        return shown
    before, _, behind = parts.groups()
    before, behind = (re.sub(r"\\(.)", r"\1", part).strip("^$").replace(".*", "") for part in (before, behind))
    _, found, rest = address.partition(before) if before else ("", "x", address)
    part = rest.partition(behind)[0] if behind else rest
    return part if found and part else address


def _checkbox(value: Any, kind: Mapping[str, Any]) -> Html | None:
    return tick(bool(value))


def tick(on: bool) -> Html:
    """A boolean as a box that nobody can click."""
    return el("span", None, el("span", {"aria-hidden": "true"}, "☑" if on else "☐"), hidden(str(on)))


def _choice(value: Any, kind: Mapping[str, Any]) -> Html | None:
    return el("span", None, label_of(kind, value))


def label_of(kind: Mapping[str, Any], value: Any) -> str:
    """What an option is called."""
    options = kind.get("options")
    for option in options if isinstance(options, list) else ():
        if isinstance(option, Mapping) and option.get("value") == value:
            return str(option.get("label", value))
    return str(value)


def _items(value: Any, kind: Mapping[str, Any]) -> Html | None:
    items = listed(value)
    if items is None:
        return None
    return join(el("span", {"class": "rp-column-item"}, label_of(kind, item)) for item in items[:20])


def listed(value: Any) -> list[Any] | None:
    """The items of a cell that the trace tells as a text."""
    if isinstance(value, list):
        return value
    if not isinstance(value, str) or not value.startswith("["):
        return None
    try:
        found = json.loads(value.replace("'", '"').replace("None", "null"))
    except ValueError:
        return None
    return found if isinstance(found, list) else None


def _chart(value: Any, kind: Mapping[str, Any]) -> Html | None:
    numbers = [item for item in listed(value) or () if isinstance(item, int | float) and not isinstance(item, bool)]
    if not numbers:
        return None
    low, high = _end(kind, "y_min", min(*numbers, 0)), _end(kind, "y_max", max(numbers))
    room = (high - low) or 1
    bars = "".join(_BARS[min(max(round(7 * (number - low) / room), 0), 7)] for number in numbers[:_CUT])
    words = ", ".join(map(str, numbers[:_CUT]))
    look = {"class": "rp-column-chart", "role": "img", "aria-label": f"Chart: {words}", "title": words}
    return el("span", look, bars)


def _end(kind: Mapping[str, Any], name: str, otherwise: float) -> float:
    given = kind.get(name)
    return given if isinstance(given, int | float) else otherwise


def _image(value: Any, kind: Mapping[str, Any]) -> Html | None:
    address = str(value)
    if address.startswith("data:image/"):
        return el("img", {"class": "rp-column-image", "src": address, "alt": "Picture"})
    return _link(value, {"display_text": "Picture"})


def _moment(value: Any, kind: Mapping[str, Any]) -> Html | None:
    style = kind.get("format")
    if not isinstance(style, str) or not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if style in ("localized", "distance", "calendar", "iso8601"):
        return None
    return el("span", None, _LETTER.sub(lambda found: moment.strftime(_LETTERS[found[0]]), style))


def _button(value: Any, kind: Mapping[str, Any]) -> Html | None:
    return el("button", {"type": "button", "class": "rp-column-button", "disabled": True}, str(value))


_SHOWN: Final[dict[str, Callable[[Any, Mapping[str, Any]], Html | None]]] = {
    "number": _number,
    "progress": _progress,
    "link": _link,
    "checkbox": _checkbox,
    "selectbox": _choice,
    "multiselect": _items,
    "list": _items,
    "bar_chart": _chart,
    "line_chart": _chart,
    "area_chart": _chart,
    "image": _image,
    "audio": lambda value, kind: _link(value, {"display_text": "Sound"}),
    "video": lambda value, kind: _link(value, {"display_text": "Film"}),
    "date": _moment,
    "time": _moment,
    "datetime": _moment,
    "json": lambda value, kind: el("code", None, str(value)[:_CUT]),
    "markdown": lambda value, kind: inline(str(value)),
    "button": _button,
}
