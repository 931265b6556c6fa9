"""What a server keeps of a session, and what it is asked to run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from uuid import uuid4
from weakref import WeakKeyDictionary

from ..browser.page import Page
from ..browser.pages import Intent, Pages
from ..browser.query import Query
from ..browser.tree import MAIN, Element, Tree
from ..flow.fragment import FragmentStorage
from ..place.remembered import Remembered
from ..run.guard import StepGuard
from ..st.module import make_modules
from ..state.state import SessionState
from ..trace.reasons.classes import Made
from ..trace.reasons.identity import Identity
from ..trace.trace import Cause
from ..trace.values import Json


@dataclass(frozen=True)
class RunRequest:
    """Why a run happens and what it is given.

    `values` is None when the page sent nothing (rule rerun-carries-nothing).
    """

    cause: Cause
    trigger: str | None = None
    values: dict[str, Json] | None = None
    clicked: str | None = None
    fragments: tuple[str, ...] = ()
    replay: dict[str, Json] | None = None
    """Clicks whose callbacks have run already: the run sees them, and calls nothing."""
    page: Intent | None = None
    """The page of a multipage app that is wanted; None for the one that the browser is at."""


@dataclass
class Server:
    """What Streamlit's server keeps of one session between runs, and the page it draws."""

    tree: Tree = field(default_factory=Tree)
    state: SessionState = field(default_factory=SessionState)
    fragments: FragmentStorage = field(default_factory=FragmentStorage)
    query: Query = field(default_factory=Query)
    page: Page = field(init=False)
    pages: Pages = field(default_factory=Pages)
    modules: dict[str, ModuleType] = field(default_factory=make_modules)
    foreign: SessionState = field(default_factory=SessionState)
    """The session state of threads without a part in the run: one for the whole process, kept over reloads."""
    session_id: str = field(default_factory=lambda: str(uuid4()))
    remembered: Remembered = field(default_factory=Remembered)
    identities: dict[str, Identity] = field(default_factory=dict)
    """What made each widget the one that it is, by its name."""
    made: Made = field(default_factory=WeakKeyDictionary)
    """In which run each class of the script was first seen in session state."""
    runs: int = 0
    last_state: dict[str, Json] = field(default_factory=dict)
    photograph: Callable[[], None] | None = None
    """Called between two runs of one step, to keep what the page shows after the first."""

    def __post_init__(self) -> None:
        self.page = Page(self.query)

    def begin_run(self, guard: StepGuard) -> None:
        """Count a run that is about to start."""
        if guard.runs and self.photograph is not None:
            self.photograph()
        self.runs += 1
        guard.runs += 1


def append_element(server: Server, type: str, fields: dict[str, Json]) -> None:
    """Write an element after everything in the main area."""
    root = server.tree.roots[MAIN]
    place = max(root.children, default=-1) + 1
    server.tree.put((MAIN, place), Element(type, fields, fields.get("line"), server.runs))
