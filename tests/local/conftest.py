"""Fixtures of the local process' tests."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.local.phones import Here, room_in


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Here]:
    """A process with an open room."""
    with room_in(tmp_path) as here:
        yield here


@pytest.fixture(autouse=True)
def _without_a_running_loop() -> Iterator[None]:
    """The browser tests leave a loop running in their thread, which may be this one: `asyncio.run` would refuse."""
    before = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(before)
