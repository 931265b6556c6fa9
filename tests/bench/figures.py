"""What was measured: a figure with all its samples, what was measured beside it, and what is wanted of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Figure:
    """Samples of one thing, and of another that it is judged by.

    `wanted` is the most that `ratio` may be where something was measured beside it, else the most of the median.
    """

    what: str
    samples: Sequence[float]
    unit: str = "ms"
    beside: str = ""
    others: Sequence[float] = ()
    wanted: float | None = None

    @property
    def median(self) -> float:
        return median(self.samples)

    @property
    def ratio(self) -> float | None:
        return self.median / median(self.others) if self.others else None

    @property
    def holds(self) -> bool | None:
        """Whether it is as it is wanted; None where nothing is."""
        if self.wanted is None:
            return None
        return (self.median if self.ratio is None else self.ratio) <= self.wanted


@dataclass(frozen=True)
class Part:
    """A table of figures that belong together; `about` says what each means and how it was taken."""

    title: str
    about: str
    figures: Sequence[Figure]


def number(value: float) -> str:
    """As many digits as tell something."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def spread(samples: Sequence[float]) -> str:
    return f"{number(min(samples))} to {number(max(samples))}"


def verdict(figure: Figure) -> str:
    return {None: "", True: "yes", False: "no"}[figure.holds]


def to_json(parts: Iterable[Part]) -> list[dict[str, Any]]:
    return [asdict(part) for part in parts]


def from_json(data: Iterable[dict[str, Any]]) -> list[Part]:
    return [Part(each["title"], each["about"], [Figure(**figure) for figure in each["figures"]]) for each in data]
