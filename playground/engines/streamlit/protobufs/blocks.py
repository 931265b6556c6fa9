"""Streamlit's block protobufs as containers of the trace."""

from __future__ import annotations

from typing import Any, Final

from playground.runtime.browser.pages import MenuPage
from playground.runtime.trace.values import Json

Fields = dict[str, Json]
_STATES: Final = ("undefined", "running", "complete", "error")


def block_fields(block: Any) -> tuple[str, Fields]:
    """Return type and fields of a container."""
    kind = block.WhichOneof("type")
    proto: Any = getattr(block, kind) if kind else None
    match kind:
        case "grid_container":
            return "grid", _grid(block, proto)
        case "flex_container":
            return _flex(block, proto)
        case "column":
            return "column", {"width": round(proto.weight, 4), "border": proto.show_border}
        case "tab_container":
            return "tabs", {}
        case "tab":
            return "tab", {"label": proto.label}
        case "expandable" if proto.state:
            # A later `update` says nothing of `expanded`: the page keeps it as it is.
            expanded = proto.expanded if proto.HasField("expanded") else None
            return "status", {"label": proto.label, "expanded": expanded, "state": _STATES[proto.state]}
        case "expandable":
            return "expander", {"label": proto.label, "expanded": proto.expanded, "icon": proto.icon or None}
        case "form":
            return "form", {
                "key": proto.form_id,
                "border": proto.border,
                "enter_to_submit": proto.enter_to_submit,
                "clear_on_submit": proto.clear_on_submit,
            }
        case "dialog":
            return "dialog", {"label": proto.title, "dismissible": proto.dismissible, "icon": proto.icon or None}
        case "popover":
            fields = {"label": proto.label, "icon": proto.icon or None, "help": proto.help or None}
            return "popover", {**fields, "disabled": proto.disabled}
        case "chat_message":
            return "chat_message", {"name": proto.name, "avatar": proto.avatar or None}
    return "container", {"border": False, "horizontal": False, "key": None}


def _grid(block: Any, proto: Any) -> Fields:
    return {
        "columns": proto.columns if proto.HasField("columns") else "auto",
        "min_column_width": proto.min_column_width_px if proto.HasField("min_column_width_px") else "auto",
        "wrap": proto.wrap,
        "vertical_alignment": proto.VerticalAlignment.Name(proto.vertical_alignment).lower(),
        "border": proto.border,
        "row_height": proto.row_height_config.pixel_height or "content",
        "dense": proto.dense,
        "key": user_key(block.id),
    }


def _flex(block: Any, proto: Any) -> tuple[str, Fields]:
    if block.HasField("grid_cell"):
        cell = block.grid_cell
        wide = "all" if cell.column_span_all else cell.column_span or 1
        return "cell", {"column_span": wide, "row_span": cell.row_span or 1}
    horizontal = proto.direction == proto.HORIZONTAL
    if horizontal and proto.scale:
        return "columns", {}
    return "container", {"border": proto.border, "horizontal": horizontal, "key": user_key(block.id)}


def navigation(proto: Any) -> tuple[list[MenuPage], str, str]:
    """Return the pages of the app, where their menu stands, and which page the browser is at."""
    pages = [
        MenuPage(
            page.page_script_hash,
            page.page_name,
            page.icon.removeprefix("emoji:"),
            page.url_pathname,
            page.section_header,
            page.is_hidden,
        )
        for page in proto.app_pages
    ]
    return pages, proto.Position.Name(proto.position).lower(), proto.page_script_hash


def user_key(element_id: str) -> str | None:
    """The key in an element's id, `$$ID-<hash>-<key>`."""
    parts = element_id.split("-", 2)
    return None if len(parts) < 3 or parts[2] == "None" else parts[2]
