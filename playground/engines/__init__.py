"""Producers of the trace: the miniature runtime, and other ways to run the same script."""

from __future__ import annotations

from playground import MODELS
from playground.runtime import Limits, Session


class EngineError(Exception):
    """An engine that cannot be used here; the text says what to do."""


class EngineTimeoutError(EngineError):
    """A script that neither ends nor can be interrupted."""


def open_session(engine: str, source: str, path: str, limits: Limits, folder: str | None = None) -> Session:
    """Return a session of the script `source` at `path` on `engine`: "mini" or "streamlit"; raises `EngineError`.

    `folder` is where it lies with what is beside it.
    """
    if engine == "mini":
        return Session(source, path, limits, folder=folder)
    try:
        import streamlit
    except ImportError:
        raise EngineError(
            "the engine streamlit needs Streamlit, which is not installed: pip install 'rerun-playground[streamlit]'"
        ) from None
    if not hasattr(streamlit, "__path__"):
        raise EngineError(f"the engine streamlit needs Streamlit, but `import streamlit` finds {streamlit.__file__}")
    try:
        from .streamlit import StreamlitSession
    except ImportError as error:
        raise EngineError(
            f"the engine streamlit is written for Streamlit 1.67; {streamlit.__version__} does not fit ({error})"
        ) from None
    return StreamlitSession(source, path, limits, folder=folder)


def models(engine: str) -> str:
    """The Streamlit whose behaviour `engine` shows: the one it is modelled on, or the one that is installed."""
    if engine == "mini":
        return MODELS
    from importlib.metadata import version

    major, minor = version("streamlit").split(".")[:2]
    return f"Streamlit {major}.{minor}"
