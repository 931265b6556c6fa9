"""Workers: what runs sessions as the browser's worker does, in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.isolation.worker import SEVEN, Worker


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    worker = Worker(tmp_path_factory.mktemp("home"))
    yield worker
    worker.close()


@pytest.fixture
def worker(shared: Worker) -> Worker:
    """The worker of the tests that leave it clean; they notice when it is not."""
    for session in "abc":
        shared.ask(type="close", session=session)
    assert shared.run(SEVEN) == ["7"]
    assert not shared.spoiled
    return shared


@pytest.fixture
def own_worker(tmp_path: Path) -> Iterator[Worker]:
    """A worker for a script that spoils it."""
    worker = Worker(tmp_path)
    yield worker
    worker.close()
