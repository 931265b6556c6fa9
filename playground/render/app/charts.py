"""Charts as figures that need no drawing: bars of HTML, the numbers in a table, and the data for who draws better."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any, Final

from playground.render.app.place import Place
from playground.render.markup import markdown
from playground.render.markup.data import Data, items, string
from playground.render.markup.html import Html, el

_NAMES: Final = {
    "line_chart": "Line chart",
    "area_chart": "Area chart",
    "bar_chart": "Bar chart",
    "scatter_chart": "Scatter chart",
}
_MOST: Final = 60
_MOST_CELLS: Final = 1_000
_COLOURS: Final = 6
_HEX: Final = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_RGB: Final = re.compile(r"rgba?\((?:\s*\d+(?:\.\d+)?\s*,?){3,4}\)")
_NAMED: Final = {
    "red": "#ff4b4b",
    "orange": "#ffa421",
    "yellow": "#faca2b",
    "green": "#21c354",
    "blue": "#1c83e1",
    "violet": "#803df5",
    "gray": "#808495",
    "grey": "#808495",
    "primary": "#ff4b4b",
}
"""Streamlit's theme: its colours by name."""


def _chart(kind: str) -> Callable[[Data, Place], Html]:
    def show(element: Data, place: Place) -> Html:
        across, series = _list(element.get("x")), items(element, "series")
        names = [string(each, "name") for each in series]
        title = string(element, "alt") or f"{_NAMES[kind]}: {', '.join(names) or 'no data'}"
        chart = {
            "kind": kind,
            "x": across,
            "x_label": string(element, "x_label"),
            "y_label": string(element, "y_label"),
            "series": [
                {"name": string(each, "name"), "values": _numbers(each), "color": colour(each)} for each in series
            ],
            "order": element.get("order"),
            "horizontal": bool(element.get("horizontal")),
            "stack": element.get("stack"),
        }
        return el(
            "figure",
            {
                "class": f"rp-chart rp-chart--{kind.removesuffix('_chart')}",
                "id": place.id(element, "chart"),
                "data-chart": json.dumps(chart, ensure_ascii=False, separators=(",", ":"), allow_nan=False),
            },
            el("figcaption", None, markdown.inline(title)),
            el(
                "div",
                {"class": "rp-chart__plot", "aria-hidden": "true"},
                *_plot(kind, *_in_order(element, across, series)),
            ),
            _legend(series) if len(names) > 1 and not _names_colours(series) else None,
            _numbers_table(element, place, across, series),
        )

    return show


def colour(series: Data) -> str | None:
    """The colour that the script gave to a series, in hex digits; None where it gave none, or what is none."""
    given = string(series, "color").lower()
    if _HEX.fullmatch(given):
        return given
    parts = [float(part) for part in re.findall(r"[0-9.]+", given)[:4]] if _RGB.fullmatch(given) else []
    if len(parts) < 3:
        return _NAMED.get(given)
    parts = [*parts[:3], *(255 * part for part in parts[3:])]
    return "#" + "".join(f"{min(255, round(part)):02x}" for part in parts)


def _in_order(element: Data, across: list[Any], series: list[Data]) -> tuple[list[Any], list[Data]]:
    """The places in the order that the script wants, and each series with its numbers in that order."""
    order = {str(place): number for number, place in enumerate(_list(element.get("order")))}
    at = range(len(across))
    if order:
        at = sorted(at, key=lambda row: order.get(str(across[row]), len(order)))  # type: ignore[assignment]
    numbers = [_numbers(each) for each in series]
    told: list[Data] = [
        {**each, "values": [row[number] if number < len(row) else None for number in at]}
        for each, row in zip(series, numbers, strict=True)
    ]
    return [across[number] for number in at], told


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else []


def _numbers(series: Data) -> list[Any]:
    return [
        value if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) else None
        for value in _list(series.get("values"))
    ]


def _plot(kind: str, across: list[Any], series: list[Data]) -> list[Html]:
    """One group a place on the x axis, one mark a series; heights are tenths of a percent of the range."""
    values = [_numbers(each) for each in series]
    known = [value for row in values for value in row if value is not None]
    low, high = min([0, *known]), max([0, *known])
    span = (high - low) or 1
    step = max(1, math.ceil(len(across) / _MOST))
    groups = []
    for at in range(0, len(across), step):
        marks = []
        for number, row in enumerate(values):
            value = row[at] if at < len(row) else None
            if value is None:
                continue
            height = (
                round(100 * (value - min(low, 0)) / span) if kind != "bar_chart" else round(100 * abs(value) / span)
            )
            base = round(100 * (min(value, 0) - low) / span) if kind in ("bar_chart", "area_chart") else 0
            marks.append(
                el(
                    "span",
                    {
                        "class": f"rp-mark rp-mark--{number % _COLOURS}",
                        "style": f"--rp-h: {height}%; --rp-b: {base}%{_ink(series[number])}",
                    },
                )
            )
        label = (
            el("span", {"class": "rp-chart__x"}, str(across[at])) if _labelled(at // step, len(across), step) else None
        )
        groups.append(el("span", {"class": "rp-chart__group"}, el("span", {"class": "rp-chart__marks"}, *marks), label))
    scale = el("span", {"class": "rp-chart__scale"}, el("span", None, _short(high)), el("span", None, _short(low)))
    return [scale, *groups]


def _labelled(place: int, count: int, step: int) -> bool:
    """Whether this place has room for its label."""
    every = max(1, math.ceil(count / step / 12))
    return place % every == 0


def _short(value: float) -> str:
    return f"{value:g}"


def _ink(series: Data) -> str:
    given = colour(series)
    return f"; --rp-ink: {given}" if given else ""


def _names_colours(series: list[Data]) -> bool:
    """Whether the series are named by their colours, which tells nothing."""
    return all(each.get("name") == each.get("color") for each in series)


def _legend(series: list[Data]) -> Html:
    entries = []
    for number, each in enumerate(series):
        look = {"class": f"rp-mark rp-mark--{number % _COLOURS}", "style": _ink(each).removeprefix("; ") or None}
        entries.append(el("li", None, el("span", look), string(each, "name")))
    return el("ul", {"class": "rp-chart__legend", "aria-hidden": "true"}, *entries)


def _numbers_table(element: Data, place: Place, across: list[Any], series: list[Data]) -> Html:
    head = [el("th", {"scope": "col"}, string(element, "x_label") or "x")]
    head += [el("th", {"scope": "col"}, string(each, "name")) for each in series]
    values = [_numbers(each) for each in series]
    rows = []
    most = max(_MOST, _MOST_CELLS // (len(series) + 1))
    for at, label in enumerate(across[:most]):
        cells = [row[at] if at < len(row) else None for row in values]
        shown = [el("td", {"class": "rp-number"}, "" if cell is None else _short(cell)) for cell in cells]
        rows.append(el("tr", None, el("th", {"scope": "row"}, str(label)), *shown))
    table = el(
        "table",
        {"class": "rp-table"},
        el("thead", None, el("tr", None, *head)),
        el("tbody", None, *rows),
    )
    return el(
        "details",
        {"class": "rp-chart__data", "data-keep": True, "id": place.id(element, "data")},
        el("summary", None, "Numbers"),
        el("div", {"class": "rp-scroll"}, table),
        el("p", {"class": "rp-caption"}, f"and {len(across) - most:,} more places") if len(across) > most else None,
    )


CHARTS: Final[dict[str, Callable[[Data, Place], Html]]] = {kind: _chart(kind) for kind in _NAMES}
