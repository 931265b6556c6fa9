"""The keys that press a button: `shortcut`.

Modelled on Streamlit's `elements/lib/shortcut_utils.py`.
"""

from __future__ import annotations

from typing import Any, Final

from ..run import errors

_MODIFIERS: Final = {
    "ctrl": "ctrl", "control": "ctrl", "mod": "ctrl", "cmd": "cmd", "command": "cmd", "meta": "cmd",
    "alt": "alt", "option": "alt", "shift": "shift",
}  # fmt: skip
_NAMED: Final = (
    *("enter", "space", "tab", "escape", "backspace", "delete", "home", "end", "pageup", "pagedown"),
    *("left", "right", "up", "down"),
)
_KEYS: Final = {
    **{name: name for name in _NAMED},
    **{f"arrow{side}": side for side in _NAMED[-4:]},
    "return": "enter",
    "spacebar": "space",
    "esc": "escape",
    "del": "delete",
}


def normalized(shortcut: Any) -> str | None:
    """Return a shortcut as the browser knows it, None for none; raises for one that it cannot have."""
    if shortcut is None:
        return None
    if not isinstance(shortcut, str):
        raise errors.StreamlitInvalidParameterTypeError("shortcut", type(shortcut).__name__, ["str"])
    parts = [part.strip().lower() for part in shortcut.split("+") if part.strip()]
    if not parts:
        raise errors.StreamlitAPIException("The `shortcut` must contain at least one key or modifier.")
    held: set[str] = set()
    key: str | None = None
    for part in parts:
        if part in _MODIFIERS:
            held.add(_MODIFIERS[part])
        elif key is not None:
            raise errors.StreamlitAPIException("The `shortcut` may only specify a single non-modifier key.")
        else:
            key = _key(part)
    if key is None:
        raise errors.StreamlitAPIException("The `shortcut` must include a non-modifier key such as 'K' or 'Ctrl+K'.")
    return "+".join([*(each for each in ("ctrl", "cmd", "alt", "shift") if each in held), key])


def _key(part: str) -> str:
    known = _KEYS.get(part)
    if known is None:
        if not (len(part) == 1 and part.isalnum()) and not (part.startswith("f") and part[1:].isdigit()):
            raise errors.StreamlitAPIException(
                "shortcut must include a single character or one of the supported keys (e.g. Enter, Space, Tab, "
                "Escape)."
            )
        known = part
    if known in ("c", "r"):
        raise errors.StreamlitAPIException("The `shortcut` cannot use the keys 'C' or 'R', with or without modifiers.")
    return known
