"""The rerun runtime: a miniature of how Streamlit runs a script, which tells everything it does.

session = Session("import streamlit as st\\nst.button('Foo')")
session.start()            # Step: the load
session.act({"click": "Foo"})
"""

from .browser.actions import Action, ActionError, parse_actions
from .cache.caching import Caches
from .run.guard import Limits
from .run.lanes import StuckError
from .session.progress import Progress
from .session.session import Session
from .trace.trace import Step, document

__all__ = [
    "Action",
    "ActionError",
    "Caches",
    "Limits",
    "Progress",
    "Session",
    "Step",
    "StuckError",
    "document",
    "parse_actions",
]
