"""Which calls of a run are long, and what is known of them."""

import time
from typing import Any

import pytest

from playground.runtime.run.guard import Clock
from playground.runtime.session import steps
from playground.runtime.trace.calls import LongCall
from tests.runtime.app import App


@pytest.fixture(autouse=True)
def _time(monkeypatch: pytest.MonkeyPatch) -> None:
    def clock(**options: Any) -> Clock:
        return Clock(lambda: 0.0, time.sleep, skips=True)

    monkeypatch.setattr(steps, "Clock", clock)


def calls(script: str) -> list[LongCall]:
    return list(App(f"import time\nstep = 2\n{script}").run.calls)


def test_a_call_has_its_arguments_what_it_uses_and_its_value():
    (call,) = calls("def load(n, *more, flag=True):\n    time.sleep(1)\n    return [n * step]\nload(3, 4)\n")
    assert (call.name, call.line, call.seconds, call.value) == ("load", 6, 1.0, [6])
    assert dict(call.arguments) == {"n": ("int", 3), "flag": ("bool", True), "more": ("tuple", (("int", 4),))}
    assert dict(call.around) == {"step": ("int", 2)}
    assert (call.cached, call.sleeps) == (False, frozenset({4}))


def test_what_functions_that_it_calls_use_counts_too():
    (call,) = calls("def load():\n    time.sleep(1)\n    return half()\ndef half():\n    return step / 2\nload()\n")
    assert dict(call.around) == {"step": ("int", 2)}


def test_what_is_around_it_in_a_function_counts_too():
    (call,) = calls(
        "def make(n):\n    def load():\n        time.sleep(1)\n        return n\n    return load\nmake(5)()\n"
    )
    assert dict(call.around) == {"n": ("int", 5)}


@pytest.mark.parametrize(
    "script",
    [
        "def load():\n    time.sleep(0.2)\n    return 1\nload()\n",
        "def load():\n    time.sleep(1)\nload()\n",
        "(lambda: time.sleep(1) or 1)()\n",
        "def load(n):\n  def put():\n    nonlocal n\n    n = 2\n  put()\n  time.sleep(1)\n  return n\nload(1)\n",
        "def load(rows):\n    time.sleep(1)\n    return 1\nload(list(range(1000)))\n",
        "class A:\n    def load(self):\n        time.sleep(1)\n        return 1\nA().load()\n",
    ],
)
def test_short_ones_and_those_that_cannot_be_compared_are_left_out(script):
    assert calls(script) == []


def test_the_first_call_in_a_run_is_the_one_that_is_timed():
    script = "def load(n):\n    time.sleep(n)\n    return n\nload(1)\nload(2)\n"
    assert [call.arguments for call in calls(script)] == [(("n", ("int", 1)),)]
