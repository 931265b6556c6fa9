"""Which values are of classes of the script."""

from collections import OrderedDict
from types import ModuleType

from playground.runtime.trace.reasons.classes import ITEMS, objects, of_script

NAMES: dict[str, type] = {}
exec("class Own: pass", vars(ModuleType("__main__")) | NAMES, NAMES)
Own = NAMES["Own"]
Own.__module__ = "__main__"


def test_objects_of_the_script_and_what_holds_them():
    own = Own()
    for value in (own, [own], (1, own), {"a": own}, {own}):
        assert list(objects(value)) == [own]
        assert of_script([1, value])


def test_anything_else_is_not():
    for value in (1, "text", None, [1, "a"], {"a": 1}, OrderedDict(), object(), int):
        assert not of_script([value])


def test_a_long_list_is_not_looked_through():
    assert not of_script([[0] * ITEMS + [Own()]])
