"""`python -m playground`: the command, and traces as text."""

from .command import main

__all__ = ["main"]
