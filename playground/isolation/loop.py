"""`asyncio` for scripts: the loop that runs within the step takes the place of Pyodide's.

Pyodide's own loop belongs to the browser: what a script gave it would run after the step, where nothing watches it.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from playground.runtime.run.awaiting import StepLoop


def install() -> None:
    """Make it the loop that `asyncio.run` and `asyncio.new_event_loop` make."""
    events: Any = asyncio.events
    events._event_loop_policy = None
    events._set_running_loop(None)
    asyncio.new_event_loop = events.new_event_loop = StepLoop
    asyncio.run = asyncio.runners.run
    # Pyodide's own asks JavaScript first, which is no longer there; it says that it is of `time`, as Python's is.
    time.sleep = getattr(time.sleep, "__wrapped__", time.sleep)
