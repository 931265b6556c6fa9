"""The buttons that step through what happened, event by event, and on into the runs before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from playground.render.instruments.moment import NOW, Moment, name
from playground.render.markup.html import Html, el
from playground.render.markup.words import plural

_ICONS: Final = {
    "first": "M4 3h2v10H4zM13 3v10L7 8z",
    "back": "M11 3v10L4 8z",
    "play": "M5 3l8 5-8 5z",
    "forward": "M5 3v10l7-5z",
}


def stepper(numbers: Sequence[Sequence[int]], moment: Moment, prefix: str = "") -> Html:
    """Return the buttons. `numbers` are those of the events listed, for each run of the step."""
    first, before, after = _neighbours(numbers, moment)
    return el(
        "div",
        {"class": "rp-steps", "role": "group", "aria-label": "Step through the order"},
        _button(prefix, "first", "First event", first),
        _button(prefix, "back", "Step back", before),
        _button(prefix, "play", "Play slowly", after or first),
        _button(prefix, "forward", "Step forward", after),
        el("span", {"class": "rp-steps__place"}, _where(numbers, moment)),
        _now(moment),
    )


def _neighbours(numbers: Sequence[Sequence[int]], moment: Moment) -> tuple[str, str | None, str | None]:
    """Return the names of the step's first moment, of the one before this moment, and of the one after it."""
    moments = [(place, n) for place, run in enumerate(numbers) for n in (*run, None)]
    last = moments[-1]
    here = last if moment.place is None else (moment.place, moment.event)
    at = moments.index(here) if here in moments else len(moments) - 1
    first = moment.at(*moments[0])
    before = moment.at(*moments[at - 1]) if at else name(moment.first - 1) if moment.first > 1 else None
    if moment.place is None:
        return first, before, None
    if at < len(moments) - 1:
        return first, before, moment.at(*moments[at + 1])
    following = moment.first + len(numbers)
    return first, before, name(following, 1) if following <= moment.total else NOW


def _button(prefix: str, what: str, label: str, look: str | None) -> Html:
    """Return a button; one that leads nowhere stays where it is, so that the focus stays on it."""
    attrs: dict[str, object] = {
        "type": "button",
        "class": "rp-step",
        "id": f"{prefix}rp-step-{what}",
        "data-step": what,
        "data-look": look,
        "aria-label": label,
        "aria-disabled": "true" if look is None else None,
        "title": label,
    }
    if what == "play":
        attrs |= {"aria-pressed": "false", "data-keep": True}
    path = Html(f'<path d="{_ICONS[what]}"></path>')
    return el("button", attrs, el("svg", {"viewBox": "0 0 16 16", "aria-hidden": "true"}, path))


def _now(moment: Moment) -> Html | None:
    """Return the way back: the app, which offers it too, may be out of sight."""
    attrs = {"type": "button", "class": "rp-step rp-step--now", "data-look": NOW, "title": "Back to now"}
    return None if moment.place is None else el("button", attrs, "Now")


def _where(numbers: Sequence[Sequence[int]], moment: Moment) -> str:
    total = sum(len(run) for run in numbers)
    if moment.place is None:
        return plural(total, "event")
    if moment.event is None:
        return f"End of run {moment.run}"
    before = sum(len(run) for run in numbers[: moment.place])
    run = list(numbers[moment.place])
    at = run.index(moment.event) if moment.event in run else len(run) - 1
    return f"Event {before + at + 1:,} of {total:,}"
