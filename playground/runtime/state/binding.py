"""The server's part of `bind="query-params"`: keyed widgets whose value stands in the page's address.

Modelled on Streamlit's `runtime/state/query_params.py` and `session_state.py`. A widget that is drawn for the first
time starts from the address; what is no value for it, and what is its default, is taken out again. What the browser
does is in `address.py`.

(rules query-bind, query-bound-is-locked)
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from playground.facts.elements import kind as known

from ..browser.address import on_wire
from ..trace.instants import micros
from ..trace.values import Json


@dataclass(frozen=True, slots=True)
class Bound:
    """What a widget says of its values in the address."""

    type: str
    clearable: bool = False
    """True when it can be empty: `?name=`."""
    options: Sequence[str] | None = None
    """The texts that it may have; None for any."""
    most: int | None = None
    """How many texts it may have."""
    twice: bool = False
    """True when a text may come twice."""

    def sent(self, value: Json) -> Json:
        """A page value as a message carries it; moments are microseconds there."""
        found = on_wire(self.type, value)
        if self.type != "slider":
            return found
        return [micros(each) if isinstance(each, str) else each for each in found]

    def parse(self, value: str | list[str]) -> Json:
        """A value of the address as a message carries it; raises `ValueError` for what cannot be one."""
        kind, last = known(self.type).address, value if isinstance(value, str) else value[-1]
        if is_empty(value):
            return {"texts": [], "numbers": [], "text": ""}.get(kind)
        match kind:
            case "bool":
                if last.lower() not in ("true", "false"):
                    raise ValueError(last)
                return last.lower() == "true"
            case "number":
                return float(last)
            case "whole":
                return _whole(last)
            case "text":
                return last
        parts = [part for part in ([value] if isinstance(value, str) else value) if part != ""]
        return parts if kind == "texts" else [_number(part) for part in parts]

    def address_text(self, value: Json) -> str | list[str]:
        """What a message carries, as the server writes it into the address."""
        match known(self.type).address:
            case "texts":
                return [str(each) for each in value]
            case "numbers":
                return [_digits(each) for each in value]
            case "bool":
                return str(value).lower() if isinstance(value, bool) else str(value)
        return str(value)

    def valid(self, texts: list[str]) -> list[str]:
        """Those of the texts that it may have."""
        found = [text for text in texts if self.options is None or text in self.options]
        if not self.twice:
            found = list(dict.fromkeys(found))
        return found[: self.most] if self.most else found


NOTHING: Final = object()
"""Stands for the value of an address that has none for a widget."""


def start(
    bound: Bound, value: str | list[str], make: Callable[[Json], Any], serialize: Callable[[Any], Json]
) -> tuple[Any, str | list[str] | None]:
    """The script's value for one in the address, `NOTHING` where it is to be taken out; and what must stand there.

    `make` makes the script's value of one that the page sends, `serialize` goes back.
    """
    if is_empty(value) and not bound.clearable:
        return NOTHING, None
    try:
        parsed = bound.parse(value)
        made, default = make(parsed), make(None)
        unknown = bound.options is not None and isinstance(parsed, str) and parsed not in bound.options
        if made == default or (isinstance(made, list) and not made and parsed) or unknown:
            return NOTHING, None
        if known(bound.type).address == "texts" and (fitting := bound.valid(parsed)) != parsed:
            if not fitting:
                return NOTHING, None
            made = make(fitting)
            if made == default:
                return NOTHING, None
        sent = bound.sent(serialize(made))
        return made, None if sent == parsed else bound.address_text(sent)
    except (ValueError, TypeError, IndexError):
        return NOTHING, None


def is_empty(value: str | list[str]) -> bool:
    return value == "" if isinstance(value, str) else len(value) > 0 and not any(value)


def _whole(text: str) -> int | str:
    """A whole number; a text that is none stays, and is refused by whom it is for."""
    try:
        return int(text)
    except ValueError:
        return text


def _number(text: str) -> float | str:
    """A number, or a day or a time as one; a text that is none of these stays."""
    try:
        return float(text)
    except ValueError:
        try:
            return float(micros(text))
        except ValueError:
            return text


def _digits(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and math.isfinite(value) and value == int(value) else str(value)
