"""What a script prints while it runs: passed on as it comes, up to a limit; the rest is counted."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any, Final, TextIO

LINES: Final = 200
"""Lines of one message's runs that are passed on."""
CHARACTERS: Final = 50_000
"""Characters of them."""


class Output(io.TextIOBase):
    """Stands for `sys.stdout` while scripts run. It is one for all messages, because a script may keep it."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.begin(io.StringIO())

    def begin(self, target: TextIO) -> None:
        """Pass what is printed to `target` from now on, as far as there is room."""
        if not isinstance(target, Output):
            self._target = target
        self._lines = LINES
        self._room = CHARACTERS
        self._dropped = 0
        self._broken = False
        """True when the line that is being printed has been passed on in part."""

    def during[T](self, work: Callable[[], T]) -> T:
        """Do `work`; what it prints comes here, unless a script has set an output of its own before."""
        system: Any = sys  # whose `stdout` a script may have removed
        if getattr(system, "stdout", None) is self._target:
            system.stdout = self
        try:
            return work()
        finally:
            self._finish()
            if getattr(system, "stdout", None) is self:
                system.stdout = self._target

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self._lines <= 0 or self._room <= 0:
            self._dropped += text.count("\n")
            return len(text)
        kept = text[: self._room]
        lines = kept.split("\n", self._lines)
        if len(lines) > self._lines:
            kept = kept[: -len(lines[-1])] if lines[-1] else kept
        self._lines -= kept.count("\n")
        self._room -= len(kept)
        self._dropped += text.count("\n", len(kept))
        self._broken = not kept.endswith("\n")
        self._target.write(kept)
        return len(text)

    def flush(self) -> None:
        self._target.flush()

    def _finish(self) -> None:
        """Tell how much there was besides."""
        if self._room <= 0 and self._broken:
            self._target.write("…\n")
        if self._dropped:
            self._target.write(f"… {self._dropped:,} more lines\n")
        self._target.flush()
