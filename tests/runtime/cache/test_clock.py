"""The clock of a server: real time, and the time that waits make pass at once."""

from playground.runtime.cache.clock import Clock


class Source:
    """Real time, as a test wants it."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def test_real_time_passes():
    source = Source()
    clock = Clock(source)
    source.time += 2
    assert clock.now() == 102


def test_a_wait_counts_from_the_end_of_the_step_before():
    """Real time that has passed since then is part of it."""
    source = Source()
    clock = Clock(source)
    source.time += 3
    clock.settle()
    source.time += 2
    clock.reach(10)
    assert clock.now() == 113
    source.time += 1
    assert clock.now() == 114


def test_a_wait_that_is_over_already_takes_nothing():
    source = Source()
    clock = Clock(source)
    source.time += 20
    clock.reach(10)
    assert clock.now() == 120


def test_waits_add_up():
    clock = Clock(Source())
    for _ in range(2):
        clock.reach(5)
        clock.settle()
    assert clock.now() == 110


def test_held_time_passes_by_waits_only():
    source = Source()
    clock = Clock(source)
    clock.hold()
    source.time += 50
    assert clock.now() == 100
    clock.reach(1)
    assert clock.now() == 101


def test_a_sleep_that_is_not_slept_has_passed_all_the_same():
    clock = Clock(Source())
    clock.slept(3, really=False)
    assert clock.now() == 103
    clock.slept(3, really=True)
    assert clock.now() == 103
