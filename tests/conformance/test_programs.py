"""Random scripts with random users give the same trace on the miniature runtime and on the real Streamlit.

`FUZZ=5000 pytest tests/conformance/test_programs.py` (or `make fuzz`) tries many more, and other ones each time.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings

from playground.engines import open_session
from playground.engines.compare import LIMITS, report
from playground.runtime import ActionError

from .chance import is_chance
from .programs import Program, next_action, programs

FUZZ = int(os.environ.get("FUZZ", "0"))


@settings(
    max_examples=FUZZ or 120,
    derandomize=not FUZZ,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)
@given(programs())
def test_both_engines_agree(program: Program) -> None:
    session = open_session("mini", program.script, "app.py", LIMITS)
    session.start()
    actions = []
    for choice in program.user:
        action = next_action(session, choice)
        if action is None:
            continue
        actions.append(action)
        try:
            session.act(action)
        except ActionError:
            actions.pop()
    found = report(program.script, actions)
    if found and not is_chance(program.script, actions):
        pytest.fail(found, pytrace=False)
