"""Calls with odd arguments are refused alike by the miniature runtime and by the real Streamlit.

`FUZZ=5000 pytest tests/conformance/test_arguments.py` (or `make fuzz`) tries 2,000 others instead of 200, each time new
ones.
"""

import os
import random

import pytest

from .arguments import BATCH, Case, batches, differences

FUZZ = int(os.environ.get("FUZZ", "0")) * 2 // 5
SEED = random.randrange(10**6) if FUZZ else 0


@pytest.mark.parametrize("first", range(0, FUZZ or 200, BATCH))
def test_both_engines_refuse_alike(first: int) -> None:
    cases = list(batches(SEED, FUZZ or 200))[first // BATCH]
    if found := list(differences(cases)):
        pytest.fail(f"Of the cases of seed {SEED}:\n\n" + "\n".join(found), pytrace=False)


def test_a_difference_would_be_seen() -> None:
    cases = [Case("st.text('a', width=0)"), Case("st.text('a')"), Case("sys.modules.get('conformance_argument_odd').x")]
    assert len(list(differences(cases))) == 0
    assert "Invalid width" in str(_outcome(cases[0]))
    assert _outcome(cases[1])["shown"][0]["text"] == "a"


def _outcome(case: Case) -> dict:
    from .arguments import outcomes

    return outcomes("mini", [case])[0]
