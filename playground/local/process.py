"""A child process of the engine, as its parent has it: what it is asked, what it says, and why it has ended."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from playground.local.child import DONE, EARLY

Json = dict[str, Any]
Tell = Callable[[Json], None]

# Nothing is imported from where it starts: a script's folder may hold a `json.py` that is not Python's.
BOOT: Final = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import playground
sys.path.append(sys.path.pop(0))
from playground.local.child import main
main()
"""
LONGEST: Final = 2**26  # bytes of a message from a child
LINES: Final = 250  # that are printed for a message; a few more than playground/worker/output.py lets through
CHARACTERS: Final = 10_000  # of a line that is printed
LAST_WORDS: Final = 8_000  # bytes, of what is printed, that are kept to tell where a script was
SECONDS_FOR_PRINTS: Final = 5.0  # until an answer goes without what was printed before it

_TOLD_IN_BETWEEN: Final = ("progress", "ready")


class Process:
    """A child that runs. What it says is told to who is attached, in order: what is printed before the answer."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._waiting: list[Json] = []
        self._tell: Tell | None = None
        self._current: Json | None = None
        self._path = ""
        self._printed = Printed(self._print)
        self.rested = asyncio.Event()
        """Set once it has answered something, or has ended."""
        self._has_failed = False
        self._is_wanted = True
        self._work = asyncio.gather(self._hear(), self._hear_prints())
        self._over = asyncio.create_task(self._bury())

    @classmethod
    async def start(cls, folder: Path, *, early: bool = False) -> Process:
        """Start a child in a folder, `early` if nobody waits for it yet."""
        root = str(Path(__file__).parents[2])
        command = (sys.executable, "-P", "-c", BOOT, root, *([EARLY] if early else []))
        return cls(
            await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, cwd=folder, limit=LONGEST, start_new_session=True
            )
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        return self._process.returncode is not None

    def attach(self, tell: Tell) -> None:
        """Tell all that it says from now on, and what it has said already."""
        self._tell = tell
        for message in self._waiting:
            tell(message)
        self._waiting.clear()

    def ask(self, message: Json) -> None:
        """Send it a message."""
        if message["type"] != "close":
            self._current = message
            self._printed.begin()
        self._path = message.get("path", self._path)
        if self._process.stdin is not None and not self.has_ended:
            self._process.stdin.write(json.dumps(message).encode() + b"\n")

    def kill(self) -> None:
        """End it now, with all that its script has started. Nothing more is told of it."""
        self._is_wanted = False
        if self.has_ended:
            return
        with suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(self.pid, signal.SIGKILL)
            else:
                self._process.kill()

    async def end(self) -> None:
        """End it, and wait for that."""
        self.kill()
        await self._over

    def _say(self, message: Json) -> None:
        if self._tell is None:
            self._waiting.append(message)
        elif self._is_wanted:
            self._tell(message)

    def _print(self, text: str) -> None:
        session = None if self._current is None else self._current.get("session")
        self._say({"type": "output", "session": session, "text": text})

    async def _hear(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            message = json.loads(line)
            if message["type"] not in _TOLD_IN_BETWEEN:
                self._has_failed = message["type"] == "fault" and message["id"] is None
                if not self._has_failed:
                    await self._printed.up_to_here()
                self._current = None
                self.rested.set()
            self._say(message)

    async def _hear_prints(self) -> None:
        assert self._process.stderr is not None
        while chunk := await self._process.stderr.read(65_536):
            self._printed.take(chunk)

    async def _bury(self) -> None:
        """Wait for its end, and tell why that came, if nobody wanted it."""
        status = await self._process.wait()
        self.rested.set()
        # A process that the script has started may keep the channels open.
        with suppress(TimeoutError, ValueError):
            await asyncio.wait_for(self._work, 1)
        if not self._is_wanted or self._has_failed:
            return
        asked = self._current or {}
        words, line = why_ended(status), line_of(self._path, self._printed.last_words)
        self._say(
            {"type": "fault", "id": asked.get("id"), "session": asked.get("session"), "message": words, "line": line}
        )


class Printed:
    """What a child prints, in lines, up to a limit for each message; the rest is counted."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._done = asyncio.Semaphore(0)
        self._rest = b""
        self.last_words = b""
        self.begin()

    def begin(self) -> None:
        """A message is asked: there is room again."""
        self._left, self._dropped = LINES, 0

    def take(self, chunk: bytes) -> None:
        """Some bytes have come; `DONE` among them ends what is printed for a message."""
        self.last_words = (self.last_words + chunk)[-LAST_WORDS:]
        *whole, self._rest = (self._rest + chunk).split(DONE)
        for each in whole:
            self._lines(each, is_all=True)
            if self._dropped:
                self._tell(f"… {self._dropped:,} more lines")
            self._dropped = 0
            self._done.release()
        self._rest = self._lines(self._rest, is_all=False)

    async def up_to_here(self) -> None:
        """Wait until all was taken that was printed before an answer."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._done.acquire(), SECONDS_FOR_PRINTS)

    def _lines(self, text: bytes, *, is_all: bool) -> bytes:
        """Tell the lines of a text; returns what is still to become one."""
        *lines, rest = text.split(b"\n")
        if is_all and rest:
            lines.append(rest)
        for line in lines:
            if self._left > 0:
                self._left -= 1
                self._tell(line.decode("utf-8", "replace").removesuffix("\r")[:CHARACTERS])
            else:
                self._dropped += 1
        return b"" if is_all else rest[: 4 * CHARACTERS]


def why_ended(status: int) -> str:
    """Why a child has ended by itself, in a sentence."""
    if status >= 0:
        return f"The script ended Python itself, with status {status}."
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = f"signal {-status}"
    if name == "SIGKILL":
        return "Python was killed (SIGKILL), as the system does when memory runs out."
    return f"Python crashed ({name}): something that it ran is not written in Python, and failed."


def line_of(path: str, last_words: bytes) -> int | None:
    """The line of a script that ran last, where Python could still say so."""
    found = re.search(rf'File "{re.escape(path)}", line (\d+)', last_words.decode("utf-8", "replace"))
    return int(found[1]) if found and path else None
