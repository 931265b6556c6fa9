"""Watches a session's steps, and tells what in them surprises: the reasons of each step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from typing import Any, Final

from ..browser.page import WidgetSpec
from ..browser.public_ids import PublicIds
from ..run.lines import at
from ..trace.reasons.computed_again import computed_again
from ..trace.reasons.cost import for_nothing, slow_again
from ..trace.reasons.elsewhere import above, called_at_once, stale
from ..trace.reasons.forgotten import came_back, keep_in_mind, missed
from ..trace.reasons.identity import Identity
from ..trace.reasons.lost import behind, dropped, set_back, unseen
from ..trace.reasons.new_widget import new_widgets
from ..trace.reasons.no_run import no_run
from ..trace.reasons.not_emptied import not_emptied
from ..trace.reasons.not_sent import not_sent
from ..trace.reasons.old_class import old_class
from ..trace.reasons.overwritten import corrected, deleted, overwritten
from ..trace.reasons.reason import Reason
from ..trace.reasons.replaced import replaced
from ..trace.reasons.shifted import shifted
from ..trace.reasons.sight import CALLED, Memory, Seen, Sight
from ..trace.reasons.value_changed import beaten, changed
from ..trace.trace import Run
from ..trace.values import Json
from .server import RunRequest, Server

_WRITES: Final = frozenset({"state_write", "state_delete"})
_NOTHING: Final[Mapping[str, WidgetSpec]] = {}


class Page:
    """The widgets on the page at one moment."""

    def __init__(
        self,
        specs: Mapping[str, WidgetSpec],
        screen: Sequence[Mapping[str, Json]],
        ids: PublicIds,
        identities: Mapping[str, Identity],
    ) -> None:
        self._specs = specs
        self._screen = screen
        self._ids = ids
        self._identities = identities
        self._entries: dict[str, Mapping[str, Json]] | None = None
        self._values = {str(each["id"]): (each.get("value"), each["label"]) for each in screen if "label" in each}
        """Value and label of each element that has a label, by its id."""
        self.names = frozenset(specs)

    def all(self, names: Collection[str]) -> dict[str, Seen]:
        """Those of `names` that are shown, in the order of the page."""
        if not names:
            return {}
        public = {self._ids.known(name): name for name in names}
        found = {public[each]: self.seen(public[each]) for each in self._shown() if each in public}
        return {name: seen for name, seen in found.items() if seen is not None}

    def differing(self, before: Page) -> list[str]:
        """The widgets on both pages that have another value, default or label now, in the order of the page."""
        then, now, specs = before._values, self._values, before._specs
        changed = {
            self._ids.known(name)
            for name, spec in self._specs.items()
            if (old := specs.get(name)) is not None and old is not spec and old.default != spec.default
        }
        if then == now and not changed:
            return []
        changed |= {public for public, each in now.items() if public in then and then[public] != each}
        names = {self._ids.known(name): name for name in self._specs.keys() & specs.keys()}
        return [names[public] for public in now if public in changed and public in names]

    def identity(self, name: str) -> Identity | None:
        """What makes a widget the one that it is, where that is known."""
        return self._identities.get(name)

    def _shown(self) -> dict[str, Mapping[str, Json]]:
        if self._entries is None:
            self._entries = {str(each["id"]): each for each in self._screen}
        return self._entries

    def seen(self, name: str) -> Seen | None:
        """A widget as it is shown; None for a container that tells of its opening, and for what is not shown."""
        public, spec = self._ids.known(name), self._specs[name]
        entry = None if public is None else self._shown().get(public)
        if entry is None:
            return None
        return Seen(
            str(public),
            spec.type,
            str(entry["label"]),
            entry["key"],
            at(entry),
            entry.get("value"),
            spec.default,
            spec.trigger,
            spec.form,
            spec.page,
            spec.silent,
            spec.param,
            self._identities.get(name),
            entry,
        )


class Observer:
    """Keeps what was on the page before a step."""

    def __init__(self, ids: PublicIds) -> None:
        self._ids = ids
        self.used = ""
        """The widget that the step's action is about."""
        self._sent: Mapping[str, Json] = {}
        self._before = Page(_NOTHING, (), ids, {})
        self._memory = Memory()
        self._came: frozenset[str] = frozenset()
        """The widgets that the last step has brought to the page."""

    def begin_anew(self) -> None:
        """The page is loaded: nothing is on it."""
        self.used, self._sent = "", {}
        self._before = Page(_NOTHING, (), self._ids, {})
        self._memory = Memory()

    def sends(self, request: RunRequest) -> None:
        """The page asks for a run."""
        if request.values is not None:
            self._sent = request.values

    def reasons(
        self,
        server: Server,
        source: str,
        action: Json,
        runs: Sequence[Run],
        screen: Sequence[Mapping[str, Json]],
        between: Mapping[int, Mapping[str, Any]],
        has_callback: Callable[[str], bool],
    ) -> tuple[Reason, ...]:
        """What surprises in a step that is over; it is what the next one begins with."""
        specs, before = server.page.specs(), self._before
        known = server.identities
        if len(known) > len(specs):
            server.identities = {name: known[name] for name in specs if name in known}
        after = self._before = Page(specs, screen, self._ids, server.identities)
        sight = Sight(
            action,
            runs,
            before,
            after,
            self.used,
            self._sent,
            server.page.unsent(),
            screen,
            between,
            has_callback,
            self._memory,
        )
        self.used, self._sent = "", {}
        self._came = after.names - before.names
        return tuple(_found(sight, source, after.differing(before) if runs and before.names else []))

    def identities(self, runs: Sequence[Run], screen: Sequence[Mapping[str, Json]]) -> tuple[dict[str, Json], ...]:
        """What makes each widget the one that it is that the last step has brought: those alike together."""
        if not self._came:
            return ()
        first: dict[str, int] = {}
        for run in runs if len(runs) > 1 else ():
            for event in run.events:
                if event["type"] == "write":
                    first.setdefault(str(event["element"]), run.number)
        known = {self._ids.known(name): self._before.identity(name) for name in self._came}
        alike: dict[tuple[int, tuple[str, ...]], list[Json]] = {}
        for each in screen:
            if (identity := known.get(each["id"])) is not None and "key" in each:
                number = first.get(str(each["id"])) or int(each["run"])
                alike.setdefault((number, identity.counted), []).append(each["id"])
        return tuple({"run": run, "counts": [*counts], "widgets": ids} for (run, counts), ids in alike.items())


