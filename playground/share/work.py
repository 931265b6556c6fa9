"""A learner's work as one file: read, and its checksum, as `web/share/work.js` writes it.

``docs/teach.md`` says how it is written. The checksum is over the file's JSON as RFC 8785 writes it, without the
checksum: it tells of damage and careless edits, and not of fraud, since anybody can make a new one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final, NoReturn

ENDING: Final = ".rerun.json"
KIND: Final = "rerun-playground work"
FORMAT: Final = 1
_EXACT: Final = 2**53
"""Beyond it JSON's numbers are no whole numbers any more where JavaScript reads them."""


class WorkError(ValueError):
    """A text that is no work; the text is a sentence that follows the file's name."""


def read_work(text: str) -> dict[str, Any]:
    """What is in the text of a file, as JSON data. Raises WorkError for what is none, or has another checksum."""
    try:
        data = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise WorkError("is no work: it is not JSON, or was cut short") from None
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise WorkError(f'is no work: it does not say "kind": "{KIND}"')
    if data.get("format") != FORMAT:
        raise WorkError(f"is of another format: format {FORMAT} is read here")
    if data.get("checksum") != _checksum_of_rest(data):
        raise WorkError("was changed since it was saved: its checksum is another one")
    return data


def checksum(data: Any) -> str:
    """The checksum of JSON data that has none in it."""
    return f"sha256:{sha256(canonical(data).encode('utf-8', 'surrogatepass')).hexdigest()}"


def _checksum_of_rest(data: Mapping[str, Any]) -> str:
    try:
        return checksum({name: value for name, value in data.items() if name != "checksum"})
    except RecursionError:
        raise WorkError("is no work: its brackets are too deep") from None


def lesson_version(check: str, start: str) -> str:
    """A short name for an edition of a lesson: another one where its check or the script it starts with is."""
    return checksum({"check": check, "start": start}).removeprefix("sha256:")[:12]


def canonical(value: Any) -> str:
    """JSON in the one way that RFC 8785 allows."""
    if isinstance(value, Mapping):
        fields = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return f"{{{','.join(f'{_text(key)}:{canonical(value[key])}' for key in fields)}}}"
    if isinstance(value, list):
        return f"[{','.join(map(canonical, value))}]"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value)
    return json.dumps(value)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _number(value: float) -> str:
    """A number as JavaScript writes it."""
    if isinstance(value, int) and abs(value) <= _EXACT:
        return str(value)
    sign, digits, exponent = Decimal(repr(float(value))).normalize().as_tuple()
    if digits == (0,):
        return "0"
    assert isinstance(exponent, int)
    text, point = "".join(map(str, digits)), len(digits) + exponent
    if 0 < point <= 21:
        written = text.ljust(point, "0") if exponent >= 0 else f"{text[:point]}.{text[point:]}"
    elif -6 < point <= 0:
        written = f"0.{'0' * -point}{text}"
    else:
        power = f"e{'+' if point > 0 else '-'}{abs(point - 1)}"
        written = f"{text[0]}.{text[1:]}{power}" if len(text) > 1 else f"{text}{power}"
    return f"-{written}" if sign else written


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")
