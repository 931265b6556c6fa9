"""What a line depends on: followed back from it by names, conditions, arguments and results, over calls that were seen.

Which function a line has called, and with which of its arguments, is told by the trace for all that happened in one
(`callers` of a run). Names, conditions and what is returned are read from the text, of lines that ran.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from typing import Final

from playground.render.graph.parts import Call, Part, joined
from playground.render.graph.project import Function, Place, Project, Sources
from playground.render.graph.statements import Scope, Statement, Statements
from playground.render.markup.data import Spot

Way = tuple[Place, ...]
"""The statements that wait for a call to end, the innermost first."""

_MOST: Final = 300
"""Statements that are followed from one."""
_DEEP: Final = 20


@dataclass(frozen=True)
class Origin:
    """A key that was read by a statement, or a widget that was drawn."""

    node: str
    spot: Spot
    run: int
    """The last run in which that was."""
    names: tuple[str, ...]
    """The key, or what a widget is called: where one of them is in the text of a part, that is where it belongs."""
    call: str = ""
    """Of a widget what draws it."""


@dataclass(frozen=True)
class Found:
    """What a statement has read and drawn that another one depends on."""

    place: Place
    way: Way
    origins: tuple[Origin, ...]
    goes_along: bool
    """True where both are in one turn of a loop: what was read or drawn last before the other is what counts."""


@dataclass(frozen=True)
class Wanted:
    """A statement that something depends on, within which calls, and on what of it."""

    place: Place
    way: Way
    part: Part | None = None
    field: str = ""
    """Of what it gives a name to, this attribute only."""
    calls: tuple[Part | None, ...] = ()
    """The parts of the statements of `way` in which the calls are, where that is known."""

    @property
    def mark(self) -> tuple[object, ...]:
        """What tells it from others."""
        return self.place, self.way, _mark(self.part), self.field, tuple(map(_mark, self.calls))

    @property
    def inside(self) -> tuple[Way, tuple[Part | None, ...]]:
        """The calls and their parts for a function that it calls."""
        return (self.place, *self.way)[:_DEEP], (self.part, *self.calls)[:_DEEP]


class Behind:
    """What is behind the statements of a project, as far as runs have shown it."""

    def __init__(self, source: Sources) -> None:
        self._project = Project(source)
        self._origins: dict[tuple[Place, Way], dict[str, Origin]] = {}
        self._callees: dict[tuple[Place, Way], set[Function]] = {}
        """Functions that a statement has called, by file and number."""
        self._lambdas: dict[tuple[Place, Way], set[Place]] = {}
        """Statements with a lambda that one has called."""
        self._known: dict[tuple[Place, Way, frozenset[Spot]], list[Found]] = {}

    def place(self, at: Spot, *names: str) -> Place | None:
        """The statement that a line belongs to, of several the one that has to do with these names."""
        text = self._project.source(at[0])
        number = at[1] if text is None else text.at(at[1], *names)
        return None if number is None else (at[0], number)

    def way(self, inner: Place, callers: tuple[Spot, ...]) -> Way:
        """The calls that led to a statement; which functions they called is noted."""
        found: list[Place] = []
        for at in callers:
            name = self._project.caller_of(inner)
            place = self.place(at, name)
            if place is None:
                break
            found.append(place)
            inner = place
        return tuple(found)

    def seen(self, place: Place, way: Way) -> None:
        """Something happened in a statement, within these calls."""
        for at, caller in enumerate(way):
            inner = way[at - 1] if at else place
            if (text := self._project.source(inner[0])) is not None:
                statement = text.all[inner[1]]
                called = (caller, way[at + 1 :])
                if statement.scope and not text.scopes[statement.scope].is_class:
                    self._callees.setdefault(called, set()).add((inner[0], statement.scope))
                elif statement.has_lambda:
                    self._lambdas.setdefault(called, set()).add(inner)

    def begins(self, place: Place, way: Way, origin: Origin) -> None:
        """A key was read there, or a widget drawn."""
        there = self._origins.setdefault((place, way), {})
        if origin.node not in there or there[origin.node].run < origin.run:
            there[origin.node] = origin

    def __call__(self, place: Place, way: Way, lines: frozenset[Spot]) -> list[Found]:
        """What a statement depends on, of a run in which these lines ran: its conditions, those of its calls too."""
        asked = (place, way, lines)
        if asked not in self._known:
            found: dict[tuple[Place, Way], dict[str, Origin]] = {}
            for wanted in self.followed(place, way, lines):
                there = (wanted.place, wanted.way)
                fits = {name: each for name, each in self._origins.get(there, {}).items() if self._is_in(each, wanted)}
                if fits:
                    found.setdefault(there, {}).update(fits)
            self._known[asked] = [
                Found(
                    *there,
                    tuple(origins.values()),
                    self._project.loop_together((*there[1][::-1], there[0]), (*way[::-1], place)),
                )
                for there, origins in sorted(found.items())
            ]
        return self._known[asked]

    def followed(self, place: Place, way: Way, lines: Set[Spot]) -> Iterator[Wanted]:
        """The statements behind one, and itself."""
        waiting = [Wanted(place, way)]
        for at, caller in enumerate(way):
            waiting += self._heads(caller, way[at + 1 :])
        seen: set[tuple[object, ...]] = set()
        while waiting and len(seen) < _MOST:
            wanted = waiting.pop()
            if wanted.mark not in seen:
                seen.add(wanted.mark)
                yield wanted
                waiting.extend(self._next(wanted, lines))

    def _is_in(self, origin: Origin, wanted: Wanted) -> bool:
        """Whether it is the wanted part of a statement that has read a key, or drawn a widget."""
        text = self._project.source(wanted.place[0])
        if text is None:
            return True
        here = text.all[wanted.place[1]]
        part, whole = self._asked(wanted, here), here.part.opened()
        if part.texts == whole.texts and part.uses == whole.uses:
            return True
        if any(name in whole.texts for name in origin.names):
            return any(name in part.texts for name in origin.names)
        if origin.call:
            return any(call.name == origin.call for call in part.calls)
        return "session_state" in part.texts or any(name in text.states for name, _ in part.uses)

    # -- what a statement leads to ---------------------------------------------------------------

    def _asked(self, wanted: Wanted, here: Statement) -> Part:
        """The part of a statement that counts: what a function was given counts by what that has done with it."""
        part = here.part if wanted.part is None else wanted.part
        return part.opened(lambda call: self._is_known(call, wanted, here))

    def _is_known(self, call: Call, wanted: Wanted, here: Statement) -> bool:
        """Whether what a call returns is what a function that is known returns."""
        file, _ = wanted.place
        seen = self._callees.get((wanted.place, wanted.way), set())
        meant = self._project.meant(file, here.scope, call) or self._project.own(file, here.scope, call)
        if meant is None:
            if seen and len(here.part.opened().calls) == 1:  # by whatever name
                return True
            return any(self._project.called(each) == call.name and self._project.scope(each).is_plain for each in seen)
        function = self._project.scope(meant)
        if function.is_class or function.is_plain:
            return not function.is_class
        return any(self._project.wraps(each, meant) for each in seen)

    def _next(self, wanted: Wanted, lines: Set[Spot]) -> Iterator[Wanted]:
        text = self._project.source(wanted.place[0])
        if text is None:
            return
        here = text.all[wanted.place[1]]
        yield from self._heads(wanted.place, wanted.way)
        if wanted.field and (made := self._made(wanted, here, lines)) is not None:
            yield from made
            return
        part = self._asked(wanted, here)
        for name, field in part.uses:
            yield from self._named(name, field or ("" if part.calls else wanted.field), wanted, lines)
        for function in self._called(wanted, part, here):
            yield from self._results(function, wanted, wanted.field, lines)
        if part.calls:
            for place in self._lambdas.get((wanted.place, wanted.way), set()):
                yield Wanted(place, wanted.inside[0])

    def _heads(self, place: Place, way: Way) -> list[Wanted]:
        text = self._project.source(place[0])
        around = () if text is None else text.all[place[1]].around
        return [Wanted((place[0], number), way) for number in around]

    def _called(self, wanted: Wanted, part: Part, here: Statement) -> set[Function]:
        """The functions that a statement has called, or a part of it: those that were seen, and those that it names."""
        file, _ = wanted.place
        text = self._project.text(file)
        meant = [
            self._project.meant(file, here.scope, call) or self._project.own(file, here.scope, call)
            for call in part.calls
        ]
        found = {each for each in meant if each is not None and self._project.scope(each).is_plain}
        if (own := self._project.own_class(file, here.scope)) is not None:  # properties
            asked = {(own[1], field) for name, field in part.uses if name == own[0]}
            found |= {(file, text.inner[each]) for each in asked if each in text.inner}
        for callee in self._callees.get((wanted.place, wanted.way), set()):
            name = self._project.called(callee)
            if part.names(name) or (wanted.part is None and not here.part.names(name)):
                found.add(callee)
        return found

    def _results(self, function: Function, wanted: Wanted, field: str, lines: Set[Spot]) -> Iterator[Wanted]:
        """The statements that gave what a function returns; of `__init__` those that set the attribute `field`."""
        file, text, scope = function[0], self._project.text(function[0]), self._project.scope(function)
        way, calls = wanted.inside
        for number in scope.results:
            result = text.all[number]
            if not result.ran(lambda line: (file, line) in lines):
                continue
            if scope.name != "__init__":
                yield Wanted((file, number), way, None, field, calls)
            elif not field or any(field in fields for fields in result.part.fields.values()):
                yield Wanted((file, number), way, None, "", calls)

    def _made(self, wanted: Wanted, here: Statement, lines: Set[Spot]) -> list[Wanted] | None:
        """What gave an object the wanted attribute, where it is of a class of the project and made there."""
        for call in (here.part if wanted.part is None else wanted.part).calls:
            made = self._project.meant(wanted.place[0], here.scope, call)
            if made is None or not self._project.scope(made).is_class:
                continue
            (file, number), places = made, self._project.scope(made).places
            inner = self._project.text(file).inner
            if (method := inner.get((number, wanted.field))) is not None:
                return list(self._results((file, method), wanted, "", lines))
            if (begin := inner.get((number, "__init__"))) is not None:
                return list(self._results((file, begin), wanted, wanted.field, lines))
            if wanted.field in places:
                given = call.argument(places.index(wanted.field), wanted.field)
                return [Wanted(wanted.place, wanted.way, given, "", wanted.calls)]
        return None

    # -- names -------------------------------------------------------------------------------------

    def _named(self, name: str, field: str, wanted: Wanted, lines: Set[Spot]) -> Iterator[Wanted]:
        """What gave a name its value: the nearest statement before, or who has called the function it is given to."""
        file, number = wanted.place
        text = self._project.text(file)
        here = text.all[number]
        for scope in text.outward(here.scope):
            depth = 0 if scope == here.scope else self._waiting(file, scope, wanted.way)
            user = here if depth == 0 else None if depth is None else text.all[wanted.way[depth - 1][1]]
            way, calls = ((), ()) if depth is None else (wanted.way[depth:], wanted.calls[depth:])
            if (setters := text.setters.get((scope, name))) is not None:
                for each in _nearest(text, setters, user, lambda line: (file, line) in lines, (name, field)):
                    yield Wanted((file, each), way, text.all[each].given.get(name), field, calls)
                return
            if text.scopes[scope].takes(name):
                if way:
                    yield from self._argument((file, scope), name, field, way, calls)
                return
            inner = text.inner.get((scope, name))
            if inner is not None:
                for each in text.setters.get((inner, field), []) if text.scopes[inner].is_class else []:
                    yield Wanted((file, each), way, text.all[each].given.get(field))
                return

    def _waiting(self, file: str, scope: int, way: Way) -> int | None:
        """How many calls away a function is that waits for one to end."""
        for at, (other, number) in enumerate(way):
            text = self._project.source(other)
            if other == file and text is not None and text.all[number].scope == scope:
                return at + 1
        return None

    def _argument(
        self, of: Function, name: str, field: str, way: Way, parts: tuple[Part | None, ...]
    ) -> Iterator[Wanted]:
        """What a function was given for one of its parameters, by the statement that called it."""
        (file, scope), caller, outer, others = of, way[0], way[1:], parts[1:]
        text, other = self._project.text(file), self._project.source(caller[0])
        if other is None:
            return
        part = parts[0] if parts else None
        there, function = (other.all[caller[1]].part if part is None else part).opened(), text.scopes[scope]
        known_as = function.name if function.name != "__init__" else text.scopes[function.parent].name
        calls = [call for call in there.calls if call.name == known_as]
        if not calls:  # by another name
            meant = [(call, self._project.meant(caller[0], other.all[caller[1]].scope, call)) for call in there.calls]
            calls = [call for call, each in meant if each is not None and self._project.wraps((file, scope), each)]
            calls = calls or (there.calls if len(there.calls) == 1 else [])
        if outer and calls and all(call.passes_on(other.scopes[other.all[caller[1]].scope].rest) for call in calls):
            yield from self._argument(of, name, field, outer, others)
            return
        is_method = text.method_of(scope) is not None
        if not is_method or function.places[:1] != [name]:
            given = joined([_given(call, function, name, int(is_method)) for call in calls])
            yield Wanted(caller, outer, given, field, others)
            return
        own = [call.receiver for call in calls if call.receiver is not None]
        if not calls:  # a property
            own = [Part({(each, "")}) for each, asked in there.uses if asked == function.name]
        if own:
            yield Wanted(caller, outer, joined(own), field, others)
        elif calls and function.name != "__init__":  # the statement has made the object
            yield Wanted(caller, outer, part, field, others)


def _mark(part: Part | None) -> object:
    if part is None:
        return None
    return frozenset(part.uses), frozenset(part.texts), tuple(id(call) for call in part.calls)


def _given(call: Call, function: Scope, name: str, first: int) -> Part:
    """What a call gives for a parameter."""
    if name == function.rest:
        return call.argument(len(function.places) - first, name, rest=True)
    if name == function.others:
        return call.argument(None, name, rest=True)
    return call.argument(function.places.index(name) - first if name in function.places else None, name)


def _nearest(
    text: Statements, setters: list[int], user: Statement | None, ran: Callable[[int], bool], what: tuple[str, str]
) -> Iterator[int]:
    """The statements that gave a name its value for `user`: the nearest before, and on as long as they add to it.

    Without a user, the last one.
    """
    name, field = what
    for number in reversed(setters):
        setter = text.all[number]
        fields = setter.part.fields.get(name)
        if setter is user or not setter.ran(ran) or (field and fields and field not in fields):
            continue
        later = user is not None and setter.first >= user.first
        if later and user is not None and not (user.looped and setter.looped):
            continue
        yield number
        if not (later or setter.part.adds or setter.looped):
            return
