"""A spinner: shown where the script writes while something goes on, and then gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..browser.tree import Spinner
from ..run import context
from ..trace.values import Json
from .delta import DeltaGeneratorBase


@contextmanager
def turning(place: DeltaGeneratorBase, type: str, fields: dict[str, Json]) -> Iterator[None]:
    """Show an element of this type at `place` while the block runs; nothing is left of it."""
    run = context.current()
    run.need_place()
    run.spinners.append(Spinner(type, fields, place._active._cursor.path, run.recorder.line()))
    run.paint()
    try:
        yield
    finally:
        run.spinners.pop()
        run.yield_point()
