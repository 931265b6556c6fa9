"""Rerun Playground: see how Streamlit reruns a script."""

import importlib
from typing import Any

__version__ = "0.1.0.dev0"

MODELS = "Streamlit 1.67"
"""The release whose behaviour the runtime models."""


def __getattr__(name: str) -> Any:
    """`Playground`, the component for Panel and notebooks: imported when it is asked for, for Panel is large."""
    if name == "Playground":
        return importlib.import_module("playground.notebook").Playground
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
