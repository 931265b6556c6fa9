"""Hears what Streamlit makes the identity of each widget of: the arguments of the call that drew it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any, Final

from streamlit.elements.lib import utils
from streamlit.elements.lib.form_utils import current_form_id

from playground.runtime.trace.reasons.identity import Identity

_compute: Final[Callable[..., str]] = utils._compute_element_id
_listening: Final[list[Callable[[], dict[str, Identity]]]] = []
"""Where what is heard goes: of the blocks that are entered, the innermost last."""


@contextmanager
def heard(identities: Callable[[], dict[str, Identity]]) -> Iterator[None]:
    """Put what widgets are made of into `identities` within the block, by their ids.

    Blocks may overlap, as the runs do of a page that is loaded anew: the one that began last hears all.
    """
    _listening.append(identities)
    utils._compute_element_id = _heard
    try:
        yield
    finally:
        _listening.remove(identities)
        if not _listening:
            utils._compute_element_id = _compute


def _heard(element_type: str, user_key: str | None = None, **counted: Any) -> str:
    widget_id = _compute(element_type, user_key, **counted)
    asked = sys._getframe(1).f_locals  # Streamlit has left out what does not count
    if _listening:
        _listening[-1]()[widget_id] = _identity(user_key, asked)
    return widget_id


def _identity(key: str | None, asked: dict[str, Any]) -> Identity:
    arguments, place, main = asked.get("kwargs", {}), asked.get("dg"), asked.get("key_as_main_identity")
    counts: Collection[str] = main if isinstance(main, set) else () if main else arguments
    if key is not None or place is None:
        return Identity(key, arguments, tuple(counts))
    return Identity(None, arguments, tuple(counts), current_form_id(place), int(place._active_dg._root_container or 0))
