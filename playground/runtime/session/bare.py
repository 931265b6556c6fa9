"""The run as a thread without a part in it has it: a page that nobody sees, and a session state of its own."""

from __future__ import annotations

from ..browser.page import Page
from ..browser.query import Query
from ..browser.tree import Tree
from ..flow.beside import Workers
from ..flow.fragment import FragmentStorage
from ..place.remembered import Remembered
from ..run.context import RunContext
from ..state.state import SessionState
from ..trace.recorder import Recorder


def bare(run: RunContext) -> RunContext:
    """Make such a run beside `run`."""
    query = Query()
    return RunContext(
        number=run.number,
        project=run.project,
        tree=Tree(),
        page=Page(query),
        state=run.foreign or SessionState(),
        fragments=FragmentStorage(),
        caches=run.caches,
        query=query,
        pages=run.pages,
        guard=run.guard,
        remembered=Remembered(),
        recorder=Recorder(run.recorder.files, 0),
        workers=Workers(),
        bare_of=bare,
        session_id=run.session_id,
        bare=True,
    )
