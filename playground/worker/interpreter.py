"""The one interpreter of a worker: sessions have parts of it, and a script may break it for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from playground.isolation import Isolation, Own
from playground.runtime import ActionError, Session
from playground.runtime.run.control import GuardException


class BrokenPython(Exception):
    """A script has changed what Python itself needs; the text is what it has changed."""


class Interpreter:
    """Gives each session its own part, where there is an isolation, as the worker has it; without, all share all."""

    def __init__(self, isolation: Isolation | None) -> None:
        self._isolation = isolation
        self._broken = ""
        self._undying: list[Session] = []

    def check(self) -> str:
        """Why no session must be served here from now on, "" where all may."""
        if self._isolation is None:
            return ""
        return self._broken or self._isolation.check()

    @property
    def is_patched(self) -> bool:
        """Whether the session that worked last has changed modules or classes that all share."""
        return self._isolation is not None and self._isolation.is_patched

    def part(self) -> Own | None:
        """Return another part, for one session."""
        return None if self._isolation is None else self._isolation.new()

    def within[T](self, part: Own | None, work: Callable[[], T]) -> T:
        """Do `work` in a part and return its result; raises BrokenPython where the script's changes made that fail."""
        if self._isolation is None or part is None:
            return work()
        try:
            return cast("T", self._isolation.run(part, work))
        except (ActionError, GuardException):
            raise
        except BaseException:
            patched = self._isolation.patched
            if not patched:
                raise
        changed = ", ".join(f"`{name}`" for name in patched[:3])
        self._broken = f"a script changed {changed}, and the engine failed"
        raise BrokenPython(changed)

    def load(self, work: Callable[[], None]) -> None:
        """Do `work`, which loads what all sessions share."""
        if self._isolation is None:
            work()
        else:
            self._isolation.load(work)

    def forget(self, part: Own | None, end: Callable[[], object] = lambda: None) -> None:
        """Give back the part of a session, if it is one; `end` lets go of the script's objects, which die there."""
        if self._isolation is not None and part is not None:
            self._isolation.forget(part, end)

    def keep_deep(self, session: Session) -> None:
        """Keep a session with data that nests too deeply to be freed: that could end Python. The worker is replaced."""
        if self._isolation is not None and session.is_deep():
            self._undying.append(session)
            self._broken = "a script holds data that nests too deeply to be freed"
