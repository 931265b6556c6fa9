"""The names of values in session state: those that the script gives, and the identities of its widgets."""

from __future__ import annotations

from typing import Final

from ..run import errors

_RESERVED: Final = "$$ID"
ID_PREFIX: Final = f"{_RESERVED}-"


def check_key(key: str | None) -> None:
    if key == "":
        raise errors.StreamlitValueError("key", ["a non-empty string"])
    if key is not None and key.startswith(_RESERVED):
        raise errors.StreamlitAPIException(f"Keys beginning with {_RESERVED} are reserved.")


def is_widget_id(key: str) -> bool:
    return key.startswith(ID_PREFIX)
