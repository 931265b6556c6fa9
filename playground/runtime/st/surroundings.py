"""What a script can ask of the server and the browser around it: options, the page's title, the context.

There is neither here. The answers are those of an everyday browser.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..arguments.icons import is_emoji, valid_icon
from ..arguments.pictures import favicon, is_url, load
from ..arguments.wire import count
from ..arguments.wire import text as wire_text
from ..run import context, errors

_OPTIONS: Final[dict[str, Any]] = {
    "browser.gatherUsageStats": False,
    "browser.serverAddress": "localhost",
    "client.showErrorDetails": "full",
    "client.showSidebarNavigation": True,
    "client.toolbarMode": "auto",
    "global.developmentMode": False,
    "runner.fastReruns": True,
    "runner.magicEnabled": True,
    "server.enableStaticServing": False,
    "server.headless": False,
    "server.maxUploadSize": 200,
    "server.port": 8501,
    "server.runOnSave": False,
    "theme.backgroundColor": None,
    "theme.base": None,
    "theme.font": None,
    "theme.primaryColor": None,
    "theme.secondaryBackgroundColor": None,
    "theme.textColor": None,
}
_SETTABLE: Final = ("client.showErrorDetails", "client.showSidebarNavigation", "client.toolbarMode")
_SIDEBAR: Final = ("auto", "expanded", "collapsed", "locked")


def _check_header(key: str) -> None:
    """Only a text names a header."""
    hash(key)
    key.split("-")


class StreamlitHeaders(Mapping[str, str]):
    """The headers of the browser's first request: none are sent here."""

    def __getitem__(self, key: str) -> str:
        _check_header(key)
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def get_all(self, key: str) -> list[str]:
        _check_header(key)
        return []

    def to_dict(self) -> dict[str, str]:
        return {}


class StreamlitCookies(Mapping[str, str]):
    """The browser's cookies: none."""

    def __getitem__(self, key: str) -> str:
        found: dict[str, str] = {}
        return found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def to_dict(self) -> dict[str, str]:
        return {}


class StreamlitTheme(dict[str, str | None]):
    """How the browser shows the app, by item and by attribute."""

    def __getattr__(self, name: str) -> str | None:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"'StreamlitTheme' object has no attribute '{name}'") from None

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value

    @classmethod
    def from_context_info(cls, context_dict: dict[str, str | None]) -> StreamlitTheme:
        return cls(context_dict)


BROWSER: Final[dict[str, Any]] = {
    "cookies": StreamlitCookies(),
    "headers": StreamlitHeaders(),
    "ip_address": None,
    "is_embedded": False,
    "locale": "en-US",
    "theme": {"type": "light"},
    "timezone": "UTC",
    "timezone_offset": 0,
    "url": "http://localhost:8501",
}
"""What the browser says of itself. In the page the zone is the reader's."""


def _browser_property(name: str) -> Any:
    """A property: a script can read it, and set nothing of its name. A thread without a part in the run has nothing."""
    return property(lambda proxy: None if context.outside() else BROWSER[name])


def _theme() -> StreamlitTheme:
    return StreamlitTheme({"type": None} if context.outside() else BROWSER["theme"])


class ContextProxy:
    """`st.context`: what the browser says of itself.

    Simplified: always the same everyday browser, in English and light.
    """

    cookies = property(lambda proxy: BROWSER["cookies"])
    headers = property(lambda proxy: BROWSER["headers"])
    ip_address = _browser_property("ip_address")
    is_embedded = _browser_property("is_embedded")
    locale = _browser_property("locale")
    theme = property(lambda proxy: _theme())
    timezone = _browser_property("timezone")
    timezone_offset = _browser_property("timezone_offset")
    url = _browser_property("url")
    __iter__ = None

    def __contains__(self, key: object) -> bool:
        return key in frozenset(BROWSER)

    def __getitem__(self, key: str) -> Any:
        if key not in frozenset(BROWSER):  # in which a set is found missing, not unhashable
            raise KeyError(f'st.context has no key "{key}". Valid keys are: {", ".join(BROWSER)}.')
        return getattr(self, key)


