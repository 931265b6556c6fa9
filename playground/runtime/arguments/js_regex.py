"""Patterns as JavaScript reads them (`new RegExp(pattern, "us")`), for Python's `re`.

The patterns of `st.text_input(validate=...)` are run by the browser. What differs there: `\\d`, `\\w` and `\\b` know
ASCII only, `$` is the very end, names of groups are written `(?<name>...)`, and `\\p{...}` asks for a category of
Unicode.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Self


class PatternError(ValueError):
    """A pattern that is none in JavaScript. The text begins as that of a browser does; the reason is Python's."""


_SPACES: Final = r" \t\n\r\v\f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_CLASSES: Final = {"d": "0-9", "w": "A-Za-z0-9_", "s": _SPACES}
_SYNTAX: Final = frozenset("^$\\.*+?()[]{}|/")
"""What may stand behind a backslash for itself."""
_CONTROLS: Final = frozenset("tnrvf0")
_TOKEN: Final = re.compile(
    r"(?P<count>\{\d+(?:,\d*)?\})|\\u\{(?P<code>[0-9a-fA-F]+)\}|\\p\{(?P<category>[^}]*)\}|\\P\{(?P<other>[^}]*)\}|\\k<(?P<back>\w+)>"
    r"|\\(?P<escaped>.)|\(\?<(?P<group>[A-Za-z_]\w*)>|(?P<plain>.)",
    re.DOTALL,
)
_PYTHON_ONLY: Final = re.compile(r"(?<!\\)\(\?(?:[a-zA-Z]+\)|P|#)")
"""Groups that JavaScript does not have."""
_NAMES: Final = {
    "Letter": "L", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll", "Mark": "M", "Number": "N",
    "Decimal_Number": "Nd", "Punctuation": "P", "Symbol": "S", "Separator": "Z", "Other": "C",
    "Alphabetic": "L", "Alpha": "L", "Uppercase": "Lu", "Lowercase": "Ll",
}  # fmt: skip
_CODES: Final = 0x32400
"""The characters that a category is looked for in: those behind are rare, and the same in few."""


@dataclass(frozen=True)
class JSRegex:
    """A compiled pattern. `source` is how JavaScript writes it down."""

    source: str
    compiled: re.Pattern[str]

    @classmethod
    @lru_cache(maxsize=256)
    def of(cls, pattern: str) -> Self:
        """Compile a pattern; raises `PatternError` for one that is none in JavaScript."""
        try:
            compiled = re.compile(_translated(pattern), re.ASCII | re.DOTALL)
        except (re.error, OverflowError, RecursionError, PatternError) as error:
            raise PatternError(f"SyntaxError: Invalid regular expression: /{pattern}/su: {error}") from None
        source = re.sub(r"\\.|/", lambda found: r"\/" if found[0] == "/" else found[0], pattern, flags=re.DOTALL)
        return cls(source.replace("\n", r"\n"), compiled)

    def matches(self, text: str) -> bool:
        """True when the pattern is found anywhere in a text."""
        return self.compiled.search(text) is not None


def _translated(pattern: str) -> str:
    if _PYTHON_ONLY.search(pattern):
        raise PatternError("invalid group")
    parts: list[str] = []
    in_class = False
    for token in _TOKEN.finditer(pattern):
        plain = token["plain"]
        if plain == "]" and in_class:
            in_class = False
            _close(parts)
        elif plain is None:
            parts.append(_special(token, in_class=in_class))
        else:
            parts.append(_plain(plain, in_class=in_class))
            in_class = in_class or plain == "["
    return "".join(parts)


def _special(token: re.Match[str], *, in_class: bool) -> str:
    """What stands for an escape, a quantifier or the beginning of a group."""
    if token["code"]:
        return re.escape(_character(token["code"]))
    if token["category"] is not None or token["other"] is not None:
        return _category(token["category"], token["other"], in_class=in_class)
    if token["back"]:
        return f"(?P={token['back']})"
    if token["group"] and not in_class:
        return f"(?P<{token['group']}>"
    return _escaped(token["escaped"], in_class=in_class) if token["escaped"] else token[0]


def _plain(letter: str, *, in_class: bool) -> str:
    if in_class:
        return "\\" + letter if letter in "[&~|" else letter
    if letter in "{}]":
        raise PatternError(f"lone {letter}")
    return r"\Z" if letter == "$" else letter


def _close(parts: list[str]) -> None:
    """End a class: an empty one matches nothing, its opposite anything. Python reads the bracket there as a member."""
    if parts[-1] == "[":
        parts[-1] = "(?!)"
    elif parts[-2:] == ["[", "^"]:
        parts[-2:] = [r"[\s\S]"]
    else:
        parts.append("]")


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        raise PatternError("no such character") from None


def _escaped(letter: str, *, in_class: bool) -> str:
    if letter in _CLASSES:
        return _CLASSES[letter] if in_class else f"[{_CLASSES[letter]}]"
    if letter.lower() in _CLASSES:
        return _inverse(_CLASSES[letter.lower()]) if in_class else f"[^{_CLASSES[letter.lower()]}]"
    if letter in "bB":
        return r"\x08" if in_class and letter == "b" else "\\" + letter
    if letter == "0":
        return r"\x00"
    if letter in _CONTROLS or letter.isdecimal() or letter in "xu":
        return "\\" + letter
    if letter in _SYNTAX or (in_class and letter == "-"):
        return re.escape(letter) if letter != "/" else "/"
    raise PatternError(f"invalid escape \\{letter}")


@lru_cache(maxsize=16)
def _inverse(inside: str) -> str:
    """The members of a class that has all characters but some."""
    known = re.compile(f"[{inside}]")
    return _ranges([code for code in range(_CODES) if not known.match(chr(code))]) + r"\U00032400-\U0010ffff"


def _category(name: str | None, other: str | None, *, in_class: bool) -> str:
    wanted = (name if name is not None else other or "").removeprefix("General_Category=").removeprefix("gc=")
    inside = _members(_NAMES.get(wanted, wanted))
    if other is not None:
        return _inverse(inside) if in_class else f"[^{inside}]"
    return inside if in_class else f"[{inside}]"


@lru_cache(maxsize=16)
def _members(category: str) -> str:
    """The characters of a category such as "L" or "Lu", as the inside of a class; raises `PatternError` for none."""
    found = [code for code in range(_CODES) if unicodedata.category(chr(code)).startswith(category)] if category else []
    if not found:
        raise PatternError(f"the playground does not know \\p{{{category}}}")
    return _ranges(found)


def _ranges(codes: list[int]) -> str:
    parts: list[str] = []
    start = before = codes[0]
    for code in [*codes[1:], -1]:
        if code != before + 1:
            parts.append(f"\\U{start:08x}-\\U{before:08x}")
            start = code
        before = code
    return "".join(parts)
