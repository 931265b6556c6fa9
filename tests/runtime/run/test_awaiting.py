"""Asynchronous generators of a script, where an event loop runs already, as one does in the browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from playground.runtime import Session
from playground.runtime.run.awaiting import in_turn

SCRIPT = """\
import asyncio
import streamlit as st
async def words():
    yield "a "
    await asyncio.sleep(0.01)
    yield "b"
st.write(words)
"""


async def numbers() -> AsyncIterator[int]:
    yield 1
    await asyncio.gather(asyncio.sleep(0.01), asyncio.sleep(0))
    yield 2


def test_what_is_waited_for_comes_in_turn() -> None:
    assert list(in_turn(numbers())) == [1, 2]


def test_a_running_loop_is_no_hindrance_and_goes_on() -> None:
    async def page() -> list[str]:
        step = Session(SCRIPT).start().to_json()
        await asyncio.sleep(0)
        return [element["text"] for element in step["screen"]]

    # In a thread of its own: the browser tests leave a running event loop in theirs.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, page()).result() == ["a b"]


def test_waiting_for_what_never_comes_is_an_error() -> None:
    async def stuck() -> AsyncIterator[int]:
        yield await asyncio.get_running_loop().create_future()

    with pytest.raises(RuntimeError, match="never comes"):
        next(in_turn(stuck()))
