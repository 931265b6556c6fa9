"""A place as a text: what `repr` of a container or of a written element is, as Streamlit has it.

Scripts meet it where a container is given as a key: two columns are two keys (`util.repr_`). It tells how much was
written so far, so that a container kept in state is another value after each write. Simplified: of a status, Streamlit
also writes out the message that made it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..browser.tree import BOTTOM, EVENT

if TYPE_CHECKING:
    from .cursor import Cursor
    from .delta import DeltaGeneratorBase

_ROOTS: Final = {EVENT: 2, BOTTOM: 3}
"""Streamlit's numbers of the roots, where they are not the runtime's."""
_BLOCKS: Final = {
    "container": "flex_container",
    "columns": "flex_container",
    "cell": "flex_container",
    "grid": "grid_container",
    "tabs": "tab_container",
    "expander": "expandable",
    "status": "expandable",
}
"""Streamlit's names of the containers, where they are not the runtime's."""


def place_text(place: DeltaGeneratorBase) -> str:
    """Name the class of `place` and all that it has beyond a plain beginning."""
    root = _ROOTS.get(place._root, place._root)
    parts = [f"_root_container={root}"] if root else []
    if place._own_cursor is not None:
        parts.append(f"_provided_cursor={_cursor_text(place._own_cursor, root)}")
    if place._parent is not None:
        parts.append(f"_parent={place_text(place._parent)}")
    elif root:
        parts.append("_parent=DeltaGenerator()")
    if place._block_type is not None:
        parts.append(f"_block_type={_BLOCKS.get(place._block_type, place._block_type)!r}")
    if place._fragment is not None:
        parts.append(f"_creating_fragment_id={place._fragment!r}")
    if place._form_id is not None:
        parts.append(f"_form_data=FormData(form_id={place._form_id!r})")
    if (columns := vars(place).get("_columns")) is not None:
        parts.append(f"_declared_columns={columns!r}")
    if vars(place).get("open"):
        parts.append("_open=True")
    return f"{type(place).__name__}({', '.join(parts)})"


def _cursor_text(cursor: Cursor, root: int) -> str:
    parts = ["_transient_elements=SparseList({})"]
    if root:
        parts.append(f"_root_container={root}")
    above, index = f"_parent_path={cursor.parent[1:]!r}", f"_index={cursor.index}"
    found = [index, above] if cursor.locked else [above, index]
    parts += [part for part in found if part != "_index=0"]
    return f"{'Locked' if cursor.locked else 'Running'}Cursor({', '.join(parts)})"
