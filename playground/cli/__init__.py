"""`python -m playground`: the command, and traces as text."""

import gc
import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    if f"{__name__}.command" not in sys.modules:
        _import_at_once()
    from .command import main as command

    return command(argv)


def _import_at_once() -> None:
    """Import the command without looking for garbage meanwhile, nor at the end: its modules stay, so there is none.

    A third of the time of a short command goes into that.
    """
    gc.disable()
    try:
        from . import command  # noqa: F401
    finally:
        gc.freeze()
        gc.enable()
