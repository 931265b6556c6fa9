"""A cursor: where the next element of a container goes.

Modelled on Streamlit's `cursor.py`. A running cursor moves on with each element; a locked one stays, so that writing
again replaces (`st.empty`, rule container-empty).
"""

from __future__ import annotations

from ..browser.tree import Path


class Cursor:
    """A place to write to below `parent`."""

    __slots__ = ("index", "locked", "names", "parent")

    def __init__(self, parent: Path, index: int = 0, *, locked: bool = False) -> None:
        self.parent = parent
        self.index = index
        self.locked = locked
        self.names: dict[str, int] = {}
        """How many containers of each kind were opened here, for their paths in the trace."""

    @property
    def path(self) -> Path:
        return (*self.parent, self.index)

    def copy(self) -> Cursor:
        """A cursor at the same place that moves on by itself."""
        made = Cursor(self.parent, self.index, locked=self.locked)
        made.names = dict(self.names)
        return made

    def take(self) -> Path:
        """Return this place, and move on unless this cursor is locked."""
        path = (*self.parent, self.index)
        if not self.locked:
            self.index += 1
        return path

    def locked_to(self, path: Path) -> Cursor:
        """A cursor that stays at a place taken from this one."""
        return self if self.locked else Cursor(path[:-1], path[-1], locked=True)
