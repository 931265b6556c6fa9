"""Tells of what callbacks wrote that the page shows nowhere: it was drawn over before anybody could see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .trace import Event, Run
from .values import Json, cut

KIND = "unseen"
_MOST = 3
"""Elements that are told of."""
_ABOVE = "e"
"""What the ids of elements begin with that stand above the app: toasts, and the open dialog."""
_TEXT = 60
"""Characters of an element that are told."""


@dataclass(frozen=True)
class _Written:
    """What a callback wrote last into one place of the page, and in which run."""

    callback: str
    event: Event
    run: Run


def unseen(
    runs: Sequence[Run], screen: Sequence[Mapping[str, Json]], containers: Sequence[Mapping[str, Json]]
) -> Iterator[dict[str, Json]]:
    """Notes on what the callbacks of a step wrote that its screen does not show."""
    if not any(run.callbacks for run in runs):
        return
    shown = {(each["id"], each.get("run"), each.get("line")) for each in screen}
    lost = [
        each
        for run in runs
        for each in _by_callbacks(run)
        if (each.event["element"], run.number, each.event["line"]) not in shown
    ]
    for each in lost[:_MOST]:
        yield {"kind": KIND, "text": f"{_what(each)} is shown nowhere: {_why(each, runs, containers)}"}
    if len(lost) > _MOST:
        yield {"kind": KIND, "text": f"{len(lost) - _MOST} more elements that callbacks wrote are shown nowhere."}


def _by_callbacks(run: Run) -> list[_Written]:
    """What the callbacks of a run wrote, but for what they wrote over themselves."""
    found: dict[str, _Written] = {}
    callback = None
    for event in run.events:
        if event["type"] == "callback_start":
            callback = str(event["name"])
        elif event["type"] == "callback_end":
            callback = None
        elif callback is not None and event["type"] == "write":
            found[event["element"]] = _Written(callback, event, run)
    return [each for each in found.values() if each.event["element_type"] != "empty"]


def _what(written: _Written) -> str:
    event = written.event
    kind = str(event["element_type"]).replace("_", " ")
    text = f" “{cut(' '.join(str(event['text']).split()), _TEXT)}”" if event["text"] else ""
    return f"The {kind}{text} that the callback {written.callback} wrote in line {event['line']}"


def _why(written: _Written, runs: Sequence[Run], containers: Sequence[Mapping[str, Json]]) -> str:
    if written.run is not runs[-1]:
        return "the run that followed drew the page anew. What is to stay belongs in the script or in session state."
    above = str(written.event["element"]).startswith(_ABOVE)
    if above and any(_is_left_of_dialog(str(each["path"])) for each in containers):
        return (
            "it was written into the place of the open dialog, and at that Streamlit's page goes blank. "
            "Write it in the dialog's function instead."
        )
    return "something that was drawn later took its place."


def _is_left_of_dialog(path: str) -> bool:
    """Whether a container stands where a dialog's inside was, when the dialog itself is gone."""
    root, _, inner = path.partition("/")
    return root == "event" and not inner.startswith("dialog")
