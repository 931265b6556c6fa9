"""A script's bytes as the text that an editor shows, and a changed text as bytes in the style of the file."""

from __future__ import annotations

import codecs
import io
import re
import tokenize
from collections import Counter
from difflib import SequenceMatcher
from typing import Final

LARGEST: Final = 1_000_000
"""Bytes of one script."""
_END: Final = re.compile(r"\r\n|\n|\r")


class TextError(Exception):
    """Why bytes are no text, or a text no bytes of such a file."""


def text_of(raw: bytes) -> str:
    """The text of a script, in the encoding that it names itself, each line ended as editors end it. Raises TextError.

    A form feed or another sign at which Python's `splitlines` parts lines ends none here.
    """
    if len(raw) > LARGEST:
        raise TextError(f"it has more than {LARGEST:,} bytes")
    if b"\0" in raw:
        raise TextError("it is no text")
    return _END.sub("\n", _decoded(raw, _encoding(raw)).removeprefix("\ufeff"))


def bytes_of(text: str, like: bytes) -> bytes:
    """The text as a file that was `like` this: with its encoding, its BOM and its ends of lines. Raises TextError.

    A line that stays keeps its own end, wherever it stands now; a new one gets the end that most of them have.
    """
    before = _decoded(like, _encoding(like)).removeprefix("\ufeff")
    plain = _END.sub("\n", text)
    if "\0" in plain:
        raise TextError("it has a sign of no text (NUL), with which Python would not read it: take it out")
    if half := re.search("[\ud800-\udfff]", plain):
        raise TextError(f"{half[0]!r} is half a sign, which no file can hold: take it out")
    ended = _with_ends(plain, before) if before != plain else plain
    # What the text names from now on: its comment may have been changed, and is what Python will read.
    bom = codecs.BOM_UTF8 if like.startswith(codecs.BOM_UTF8) else b""
    encoding = _encoding(bom + plain.encode())
    try:
        return bom + ended.encode("utf-8" if bom else encoding)
    except UnicodeEncodeError as error:
        sign = ended[error.start]
        raise TextError(
            f"{sign!r} cannot be written in {encoding}, the encoding that the file's first lines name. "
            "Change that comment to utf-8, or take the sign out"
        ) from None


def _encoding(raw: bytes) -> str:
    """The encoding that a script names, UTF-8 where it names none."""
    try:
        found, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
    except SyntaxError as error:
        raise TextError(_unreadable(raw, error)) from None
    return "utf-8" if found == "utf-8-sig" else found


def _unreadable(raw: bytes, error: SyntaxError) -> str:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return f"it is no text in UTF-8 (byte {wrong.start}), and names no other encoding"
    return f"its first lines name an encoding that is not its own: {error.msg}"


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        named = "UTF-8" if encoding == "utf-8" else f"{encoding}, as its first lines say"
        raise TextError(f"it is no text in {named} (byte {error.start})") from None
    except (LookupError, ValueError) as error:  # a codec that makes no text, or none of these bytes
        raise TextError(f"it cannot be read as {encoding}: {error}") from None


def _with_ends(plain: str, before: str) -> str:
    """The text with the ends of lines that the file had before."""
    ends = _END.findall(before)
    if not ends:
        return plain
    usual = Counter(ends).most_common(1)[0][0]
    if len(set(ends)) == 1:
        return plain.replace("\n", usual)
    were, are = _END.split(before), plain.split("\n")
    ended = [usual] * (len(are) - 1)
    for block in SequenceMatcher(None, were, are, autojunk=False).get_matching_blocks():
        for at in range(block.size):
            if block.a + at < len(ends) and block.b + at < len(ended):
                ended[block.b + at] = ends[block.a + at]
    for at in range(len(ended) - 1):
        if ended[at] == "\r" and not are[at + 1] and ended[at + 1] == "\n":
            ended[at] = "\n"  # the two would be the one end of one line
    return "".join(line + end for line, end in zip(are, [*ended, ""], strict=True))
