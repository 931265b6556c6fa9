"""Fixtures of the local process' tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.local.phones import Here, room_in


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Here]:
    """A process with an open room."""
    with room_in(tmp_path) as here:
        yield here
