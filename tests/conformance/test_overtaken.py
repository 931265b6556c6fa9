"""What a click does while the script runs: both engines print what the real server has printed, and tell the same.

Their time passes in sleeps only, so that nothing depends on what is quicker; `tests/conformance/real.py` asks the real
server again.
"""

from __future__ import annotations

import pytest

from playground.engines.compare import differences, trace

from .scenario import OVERTAKEN, Scenario, read

SCENARIOS = read(OVERTAKEN)
LEFT_OUT = {
    "a slider is moved while the script runs": "a hand moves it step by step, an action at once",
    "a dialog is opened while the script runs": "no action clicks on what lies under a dialog",
    "a button that is disabled while the script works cannot overtake it": "no action clicks on it",
    "a thread of the overtaken run goes on": "what a thread of the script sleeps is real time",
    "a thread with the context of an overtaken run writes for nobody": "the same",
    "a pool of threads is waited for before the overtaken run ends": "the same",
    "a parallel fragment of an overtaken run is cut at its st call": "the same",
    "asyncio.run: a coroutine of an overtaken run is cut at its st call": "what a loop waits for is real time",
    "the step of run_every overtakes nobody, and is overtaken by a click": "no timer is due meanwhile",
    "what run_every asks for while the app runs waits for its end, and is one run": "it reads the clock, which is real",
    "a lock that an overtaken run holds lets the new one wait for it": "runs that take turns would wait for ever",
    "a module that an overtaken run imports runs once, and the new run waits for it": "the same",
    "a module with a st call is cut while it is imported: the new run gets half of it": "the same",
}
"""What the real server does, and no trace tells so far, or not exactly."""
TOLD = [scenario for scenario in SCENARIOS if scenario.name.removeprefix("overtaken: ") not in LEFT_OUT]


@pytest.mark.parametrize("scenario", TOLD, ids=lambda scenario: scenario.name)
def test_both_engines_do_what_the_server_did(scenario: Scenario, capfd: pytest.CaptureFixture[str]) -> None:
    traces = []
    for engine in ("mini", "streamlit"):
        traces.append(trace(engine, scenario.script, scenario.actions, files=scenario.files))
        assert tuple(capfd.readouterr().out.splitlines()) == scenario.printed, engine
    found = differences(*traces)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_there_are_many_and_what_is_left_out_is_there() -> None:
    assert len(TOLD) >= 60
    assert len(TOLD) + len(LEFT_OUT) == len(SCENARIOS)
    assert all(scenario.printed for scenario in SCENARIOS)
