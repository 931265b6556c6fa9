"""What a trace costs: one click in a script of 60 elements, here, in the installed Streamlit, and without any tool.

The plain execution that the trace is measured by is what `python app.py` does: compile the script and execute it, with
`st` calls that do nothing; nearly all of that is compiling. The playground compiles a script once a session. Its time
holds all that one click causes: finding the widget, the run, its state, events and lines, the screen, and the whole
step as JSON data.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time
from types import ModuleType

from playground.engines import open_session
from playground.render import History, Look, look
from playground.runtime import Limits

SCRIPT = "import streamlit as st\n" + "".join(
    f"st.write('text {number}')\nst.button('button {number}')\nst.text_input('input {number}')\n"
    for number in range(20)
)
CLICK = {"click": "button 3"}
_STATES = {
    "no list": "0",
    "a list of 10": "list(range(10))",
    "a list of 10,000": "list(range(10_000))",
    "1,000 dicts": "[{'n': n, 'name': str(n)} for n in range(1_000)]",
    "100 dicts with a list": "[{'n': n, 'tags': ['a', 'b']} for n in range(100)]",
}
_CHANGES = """
rows = st.session_state.setdefault('rows', {value})
mine = []
for n in range({rounds}):
    mine.append(n)
if isinstance(rows, list):
    rows.append(rows.pop())
    rows.append(1)
    rows.pop()
"""


def run_times(count: int) -> dict[str, list[float]]:
    """Milliseconds of each of `count` runs. What is compared runs in turn, as the machine is not always as fast."""
    ours = _times(
        {
            "no-op st calls, no trace": _plain(),
            "  the same, compiled for each run": _plain(compiling=True),
            "playground's runtime, with its trace": _clicking("mini"),
        },
        count,
    )
    return ours | _times({"installed Streamlit, with its trace": _clicking("streamlit")}, count)


def cpu_times(count: int) -> dict[str, list[float]]:
    """Milliseconds of CPU of a click in a script of 60 elements, and of what the page is told of it."""
    session, history = open_session("mini", SCRIPT, "app.py", Limits()), History()
    steps = [session.start().to_json()]
    history.add(steps[0])

    def click() -> None:
        steps[0] = session.act(CLICK).to_json()

    def show() -> None:
        history.add(steps[0])
        look(history, SCRIPT, Look())

    return _times({"the step": click, "the page's view of it": show}, count, process_time)


def _clicking(engine: str) -> Callable[[], object]:
    session = open_session(engine, SCRIPT, "app.py", Limits())
    session.start()
    return lambda: session.act(CLICK).to_json()


def _plain(*, compiling: bool = False) -> Callable[[], object]:
    module = ModuleType("streamlit")
    for name in ("write", "button", "text_input"):
        setattr(module, name, lambda *args, **options: None)
    code = compile(SCRIPT, "app.py", "exec")

    def run() -> None:
        before = sys.modules.get("streamlit")
        sys.modules["streamlit"] = module
        try:
            exec(compile(SCRIPT, "app.py", "exec") if compiling else code, {})
        finally:
            del sys.modules["streamlit"]
            if before is not None:
                sys.modules["streamlit"] = before

    return run


def _times(
    runs: dict[str, Callable[[], object]], count: int, now: Callable[[], float] = perf_counter
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(count):
        for name, run in runs.items():
            start = now()
            run()
            times[name].append((now() - start) * 1000)
    return {name: each[count // 10 :] for name, each in times.items()}


def ratio(times: list[float], base: list[float]) -> float:
    return median(times) / median(base)


def change_times(count: int, rounds: int) -> dict[str, tuple[list[float], list[float]]]:
    """Milliseconds of CPU of a click, by what state holds: with the search for changes in place, and without it.

    `rounds` is how often a loop goes round that changes a list which is not in state.
    """
    found = {}
    for name, value in _STATES.items():
        script = SCRIPT + _CHANGES.format(value=value, rounds=rounds)
        times = _times(
            {"with": _changing(script, looking=True), "without": _changing(script, looking=False)}, count, process_time
        )
        found[name] = (times["with"], times["without"])
    return found


def _changing(script: str, *, looking: bool) -> Callable[[], object]:
    session = open_session("mini", script, "app.py", Limits(seconds=600))
    if not looking:
        vars(session.script)["touching"] = frozenset()
    session.start()
    return lambda: session.act(CLICK).to_json()
