"""The classes of Streamlit's that its functions belong to: Python's own errors name them.

`st.radio("R", ["a"], option=1)` fails with "RadioMixin.radio() got an unexpected keyword argument 'option'".
"""

from __future__ import annotations

from collections.abc import Iterator
from types import FunctionType
from typing import Any

from playground.facts.elements import KINDS


def name_methods(place: type) -> None:
    """Give the methods of containers, whose class is `place`, the names that they have in Streamlit."""
    for each in KINDS.values():
        for method in _functions(getattr(place, each.name, None)) if each.owner else ():
            method.__qualname__ = f"{each.owner}.{each.name}"


def with_name(name: str, function: Any) -> Any:
    """Return `function` under the name by which Python's errors call Streamlit's own."""
    function.__qualname__ = name
    return function


def _functions(method: Any) -> Iterator[FunctionType]:
    """The function, and what it wraps."""
    while isinstance(method, FunctionType):
        yield method
        method = getattr(method, "__wrapped__", None)
