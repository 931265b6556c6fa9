"""The installed Streamlit as an engine: its own `ScriptRunner` runs the script, in process, without browser or server.

The page's part (which values are sent, what stays pending in a form, which elements are stale)
is modelled by `playground.runtime.browser.page` and `tree`, as it is for the miniature runtime.
"""

from .session import StreamlitSession

__all__ = ["StreamlitSession"]
