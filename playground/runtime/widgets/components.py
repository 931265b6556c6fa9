"""Custom components: they can be declared and called, and return what they do before their own page has sent anything.

Their pages belong to packages and servers, none of which is here: a sentence stands in the place of each.
Modelled on Streamlit's `components/v1/custom_component.py` and `components/v2/bidi_component/main.py`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ..arguments.sizes import check_width
from ..arguments.wire import text as wire_text
from ..arguments.wire import whole
from ..output.components import absent
from ..output.frames import checked_tab_index
from ..place.delta import DeltaGeneratorBase
from ..place.roots import main_place
from ..place.widget import Widget, handler, identify, to_key
from ..run import component_errors, errors
from ..run.fingerprint import package_of

_FRAMES = ("pandas", "polars", "pyarrow", "numpy")


class MarshallComponentException(errors.StreamlitAPIException):
    """What a component is called with cannot be sent to its page."""


class CustomComponent:
    """A declared component of version 1."""

    def __init__(self, name: str, path: str | None = None, url: str | None = None, module_name: str | None = None):
        if path is None and url is None:
            raise errors.StreamlitAPIException("Either 'path' or 'url' must be set.")
        self.name, self.path, self.url, self.module_name = name, path, url, module_name

    @property
    def abspath(self) -> str | None:
        """Where its page lies, if it is a folder."""
        return None if self.path is None else os.path.abspath(self.path)  # noqa: PTH100 - follows no links

    def __call__(
        self,
        *args: Any,
        default: Any = None,
        key: str | None = None,
        on_change: Callable[..., Any] | None = None,
        tab_index: int | None = None,
        **kwargs: Any,
    ) -> Any:
        """The same as `create_instance`."""
        return self.create_instance(*args, default=default, key=key, on_change=on_change, tab_index=tab_index, **kwargs)

    def create_instance(
        self,
        *args: Any,
        default: Any = None,
        key: str | None = None,
        on_change: Callable[..., Any] | None = None,
        tab_index: int | None = None,
        **kwargs: Any,
    ) -> Any:
        """Draw it, and return `default`: what any component returns until its page sends something."""
        if args:
            raise MarshallComponentException(f"Argument '{args[0]}' needs a label")
        callback = handler(on_change, "on_change")
        index = checked_tab_index(tab_index)
        sent, apart = _told({**kwargs, "default": default, "key": key})
        place = main_place()
        if index is not None:
            whole(index, "ComponentInstance.tab_index")
        if self.url is not None:
            wire_text(self.url)
        if key:
            key.encode()  # an error where it is no text
        arguments = {"name": self.name, "url": self.url, "json_args": sent, "special_args": apart}
        widget_id = identify(place, "component_instance", key, arguments, with_key=("name", "url"))
        value = _registered(place, widget_id, key, callback, lambda sent: sent)
        place._enqueue("unknown", absent("st.components.v1", self.name))
        return default if value is None else value

    def __str__(self) -> str:
        return f"'{self.name}': {self.path if self.path is not None else self.url}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CustomComponent) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((self.name, self.path, self.url, self.module_name))


def declare_component(name: str, path: str | Path | None = None, url: str | None = None) -> CustomComponent:
    """Declare a component whose page lies in a folder or at an address; the module that calls is part of its name."""
    path = str(path) if isinstance(path, Path) else path
    caller = sys._getframe(1)
    module = caller.f_globals.get("__name__", "")
    if module == "__main__":
        module = Path(caller.f_code.co_filename).stem
    component = CustomComponent(f"{module}.{name}", path, url, module)
    folder = component.abspath
    if folder is not None and not os.path.isdir(folder):  # noqa: PTH112 - takes bytes as well
        raise errors.StreamlitAPIException(f"No such component directory: '{folder}'")
    return component


def component(
    name: str,
    *,
    html: str | None = None,
    css: str | None = None,
    js: str | None = None,
    isolate_styles: bool = True,
) -> Callable[..., ComponentResult]:
    """Declare a component of version 2; what is returned draws it."""
    for parameter, text in (("css", css), ("js", js)):
        if text is not None and not isinstance(text, str):
            raise errors.StreamlitInvalidParameterTypeError(
                parameter, type(text).__name__, ["str", "None"], detail="Pass a string path or glob."
            )

    def mount(
        *,
        key: str | int | None = None,
        data: Any = None,
        default: dict[str, Any] | None = None,
        width: Any = "stretch",
        height: Any = "content",
        **on_callbacks: Any,
    ) -> ComponentResult:
        on_callbacks.pop("isolate_styles", None)
        events = _events(on_callbacks)
        for state in default or ():
            if state not in events:
                raise component_errors.BidiComponentInvalidDefaultKeyError(state, list(events))
        check_width(width)
        sent, apart = _sent(data)
        place = main_place()
        about = {"name": name, "isolate_styles": isolate_styles, "width": width, "height": height, "default": default}
        arguments = {**about, "data": sent, "apart": apart}
        widget_id = identify(place, "bidi_component", to_key(key), arguments)
        state = _registered(place, widget_id, to_key(key), None, lambda sent: _WriteThrough(default or {}))
        place._enqueue("unknown", absent("st.components.v2", name))
        return ComponentResult({**dict.fromkeys(events), **state})

    return mount


class ComponentResult(dict[str, Any]):
    """What a component of version 2 returns: its state and what it has triggered, by name."""

    def __getattr__(self, name: str) -> Any:
        try:
            item = self[name]
        except KeyError as error:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'") from error
        return ComponentResult(item) if isinstance(item, dict) else item

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value


class _WriteThrough(dict[str, Any]):
    """The state of such a component in session state, under the name that it has there."""


def _registered(
    place: DeltaGeneratorBase,
    widget_id: str,
    key: str | None,
    callback: Callable[..., Any] | None,
    deserialize: Callable[[Any], Any],
) -> Any:
    """Its value in session state, where it has a place as any widget has; the page never sends another."""
    widget = Widget(place, "unknown", widget_id, key, "", None, deserialize, lambda value: value, callback, silent=True)
    return widget.register().value


def _events(callbacks: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for name, callback in callbacks.items():
        if callable(callback) and name.startswith("on_") and name.endswith("_change"):
            event = name[3:-7]
            if not event or event == "_":
                raise component_errors.BidiComponentInvalidCallbackNameError(name)
            found[event] = callback
    return found


def _told(arguments: dict[str, Any]) -> tuple[str, list[str]]:
    """The arguments that are JSON, and those that are sent apart: bytes and frames."""
    apart = {name: value for name, value in arguments.items() if _goes_apart(value)}
    try:
        sent = json.dumps({name: value for name, value in arguments.items() if name not in apart})
    except Exception as error:
        raise MarshallComponentException("Could not convert component args to JSON", error) from error
    return sent, [f"{name}={value!r}" for name, value in apart.items()]


def _sent(data: Any) -> tuple[str, str]:
    """The data of a component of version 2: a collection goes as a text where it is no JSON."""
    if _goes_apart(data):
        return "", repr(data)
    apart = {name: value for name, value in data.items() if _goes_apart(value)} if isinstance(data, dict) else {}
    kept = {name: value for name, value in data.items() if name not in apart} if apart else data
    try:
        return json.dumps(kept, sort_keys=True), repr(apart)
    except Exception:
        if isinstance(data, Mapping | list | tuple):
            return str(kept), repr(apart)
        raise component_errors.BidiComponentUnserializableDataError from None


def _goes_apart(value: Any) -> bool:
    if isinstance(value, bytes | bytearray):
        return True
    return package_of(value) in _FRAMES and getattr(value, "ndim", len(getattr(value, "shape", ()))) > 0