def get_option(key: str) -> Any:
    """An option of Streamlit: as the script has set it, as the project's `config.toml` has it, or the default."""
    if key not in _OPTIONS:
        raise RuntimeError(f'Config key "{key}" not defined.')
    return context.current().project.options.get(key, _OPTIONS[key])


def set_option(key: str, value: Any) -> None:
    """Set an option, if it is one of the few that a script may set."""
    if key not in _OPTIONS:
        raise errors.StreamlitAPIException(f"Unrecognized config option: {key}")
    if key not in _SETTABLE:
        raise errors.StreamlitAPIException(
            f"{key} cannot be set on the fly. Set as command line option, e.g. "
            f"streamlit run script.py --{key}, or in config.toml instead."
        )
    context.current().project.options[key] = value


def set_page_config(
    page_title: str | None = None,
    page_icon: Any = None,
    layout: str | None = None,
    initial_sidebar_state: Any = None,
    menu_items: Any = None,
) -> None:
    """Accepted as in Streamlit, and told in the trace.

    Simplified: the page keeps its own look.
    """
    title = None if page_title is None else wire_text(page_title)
    if page_icon is not None:
        favicon(page_icon)
    if layout not in (None, "centered", "wide"):
        raise errors.StreamlitValueError("layout", ["'centered'", "'wide'"])
    state = initial_sidebar_state
    valid = [*(f"'{name}'" for name in _SIDEBAR), "a positive integer (width in pixels)"]
    if isinstance(state, int) and state <= 0:
        raise errors.StreamlitValueError("initial_sidebar_state", valid, detail=f"Got {state}.")
    if state is not None and not isinstance(state, int) and state not in _SIDEBAR:
        raise errors.StreamlitValueError("initial_sidebar_state", valid, detail=f"Got {state!r}.")
    if isinstance(state, int):
        count(state, "streamlit.WidthConfig.pixel_width")
    if menu_items is not None:
        _check_menu(menu_items)
    _note("page_config", title=title)


def logo(image: Any, *, size: str = "medium", link: str | None = None, icon_image: Any = None) -> None:
    """Accepted as in Streamlit.

    Simplified: no logo is shown.
    """
    if context.outside():
        return
    _check_logo("image", image)
    if link:
        if not is_url(link, ("http", "https")):
            raise errors.StreamlitInvalidURLError(link, ("http", "https"))
        wire_text(link)
    if icon_image:
        _check_logo("icon_image", icon_image)
    if not isinstance(size, str) or size.lower() not in ("small", "medium", "large"):
        raise errors.StreamlitValueError("size", ["'small'", "'medium'", "'large'"])
    _note("logo")


def _check_logo(name: str, image: Any) -> None:
    try:
        if isinstance(image, str) and image.startswith(":material"):
            valid_icon(image)
        elif not (isinstance(image, str) and is_emoji(image)):
            load(image)
    except Exception as error:
        raise errors.StreamlitAPIException(
            f"The {name} passed to st.logo is invalid - See [documentation]"
            "(https://docs.streamlit.io/develop/api-reference/media/st.logo) for more information on valid types"
        ) from error


def _check_menu(items: Any) -> None:
    """Raise for entries that the menu of an app does not have, and for addresses that are none."""
    about = "about"
    named = {str(name).lower().strip(): value for name, value in items.items()}
    for name, value in named.items():
        if name not in {"get help", "report a bug", about}:
            valid = ["'Get help'", "'Report a bug'", "'About'"]
            raise errors.StreamlitValueError("menu_items", valid, detail=f"`{name}` is not a supported menu item key.")
        protocols = ("http", "https", "mailto")
        if value is not None and name != about and not is_url(value, protocols):
            raise errors.StreamlitInvalidURLError(value, protocols)
    for name, value in named.items():
        if value is not None:
            wire_text(textwrap.dedent(value or "") if name == about else value)


def _note(kind: str, **data: Any) -> None:
    run = context.current()
    run.need_place()
    run.yield_point()
    run.recorder.note(kind, **data)
