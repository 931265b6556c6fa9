"""Bars of the runs that lived side by side, over time: each in a lane of its own, below the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from playground.render.instruments.lanes import Life, groups, life, seconds
from playground.render.instruments.moment import name as moment_name
from playground.render.markup.data import Data, integer, items
from playground.render.markup.html import EMPTY, Html, el

_MOST_SLEEPS: Final = 40
_STEPS: Final = (1.0, 2.0, 5.0, 10.0)
_TICKS: Final = 5


@dataclass(frozen=True)
class Span:
    """What the bar of a run is made of."""

    count: int
    """Which run of the session it is, page loads included."""
    label: str
    group: int
    """Which group of steps it is of, whose actions did not wait for each other."""
    step: int
    life: Life
    overtaken: int | None
    """The step whose run took its place."""
    sleeps: tuple[tuple[float, float], ...]
    """When it slept, and until when."""


def span_of(run: Data, count: int, label: str, group: int, step: int) -> Span | None:
    """Return what is kept of a run; None where all before it was waited for."""
    lived = life(run)
    if lived is None:
        return None
    sleeps = []
    for event in items(run, "events"):
        at, long = event.get("at"), event.get("seconds")
        if event.get("type") == "sleep" and isinstance(at, int | float) and isinstance(long, int | float):
            sleeps.append((float(at), min(float(at + long), lived.ended)))
    return Span(count, label, group, step, lived, integer(run, "overtaken"), tuple(sleeps[:_MOST_SLEEPS]))


def spans(runs: Sequence[Span | None], now: int | None = None) -> Html:
    """Return the bars of the group of runs that `now` is one of, or the newest run; nothing where it lived alone."""
    newest = runs[-1] if runs else None
    here = newest if now is None else next((each for each in runs if each is not None and each.count == now), None)
    if here is None:
        return EMPTY
    near = [each for each in runs if each is not None and each.group == here.group]
    together = next((group for group in groups(near, lambda each: each.life) if here in group), [])
    begin = min((each.life.began for each in together), default=0.0)
    length = max((each.life.ended for each in together), default=0.0) - begin
    if length <= 0:
        return EMPTY
    return _Bars(together, begin, length).html(now)


class _Bars:
    """The bars of one group of runs, from the second `begin` on."""

    def __init__(self, together: Sequence[Span], begin: float, length: float) -> None:
        self._together = together
        self._begin = begin
        self._length = length

    def html(self, now: int | None) -> Html:
        rows = [self._row(each, now) for each in self._together]
        labels = [each.label for each in self._together]
        title = f"Runs {', '.join(labels[:-1])} and {labels[-1]}, side by side"
        wide = min(9.0, 2.6 + 0.65 * max(map(len, labels)))
        keys = [
            el("span", {"class": "rp-phase-key rp-phase-key--script"}, "at work"),
            el("span", {"class": "rp-phase-key rp-phase-key--sleeps"}, "sleeps"),
            el("span", {"class": "rp-phase-key rp-phase-key--over"}, "overtaken, goes on"),
        ]
        return el(
            "div",
            {
                "class": "rp-spans",
                "role": "group",
                "aria-label": f"{title}, in seconds",
                "style": f"--rp-label: {wide}em",
            },
            el("p", {"class": "rp-spans__title", "aria-hidden": "true"}, title),
            el("ol", {"class": "rp-spans__rows", "role": "list"}, *rows),
            el("div", {"class": "rp-spans__axis", "aria-hidden": "true"}, *self._ticks()),
            el("p", {"class": "rp-phase-keys", "aria-hidden": "true"}, *keys),
        )

    def _row(self, span: Span, now: int | None) -> Html:
        taker = self._taker(span)
        over = None if taker is None else max(taker.life.began, span.life.began)
        words = f"Run {span.label}: from {seconds(span.life.began)} to {seconds(span.life.ended)}"
        if taker is not None and over is not None:
            words += f", overtaken by run {taker.label} at {seconds(over)}"
        attrs = {
            "type": "button",
            "class": "rp-span",
            "id": f"rp-span-{span.count}",
            "data-look": moment_name(span.count),
            "aria-current": "true" if span.count == now else None,
            "aria-label": words,
            "title": words,
        }
        until = span.life.ended if over is None else min(over, span.life.ended)
        bars = [self._bar("rp-span__bar", span.life.began, until)]
        if over is not None and over < span.life.ended:
            bars.append(self._bar("rp-span__bar rp-span__bar--over", over, span.life.ended))
        bars += [self._bar("rp-span__sleep", start, end) for start, end in span.sleeps if end > start]
        track = el("span", {"class": "rp-span__track"}, *bars)
        button = el("button", attrs, el("span", {"class": "rp-span__name"}, f"Run {span.label}"), track)
        return el("li", {"id": f"rp-span-row-{span.count}"}, button)

    def _taker(self, span: Span) -> Span | None:
        takers = [each for each in self._together if span.overtaken is not None and each.step == span.overtaken]
        return min(takers, key=lambda each: each.life.began, default=None)

    def _bar(self, name: str, start: float, end: float) -> Html:
        left, wide = self._part(start), 100 * max(0.0, end - start) / self._length
        return el("i", {"class": name, "style": f"--rp-left: {left:.2f}%; --rp-wide: {wide:.2f}%"})

    def _part(self, at: float) -> float:
        return 100 * (at - self._begin) / self._length

    def _ticks(self) -> list[Html]:
        """Return the numbers below the bars, a few round ones."""
        size = 10.0**-6
        while self._length / size > 10 * _TICKS:
            size *= 10
        step = next(size * each for each in _STEPS if self._length / (size * each) <= _TICKS)
        first = int(-(-self._begin // step))
        found = []
        while (at := first * step) <= self._begin + self._length * 1.0001:
            found.append(el("span", {"style": f"--rp-left: {self._part(at):.2f}%"}, f"{round(at, 6):g} s"))
            first += 1
        return found
