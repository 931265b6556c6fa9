"""Functions that took their time again: the time of a test passes by `work` alone."""

from typing import Any

import pytest

from playground.runtime.run.guard import Clock
from playground.runtime.session import steps
from tests.runtime.app import App

worked = [0.0]


def work(seconds: float) -> None:
    """Compute for so long."""
    worked[0] += seconds


@pytest.fixture(autouse=True)
def _time(monkeypatch: pytest.MonkeyPatch) -> None:
    def clock(**options: Any) -> Clock:
        return Clock(lambda: worked[0], lambda seconds: None, options["skips"])

    monkeypatch.setattr(steps, "Clock", clock)


def app(script: str) -> App:
    return App(f"import streamlit as st\nfrom {__name__} import work\n{script}\nst.checkbox('Tick')\n")


def told(app: App) -> list[str]:
    return [reason["what"] for reason in app.step.reasons]


def test_what_is_computed_again_is_told_with_its_runs_and_seconds_and_once():
    page = app("def load(n):\n    work(0.8)\n    return n\nload(1)").set("Tick", True)
    (reason,) = page.step.reasons
    assert (reason["kind"], reason["what"], reason["line"], reason["run"]) == ("cost", "computed_again", 6, 2)
    assert (reason["function"], reason["runs"], reason["seconds"]) == ("load", [1, 2], 1.6)
    assert reason["text"].startswith(
        "`load()` ran in runs 1 and 2 with the same arguments and result: 1.6 s in all. Put"
    )
    assert page.set("Tick", False).step.reasons == ()


def test_a_third_run_may_make_it_worth_a_word():
    page = app("def load():\n    work(0.25)\n    return 1\nif not st.session_state.get('off'): load()")
    assert told(page.set("Tick", True)) == ["computed_again"]


@pytest.mark.parametrize(
    "body",
    [
        "def load():\n    work(0.2)\n    return 1\nload()",
        "def load():\n    work(0.8)\nload()",
        "def load():\n    work(0.8)\n    return object()\nload()",
        "def load():\n    work(0.8)\n    return st.session_state.n\nst.session_state.n = 1\nload()",
        "def load(n):\n    n = 2\n    work(0.8)\n    return n\nload(1)",
        "def load(n):\n    work(0.8)\n    return 1\nload(object())",
        "import itertools\ndef load(n):\n    work(0.8)\n    return 1\nload(st.session_state.setdefault('n', []))\n"
        "st.session_state.n.append(1)",
        "class Source:\n    n = 1\nsource = Source()\ndef load():\n    work(0.8)\n    return source.n\nload()",
        "def load():\n    work(0.4)\n    st.text('Loading')\n    work(0.4)\n    return 1\nload()",
        "def load(depth):\n    work(0.4)\n    return load(depth - 1) if depth else 1\nload(2)",
        "def load():\n    for n in range(3):\n        work(0.4)\n        yield n\nlist(load())",
        "@st.cache_data\ndef load():\n    work(0.8)\n    return 1\nload()",
    ],
)
def test_what_cannot_be_told_for_certain_is_not(body):
    assert told(app(body).set("Tick", True)) == []


def test_of_calls_within_each_other_the_outer_one_is_told():
    page = app("def rows():\n    work(0.8)\n    return 1\ndef load():\n    return rows() + 1\nload()").set("Tick", True)
    assert [reason["function"] for reason in page.step.reasons] == ["load"]


def test_of_one_that_draws_what_it_calls_is_told():
    script = "def rows():\n    work(0.8)\n    return 1\ndef page():\n    st.text(rows())\n    return 1\npage()"
    assert [reason["function"] for reason in app(script).set("Tick", True).step.reasons] == ["rows"]


def test_what_a_click_asks_for_may_take_its_time():
    page = app("def send():\n    work(0.8)\n    return True\nif st.button('Send'):\n    send()")
    assert told(page.click("Send").click("Send")) == []


CACHED = "st.checkbox('Tock')\n@st.cache_data\ndef load(n):\n    work(0.4)\n    return 1\n"


def test_a_cached_function_that_is_emptied_each_time():
    page = app(CACHED + "load.clear()\nload(1)").set("Tick", True)
    assert told(page) == []
    (reason,) = page.set("Tock", True).step.reasons
    assert (reason["what"], reason["runs"], reason["seconds"]) == ("cache_emptied", [1, 2, 3], 1.2)


def test_a_cached_function_that_is_never_given_the_same():
    script = "state = st.session_state\nstate.n = state.get('n', 100) + 7\nload(state.n)"
    (reason,) = app(CACHED + script).set("Tick", True).set("Tock", True).step.reasons
    assert (reason["what"], reason["argument"]) == ("cache_missed", "n")
