"""The run as a thread without a part in it has it: a page that nobody sees, and a session state of its own."""

from __future__ import annotations

from .beside import Workers
from .context import RunContext
from .fragment import FragmentStorage
from .page import Page
from .query import Query
from .recorder import Recorder
from .remembered import Remembered
from .state import SessionState
from .tree import Tree


def bare(run: RunContext) -> RunContext:
    """Make such a run beside `run`."""
    query = Query()
    return RunContext(
        number=run.number,
        source=run.source,
        tree=Tree(),
        page=Page(query),
        state=run.foreign or SessionState(),
        fragments=FragmentStorage(),
        caches=run.caches,
        query=query,
        pages=run.pages,
        guard=run.guard,
        remembered=Remembered(),
        recorder=Recorder(run.recorder.filename, 0),
        workers=Workers(),
        bare_of=bare,
        session_id=run.session_id,
        bare=True,
    )
