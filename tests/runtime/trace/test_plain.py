"""Values as data without running any of the script's code."""

from collections import Counter, OrderedDict, deque

import pytest

from playground.runtime.run import caps
from playground.runtime.trace.plain import plain_room
from playground.runtime.trace.values import Room, to_json


class Loud:
    """What says so when its code is run."""

    def __init__(self, **named: object) -> None:
        self.__dict__.update(named)

    def __repr__(self) -> str:
        raise AssertionError("the script's code was run")

    __eq__ = __hash__ = __len__ = __iter__ = __getattr__ = __repr__


def told(value: object) -> object:
    return to_json(value, plain_room(Room()))


@pytest.mark.parametrize(
    ("value", "described"),
    [
        ({1, 2}, "{1, 2}"),
        (deque([1]), "deque([1])"),
        (OrderedDict(a=1).keys(), "odict_keys(…)"),
        ((1, (2, b"x")), "(1, (2, b'x'))"),
        (1j, "1j"),
        (range(3), "range(0, 3)"),
        (Counter("aab")["a"] + 0j, "(2+0j)"),
    ],
)
def test_of_pythons_own_types_their_repr_is_told(value: object, described: str):
    assert told(value)["repr"] == described


def test_of_an_object_of_the_scripts_own_its_plain_attributes_are():
    assert told(Loud(a=1, b="x", c=[1], d=Loud())) == {"repr": "Loud(a=1, b='x', c=[1], d=…)", "type": "Loud"}


def test_within_a_container_it_is_told_in_the_same_way():
    assert told([Loud(a=1)]) == [{"repr": "Loud(a=1)", "type": "Loud"}]
    assert told((Loud(),))["repr"] == "tuple(…)"


def test_only_the_first_attributes_are_named_and_long_values_cut():
    many = told(Loud(**{f"a{number}": number for number in range(9)}))
    assert many["repr"] == "Loud(a0=0, a1=1, a2=2, a3=3, a4=4, a5=5, a6=6, a7=7, …)"
    assert told(Loud(a="x" * 99))["repr"] == f"Loud(a='{'x' * 38}…)"


def test_one_without_a_dict_of_attributes():
    class Slots:
        __slots__ = ("a",)
        __repr__ = Loud.__repr__

    assert told(Slots()) == {"repr": "Slots(…)", "type": "Slots"}


def test_of_a_large_value_the_repr_is_not_asked_for():
    assert told(tuple(range(caps.REPR_ITEMS + 1)))["repr"] == "tuple(…)"
