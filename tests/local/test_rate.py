"""How often something may happen."""

from playground.local.rate import Rate


def test_so_many_at_once_and_then_as_many_as_time_gives():
    now = [100.0]
    rate = Rate(3, 2.0, lambda: now[0])
    assert [rate.allows() for _ in range(5)] == [True, True, True, False, False]
    now[0] += 0.49
    assert not rate.allows()
    now[0] += 0.02
    assert [rate.allows() for _ in range(2)] == [True, False]


def test_what_was_not_used_is_kept_up_to_the_burst():
    now = [0.0]
    rate = Rate(3, 2.0, lambda: now[0])
    now[0] += 3600
    assert [rate.allows() for _ in range(4)] == [True, True, True, False]
