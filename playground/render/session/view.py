"""What a playground shows after a step, or of a moment before: HTML for the panes, marks, columns for the figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypedDict

from playground.facts.files import File
from playground.render.app.app import app, draw
from playground.render.graph import identity
from playground.render.graph.flows import texts_of
from playground.render.instruments import cache, dependencies, order, runs, state
from playground.render.instruments.compare import comparison, picker
from playground.render.instruments.lanes import others
from playground.render.instruments.marks import Mark, marks
from playground.render.instruments.moment import Moment
from playground.render.instruments.timeline import Row, timeline
from playground.render.markup.data import Data, Steps, integer, is_load, items, ran_lines, spot
from playground.render.markup.data import runs as runs_of
from playground.render.markup.html import EMPTY, Html, join, joined, line_words
from playground.render.session.announce import announce
from playground.render.session.brief import brief
from playground.render.session.history import History
from playground.render.session.past import app_at, run_until, runs_until, screen_after

_EARLIER: Final = 3
"""Steps before the one that is looked at, of which the cache is told too: as many as the present has."""


class View(TypedDict, total=False):
    """What a page shows of a session, as plain data (`docs/architecture/protocol.md`)."""

    app: str
    past: str
    runs: str
    state: str
    order: str
    actions: str
    cache: str
    graph: str
    marks: list[Mark]
    files: dict[str, dict[str, Any]]
    timeline: dict[str, Any]
    lines: dict[str, Any]
    announce: str
    totals: dict[str, int]
    brief: dict[str, Any]
    same: list[dict[str, Any]]
    look: dict[str, Any]


@dataclass(frozen=True)
class Look:
    """What the reader wants to see besides the present.

    `run` counts the runs of the whole session from 1, None is the present; `event` is the number of one of the run's
    events, None its end. `key` is the key of session state whose history is open; `against` a run of the step that the
    one looked at is compared with. `graph` asks for what depends on what, which takes a while.
    """

    run: int | None = None
    event: int | None = None
    key: str | None = None
    against: int | None = None
    graph: bool = False


def view(steps: Steps, source: str, name: str, prefix: str = "", files: Mapping[str, File] | None = None) -> View:
    """Return what to show after the last of `steps`, the Steps of a session as JSON data.

    `source` is the script they come from, `name` its file name; `prefix` goes before every id, for several
    playgrounds in one document. `files` lie beside the script.
    """
    shown = look(History(steps), source, Look(), prefix, files)
    columns = {**shown["timeline"], "html": joined(shown["timeline"]["html"])}
    return {**shown, "app": joined(shown["app"]), "actions": joined(shown["actions"]), "timeline": columns}


def look(
    history: History,
    source: str,
    asked: Look,
    prefix: str = "",
    files: Mapping[str, File] | None = None,
    said: Html = EMPTY,
) -> View:
    """Return what to show of a session; the present also where the past that was asked for is not kept.

    `said` stands below the number of runs in the present. The elements of `app` and `past`, the entries of `actions`
    and the timeline's rows are set off for the page.
    """
    row = None if asked.run is None else history.find(asked.run)
    step = None if row is None else history.step(row.step)
    if row is None or step is None:
        shown = _present(history, source, asked, prefix, files or {}, said)
    else:
        shown = _Past(history, asked, row, step, prefix).view(source, files or {})
    if asked.graph:
        picture = history.graph.picture(texts_of(source, files))
        if row is None or step is None:
            screen, index = items(history.last, "screen"), history.steps - 1
        else:
            screen, index = items(screen_after(step, row.place) or {}, "screen"), row.step
        widgets = identity.told(history.identities, screen, index, prefix)
        shown["graph"] = str(join([dependencies.instrument(picture, prefix, asked.key), widgets]))
    return shown


def _present(history: History, source: str, asked: Look, prefix: str, files: Mapping[str, File], said: Html) -> View:
    steps = history.newest()
    last = steps[-1] if steps else {}
    ran = len(runs_of(last))
    moment = Moment(history.count - ran + 1, history.count)
    chosen = _runs(history, last, asked, moment, prefix)
    around = history.around(history.steps - 1)
    beside = others(around, moment.first, ran)
    opened = None if asked.key is None else state.Opened(asked.key, history.keys)
    return {
        "app": str(app(last, prefix, drawn=history.drawn)),
        "runs": str(join([runs.instrument(steps, prefix, moment, said), chosen])),
        "state": str(state.instrument(steps, prefix, opened, beside=beside)),
        "order": str(order.instrument(steps, prefix, moment, around)),
        "cache": str(cache.instrument(history.recent, moment)),
        "actions": str(history.log.html(prefix)),
        "marks": marks(steps, source),
        "files": _files(history, files, lambda source, file: marks(steps, source, file)),
        "timeline": timeline(history.rows),
        "lines": history.lines.data(),
        "announce": announce(steps),
        "totals": totals(steps),
        "brief": brief(steps),
        "look": {"run": None, "event": None, "total": history.count},
    }


class _Past:
    """A run that is over, or the middle of it."""

    def __init__(self, history: History, asked: Look, row: Row, step: Data, prefix: str) -> None:
        self._history = history
        self._asked = asked
        self._row = row
        self._step = step
        self._prefix = prefix
        run = runs_of(step)[row.place]
        known = [integer(event, "n") for event in items(run, "events")]
        self._event = asked.event if asked.event in known else None
        self._at = next((spot(e) for e in items(run, "events") if integer(e, "n") == self._event), None)
        self._seen = {**step, "runs": [run_until(run, self._event)]}
        self._around = history.around(row.step)
        self._beside = others(self._around, row.count - row.place, len(runs_of(step)))
        self._moment = Moment(row.count - row.place, history.count, row.place, self._event)

    def view(self, source: str, files: Mapping[str, File]) -> View:
        prefix, step, place = self._prefix, self._step, self._row.place
        before = None if is_load(step) else self._history.step(self._row.step - 1)
        opened = None
        if self._asked.key is not None:
            opened = state.Opened(self._asked.key, self._history.keys, self._row.count)
        chosen = _runs(self._history, step, self._asked, self._moment, prefix)
        then = app_at(step, place, self._event, before)
        number, drawn = integer(runs_of(step)[place], "number"), self._history.drawn_past
        return {
            "past": str(draw(then, step, f"past-{prefix}", drawn=drawn, now=number)),
            "runs": str(join([runs.instrument([step], prefix, self._moment), chosen])),
            "state": str(self._state(prefix, opened)),
            "order": str(order.instrument([step], prefix, self._moment, self._around)),
            "cache": str(cache.instrument(self._before_and_now(), self._moment)),
            "actions": str(self._history.log.html(prefix)),
            "marks": self._marks(source),
            "files": _files(self._history, files, self._marks),
            "timeline": timeline(self._history.rows, self._row.count),
            "lines": self._history.lines.data(),
            "announce": self._title(),
            "look": {
                "run": self._row.count,
                "event": self._event,
                "total": self._history.count,
                "line": self._at[1] if self._at else None,
                **({"file": self._at[0]} if self._at and self._at[0] else {}),
                "title": self._title(),
            },
        }

    def _state(self, prefix: str, opened: state.Opened | None) -> Html:
        """Session state at the moment that is looked at: by then runs beside this one may have written, too."""
        run = runs_of(self._step)[self._row.place]
        until = runs_until(run, self._event, self._beside)
        beside = self._beside if self._event is None else ()
        seen = {**self._step, "runs": until}
        return state.instrument([seen], prefix, opened, self._event is not None, beside)

    def _before_and_now(self) -> list[Data]:
        """The steps before, and this one until the moment that is looked at."""
        before = [self._history.step(index) for index in range(max(0, self._row.step - _EARLIER), self._row.step)]
        ran = runs_of(self._step)[: self._row.place]
        return [*(each for each in before if each is not None), {**self._step, "runs": [*ran, *self._seen["runs"]]}]

    def _marks(self, source: str, file: str = "") -> list[Mark]:
        found = marks([self._seen], source, file)
        if self._at is not None and self._at[0] == file:
            found.append({"line": self._at[1], "kind": "now", "note": "You are looking at this moment"})
        return sorted(found, key=lambda mark: mark["line"])

    def _title(self) -> str:
        label, total = self._row.label, self._history.count
        words = f"run {label} of {total:,}" if label.isdigit() else f"run {label}"
        if self._event is not None:
            words += f", in its middle, at {line_words(self._at)}" if self._at else ", in its middle"
        if screen_after(self._step, self._row.place) is None:
            words += " (what it showed was not kept)"
        return f"You are looking at {words}"


def _runs(history: History, step: Data, asked: Look, moment: Moment, prefix: str) -> Html:
    """Return the list of steps to compare `step` with, and the comparison that was asked for."""
    choices = [each for each in history.choices if each[0] != moment.first]
    row = None if asked.against is None else history.find(asked.against)
    other = None if row is None else history.step(row.step)
    if row is None or other is None:
        return picker(choices, None, prefix)
    return join([picker(choices, row.count, prefix), comparison(step, other)])


def _files(
    history: History, files: Mapping[str, File], marks_of: Callable[[str, str], list[Mark]]
) -> dict[str, dict[str, Any]]:
    """Return marks and counts of lines for each other file of which any line ran, or could."""
    sources = {name: file for name, file in files.items() if name.endswith(".py") and isinstance(file, str)}
    return {
        name: {"marks": marks_of(sources.get(name, ""), name), "lines": history.lines.data(name)}
        for name in dict.fromkeys([*sources, *history.lines.files])
    }


def totals(steps: Steps) -> dict[str, int]:
    """Return the session's runs; of the last step its runs, lines executed, callbacks, state writes."""
    ran = runs_of(steps[-1]) if steps else []
    writes = [event for run in ran for event in items(run, "events") if event.get("type") == "state_write"]
    return {
        "session_runs": runs.total(steps),
        "runs": len(ran),
        "lines": sum(len(ran_lines(run)) for run in ran),
        "callbacks": sum(len(items(run, "callbacks")) for run in ran),
        "writes": len(writes),
    }
