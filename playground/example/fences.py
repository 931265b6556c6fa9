"""Finds the examples in a page's Markdown: where they stand, and what their authors wrote above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

NAME: Final = "rerun"
_OPEN: Final = re.compile(r"(?P<before>[> \t]*)(?P<fence>`{3,}|~{3,})(?P<head>[^`]*)")
_LANGUAGE: Final = re.compile(r"\{?\s*\.?(?P<name>[\w#.+-]+)(?=[\s}]|$)")
_PAIR: Final = re.compile(r"""(?P<key>[A-Za-z][\w-]*)(?:=(?:"(?P<two>[^"]*)"|'(?P<one>[^']*)'|(?P<bare>[^\s}"']+)))?""")
_BRACES: Final = re.compile(rf"\{{\s*\.{NAME}(?:\s[^{{}}]*|\s*)\}}|\.?{NAME}\s*\{{[^{{}}]*\}}|\.?{NAME}")
_QUOTED: Final = re.compile(rf"""\.?{NAME}(?:\s+[A-Za-z]\w*(?:=(?:"[^"]*"|'[^']*'))?)+""")
_CODE: Final = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


@dataclass(frozen=True)
class Fence:
    """An example in a page: the number of its first line, what stands there behind the fence's sign, and its text.

    `sign` is the fence's own, `before` is what stands before its lines, in a list or a quote; `commented`: it lies in
    an HTML comment.
    """

    line: int
    head: str
    before: str
    lines: tuple[str, ...]
    commented: bool
    sign: str = "```"

    @property
    def text(self) -> str:
        """Its lines, without what stands before each in a list or a quote."""
        own = len(self.before)
        return "\n".join(line[own:] if not line[:own].strip("> \t") else line.lstrip() for line in self.lines)

    @property
    def options(self) -> dict[str, str]:
        """The options above the example; one without a value has its own name as value."""
        return {
            each["key"]: next((each[kind] for kind in ("two", "one", "bare") if each[kind] is not None), each["key"])
            for each in self._pairs
        }

    @property
    def twice(self) -> list[str]:
        """The options that stand more than once above the example."""
        names = Counter(each["key"].replace("_", "-") for each in self._pairs)
        return [name for name, count in names.items() if count > 1]

    @property
    def _pairs(self) -> list[re.Match[str]]:
        head = re.sub(rf"^\{{?\s*\.?{NAME}", "", self.head.strip())
        return list(_PAIR.finditer(re.sub(r"(?:^|(?<=[\s{]))[.#][\w-]+", "", head)))

    def is_read(self, *, quoted: bool) -> bool:
        """Whether SuperFences takes the first line for a fence's: with `quoted`, pairs without braces too."""
        head = self.head.strip()
        return bool(_BRACES.fullmatch(head) or (quoted and _QUOTED.fullmatch(head)))

    @property
    def in_braces(self) -> str:
        """The first line as it should be."""
        options = self.options.items()
        return f"{{.{NAME} {' '.join(_pair(key, value) for key, value in options)}}}"


def _pair(key: str, value: str) -> str:
    return f"{key}={value}" if re.fullmatch(r"[\w.,-]+", value) else f'{key}="{value}"'


def fences(text: str) -> Iterator[Fence]:
    """The examples of a page in their order, also those in HTML comments; not those within other fences."""
    return (fence for fence, closed in _fences(text) if closed)


def open_fences(text: str) -> Iterator[Fence]:
    """The examples that no line ends, as every processor of Markdown leaves them in the page as text; without lines.

    The line that ends one is its sign alone, as long as above: ```` does not end what ``` began.
    """
    return (fence for fence, closed in _fences(text) if not closed and not fence.commented)


def _fences(text: str) -> Iterator[tuple[Fence, bool]]:
    """Each example, and whether there is a line that ends it."""
    lines = text.split("\n")
    number, commented = 0, False
    while number < len(lines):
        opened = _OPEN.fullmatch(lines[number])
        if opened is None:
            commented = _in_comment(lines[number], commented)
            number += 1
            continue
        end = _end(lines, number, opened["fence"])
        language = _LANGUAGE.match(opened["head"].strip())
        if language and language["name"] == NAME:
            within = tuple(lines[number + 1 : end]) if end is not None else ()
            yield (
                Fence(number + 1, opened["head"], opened["before"], within, commented, opened["fence"]),
                end is not None,
            )
        number = number + 1 if end is None else end + 1


def _end(lines: list[str], start: int, fence: str) -> int | None:
    """The line that ends the fence which begins at `start`."""
    for number in range(start + 1, len(lines)):
        if lines[number].strip("> \t") == fence:
            return number
    return None


def _in_comment(line: str, commented: bool) -> bool:
    """Whether what follows a line is in a comment."""
    line = _CODE.sub("", line)
    while line:
        _, sign, line = line.partition("-->" if commented else "<!--")
        if not sign:
            break
        commented = not commented
    return commented
