"""Rerun Playground: see how Streamlit reruns a script."""

__version__ = "0.1.0.dev0"

MODELS = "Streamlit 1.67"
"""The release whose behaviour the runtime models."""
