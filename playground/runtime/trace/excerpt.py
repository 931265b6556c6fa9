"""An element's fields, as much of them as is kept: long texts and lists of options are cut, and that is told."""

from __future__ import annotations

import math
from typing import Any, Final

from ..run import caps
from .values import Json, to_json

_MOST_BITS: Final = 600
"""A longer integer is described: its digits are many, and Python refuses to write very many."""


def measure(fields: dict[str, Json]) -> int | None:
    """Return the size in characters of fields that are kept as they are; None for those that `excerpt` must look at.

    Raises `UnicodeEncodeError` for a text that cannot be sent to a browser, as Streamlit does.
    """
    size, simple = 0, True
    for value in fields.values():
        if value is None or value is True or value is False:
            continue
        if isinstance(value, str):
            if not value.isascii():
                value.encode()
            length = len(value)
            size += length
            if length > caps.TEXT or type(value) is not str:
                simple = False
            continue
        if _is_number(value) and (type(value) is float or value.bit_length() <= _MOST_BITS):
            continue
        simple = False
        if isinstance(value, list):
            for text in value:
                if isinstance(text, str) and not text.isascii():
                    text.encode()
    return size if simple else None


def excerpt(fields: dict[str, Json]) -> tuple[dict[str, Json], int]:
    """Return `fields`, shortened where that is needed, and their size in characters.

    What was cut says the field `cut`, a sentence.
    """
    size = 0
    shortened: dict[str, Json] = {}
    sentences = [fields["cut"]] if "cut" in fields else []
    if "series" in fields and (most := caps.POINTS // max(1, len(fields["series"]))) < len(fields["x"]):
        sentences.append(sentence(most, len(fields["x"]), "places of the chart"))
        fields = _shorter_chart(fields, most)
    for name, value in fields.items():
        if value is None or value is True or value is False:
            continue
        kind = type(value)
        if kind is str:
            if len(value) > caps.TEXT and name != "html":
                sentences.append(sentence(caps.TEXT, len(value), "characters"))
                value = shortened[name] = value[: caps.TEXT]
            size += len(value)
        elif kind is list or kind is dict:
            if name in ("options", "captions") and len(value) > caps.OPTIONS:
                sentences.append(sentence(caps.OPTIONS, len(value), name))
                value = shortened[name] = value[: caps.OPTIONS]
            size += _size(value)
        elif kind is int and value.bit_length() > _MOST_BITS:
            shortened[name] = to_json(value)["repr"]
        elif not _is_number(value):
            plain = isinstance(value, float) and math.isfinite(value)  # a number of NumPy
            shortened[name] = float(value) if plain else to_json(value)
    if shortened:
        fields = {**fields, **shortened}
    if sentences:
        fields["cut"] = " ".join(dict.fromkeys(sentences))
    return fields, size


def _is_number(value: object) -> bool:
    return type(value) is int or (type(value) is float and math.isfinite(value))


def _shorter_chart(fields: dict[str, Json], most: int) -> dict[str, Json]:
    series = [{**each, "values": each["values"][:most]} for each in fields["series"][: caps.POINTS]]
    order = fields.get("order")
    more = {"order": order[: caps.POINTS]} if order else {}
    return {**fields, "x": fields["x"][:most], "series": series, **more}


def sentence(kept: int, count: int, what: str) -> str:
    """What is told of what was cut."""
    return f"Only the first {kept:,} of {count:,} {what} are shown."


def _size(value: Any) -> int:
    """Characters of a JSON value, about."""
    if isinstance(value, str):
        # A picture or a sound is one text that nobody reads: it costs less than as many words.
        return len(value) // caps.MEDIA if value.startswith("data:") else len(value)
    if isinstance(value, list):
        return 2 + sum(len(item) if type(item) is str else _size(item) for item in value)
    if isinstance(value, dict):
        return 2 + sum(len(key) + _size(item) for key, item in value.items())
    return 6
