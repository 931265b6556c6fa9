"""Finds the line that changed a value of session state in place, such as `rows.append(1)`.

At the lines that could do so (`touching`) it is looked whether anything of state is not as it was: then it was the
line before. How much is looked at is bounded, by work and not by time, so that a run is always told in the same way.
A line that was seen often for nothing reports no more; what changes after that is told as "between" the lines that it
may have been. Nothing of this can be reached from the script's values, and none of the script's code is run by it.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR
from types import CodeType
from typing import Any, Final

from ..run import caps
from ..run.fingerprint import Fingerprint, Shapes, identity, is_atom
from ..run.lines import Files, file_of
from ..run.watch import NONE, Spot, report_again, ticks
from .trace import told_between
from .values import Json, Room, Told, to_json

_LOOK: Final = 30
"""What a look costs besides what it looks at, in items."""
_RESUMED: Final = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR


@dataclass(frozen=True, slots=True)
class Where:
    """Where something was changed: at `line`, or somewhere `between` two lines; neither where no line is known."""

    line: int | None = None
    between: tuple[int, int] | None = None

    @classmethod
    def among(cls, lines: set[int]) -> Where:
        """The place that is told when it was one of `lines`; none where they are of several files."""
        if len(lines) < 2:
            return cls(next(iter(lines), None))
        first, last = min(lines), max(lines)
        files = {file_of(each) for each in lines}
        return cls(None, (first, last)) if len(files) == 1 else cls()

    def told(self) -> dict[str, Json]:
        """It as data."""
        return told_between(self.line, self.between)


class Changes:
    """Watches the values of session state in one run."""

    def __init__(
        self, touching: Container[int], tell: Callable[[str, Any, Where, bool], None], files: Files = NONE
    ) -> None:
        """`tell` is called for each change: with key, value, where, and whether more than that may have happened."""
        self._touching = touching
        self._files = files
        self._tell = tell
        self.values: dict[str, Fingerprint] = {}
        """What is known of the values of state that could be changed in place."""
        self._shapes: Shapes = {}
        self._looking = False
        self._thread = threading.get_ident()
        # Where the script is: the line that may be changing something, unless it has been looked at already.
        self.awake = False
        """True where a line may have changed something since the last look."""
        self._line: int | None = None
        self._code = 0
        self._ticks = 0
        self._ended = False
        """True from the end of the script, or of a callback, until something of the script runs again."""
        # How much work the comparisons have cost so far, and which lines report no more because of that.
        self._cost = _LOOK
        self._work = 0
        self._count = 0
        self._anew = 0
        self._spent: Counter[tuple[int, int]] = Counter()
        self._told: Counter[tuple[int, int]] = Counter()
        self._quiet: dict[int, set[int]] = {}
        self._quiet_codes: set[int] = set()
        self._touchy: dict[int, bool] = {}
        self._elsewhere: set[int] = set()
        """Lines that other threads have run."""
        self._strays = False
        """True when other threads or resumed generators may be changing something at any time, unheard."""

    @property
    def watches(self) -> bool:
        """True when state holds anything that could be changed in place."""
        return bool(self.values)

    # -- what is watched -----------------------------------------------------------------

    def begin(self, values: Callable[[], Mapping[str, object]], known: Mapping[str, Fingerprint] | None = None) -> None:
        """Watch what state holds as the run begins; `known` is what the run before has `kept`."""
        if self._touching:
            for key, value in values().items():
                found = known.get(key) if known else None
                if found is not None and found.value is value:
                    found.know(self._shapes)
                    self.values[key] = found
                self._watch(key, value)

    def fingerprints(self, keys: Container[str]) -> dict[str, Fingerprint]:
        """What is known of the values of `keys` as the run ends."""
        return {key: each for key, each in self.values.items() if key in keys}

    def as_json(self, key: str, value: object, room: Room) -> Json:
        """`value`, which state has for `key`, as JSON: that of the last time where nothing in it has changed since."""
        known = self.values.get(key)
        if known is None or known.value is not value or not known.whole:
            return to_json(value, room)
        if not (self._looking or self._ended or known.same()):  # else it has just been looked at
            return to_json(value, room)
        if known.json is None or not known.json.again(room):
            told = Told(value, room)
            if not told.lasts:
                return told.data
            known.json = told
        data: Json = known.json.data
        return data

    def wrote(self, key: str, value: object, line: Callable[[], int | None]) -> bool:
        """The script, in `line`, has put a value into state: what it holds now is known.

        Return whether the same line has changed what was there: `state.rows += [1]` is one change, not two.
        """
        if not self._touching:
            return False
        known = self.values.get(key)
        changed = known is not None and self.awake and self._line == line() and not known.same()
        if changed:
            del self.values[key]
        self._watch(key, value, line)
        return changed

    def read(self, key: str, value: object, line: Callable[[], int | None]) -> None:
        """The script has read a value of state: it may be one that is not watched yet."""
        if self._touching and not is_atom(value):
            known = self.values.get(key)
            if known is None or known.value is not value:
                self._watch(key, value, line)

    def deleted(self, key: str) -> None:
        """State has no such key any more."""
        if self.values.pop(key, None) is not None:
            self._sum_up()

    def _watch(self, key: str, value: object, line: Callable[[], int | None] | None = None) -> None:
        first = not self.values
        if is_atom(value):
            self.deleted(key)
            return
        if line is not None and self.values:
            self.look()
        self._learn(key, value)
        self._sum_up()
        if first and line is not None:
            # Lines that had nothing to report so far have now.
            self._line, self._code, self._ticks, self.awake = line(), 0, ticks(), True
            report_again()

    def _learn(self, key: str, value: object) -> None:
        """Remember what a value holds now.

        This counts as the work of looking at all of it, even where much is known from before: else the same run would
        be told differently the next time.
        """
        self._ended = False
        known = self.values.get(key)
        if known is None or known.value is not value or not known.renew():
            known = self.values[key] = Fingerprint(value, self._shapes)
        self._work += 2 * known.cost

    def _sum_up(self) -> None:
        self._cost = _LOOK + sum(each.cost for each in self.values.values())

    # -- where the script is ---------------------------------------------------------------

    def on_line(self, code: CodeType, line: int) -> bool:
        """A line of the script begins; return whether it shall report itself again in this run."""
        self._ended = False
        if not self.values:
            return False
        touches = line in self._touching
        if threading.get_ident() != self._thread:
            self._strays = True
            if touches:
                self._elsewhere.add(line)
            return touches
        where = identity(code)
        if not self._has_time() or where in self._quiet_codes:
            return self._hush(where, line) if touches else False
        found = self.awake and self._look(where, line)
        self.awake = touches
        if not touches:
            return False
        self._line, self._code, self._ticks = line, where, ticks()
        return self._is_worth_it(where, line, found=found) or self._hush(where, line)

    def on_return(self, code: CodeType, goes_on: Callable[[], Spot]) -> bool:
        """A function of the script ends, fails or waits; return whether it shall tell so again in this run.

        `goes_on` tells where the script goes on.
        """
        where = identity(code)
        if not self.values or not self._has_time() or not self._is_touchy(code):
            return False
        if where in self._quiet_codes or threading.get_ident() != self._thread:
            return False
        found = self.awake and self._look(where, None)
        spot = goes_on()
        self._line, self._code, self._ticks, self.awake = spot.line, spot.code, ticks(), True
        if self._is_worth_it(where, 0, found=found):
            return True
        self._quiet_codes.add(where)
        self._strays |= bool(code.co_flags & _RESUMED)
        return False

    def _is_touchy(self, code: CodeType) -> bool:
        if identity(code) not in self._touchy:
            path, files = code.co_filename, self._files
            lines = {files.line(path, line) for _, _, line in code.co_lines() if line} if path in files else ()
            self._touchy[identity(code)] = any(line in self._touching for line in lines)
        return self._touchy[identity(code)]

    def _is_worth_it(self, code: int, line: int, *, found: bool) -> bool:
        """Whether a line, or the end of a function, is worth another look when it comes again."""
        counts, cost = (self._told, 1) if found else (self._spent, self._cost)
        counts[code, line] += cost
        return self._told[code, line] < caps.CHANGES_OF_LINE and self._spent[code, line] < caps.LOOKS_OF_LINE

    def _hush(self, code: int, line: int) -> bool:
        self._quiet.setdefault(code, set()).add(line)
        self.awake = True
        return False

    # -- looking --------------------------------------------------------------------------

    def look(self) -> None:
        """Something is about to happen that is told: what has been changed by now came before it."""
        if self.awake and not self._looking and self._has_time() and threading.get_ident() == self._thread:
            self._look(None, None)

    def finish(self) -> None:
        """The script, or a callback, has ended."""
        if self.values and not self._looking and not self._ended:
            self._look(None, None)
        self.awake, self._line, self._code, self._ended = False, None, 0, True

    def changed_beside(self, key: str, value: object) -> None:
        """A run that lives beside this one has changed a value in place, and tells of it."""
        known = self.values.get(key)
        if known is not None and known.value is value:
            self._learn(key, value)
            self._sum_up()

    def _has_time(self) -> bool:
        return self._work < caps.LOOKS and self._count < caps.CHANGES

    def _look(self, code: int | None, line: int | None) -> bool:
        """Tell what is not as it was; the script is about to run `line` of `code`."""
        self._looking = True
        try:
            self._work += self._cost
            changed = sorted(key for key, each in self.values.items() if not each.same())
            if not changed:
                return False
            place = Where.among(self._suspects(code, line))
            many = bool(self._quiet)
            for key in changed:
                value = self.values[key].value
                self._learn(key, value)
                self._count += 1
                self._tell(key, value, place, many)
            self._sum_up()
            if place.between is not None and self._anew < caps.LOOKS_ANEW:
                self._listen_again()
            return True
        finally:
            self._looking = False
            self._ticks = ticks()

    def _suspects(self, code: int | None, line: int | None) -> set[int]:
        """The lines that may have made a change which was not there at the last look."""
        lines = self._elsewhere | ({self._line} if self._line is not None else set())
        straight = self._ticks == ticks() and not self._strays  # nothing was called, no loop went round
        for where, quiet in self._quiet.items():
            if not straight:
                lines |= quiet
            elif where == self._code:
                last = max(quiet) + 1 if line is None or code != where else line
                low, high = sorted((self._line or last, last))
                lines |= {each for each in quiet if low <= each <= high and each != line}
        return lines

    def _listen_again(self) -> None:
        self._anew += 1
        self._quiet.clear()
        self._quiet_codes.clear()
        self._spent.clear()
        self._strays = False
        report_again()
