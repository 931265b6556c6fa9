"""Calls with odd arguments are refused alike by the miniature runtime and by the real Streamlit.

`FUZZ=2000 pytest tests/conformance/test_arguments.py` (or `make fuzz`) tries many more, and other ones each time.
"""

import os
import random

import pytest

from .arguments import batches, differences

FUZZ = int(os.environ.get("FUZZ_ARGUMENTS", "0"))
SEED = random.randrange(10**6) if FUZZ else 0


def test_both_engines_refuse_alike() -> None:
    found = [each for batch in batches(SEED, FUZZ or 200) for each in differences(batch, fields=False)]
    if found:
        pytest.fail(f"{len(found)} of the cases of seed {SEED}:\n\n" + "\n".join(found), pytrace=False)
