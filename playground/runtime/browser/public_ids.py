"""The ids by which the trace and the page name widgets: `w1`, `w2`... in the order widgets were first seen."""

from __future__ import annotations

from ..run import caps
from .tree import Tree


class PublicIds:
    """The ids of one session's widgets. The same widget keeps its id; of very many, those not seen for long lose it."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._given = 0

    def of(self, identity: str) -> str:
        known = self._ids.get(identity)
        if known is None:
            self._given += 1
            known = self._ids[identity] = f"w{self._given}"
        return known

    def known(self, identity: str) -> str | None:
        """The id of a widget; None for one that has none yet."""
        return self._ids.get(identity)

    def identity(self, public: str) -> str | None:
        """The widget that has an id; None for an id that none has."""
        return next((identity for identity, known in self._ids.items() if known == public), None)

    def forget(self, page: Tree) -> None:
        """Where there are too many, keep the newest half and those that are on the page."""
        if len(self._ids) > caps.WIDGETS:
            kept = page.widgets().union(list(self._ids)[-caps.WIDGETS // 2 :])
            self._ids = {identity: known for identity, known in self._ids.items() if identity in kept}
