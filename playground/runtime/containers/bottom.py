"""`st.bottom`: the place at the bottom of the page, which can be used from the main area only."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from ..browser.tree import EVENT, SIDEBAR
from ..place.delta import DeltaGeneratorBase
from ..run import context, errors


class BottomContainerProxy:
    """The place, with a look at where the script is whenever it is asked for something."""

    _bottom_dg: DeltaGeneratorBase

    def __init__(self, place: DeltaGeneratorBase) -> None:
        object.__setattr__(self, "_bottom_dg", place)

    def __getattr__(self, name: str) -> Any:
        _check_context()
        return getattr(self._bottom_dg, name)

    def __dir__(self) -> list[str]:
        return dir(self._bottom_dg)

    def __enter__(self) -> None:
        _check_context()
        self._bottom_dg.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._bottom_dg.__exit__(kind, error, traceback)


def _check_context() -> None:
    """Raise in a `with` block of what is not in the main area."""
    places = context.current().containers
    if not places:
        return
    place = places[-1]
    if place._root == SIDEBAR:
        where = "`st.sidebar`"
    elif "dialog" in place._ancestor_types():
        where = "a dialog"
    elif place._root == EVENT:
        where = "event containers"
    else:
        return
    raise errors.StreamlitInvalidLayoutContextError(
        f"`st.bottom` cannot be used inside {where}. The bottom container is only available in the main app area."
    )
