"""Every public name of the installed Streamlit answers here, and nothing answers that it does not have."""

import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

import pytest

from playground.engines import open_session
from playground.runtime import Limits

_LOG = "conformance_name_log"
_PLACES = (
    "st",
    *("st.container()", "st.columns(2)[0]", "st.tabs(['a'])[0]", "st.expander('E')", "st.popover('P')", "st.empty()"),
    *("st.form('f')", "st.status('S')", "st.chat_message('user')", "st.sidebar", "st.text('t')"),
    *("st.session_state", "st.query_params", "st.secrets", "st.context", "st.context.headers", "st.context.cookies"),
    *("st.context.theme", "st.cache_data", "st.cache_resource", "st.cache_data(lambda: 1)", "st.Page(len, title='P')"),
    *("st.column_config", "st.components", "st.components.v1", "st.errors", "st.typing", "st.user", "st.bottom"),
    *("st.dataframe([1], on_select='rerun')", "st.dataframe([1], on_select='rerun', key='k').selection"),
)
"""What is looked at, as a script writes it."""
_REMOVED = (
    *("cache", "beta_color_picker", "beta_columns", "beta_container", "beta_expander", "beta_secrets"),
    *("beta_set_page_config", "bokeh_chart", "experimental_audio_input", "experimental_connection"),
    *("experimental_data_editor", "experimental_dialog", "experimental_fragment", "experimental_get_query_params"),
    *("experimental_memo", "experimental_rerun", "experimental_set_query_params", "experimental_show"),
    *("experimental_singleton", "experimental_user", "input", "buton", "titel", "selectox", "Markdown"),
    *("legacy_caching", "zzz", "_zzz"),
)
_LATER = (
    "command_suggestions",
    "dataframe",
    "emojis",
    "git_util",
    "hello",
    "material_icon_names",
    "platform",
    "testing",
    "vendor",
)
"""Modules that Streamlit imports when it first needs them: which of them it has depends on what ran before."""
_MODULES = ("st.column_config", "st.components", "st.errors", "st.typing")
_IMPORTED = (
    *("Any", "Literal", "TYPE_CHECKING", "annotations", "component_arrow", "components", "deprecate_func_name"),
    *("os", "streamlit", "util"),
)
"""What the code of those modules imports for itself."""
_HEAD = f"""\
import sys, types
import streamlit as st
log = sys.modules["{_LOG}"]
def look(what, name):
    try: found = getattr(what, name)
    except Exception as error: return type(error).__name__, str(error)
    return "found", callable(found)
"""


def told(engine: str, code: str) -> Any:
    """What a script on that engine puts into `log.told`."""
    log = sys.modules[_LOG] = ModuleType(_LOG)
    session = open_session(engine, _HEAD + code, "app.py", Limits())
    step = session.start()
    assert step.runs[-1].outcome == "completed", step.runs[-1].message
    return log.told  # type: ignore[attr-defined]


def names(engine: str, place: str) -> list[str]:
    code = f"log.told = [name for name in dir({place}) if not name.startswith('_')]\n"
    aside = _IMPORTED if place.startswith(_MODULES) else _LATER
    return [name for name in told(engine, code) if name not in aside]


def looks(engine: str, place: str, wanted: Sequence[str]) -> dict[str, Any]:
    code = f"place = {place}\nlog.told = {{name: look(place, name) for name in {wanted!r}}}\n"
    return dict(told(engine, code))


@pytest.mark.parametrize("place", _PLACES)
def test_what_streamlit_has_answers_here(place: str) -> None:
    wanted = names("streamlit", place)
    assert names("mini", place) == wanted
    here, there = looks("mini", place, wanted), looks("streamlit", place, wanted)
    assert {name: (here[name], there[name]) for name in wanted if here[name] != there[name]} == {}


@pytest.mark.parametrize(
    "use",
    [
        *("st.connection('sql')", "st.App()", "st.login()", "st.logout()", "st.typing.PydeckState()"),
        *("st.user.email", "st.user['email']", "st.user.to_dict()", "'email' in st.user", "dict(st.user)"),
        *("st.secrets.merge_programmatic_secrets({})", "st.secrets.file_change_listener.connect(len)"),
    ],
)
def test_what_is_not_here_can_be_asked_for_and_says_so_when_it_is_used(use: str) -> None:
    code = f"try: {use}\nexcept Exception as error: log.told = type(error).__name__, str(error)\n"
    kind, text = told("mini", code)
    assert kind == "NotInPlaygroundError", text
    assert "` is part of Streamlit, but not of this playground yet" in text


def test_what_was_removed_is_told_with_what_came_for_it() -> None:
    assert looks("mini", "st", _REMOVED) == looks("streamlit", "st", _REMOVED)


def test_a_name_that_nobody_has_is_no_name() -> None:
    code = f"log.told = [hasattr(st, name) for name in {_REMOVED!r}]\n"
    assert told("mini", code) == told("streamlit", code) == [False] * len(_REMOVED)


def test_a_method_that_no_container_has_is_refused_when_it_is_called() -> None:
    calls = ["zzz", "fragment", "rerun", "session_state", "stop", "set_page_config", "cache_data", "Page", "buton"]
    code = (
        "def said(place, name):\n"
        "    try: getattr(place, name)()\n"
        "    except Exception as error: return type(error).__name__, str(error)\n"
        f"log.told = [said(place, name) for place in (st.sidebar, st.container()) for name in {calls!r}]\n"
    )
    assert told("mini", code) == told("streamlit", code)


def test_calls_take_what_streamlits_take() -> None:
    def parameters(engine: str) -> dict[str, list[str]]:
        code = (
            "import inspect\n"
            "log.told = {name: [each.name for each in inspect.signature(getattr(st, name)).parameters.values()]\n"
            "            for name in vars(st) if not name.startswith('_') and inspect.isroutine(getattr(st, name))}\n"
        )
        return dict(told(engine, code))

    here, there = parameters("mini"), parameters("streamlit")
    assert {name: found for name, found in here.items() if found != there.get(name)} == {}
