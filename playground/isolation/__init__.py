"""Keeps the sessions of one interpreter apart: each finds Python as it was before any script ran, and its own changes.

Streamlit gives every app a process; here all sessions of a page share one interpreter. So before a step a session's
own modules, patches, settings and files are put in place, and after it all that is put away again. What cannot be put
away, or was done to the playground's own code, is noticed: `check` then says why the worker must be replaced.
"""

from .isolation import Isolation, Own

__all__ = ["Isolation", "Own"]
