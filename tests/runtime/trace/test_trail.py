"""How a value of session state moved in the last runs, and where it will be if it goes on so."""

import pytest

from playground.runtime.trace.trail import Sized, Trail, UnknownError

CUT = {"repr": "… 9 more", "type": "cut"}


@pytest.mark.parametrize(
    ("values", "then"),
    [
        ((1, 2, 3), 13),
        ((3, 2, 1), -9),
        ((1, 3), 23),
        ((0.5, 1.0, 1.5), 6.5),
        ((1, 2, 4), 4096),
        ((8, 4, 2), 2 * 0.5**10),
        ((7, 7, 7), 7),
        (("a", "a"), "a"),
        (([1], [1, 1], [1, 1, 1]), Sized(13)),
        (("ab", "a", ""), Sized(0)),
        (({"a": 1}, {"a": 1, "b": 2}), Sized(12)),
    ],
)
def test_where_it_is_ten_runs_from_now(values: tuple, then: object):
    assert Trail(values).at(10) == then


@pytest.mark.parametrize("values", [(1, 2, 4, 7)[1:], (1, "a"), (False, True), (1, None), (CUT, CUT | {"repr": "…"})])
def test_what_does_not_move_evenly_is_unknown(values: tuple):
    with pytest.raises(UnknownError):
        Trail(values).at(1)


def test_now_it_is_what_it_is_however_it_moved():
    assert (Trail((1, "a")).at(0), Trail((1, "a")).now) == ("a", "a")


def test_one_and_true_are_no_standing_still():
    with pytest.raises(UnknownError):
        Trail((True, 1)).at(1)


def test_what_is_in_it_has_a_trail_of_its_own():
    assert Trail(({"n": 1}, {"n": 2})).item("n").at(1) == 3
    assert Trail(([1, 5], [1, 6])).item(-1).at(1) == 7
    assert Trail(({"1": 1}, {"1": 2})).item(1).now == 2


@pytest.mark.parametrize(
    ("values", "key"),
    [(({"n": 1},), "m"), (([1],), 3), (([1],), "n"), ((1,), "n"), (({"n": 1},), 1.5), (({"n": 1, "…": CUT},), "n")],
)
def test_what_is_not_there_is_unknown(values: tuple, key: object):
    with pytest.raises(UnknownError):
        Trail(values).item(key)


@pytest.mark.parametrize(
    ("value", "sizes"),
    [("abc", (3,)), ([1], (1,)), ([1, CUT], None), ("a…", None), ({"repr": "x", "type": "y"}, None), (3, None)],
)
def test_the_length_of_what_was_cut_is_not_known(value: object, sizes: object):
    assert Trail((value,)).sizes() == sizes
