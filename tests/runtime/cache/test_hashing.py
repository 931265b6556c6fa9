"""What cached functions and their arguments are the same by.

Each pair of values is the same to the runtime when Streamlit's own hashing takes them for the same
(rules cache-key-by-type, cache-unhashable, cache-function-identity).
"""

import dataclasses
import datetime
import functools
import io
import re
import threading
import types
import uuid
from enum import Enum
from itertools import combinations

import pytest
from streamlit.runtime.caching.cache_errors import UnhashableTypeError
from streamlit.runtime.caching.cache_type import CacheType
from streamlit.runtime.caching.hashing import update_hash

from playground.runtime.cache.hashing import UnhashableError, fingerprint, full_name, function_key, positional_name


class Color(Enum):
    RED = 1
    BLUE = 2


@dataclasses.dataclass
class Point:
    x: int
    y: int


def theirs(value, funcs=None):
    from hashlib import new

    made = new("md5", usedforsecurity=False)
    update_hash(value, made, CacheType.DATA, "", funcs)
    return made.hexdigest()


def inside_itself(*more):
    made = [*more]
    made.append(made)
    return made


def counted(start):
    made = io.StringIO("text")
    made.seek(start)
    return made


VALUES = [
    *(1, 1.0, True, "1", b"1", bytearray(b"1"), None, 2, "", (), [], {}, [1], (1,), [True], {1: 2}, {2: 1}, [[1]]),
    *({"a": 1, "b": 2}, {"b": 2, "a": 1}, Color.RED, Color.BLUE, Point(1, 2), Point(2, 1), {"x": 1, "y": 2}),
    *(re.compile("a"), re.compile("a", re.IGNORECASE), counted(0), counted(2), io.BytesIO(b"text")),
    *(datetime.datetime(2026, 1, 1), datetime.date(2026, 1, 1), uuid.UUID(int=1), len, max, re, types, int, str),
    *(functools.partial(max, 1), functools.partial(max, 2), functools.partial(min, 1)),
    *(types.MappingProxyType({"a": 1}), {"a": 1}.items(), range(3), range(4), frozenset({1}), {1}, float("nan")),
    *(inside_itself(), inside_itself(1)),
]  # fmt: skip


def test_two_values_are_the_same_to_both():
    ours, real = [fingerprint(value) for value in VALUES], [theirs(value) for value in VALUES]
    pairs = [*combinations(range(len(VALUES)), 2)]
    told = [
        (VALUES[one], VALUES[two]) for one, two in pairs if (ours[one] == ours[two]) is not (real[one] == real[two])
    ]
    assert told == []


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_made_again_is_the_same(value):
    assert fingerprint(value) == fingerprint(value)


def test_the_type_counts():
    assert len({fingerprint(each) for each in (1, 1.0, True, "1", b"1", [1], (1,))}) == 7


@pytest.mark.parametrize("value", [lambda: 1, 1j, threading.Lock(), (each for each in ()), [threading.Lock()]])
def test_what_cannot_be_told_from_others(value):
    with pytest.raises(UnhashableError):
        fingerprint(value)
    with pytest.raises(UnhashableTypeError):
        theirs(value)


def test_the_scripts_own_functions_decide_for_a_type_or_its_name():
    lock = threading.Lock()
    for kind in (type(lock), full_name(type(lock))):
        assert fingerprint(lock, {kind: lambda each: "lock"}) == fingerprint(
            threading.Lock(), {kind: lambda each: "lock"}
        )
    assert fingerprint([1], {list: len}) == fingerprint([2], {list: len})
    assert fingerprint([1], {"list": len}) != fingerprint([2], {"list": len})


def test_names_of_positional_parameters():
    def func(first, /, second, *rest, third):
        return first, second, rest, third

    assert [positional_name(func, at) for at in range(5)] == ["first", "second", None, None, None]


SOURCE = "def f(n):\n    return n + 1\nother = 2\n"


def compiled(source, name="app.py"):
    scope: dict = {}
    exec(compile(source, name, "exec"), scope)
    return scope["f"]


def key(source, file="app.py"):
    return function_key(compiled(source), file, source)


def test_a_function_is_known_by_its_name_and_its_source():
    """What stands around it does not count."""
    assert key(SOURCE) == key("# a comment above\n" + SOURCE.replace("other = 2", "other = 3"))
    assert key(SOURCE) != key(SOURCE.replace("n + 1", "n + 2"))
    assert key(SOURCE) != key(SOURCE.replace("n + 1", "n + 1  # why"))


def test_one_of_another_file_is_known_by_its_code():
    assert key(SOURCE, "other.py") == function_key(compiled("\n" + SOURCE), "other.py", "")
    assert key(SOURCE, "other.py") != key(SOURCE.replace("n + 1", "n + 2"), "other.py")
    inner = "def f(n):\n    def g():\n        return {}\n    return g\n"
    assert key(inner.format(1), "other.py") != key(inner.format(2), "other.py")


def test_what_is_no_python_code_is_not_cached():
    with pytest.raises(AttributeError, match="__code__"):
        function_key(len, "app.py", "")
    assert function_key(Color, "app.py", "")[0] == "Color"
