import json

import pytest

from playground.render import view
from tests.render import samples
from tests.render.page import read

SAMPLES = [name for name in dir(samples) if name.endswith("_steps") and name != "header_steps"]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_view_is_plain_data_with_sound_html(name):
    shown = view(getattr(samples, name)(), samples.RERUN_SCRIPT, "start.py", prefix="a-")
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown
    for part in ("app", "runs", "state", "order", "cache"):
        for node in read(shown[part]):
            assert node.attrs.get("id", "a-").startswith("a-")


def test_no_steps():
    assert view([], "", "start.py")["announce"] == ""


def test_totals_of_the_comparison():
    assert view(samples.rerun_steps(), "", "a.py")["totals"] == {
        "session_runs": 3, "runs": 2, "lines": 10, "callbacks": 0, "writes": 1,
    }  # fmt: skip
    assert view(samples.callback_steps(), "", "a.py")["totals"]["callbacks"] == 1


def test_a_step_may_leave_out_what_is_optional():
    for sparse in (
        {},
        {"runs": [{}]},
        {"runs": [{"events": [{}]}], "screen": [{}], "containers": [{}]},
        {"runs": None},
    ):
        json.dumps(view([sparse], "x = 1", "start.py"))
