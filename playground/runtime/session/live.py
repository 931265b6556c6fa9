"""An action that others may overtake while it goes on: they come when the user does them, in the browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ..browser.actions import Action, ActionError
from ..run.control import GuardException
from ..run.turns import Turns
from .burst import Burst

if TYPE_CHECKING:
    from ..run.guard import Clock
    from ..trace.trace import Step
    from .session import Session


class LiveBurst(Burst):
    """One action, and those that come before all is done."""

    def __init__(self, session: Session, first: int, sleep: Callable[[float], object]) -> None:
        self._turns = Turns(sleep)
        super().__init__(session, first, self._turns, None)
        self._going_on = 0
        self._count = 0
        self._sent = 0.0
        """When the last action came."""
        self._stopped: GuardException | None = None

    @property
    def is_shared(self) -> bool:
        return self._count > 1

    def clock(self, clock: Clock) -> Clock:
        return replace(clock, sleep=self._turns.sleep, turns=self._turns)

    def begin(self, action: Action | None) -> list[Step]:
        """Do the first, None for the load, and return the steps of all when all are done. Raises what stopped them."""
        self._turns.begin()
        self._take(action)
        self._turns.until(lambda: not self._going_on)
        while self._going_on:  # what is to stop does so at its next look
            self._turns.sleep(0.0)
        if self._stopped is not None:
            raise self._stopped
        return self._told()

    def join(self, action: Action) -> int:
        """Do one that comes meanwhile; returns the number of its step."""
        action = replace(action, after=round(self.now - self._sent, 3))
        number = self._first + self._count
        self._turns.begin()
        try:
            self._take(action)
        finally:
            self._turns.end()
        return number

    def _take(self, action: Action | None) -> None:
        number, sent, self._sent = self._first + self._count, self._sent, self.now
        self._count += 1
        self._going_on += 1
        try:
            self._do(number, action)
        except ActionError:
            self._count, self._sent = self._count - 1, sent  # nothing has come in between: nothing has run
            self._seen.pop(number - 1, None)
            raise
        except GuardException as error:
            self._stopped = error
        finally:
            self._going_on -= 1
        if self.is_shared:
            self._session.show()
