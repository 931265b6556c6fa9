"""What a step tells of widgets and containers: values as far as they are kept, names, the word on what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..run import caps
from ..trace.values import Json, cut
from .page import Page
from .public_ids import PublicIds


def left_out(screen: Sequence[dict[str, Json]], more: int) -> dict[str, Json]:
    kept = sum(element["type"] not in ("exception", "guard", "navigation") for element in screen)
    text = (
        f"{more:,} of {kept + more:,} elements are not shown: the playground keeps {caps.ELEMENTS:,} elements and "
        f"{caps.SCREEN:,} characters of a screen, and {caps.NESTING} containers inside one another. The script ran as "
        "if all of them were there."
    )
    return {"kind": "cut", "text": text}


def fitting(entry: dict[str, Json], value: Json) -> Json:
    """The value that a widget shows, as far as it is kept; what is chosen is always among its options."""
    if isinstance(value, str) and len(value) > caps.TEXT:
        value = cut(value, caps.TEXT)
        entry["cut"] = f"Only the first {caps.TEXT:,} characters of the value are shown."
    if "cut" in entry and isinstance(entry.get("options"), list):
        value = value[: caps.OPTIONS] if isinstance(value, list) else value
        chosen = value if isinstance(value, list) else [value]
        entry["options"] = list(dict.fromkeys([*entry["options"], *(each for each in chosen if each is not None)]))
    return value


def container(page: Page, ids: PublicIds, widget: str | None = None, **entry: Json) -> dict[str, Json]:
    """A container; one that tells of its opening has an id as a widget has, and is open or not."""
    if widget is None:
        return entry
    shown = page.shown_value(widget)
    is_open = shown == entry["label"] if entry["type"] == "tab" else shown
    return {**entry, "id": ids.of(widget), "open": is_open}


def public_key(widget: Any) -> str | None:
    """The key to name a widget by; a submit button's own key is of Streamlit's making."""
    key = widget["key"]
    return None if key is None or str(key).startswith("FormSubmitter:") else str(key)
