"""What a function makes of its arguments, so that one of this runtime can be held against Streamlit's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def outcome(function: Callable[..., Any], *args: Any, **kwargs: Any) -> tuple[Any, ...]:
    """`("gives", value)`, or `("raises", its name, its message)`."""
    try:
        return "gives", function(*args, **kwargs)
    except Exception as error:
        return "raises", type(error).__name__, str(error)


def same(ours: Callable[..., Any], theirs: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
    """Both give an equal value of one type, or raise the same error with the same words."""
    found, wanted = outcome(ours, *args, **kwargs), outcome(theirs, *args, **kwargs)
    assert found == wanted
    assert type(found[1]) is type(wanted[1])


def refusal(function: Callable[..., Any], *args: Any, **kwargs: Any) -> tuple[Any, ...]:
    """The same for a check, whose value does not matter: what it raises, or nothing."""
    found = outcome(function, *args, **kwargs)
    return found[1:] if found[0] == "raises" else ()
