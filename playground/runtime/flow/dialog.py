"""`st.dialog`: a function that opens over the app. Its body is a fragment: what is used inside reruns only it.

Modelled on Streamlit's `elements/dialog_decorator.py` and `elements/lib/dialog.py`. A dialog is closed by a full run
that does not call it (`st.rerun` inside), or by the reader: that is the browser's doing, and causes a run only where
`on_dismiss` asks for one.

(rules dialog-is-fragment, dialog-closed-by-run, dialog-dismiss-no-run, dialog-on-dismiss, dialog-one-at-a-time)
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Final

from ..arguments.icons import valid_icon
from ..arguments.wire import flag
from ..arguments.wire import text as wire_text
from ..browser.page import WidgetSpec
from ..browser.tree import EVENT, Block, Tree
from ..place.roots import event_place
from ..place.widget import Widget, identify
from ..run import context, errors
from . import beside
from .fragment import call_fragment

_MODES: Final = ("rerun", "ignore")


def dialog(
    title: Any,
    *,
    width: Any = "small",
    position: str = "center",
    dismissible: bool = True,
    icon: str | None = None,
    on_dismiss: Any = "ignore",
) -> Any:
    """Make a function a dialog with `title`."""
    fields = {"width": width, "position": position, "dismissible": dismissible, "icon": icon, "on_dismiss": on_dismiss}
    if isinstance(title, str):
        return lambda func: _decorated(func, title, fields)
    return _decorated(title, "", fields)


def _decorated(func: Callable[..., Any], title: str, fields: dict[str, Any]) -> Callable[..., None]:
    if not title:
        raise errors.StreamlitMissingRequiredParameterError("title", 'For example: `@st.dialog("Example Title")`.')

    @functools.wraps(func)
    def call(*args: Any, **kwargs: Any) -> None:
        beside.refuse("@st.dialog")
        run = context.current()
        if run.containers and "dialog" in run.containers[-1]._ancestor_types():
            raise errors.StreamlitInvalidLayoutContextError("Dialogs may not be nested inside other dialogs.")
        with _open(title, **fields):
            call_fragment(func, args, kwargs, lasting=True)

    return call


def _open(title: str, *, on_dismiss: Any, width: Any, position: str, dismissible: bool, icon: str | None) -> Any:
    """Draw the dialog's box; return the place inside it."""
    if not callable(on_dismiss) and not (isinstance(on_dismiss, str) and on_dismiss in _MODES):
        raise errors.StreamlitValueError("on_dismiss", [*map(repr, _MODES), "a callback function"])
    title, dismissible = wire_text(title), flag(dismissible)
    _check_look(width, position)
    icon = valid_icon(icon)
    run, place = context.current(), event_place()
    answers = on_dismiss != "ignore"
    arguments = {
        "title": title,
        "dismissible": dismissible,
        "width": width,
        "position": position,
        "icon": icon,
        "on_dismiss": "callback" if callable(on_dismiss) else on_dismiss,
    }
    widget_id = identify(place, "dialog", None, arguments)
    if answers:
        callback = on_dismiss if callable(on_dismiss) else None
        _register(Widget(place, "dialog", widget_id, None, title, False, bool, bool, callback, trigger=True))
    fields = {"label": title, "dismissible": dismissible, "icon": icon}
    made = place._block("dialog", fields, widget=widget_id if answers else None)
    if run.dialog_opened:
        raise errors.StreamlitInvalidLayoutContextError(
            "Only one dialog is allowed to be opened at the same time. "
            "Please make sure to not call a dialog-decorated function more than once in a script run."
        )
    run.dialog_opened = True
    return made


def _check_look(width: Any, position: str) -> None:
    whole = isinstance(width, int) and not isinstance(width, bool) and 0 < width < 2**32
    if not whole and width not in ("small", "medium", "large"):
        raise errors.StreamlitValueError(
            "width", ["'small'", "'medium'", "'large'", "a positive integer"], detail=f"Got {width!r}."
        )
    if position not in ("left", "center", "right"):
        raise errors.StreamlitValueError("position", ["'left'", "'center'", "'right'"])


def _register(widget: Widget) -> None:
    """A dialog whose closing causes a run is a widget like a button."""
    run = context.current()
    widget.line, widget.fragment = run.recorder.line(), run.fragment
    run.state.register(widget)
    run.page.draw(WidgetSpec(widget.id, "dialog", False, fragment=run.fragment, trigger=True))


def open_dialog(tree: Tree) -> Block | None:
    """The dialog that is open on the page."""
    for _, node in tree.roots[EVENT].ordered():
        if isinstance(node, Block) and node.type == "dialog":
            return node
    return None


def close(tree: Tree) -> None:
    """The reader closes the dialog: it is gone from the page, whatever the script thinks."""
    children = tree.roots[EVENT].children
    for index, node in list(children.items()):
        if isinstance(node, Block) and node.type == "dialog":
            del children[index]
