"""What 10,000 clicks leave behind: bytes of Python memory, beyond the log of the actions."""

from __future__ import annotations

import gc
import tracemalloc

from playground.render import History
from playground.render.session.history import RUNS
from playground.runtime import Session

SCRIPT = """\
import streamlit as st
st.session_state.setdefault("n", 0)
def up():
    st.session_state.n += 1
@st.cache_data(max_entries=10)
def twice(n):
    return 2 * n
@st.fragment
def part():
    st.button("Inside")
st.button("Up", on_click=up)
st.write(twice(st.session_state.n))
st.text_input("Name", key="name")
part()
try:
    1 / 0
except Exception as error:
    st.exception(error)
st.session_state.log = [str(st.session_state.n)] * 5
"""


def growth(clicks: int, warm_up: int = RUNS + 50) -> dict[str, float]:
    """Bytes that each of `clicks` leaves, in all and in the log of actions, once the history is full."""
    tracemalloc.start()
    session = Session(SCRIPT)
    history = History([session.start().to_json()])
    for _ in range(warm_up):
        history.add(session.act({"click": "Up"}).to_json())
    before = _used()
    for _ in range(clicks):
        history.add(session.act({"click": "Up"}).to_json())
    whole = _used() - before
    del session.actions[warm_up:]
    log = whole - (_used() - before)
    tracemalloc.stop()
    return {"in all": whole / clicks, "the log of actions": log / clicks}


def _used() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]
