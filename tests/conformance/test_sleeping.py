"""What sleeps is treated alike by both engines: it is told, and does not count as computing."""

from typing import Any

import pytest

from playground.engines import open_session
from playground.runtime import Limits
from playground.runtime.run.guard import Clock
from playground.runtime.session import steps
from playground.runtime.trace.trace import Step

ENGINES = pytest.mark.parametrize("engine", ["mini", "streamlit"])


class SleptTime:
    """Time that passes only while a script sleeps."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture(autouse=True)
def slept(monkeypatch: pytest.MonkeyPatch) -> SleptTime:
    time = SleptTime()

    def clock(**options: Any) -> Clock:
        return Clock(time.now, time.sleep, options["skips"])

    monkeypatch.setattr(steps, "Clock", clock)
    return time


def load(engine: str, script: str, reruns: int = 5, seconds: float = 3) -> Step:
    return open_session(engine, script, "app.py", Limits(reruns, seconds)).start()


def sleeps(step: Step) -> list[tuple[int, float]]:
    return [(event["line"], event["seconds"]) for run in step.runs for event in run.events if event["type"] == "sleep"]


@ENGINES
def test_a_loop_that_sleeps_ends_by_its_reruns(engine: str, slept: SleptTime) -> None:
    step = load(engine, "import time\nimport streamlit as st\ntime.sleep(2)\nst.rerun()\n")
    assert [run.outcome for run in step.runs] == ["rerun"] * 4 + ["guard"]
    assert step.screen[-1]["reason"] == "reruns"
    assert step.screen[-1]["line"] == 4
    assert sleeps(step) == [(3, 2.0)] * 5
    assert slept.now() == pytest.approx(10)


@ENGINES
@pytest.mark.parametrize(
    ("script", "line"),
    [
        ("import time\nwhile True:\n    time.sleep(1)\n", 3),
        (
            "from time import sleep\nfor n in range(99):\n    try:\n        sleep(1)\n    except Exception: pass\n",
            4,
        ),
        ("import time, streamlit as st\nwith st.spinner('w'):\n    time.sleep(3600)\n", 3),
        ("import time, streamlit as st\n@st.cache_data\ndef f():\n    time.sleep(3600)\nf()\n", 4),
        ("import time, streamlit as st\n@st.fragment\ndef f():\n    time.sleep(3600)\nf()\n", 4),
    ],
)
def test_sleeping_has_an_end(engine: str, script: str, line: int) -> None:
    step = load(engine, script)
    (run,) = step.runs
    assert (run.outcome, run.outcome_line) == ("guard", line)
    assert run.message is not None
    assert f"Stopped after waiting 18 seconds in all: line {line} was still in time.sleep()." in run.message


@ENGINES
def test_a_callback_may_sleep(engine: str) -> None:
    script = "import time, streamlit as st\nst.button('B', on_click=time.sleep, args=(4,))\nst.text('end')\n"
    session = open_session(engine, script, "app.py", Limits(5, 3))
    session.start()
    step = session.act({"click": "B"})
    assert [run.outcome for run in step.runs] == ["completed"]
    assert [event["seconds"] for event in step.runs[0].events if event["type"] == "sleep"] == [4.0]


@ENGINES
def test_other_threads_sleep_for_themselves(engine: str) -> None:
    script = """
import threading, time
thread = threading.Thread(target=time.sleep, args=(0.01,))
thread.start()
thread.join()
"""
    step = load(engine, script)
    assert (step.runs[0].outcome, sleeps(step)) == ("completed", [])
