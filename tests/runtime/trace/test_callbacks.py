"""How a callback is called in the trace: by its function's name and first line."""

import functools

import pytest

from playground.runtime.run.lines import Files
from playground.runtime.trace.callbacks import callback_line, callback_name, called_with


def compiled(source: str, name: str = "app.py") -> dict:
    scope: dict = {"functools": functools}
    exec(compile(source, name, "exec"), scope)
    return scope


SCRIPT = """
def plain(): ...
partial = functools.partial(plain, 1)
def wrap(func):
    @functools.wraps(func)
    def inner(): ...
    return inner
@wrap
def decorated(): ...
class Adder:
    def __call__(self): ...
    def method(self): ...
adder = Adder()
method = adder.method
nothing = lambda: None
"""


@pytest.mark.parametrize(
    ("callback", "name", "line"),
    [
        ("plain", "plain", 2),
        ("partial", "plain", 2),
        ("decorated", "decorated", 8),
        ("adder", "Adder", None),
        ("method", "method", 12),
        ("nothing", "<lambda>", 15),
    ],
)
def test_its_name_and_its_line(callback: str, name: str, line: int | None):
    found = compiled(SCRIPT)[callback]
    assert (callback_name(found), callback_line(found, Files("app.py"))) == (name, line)


def test_one_of_another_file_has_no_line():
    assert callback_line(compiled(SCRIPT, "other.py")["plain"], Files("app.py")) is None
    assert callback_line(print, Files("app.py")) is None


@pytest.mark.parametrize(
    ("args", "kwargs", "told"),
    [
        ((1, "a"), {"n": [2]}, ([1, "a"], {"n": [2]})),
        (None, None, ([], {})),
        (3, 4, ([], {})),
        ("ab", {}, (["a", "b"], {})),
        ([object], {1: 2}, ([{"repr": "<class 'object'>", "type": "type"}], {"1": 2})),
    ],
)
def test_what_is_told_of_its_arguments(args: object, kwargs: object, told: object):
    assert called_with(args, kwargs) == told
