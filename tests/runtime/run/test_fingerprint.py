"""What a value holds, at all levels, so that it can be told later whether anything of that was changed in place."""

from collections import OrderedDict, deque
from types import SimpleNamespace

import pytest

from playground.runtime.run.fingerprint import Fingerprint, instance_dict, is_atom


def of(value: object) -> Fingerprint:
    return Fingerprint(value, {})


def script(source: str) -> dict:
    """The names that a script makes: its classes are those of `__main__`."""
    scope = {"__name__": "__main__"}
    exec(source, scope)
    return scope


CHANGES = {
    "append": ([1], lambda value: value.append(2)),
    "another item": ([1], lambda value: value.__setitem__(0, 2)),
    "equal, but another": ([[1]], lambda value: value.__setitem__(0, [1])),
    "1 and True": ([1], lambda value: value.__setitem__(0, True)),
    "a new key": ({}, lambda value: value.update(a=1)),
    "a value of a dict": ({"a": 1}, lambda value: value.update(a=2)),
    "the order of an OrderedDict": (OrderedDict(a=1, b=2), lambda value: value.move_to_end("a")),
    "a set": ({1}, lambda value: value.add(2)),
    "a deque": (deque([1]), lambda value: value.rotate(0) or value.append(2)),
    "bytes": (bytearray(b"a"), lambda value: value.extend(b"b")),
    "within a tuple": (([1],), lambda value: value[0].append(2)),
    "deep within": ({"a": [{"b": set()}]}, lambda value: value["a"][0]["b"].add(1)),
    "a namespace": (SimpleNamespace(a=1), lambda value: setattr(value, "a", 2)),
    "the end of a long list": (list(range(9_999)), lambda value: value.__setitem__(-1, None)),
    "the length of a long one": (list(range(9_999)), lambda value: value.insert(5_000, None)),
}


@pytest.mark.parametrize(("value", "change"), CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_seen_and_none_is_not(value, change):
    seen = of(value)
    assert seen.same()
    change(value)
    assert not seen.same()


def test_the_middle_of_a_long_list_is_not_looked_at():
    value = list(range(9_999))
    seen = of(value)
    value[5_000] = None
    assert seen.same()


@pytest.mark.parametrize(
    "body",
    ["def __init__(self): self.a = 1", "__slots__ = ('a',)\n    def __init__(self): self.a = 1"],
    ids=["attributes", "slots"],
)
def test_an_object_of_the_script_is_looked_into_without_its_code(body: str):
    scope = script(f"class A:\n    {body}\n    def __eq__(self, other): 1 / 0\n    def __getattr__(self, name): 1 / 0")
    value = scope["A"]()
    seen = of([value])
    assert seen.same()
    value.a = 2
    assert not seen.same()


def test_one_of_other_code_is_not():
    class Other:
        a = 1

    value = Other()
    seen = of(value)
    value.a = 2
    assert seen.same()


def test_an_object_that_is_gone_has_changed():
    scope = script("class A: ...")
    holder = [scope["A"]()]
    seen = of(holder)
    holder.clear()
    assert not seen.same()


def test_a_fingerprint_takes_in_what_was_added():
    value: list = [[1]]
    seen = of(value)
    value.append([2])
    assert seen.renew()
    assert seen.same()
    value[1].append(3)
    assert not seen.same()


def test_it_is_of_no_use_where_something_is_gone_that_others_may_change():
    value: list = [[1]]
    seen = of(value)
    value.clear()
    assert not seen.renew()


def test_a_value_in_itself_ends():
    value: list = []
    value.append(value)
    assert of(value).same()


def test_of_a_huge_value_only_a_part_is_looked_at():
    assert of([1, [2]]).whole
    assert not of([[each] for each in range(5_000)]).whole


@pytest.mark.parametrize(
    ("value", "atom"), [(1, True), ("a", True), (None, True), (range(3), True), ((), False), ([], False), (int, False)]
)
def test_what_never_changes(value: object, atom: bool):
    assert is_atom(value) is atom


def test_attributes_in_a_dict_of_its_own():
    class Slots:
        __slots__ = ()

    assert instance_dict(SimpleNamespace(a=1)) == {"a": 1}
    assert instance_dict(Slots()) is instance_dict(3) is None
