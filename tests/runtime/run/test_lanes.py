"""What takes turns: in which order, in a time of its own, and how it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from playground.runtime.run import lanes as module
from playground.runtime.run.lanes import Lanes, StuckError, Threads


def played(*works: tuple[float, Callable[[Lanes, list[object]], None]]) -> list[object]:
    """What the works note, each begun at its time."""
    lanes, noted = Lanes(Threads()), list[object]()
    for at, work in works:
        lanes.add(at, lambda work=work: work(lanes, noted))
    lanes.run()
    return noted


def sleeper(name: str, *naps: float) -> Callable[[Lanes, list[object]], None]:
    def work(lanes: Lanes, noted: list[object]) -> None:
        noted.append((name, lanes.now))
        for nap in naps:
            lanes.sleep(nap)
            noted.append((name, lanes.now))

    return work


def test_who_is_due_first_goes_on_and_nobody_waits() -> None:
    assert played((0, sleeper("a", 1000, 1000)), (500, sleeper("b", 1000))) == [
        ("a", 0.0),
        ("b", 500),
        ("a", 1000),
        ("b", 1500),
        ("a", 2000),
    ]


def test_at_the_same_time_the_one_that_was_told_first_goes_on_first() -> None:
    assert played((0, sleeper("a", 1)), (1, sleeper("b"))) == [("a", 0.0), ("b", 1), ("a", 1)]


def test_computing_takes_time_and_lets_others_in() -> None:
    def computes(lanes: Lanes, noted: list[object]) -> None:
        for _ in range(20):
            lanes.computed(0.01)
        noted.append(("computed", round(lanes.now, 6)))

    (who, when), last = played((0, computes), (0.1, sleeper("b")))
    assert (who, round(when, 6), last) == ("b", 0.11, ("computed", 0.2))  # it had its slice first


def test_until_something_is_so() -> None:
    done: list[bool] = []

    def waits(lanes: Lanes, noted: list[object]) -> None:
        lanes.until(lambda: bool(done))
        noted.append(("waited", lanes.now))

    def does(lanes: Lanes, noted: list[object]) -> None:
        done.append(True)
        lanes.awake()
        noted.append(("did", lanes.now))

    assert played((0, waits), (2, does)) == [("did", 2), ("waited", 2)]


def test_what_fails_ends_all_and_is_raised() -> None:
    ended: list[str] = []

    def cleans(lanes: Lanes, noted: list[object]) -> None:
        try:
            lanes.sleep(10)
        finally:
            ended.append("cleaned")

    def fails(lanes: Lanes, noted: list[object]) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        played((0, cleans), (1, fails))
    assert ended == ["cleaned"]


def test_a_turn_that_is_not_given_back_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Lock

    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    lock = Lock()

    def holds(lanes: Lanes, noted: list[object]) -> None:
        with lock:
            lanes.sleep(5)

    def wants(lanes: Lanes, noted: list[object]) -> None:
        lock.acquire()

    with pytest.raises(StuckError, match="may wait for a lock or a module"):
        played((0, holds), (1, wants))
