"""Reading a Step: the runs, events and states in it, tolerant of what an older trace leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

Data = Mapping[str, Any]
Steps = Sequence[Data]
_PLACE: Final = frozenset({"id", "in", "line", "file", "run", "stale", "key", "help"})


def items(data: Data, name: str) -> list[Data]:
    """Return the list of objects called `name`; anything that is not an object is left out."""
    found = data.get(name)
    if not isinstance(found, list | tuple):
        return []
    # What has been read from JSON is a dict; to ask whether something is a Mapping takes ten times as long.
    return [item for item in found if type(item) is dict or isinstance(item, Mapping)]


def mapping(data: Data, name: str) -> Data:
    """Return the object at `name`; an empty one where there is none."""
    found = data.get(name)
    return found if isinstance(found, Mapping) else {}


def texts(data: Data, name: str) -> list[str]:
    """Return the list of texts called `name`."""
    found = data.get(name)
    return [str(item) for item in found] if isinstance(found, list | tuple) else []


def string(data: Data, name: str) -> str:
    """Return the text called `name`, empty when it is missing."""
    found = data.get(name)
    if type(found) is str:
        return found
    return "" if found is None else str(found)


def integers(data: Data, name: str) -> list[int]:
    """Return the list of whole numbers called `name`, such as the lines of a run."""
    found = data.get(name)
    return [item for item in found if isinstance(item, int)] if isinstance(found, list | tuple) else []


Spot = tuple[str, int]
"""A line of a file: the name of the file, empty for the main script, and the number of the line."""


def ran_lines(data: Data, phase: str = "") -> set[Spot]:
    """Return the lines that ran, of all files; those in callbacks where `phase` is ``callback_``."""
    found = {("", line) for line in integers(data, f"{phase}lines")}
    files = data.get(f"{phase}files")
    if isinstance(files, Mapping):
        found.update((str(file), line) for file in files for line in integers(files, file))
    return found


def spot(data: Data, name: str = "line") -> Spot | None:
    """Return the line that is called `name`, with its file; None where none is known."""
    line = integer(data, name)
    return None if line is None else (string(data, name.replace("line", "file")), line)


def seen(element: Data) -> dict[str, Any]:
    """Return what of an element a reader of the page sees: neither its place nor its names."""
    return {name: value for name, value in element.items() if name not in _PLACE}


def count(data: Data, name: str) -> int:
    """Return how long the list called `name` is."""
    found = data.get(name)
    return len(found) if isinstance(found, list | tuple) else 0


def integer(data: Data, name: str) -> int | None:
    """Return the whole number called `name`, or None."""
    found = data.get(name)
    return found if type(found) is int else None


def runs(step: Data) -> list[Data]:
    """Return the runs of a step, in order."""
    return items(step, "runs")


def state(run: Data, when: str) -> dict[str, Any]:
    """Return session state `before` or `after` a run."""
    found = run.get("state")
    inner = found.get(when) if isinstance(found, Mapping) else None
    return {str(key): value for key, value in inner.items()} if isinstance(inner, Mapping) else {}


def diff(run: Data) -> list[Data]:
    """Return what a run changed in session state."""
    found = run.get("state")
    return items(found, "diff") if isinstance(found, Mapping) else []


def is_load(step: Data) -> bool:
    """Tell whether the step began a session: the first load or a reload of the page."""
    action = step.get("action")
    return action == "load" or (isinstance(action, Mapping) and bool(action.get("reload")))


def is_taken_back(step: Data) -> bool:
    """Tell whether a guard undid the action of the step: the app is as before it, and it is not part of the session."""
    return any(note.get("kind") == "restored" for note in items(step, "notes"))


def latest_session(steps: Steps) -> Steps:
    """Return the steps since the page was last loaded: run numbers and state began again there."""
    for place in range(len(steps) - 1, -1, -1):
        if is_load(steps[place]):
            return steps[place:]
    return steps


def latest_running(steps: Steps) -> Data:
    """Return the last step that ran anything: what the page still shows after an action without a run."""
    return next((step for step in reversed(steps) if runs(step)), {})
