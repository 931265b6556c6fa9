"""What was done in a session, in order: what brings it back is never cut, so it has to be small."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_MOST: Final = 1_000
"""Different actions that are looked for among those that were done."""


class Log[T](list[T]):
    """A list of actions. Those that say the same are one object: a click more costs its place in the list."""

    def __init__(self, actions: Iterable[T] = ()) -> None:
        super().__init__()
        self._known: dict[str, T] = {}
        for action in actions:
            self.append(action)

    def append(self, action: T) -> None:
        said = repr(action)  # equal is not enough: 1 and True are
        if len(self._known) >= _MOST:
            self._known.clear()
        super().append(self._known.setdefault(said, action))
