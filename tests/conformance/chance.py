"""Tells what is chance on Streamlit itself: a script whose trace differs from one process to the next.

Where two widgets of one key live at the same time (one drawn by the script, one by a run of a fragment), what Streamlit
reads under the key follows the order of a set of texts, which Python chooses anew for each process. There is nothing to
agree with then.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SEEDS = range(1, 9)
_TRACE = """
import json, sys
from playground.engines.compare import trace
print(json.dumps(trace("streamlit", *json.load(sys.stdin))))
"""


def is_chance(script: str, actions: list[dict[str, Any]], seeds: Iterable[int] = SEEDS) -> bool:
    """True when Streamlit's own trace of the script depends on how a process orders sets of texts."""
    traces = (_trace_with(seed, script, actions) for seed in seeds)
    first = next(traces)
    return any(trace != first for trace in traces)


def _trace_with(seed: int, script: str, actions: list[dict[str, Any]]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _TRACE],
        input=json.dumps([script, actions]),
        env=os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    return done.stdout
