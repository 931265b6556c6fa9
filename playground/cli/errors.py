"""What ends a command with one line and exit 2."""

from __future__ import annotations


class CommandError(Exception):
    """What the user has to put right: the text says what, where and what to do."""