def _found(sight: Sight, source: str, differing: list[str]) -> list[Reason]:
    """The reasons in a step. Each kind is looked for only where a first look says that there may be one."""
    found: list[Reason] = []
    if not sight.runs:
        if sight.used:
            found += no_run(sight)
        return found
    came, went = sight.after.names - sight.before.names, sight.before.names - sight.after.names
    happened = {event["type"] for run in sight.runs for event in run.events}
    if came and went:
        found += new_widgets(sight)
    if differing:
        found += shifted(sight, differing)
        found += changed(sight, differing)
    if happened & _WRITES:
        found += _of_writes(sight, source, came=bool(came))
    found += _of_memory(sight, came, went)
    found += _of_runs(sight, source, happened, came=bool(came))
    found += _of_use(sight, source)
    if sight.unsent:
        found += not_sent(sight)
    return found


def _of_use(sight: Sight, source: str) -> list[Reason]:
    """The reasons in what became of what a widget was used for."""
    found: list[Reason] = []
    memory, runs = sight.memory, sight.runs
    if any(event["type"] == "state_write" for event in runs[-1].events):
        found += behind(sight)
    used = sight.before.seen(sight.used) if sight.used in sight.before.names else None
    if len(runs) > 1:
        found += dropped(sight, source)
    if used is None:
        return found
    if len(runs) > 1 or sight.used not in sight.after.names:
        found += unseen(sight, source, used)
    if used.trigger and not runs[0].callbacks:
        if (earlier := memory.clicked.get(sight.used)) is not None:
            found += set_back(sight, source, earlier)
        memory.clicked[sight.used] = (runs[0].number, runs[0].lines)
    return found


def _of_writes(sight: Sight, source: str, *, came: bool) -> list[Reason]:
    """The reasons in what was stored and deleted."""
    found: list[Reason] = []
    writes = [event for run in sight.runs for event in run.events if event["type"] in _WRITES]
    keys = {event["key"] for event in writes}
    shown = any(each.get("key") in keys for each in sight.screen)
    if came and shown:
        found += beaten(sight)
    if shown or not keys.isdisjoint(sight.runs[0].before):
        found += overwritten(sight, source)
        found += corrected(sight)
        found += deleted(sight)
    return found


def _of_memory(sight: Sight, came: frozenset[str], went: frozenset[str]) -> list[Reason]:
    """The reasons in what earlier steps had; and what of this one is to be kept in mind."""
    memory = sight.memory
    failed = bool(memory.cleaned) and any(run.outcome == "exception" for run in sight.runs)
    back = not memory.left.keys().isdisjoint(came)
    cleaned = any(change.by == "cleanup" for run in sight.runs for change in run.diff)
    if not (failed or back or went or cleaned or memory.cleaned):
        return []
    found = [*(came_back(sight) if back else ()), *(missed(sight) if failed else ())]
    keep_in_mind(sight)
    return found


def _of_runs(sight: Sight, source: str, happened: Set[str], *, came: bool) -> list[Reason]:
    """The reasons in what the runs did, apart from widgets and their values."""
    found: list[Reason] = []
    runs, memory = sight.runs, sight.memory
    if any(run.old for run in runs):
        found += old_class(sight)
    called = (came or bool(sight.used)) and CALLED.search(source) is not None
    fragments = bool(memory.reads) and all(run.scope == "fragment" and run.diff for run in runs)
    if called or fragments or "callback_start" in happened:
        found += above(sight)
        found += called_at_once(sight, source) if called else ()
        found += stale(sight)
    if ".empty(" in source:
        found += replaced(sight, source)
        found += not_emptied(sight, source)
    if (app := next((run for run in reversed(runs) if run.scope == "app"), None)) is not None:
        memory.reads = {key: app.after[key] for key in app.read_outside if key in app.after}
    if any(run.span is not None for run in runs):
        memory.slept = None  # what runs side by side cost is theirs together
        return found
    if any(run.calls for run in runs):
        found += computed_again(sight)
    if "sleep" in happened or len(runs) > 1:
        found += slow_again(sight)
        found += for_nothing(sight)
    elif any(run.scope == "app" for run in runs):
        memory.slept = None
    return found
