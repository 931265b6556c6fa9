"""The two parts of a start: here the file by which Python waits, with a test on the other side."""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from playground.runtime.run.lanes import StuckError
from playground.worker.starting import Pause, WorkerStacks


@pytest.fixture
def pair() -> Iterator[tuple[Pause, socket.socket]]:
    pause = Pause()
    ours, theirs = socket.socketpair()
    with closing(theirs), closing(ours):
        pause._file = ours
        yield pause, theirs


def test_it_writes_the_seconds_and_goes_on_when_they_are_taken(pair: tuple[Pause, socket.socket]) -> None:
    pause, worker = pair
    assert pause(0.05) is False
    assert worker.recv(99) == b"0.05"


def test_it_stops_when_nothing_of_them_is_taken() -> None:
    class Stopped(socket.socket):
        def send(self, *_: object) -> int:
            return 0

    pause = Pause()
    with closing(Stopped()) as pause._file:
        assert pause(0.0) is True


def test_a_script_that_closes_the_file_waits_for_nothing(pair: tuple[Pause, socket.socket]) -> None:
    pause, _ = pair
    assert pause._file is not None
    pause._file.close()
    assert pause(3600) is False


def test_it_waits_for_nothing_before_there_is_a_worker() -> None:
    assert Pause()(3600) is False


def test_what_is_started_is_done_when_the_worker_calls() -> None:
    asked: list[str] = []
    stacks = WorkerStacks(lambda text: asked.append(text) or len(text))
    done: list[str] = []
    stacks.start(lambda: done.append("it"))
    assert (asked, done) == (["start 1"], [])
    stacks.live(1)
    assert done == ["it"]


def test_where_no_stack_is_to_be_had_that_is_said() -> None:
    with pytest.raises(StuckError, match="no stack left"):
        WorkerStacks(lambda _: 0).start(lambda: None)


def test_where_the_file_is_closed_nothing_is_started_and_nobody_waits_for_ever() -> None:
    stacks = WorkerStacks(lambda _: -1)
    with pytest.raises(StuckError, match="no stack left"):
        stacks.start(lambda: None)
    with pytest.raises(StuckError, match="cannot be asked"):
        stacks.baton().acquire()


def test_a_baton_is_waited_for_until_it_is_handed_over() -> None:
    asked: list[str] = []

    def ask(text: str) -> int:
        asked.append(text)
        if text.startswith("wait"):
            baton.release()
        return len(text)

    stacks = WorkerStacks(ask)
    baton = stacks.baton()
    assert baton.acquire()
    assert asked == ["wait 1", "wake 1"]
    baton.release()
    assert baton.acquire()
    assert len(asked) == 2, "it was there already"
