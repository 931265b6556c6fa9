"""Where cached results are kept, and when they go (rules cache-limits, cache-clear, cache-session-scope)."""

import pytest

from playground.runtime.cache.clock import Clock
from playground.runtime.cache.store import Caches, Results


class Session:
    """Something that caches can be of."""


def held() -> Clock:
    """A clock that stands, at a number that floats add to exactly."""
    return Clock(lambda: 0.0)


def results(clock: Clock | None = None, **limits) -> tuple[Results, list]:
    released: list = []
    limits = {"ttl": None, "max_entries": None, **limits}
    return Results(on_release=released.append, clock=clock or held(), **limits), released


def test_what_was_put_is_found():
    kept, _ = results()
    kept.put("a", 1, "drawn")
    found = kept.get("a")
    assert found is not None
    assert (found.value, found.drawn, kept.get("b")) == (1, "drawn", None)


def test_of_too_many_the_one_used_longest_ago_goes():
    kept, released = results(max_entries=2)
    for key in "ab":
        kept.put(key, key, None)
    kept.get("a")
    kept.put("c", "c", None)
    assert [kept.get(key) is not None for key in "abc"] == [True, False, True]
    assert released == ["b"]


def test_too_old_is_not_found_and_goes_when_the_next_is_written():
    kept, released = results(clock := held(), ttl=10.0)
    kept.put("a", "a", None)
    clock.reach(9.5)
    assert kept.get("a") is not None
    clock.reach(10)
    assert (kept.get("a"), released) == (None, [])
    kept.put("b", "b", None)
    assert released == ["a"]


def test_a_result_put_again_is_young_again_and_nothing_is_released():
    kept, released = results(clock := held(), ttl=10.0)
    kept.put("a", 1, None)
    clock.reach(6)
    clock.settle()
    kept.put("a", 2, None)
    clock.reach(6)
    found = kept.get("a")
    assert found is not None
    assert (found.value, released) == (2, [])


def test_dropping_releases_and_forgetting_does_not():
    kept, released = results()
    for key in "abc":
        kept.put(key, key, None)
    kept.forget("a")
    kept.drop("b")
    kept.drop("nothing")
    assert released == ["b"]
    kept.clear()
    assert (released, kept.get("c")) == (["b", "c"], None)


@pytest.mark.parametrize("most", [0, -1])
def test_no_room_is_an_error(most):
    with pytest.raises(ValueError, match="value too large"):
        results(max_entries=most)[0].put("a", 1, None)


def test_sessions_share_a_functions_results_unless_they_are_of_one():
    caches, one, two = Caches(), Session(), Session()

    def of(session, key=("data", "f"), ttl=None):
        return caches.results(key, session, ttl=ttl, max_entries=None, on_release=None)

    of(None).put("a", 1, None)
    of(one).put("a", 2, None)
    assert (of(None).get("a").value, of(one).get("a").value, of(two).get("a")) == (1, 2, None)
    assert of(None, ("data", "g")).get("a") is None


def test_other_limits_are_a_new_beginning():
    caches = Caches()

    def of(ttl=None, most=None):
        return caches.results(("data", "f"), None, ttl=ttl, max_entries=most, on_release=None)

    of().put("a", 1, None)
    assert of().get("a") is not None
    assert (of(ttl=5.0).get("a"), of(ttl=5.0, most=1).get("a"), of().get("a")) == (None, None, None)


def test_clearing_one_kind_leaves_the_other():
    caches, session = Caches(), Session()

    def of(kind, whose):
        return caches.results((kind, "f"), whose, ttl=None, max_entries=None, on_release=None)

    for kind in ("data", "resource"):
        for whose in (None, session):
            of(kind, whose).put("a", 1, None)
    caches.clear("data")
    left = [(kind, of(kind, whose).get("a") is not None) for kind in ("data", "resource") for whose in (None, session)]
    assert left == [("data", False), ("data", False), ("resource", True), ("resource", True)]
