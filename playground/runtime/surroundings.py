"""What a script can ask of the server and the browser around it: secrets, options, the page's title, the context.

There is neither here. The answers are those of an app that has no secrets file, and of an everyday browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NoReturn

from . import context, errors

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


class Secrets(Mapping[str, Any]):
    """`st.secrets` of an app without a secrets file: asking for one is an error that says so.

    Simplified: there are none.
    """

    def __getitem__(self, key: str) -> Any:
        _no_secrets()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise AttributeError(
            f'st.secrets has no attribute "{name}". Did you forget to add it to secrets.toml, mount it to secret '
            "directory, or the app settings on Streamlit Cloud? More info: "
            "https://docs.streamlit.io/deploy/streamlit-community-cloud/deploy-your-app/secrets-management"
        )

    def __iter__(self) -> Iterator[str]:
        _no_secrets()

    def __len__(self) -> int:
        _no_secrets()

    def __setitem__(self, key: str, value: object) -> NoReturn:
        raise TypeError("Secrets does not support item assignment.")

    def __delitem__(self, key: str) -> NoReturn:
        raise TypeError("Secrets does not support item deletion.")

    def __repr__(self) -> str:
        return "Secrets"

    def load_if_toml_exists(self) -> bool:
        return False


def _no_secrets() -> NoReturn:
    raise errors.StreamlitSecretNotFoundError


class StreamlitHeaders(Mapping[str, str]):
    """The headers of the browser's first request: none are sent here."""

    def __getitem__(self, key: str) -> str:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def get_all(self, key: str) -> list[str]:
        return []

    def to_dict(self) -> dict[str, str]:
        return {}


class StreamlitCookies(StreamlitHeaders):
    """The browser's cookies: none."""


class StreamlitTheme(dict[str, str]):
    """How the browser shows the app, by item and by attribute."""

    def __getattr__(self, name: str) -> str:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"'StreamlitTheme' object has no attribute '{name}'") from None


class Context:
    """`st.context`: what the browser says of itself.

    Simplified: always the same everyday browser, in English, light and at UTC.
    """

    headers: Final = StreamlitHeaders()
    cookies: Final = StreamlitCookies()
    theme: Final = StreamlitTheme(type="light")
    timezone: Final = "UTC"
    timezone_offset: Final = 0
    locale: Final = "en-US"
    url: Final = "http://localhost:8501"
    ip_address: Final = None
    is_embedded: Final = False
    __iter__ = None

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and not key.startswith("_") and hasattr(self, key)

    def __getitem__(self, key: str) -> Any:
        try:
            return getattr(self, key)
        except AttributeError:
            raise KeyError(key) from None


class Options:
    """`st.get_option` and `st.set_option` of one session."""

    def __init__(self) -> None:
        self._set: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        if key not in _OPTIONS:
            raise RuntimeError(f'Config key "{key}" not defined.')
        return self._set.get(key, _OPTIONS[key])

    def set(self, key: str, value: Any) -> None:
        if key not in _OPTIONS:
            raise errors.StreamlitAPIException(f"Unrecognized config option: {key}")
        if key not in _SETTABLE:
            raise errors.StreamlitAPIException(
                f"{key} cannot be set on the fly. Set as command line option, e.g. "
                f"streamlit run script.py --{key}, or in config.toml instead."
            )
        self._set[key] = value


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
    if layout not in (None, "centered", "wide"):
        raise errors.StreamlitValueError("layout", ["'centered'", "'wide'"])
    state = initial_sidebar_state
    valid = [*(f"'{name}'" for name in _SIDEBAR), "a positive integer (width in pixels)"]
    if isinstance(state, int) and state <= 0:
        raise errors.StreamlitValueError("initial_sidebar_state", valid, detail=f"Got {state}.")
    if state is not None and not isinstance(state, int) and state not in _SIDEBAR:
        raise errors.StreamlitValueError("initial_sidebar_state", valid, detail=f"Got {state!r}.")
    _told("page_config", title=None if page_title is None else str(page_title))


def logo(image: Any, *, size: str = "medium", link: str | None = None, icon_image: Any = None) -> None:
    """Accepted as in Streamlit.

    Simplified: no logo is shown.
    """
    if size not in ("small", "medium", "large"):
        raise errors.StreamlitValueError("size", ["'small'", "'medium'", "'large'"])
    _told("logo")


def _told(kind: str, **data: Any) -> None:
    run = context.current()
    run.yield_point()
    run.recorder.note(kind, **data)
