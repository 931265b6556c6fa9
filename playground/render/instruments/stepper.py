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


Moments = Sequence[tuple[int, int | None]]
"""The moments of what is listed, in their order: the place of a run and the number of its event, None for its end."""


def stepper(moments: Moments, moment: Moment, prefix: str = "") -> Html:
    """Return the buttons."""
    first, before, after = _neighbours(moments, moment)
    return el(
        "div",
        {"class": "rp-steps", "role": "group", "aria-label": "Step through the order"},
        _button(prefix, "first", "First event", first),
        _button(prefix, "back", "Step back", before),
        _button(prefix, "play", "Play slowly", after or first),
        _button(prefix, "forward", "Step forward", after),
        el("span", {"class": "rp-steps__place"}, _where(moments, moment)),
        _now(moment),
    )


def _neighbours(moments: Moments, moment: Moment) -> tuple[str, str | None, str | None]:
    """Return the names of the first moment listed, of the one before this moment, and of the one after it."""
    here = moments[-1] if moment.place is None else (moment.place, moment.event)
    at = moments.index(here) if here in moments else len(moments) - 1
    earlier = moment.first + min(place for place, _ in moments) - 1
    first = moment.at(*moments[0])
    before = moment.at(*moments[at - 1]) if at else name(earlier) if earlier >= 1 else None
    if moment.place is None:
        return first, before, None
    if at < len(moments) - 1:
        return first, before, moment.at(*moments[at + 1])
    following = moment.first + max(place for place, _ in moments) + 1
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


def _where(moments: Moments, moment: Moment) -> str:
    events = [each for each in moments if each[1] is not None]
    if moment.place is None:
        return plural(len(events), "event")
    if moment.event is None:
        return f"End of run {moment.run}"
    of_run = [at for at, (place, _) in enumerate(events, 1) if place == moment.place]
    here = (moment.place, moment.event)
    at = events.index(here) + 1 if here in events else max(of_run, default=0)
    return f"Event {at:,} of {len(events):,}"
