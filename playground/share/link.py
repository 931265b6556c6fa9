"""A link that holds scripts, actions and options in its fragment, ``#r1.m.…``: as `web/share/link.js` has it.

Behind the version stands the kind of compression: ``d`` is deflate with a preset dictionary, ``m`` is `mixing`, which
is shorter and slower. Then, in base64url: two bytes of a checksum, the text's size in bytes (seven bits in each byte,
the lowest first), the text squeezed. The text is UTF-8: the scripts, and in the end the other fields as JSON, with
``scripts`` as a list of names, all with a NUL between; a lone ``app.py`` without fields is itself the text.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from playground.share import mixing

VERSION: Final = "r1"
MOST_LINK: Final = 100_000
"""Characters of a fragment."""
MOST_TEXT: Final = 50_000
"""Bytes of what is in it: a browser opens so many in a second or two."""
MOST_SCRIPTS: Final = 20
COMFORTABLE: Final = 2_000
"""Characters that every mail, chat and browser leaves whole: longer ones are squeezed by `mixing`."""
MOST_FILES: Final = 200
"""Entries of ``files``; how many a project takes is for who opens it."""
FIELDS: Final[Mapping[str, tuple[str, Callable[[Any], bool]]]] = {
    "files": ('a table of files, each a text or {"base64": "…"}', lambda value: _is_files(value)),
    "name": ("a text", lambda value: isinstance(value, str)),
    "panes": ("a list of names", lambda value: _is_list(value, str)),
    "actions": ("a list of actions", lambda value: _is_list(value, (str, dict))),
    "height": ("a whole number", lambda value: _is_number(value)),
    "read_only": ("true or false", lambda value: isinstance(value, bool)),
    "start": ("stopped or live", lambda value: value in ("stopped", "live")),
    "predict": ("questions", lambda value: isinstance(value, (bool, str, dict, list))),
    "compare": ("true or false", lambda value: isinstance(value, bool)),
    "session": ("a text", lambda value: isinstance(value, str)),
    "lines": (
        "a list of pairs of lines",
        lambda value: _is_list(value, list) and all(len(pair) == 2 and all(map(_is_number, pair)) for pair in value),
    ),
    "hidden": ("a whole number", lambda value: _is_number(value)),
}
"""Beside ``scripts``, what a link may hold: in words, and as a check. Other fields are left out."""


class ShareError(ValueError):
    """A link that cannot be made or read; its text is a sentence for the reader."""


def share_link(data: Mapping[str, Any], base: str = "") -> str:
    """The link to the playground at `base` (an address without a fragment) that opens `data`.

    `data` is ``{"scripts": [{"name", "source"}], …}`` with `FIELDS`: the first script runs, ``files`` are what lies
    beside it and is no script to choose, ``{name: text}`` or ``{name: {"base64": …}}``. Raises `ShareError` for
    what no link can hold.
    """
    text = _text(_checked(data, "What you want to share")).encode("utf-8", "replace")
    if len(text) > MOST_TEXT:
        raise ShareError(
            f"This is too much for a link: {len(text):,} bytes, and a link holds {MOST_TEXT:,}. Share the file."
        )
    head = _checksum(text) + _size(len(text))
    link = _written("d", head + _deflate(text))
    if len(link) > COMFORTABLE:
        link = _written("m", head + mixing.squeeze(text))
    if len(link) > MOST_LINK:
        raise ShareError(
            f"This is too much for a link: {len(link):,} characters, and a link has {MOST_LINK:,} at most."
        )
    return f"{base}#{link}"


def read_link(link: str) -> dict[str, Any]:
    """What is in a link, or in its fragment. Raises `ShareError` if it is broken, too long or of another version."""
    fragment = link.rpartition("#")[2]
    version, _, rest = fragment.partition(".")
    if not re.fullmatch(r"r[0-9]+", version):
        raise ShareError(f"This is no link to a script: behind its # there is no version, as in #{VERSION}.m.…")
    if version != VERSION:
        raise ShareError(
            f"This link is of version {version[:9]}, and this playground reads {VERSION}. Open it where it was made."
        )
    if len(fragment) > MOST_LINK:
        raise ShareError(
            f"This link is too long: {len(fragment):,} characters, and it may have {MOST_LINK:,}. "
            "Ask for the script as a file."
        )
    kind, _, encoded = rest.partition(".")
    if kind not in {"d", "m"}:
        raise ShareError(f"This link is broken: behind #{VERSION}. stands {kind[:9]!r}, and not d or m. {AGAIN}")
    if wrong := re.search(r"[^A-Za-z0-9_-]", encoded):
        at = len(fragment) - len(encoded) + wrong.start() + 1
        raise ShareError(f"This link is broken: its character {at} behind the # is {wrong[0]!r}. {AGAIN}")
    return _opened(kind, encoded)


AGAIN: Final = "Copy it again, in full."
CUT: Final = f"This link is broken: it was cut short or changed on its way. {AGAIN}"


def _opened(kind: str, encoded: str) -> dict[str, Any]:
    if len(encoded) % 4 == 1:
        raise ShareError(CUT)
    data = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    size = shift = 0
    at = 2
    for at in range(2, 7):
        if at >= len(data):
            raise ShareError(CUT)
        size |= (data[at] & 127) << shift
        shift += 7
        if data[at] < 128:
            break
    if size > MOST_TEXT:
        raise ShareError(f"This link says that it holds {size:,} bytes of text, and {MOST_TEXT:,} are allowed. {AGAIN}")
    squeezed = data[at + 1 :]
    try:
        text = _inflate(squeezed, size) if kind == "d" else mixing.unsqueeze(squeezed, size)
    except (ValueError, zlib.error):
        raise ShareError(CUT) from None
    if _checksum(text) != data[:2]:
        raise ShareError(CUT)
    try:
        return _checked(_fields(text.decode()), "This link")
    except ShareError:
        raise
    except (ValueError, TypeError, RecursionError):
        raise ShareError(CUT) from None


def _text(data: Mapping[str, Any]) -> str:
    scripts, fields = data["scripts"], {key: value for key, value in data.items() if key != "scripts"}
    if [script["name"] for script in scripts] == ["app.py"] and not fields:
        return scripts[0]["source"]
    head = {"scripts": [script["name"] for script in scripts]} | fields
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    return "\0".join([*(script["source"] for script in scripts), written])


def _fields(text: str) -> dict[str, Any]:
    if "\0" not in text:
        return {"scripts": [{"name": "app.py", "source": text}]}
    *sources, written = text.split("\0")
    fields = json.loads(written)
    if not isinstance(fields, dict):
        raise ShareError(CUT)
    scripts = zip(fields.get("scripts", ()), sources, strict=True)
    return {**fields, "scripts": [{"name": name, "source": source} for name, source in scripts]}


def _checked(data: Mapping[str, Any], what: str) -> dict[str, Any]:
    """What of `data` a link knows, without what is empty."""
    scripts: Any = data.get("scripts")
    if not _is_list(scripts, Mapping) or not 1 <= len(scripts) <= MOST_SCRIPTS:
        raise ShareError(f"{what} has no list of 1 to {MOST_SCRIPTS} scripts.")
    for number, script in enumerate(scripts, start=1):
        name, source = script.get("name"), script.get("source")
        if not isinstance(name, str) or not 0 < len(name) <= 200 or not isinstance(source, str):
            raise ShareError(f"{what} has a script, number {number}, that has no name or no text.")
        if "\0" in source:
            raise ShareError(f"{what} has a script, {name}, with a NUL character, which no Python script may hold.")
    checked: dict[str, Any] = {"scripts": [{"name": one["name"], "source": one["source"]} for one in scripts]}
    for field, (words, is_right) in FIELDS.items():
        value = data.get(field)
        if value is None or value is False or value in ("", [], {}):
            continue
        if not is_right(value):
            raise ShareError(f"{what} has a field “{field}” that is not {words}.")
        checked[field] = value
    return checked


def _is_list(value: Any, kind: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(one, kind) for one in value)


def _is_files(value: Any) -> bool:
    if not isinstance(value, Mapping) or len(value) > MOST_FILES:
        return False
    return all(
        isinstance(name, str) and 0 < len(name) <= 700 and (isinstance(content, str) or _is_binary(content))
        for name, content in value.items()
    )


def _is_binary(content: Any) -> bool:
    if not isinstance(content, Mapping) or list(content) != ["base64"]:
        return False
    text = content["base64"]
    return isinstance(text, str) and len(text) % 4 == 0 and bool(re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", text))


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1_000_000


def _written(kind: str, data: bytes) -> str:
    return f"{VERSION}.{kind}.{base64.urlsafe_b64encode(data).decode().rstrip('=')}"


def _checksum(text: bytes) -> bytes:
    """Sixteen bits in which a changed text differs: FNV-1a, folded."""
    value = 0x811C9DC5
    for byte in text:
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return (value >> 16 ^ value & 0xFFFF).to_bytes(2, "big")


def _size(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


@cache
def _words() -> bytes:
    return json.loads(files("playground.share").joinpath("words.json").read_text("utf-8"))["words"].encode()


def _deflate(text: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=_words())
    return packer.compress(text) + packer.flush()


def _inflate(data: bytes, size: int) -> bytes:
    """The `size` bytes in `data`; never more than that is made of it."""
    return zlib.decompressobj(-15, zdict=_words()).decompress(data, size + 1)
