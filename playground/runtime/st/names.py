"""The names of Streamlit 1.67's `st`, whether they are here or not, and those that were removed.

Modelled on Streamlit's `command_suggestions.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NoReturn

from ..run import errors

METHODS: Final = frozenset(
    """
    altair_chart area_chart audio audio_input badge balloons bar_chart button camera_input caption chat_input
    chat_message checkbox code color_picker columns container data_editor dataframe date_input datetime_input divider
    download_button echarts_chart empty error exception expander feedback file_uploader form form_submit_button
    graphviz_chart grid header help html iframe image info json latex line_chart link_button map markdown menu_button
    mermaid_chart metric multiselect number_input page_link pagination pdf pills plotly_chart popover progress
    pydeck_chart pyplot radio scatter_chart segmented_control select_slider selectbox skeleton slider snow space spinner
    status subheader success table tabs text text_area text_input time_input title toast toggle vega_lite_chart video
    warning write write_stream
    """.split()
)
"""What containers have as well."""

_CALLED: Final = frozenset(
    """
    App Page cache_data cache_resource connection dialog echo fragment get_option login logo logout navigation rerun
    set_option set_page_config stop switch_page
    """.split()
)
STREAMLIT_NAMES: Final = (
    METHODS
    | _CALLED
    | {"bottom", "column_config", "components", "context", "query_params", "secrets", "session_state", "sidebar"}
    | {"typing", "user"}
)
MODULES: Final = frozenset(
    """
    auth_util byte_util cli_util commands config config_option config_util connections cursor dataframe_util
    delta_generator delta_generator_singletons deprecation_util development elements env_util error_util errors
    file_util logger net_util path_security proto runtime signal_util source_util starlette string_util
    time_util toml_writer type_util url_util user_info util version watcher web
    """.split()
)
"""Streamlit's own parts, which are to be seen as attributes of `st`."""

LOOKS: Final = frozenset(
    {
        *("alt", "anchor", "anchors", "autoscroll", "border", "channels", "clamp", "gap", "height", "hide_header"),
        *("expanded", "horizontal_alignment", "icon_position", "lazy", "output_format", "row_height", "show_time"),
        *(
            "text_alignment",
            "use_column_width",
            "use_container_width",
            "vertical_alignment",
            "width",
            "wrap",
            "wrap_lines",
        ),
    }
)
"""Parameters that change how something looks, and nothing that a rerun is about."""

_REMOVED: Final = {
    **{f"beta_{name}": (name,) for name in "color_picker columns container expander secrets set_page_config".split()},
    **{
        f"experimental_{name}": (name,)
        for name in "audio_input connection data_editor dialog fragment rerun user".split()
    },
    "cache": ("cache_data", "cache_resource"),
    "experimental_get_query_params": ("query_params",),
    "experimental_memo": ("cache_data",),
    "experimental_set_query_params": ("query_params",),
    "experimental_show": ("write",),
    "experimental_singleton": ("cache_resource",),
}


class NotInPlaygroundError(errors.StreamlitAPIException, AttributeError):
    """Streamlit has this name; the playground does not, yet."""


def not_here(name: str) -> NotInPlaygroundError:
    """The error for a name of Streamlit that is not here; it comes with a link to what is."""
    return NotInPlaygroundError(f"`st.{name}` is part of Streamlit, but not of this playground yet.")


def _no_call(name: str, of: str) -> Callable[..., NoReturn]:
    """A function that says that `of` is not here, where Streamlit has one of that name."""

    def missing(*args: Any, **kwargs: Any) -> NoReturn:
        raise not_here(of)

    missing.__name__ = missing.__qualname__ = name
    return missing


class _Lacking:
    """Something of Streamlit's that is no call, and is not here: it can be asked for, and refuses to be used."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("_"):
            raise AttributeError(name)
        raise not_here(self._name)

    def _refuse(self, *given: Any) -> NoReturn:
        raise not_here(self._name)

    __enter__ = __getitem__ = __contains__ = __iter__ = __len__ = _refuse

    def __exit__(self, *given: object) -> None:
        """Never reached: nothing enters."""


class _LackingUser(_Lacking):
    """`st.user`, with the methods that it has for everybody."""

    get = items = keys = to_dict = values = _Lacking._refuse
    tokens = _Lacking("user")


_NO_CALLS: Final = {"user": _LackingUser, "secrets.file_change_listener": _Lacking}


def lacking(name: str) -> Any:
    """What a name of Streamlit that is not here stands for: `hasattr` finds it, as there, and using it says so."""
    if name in _NO_CALLS:
        return _NO_CALLS[name](name)
    return _no_call(name.rpartition(".")[2], name)


class Missing:
    """The message of the error for a name that Streamlit does not have: put into words when it is read.

    Scripts ask with `hasattr` and `getattr` whether there is a name; then nobody reads it.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __str__(self) -> str:
        return missing(self._name)


def missing(name: str) -> str:
    """What Streamlit says of a name that it does not have: what came in its place, or what it may be meant to be."""
    text = f"module 'streamlit' has no attribute '{name}'"
    if name.startswith("_"):
        return text
    if name == "bokeh_chart":
        return f"{text}. st.{name} has been removed. Use the streamlit-bokeh component instead."
    if name in _REMOVED:
        return f"{text}. st.{name} has been removed. Use {_alternatives(_REMOVED[name])} instead."
    if name == "input":
        inputs = tuple(sorted(each for each in STREAMLIT_NAMES if each.endswith("_input")))
        return f"{text}. Use a specific input command such as {_alternatives(inputs)}."
    close = _close(name)
    return f"{text}. Did you mean {_alternatives(close)}?" if close else text


def missing_method(name: str, *, sidebar: bool) -> str:
    """What Streamlit says when a method that no container has is called."""
    if name not in METHODS | _CALLED:
        return f"`{name}()` is not a valid Streamlit command."
    where = "`st.sidebar`" if sidebar else "`DeltaGenerator` objects"
    return f"Method `{name}()` does not exist for {where}. Did you mean `st.{name}()`?"


def _close(name: str) -> tuple[str, ...]:
    import difflib

    found = difflib.get_close_matches(name, sorted(STREAMLIT_NAMES), n=3, cutoff=0.8)
    return tuple(each for each in found if abs(len(each) - len(name)) <= 1)


def _alternatives(names: tuple[str, ...]) -> str:
    *first, last = [f"st.{name}" for name in names]
    return f"{', '.join(first)}{',' if len(first) > 1 else ''} or {last}" if first else last
