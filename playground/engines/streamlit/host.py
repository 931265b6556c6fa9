"""What Streamlit's `ScriptRunner` expects around it: a runtime, configuration, quiet logs."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from streamlit import config, logger
from streamlit.components.lib.local_component_registry import LocalComponentRegistry
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.errors import StreamlitAPIException
from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.runtime import Runtime
from streamlit.runtime.caching import cache_data_api, cache_resource_api, cache_utils
from streamlit.runtime.caching.storage.dummy_cache_storage import MemoryCacheStorageManager
from streamlit.runtime.dataframe_source_manager import DataframeSourceManager
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.secrets import secrets_singleton

from playground.runtime.source.project import Project
from playground.runtime.st.surroundings import ContextProxy


def make_runtime() -> Any:
    """Return the parts of a Streamlit server that script runs use."""
    return SimpleNamespace(
        get_client=lambda session_id: None,
        media_file_mgr=MediaFileManager(MemoryMediaFileStorage("/media")),
        dataframe_source_mgr=DataframeSourceManager(),
        cache_storage_manager=MemoryCacheStorageManager(),
        component_registry=LocalComponentRegistry(),
        bidi_component_registry=BidiComponentManager(),
    )


@contextmanager
def hosting(runtime: Any) -> Iterator[None]:
    """Make `runtime` the process's Streamlit server within the block; `__main__` is as before after it."""
    main = sys.modules["__main__"]
    before = Runtime._instance
    Runtime._instance = runtime
    try:
        yield
    finally:
        Runtime._instance = before
        sys.modules["__main__"] = main


def media(url: str) -> Any:
    """The file (`content`, `mimetype`, `filename`) that Streamlit's server has for `url`; None where it has none."""
    storage: Any = Runtime._instance.media_file_mgr._storage if Runtime._instance is not None else None
    try:
        return storage.get_file(url.rpartition("/")[2]) if url.startswith("/media/") else None
    except MediaFileStorageError:
        return None


def deferred(file_id: str) -> tuple[str | None, str | None]:
    """Name and kind of a file that Streamlit's server makes when it is asked for it, as far as the script says them."""
    entries: Any = Runtime._instance.media_file_mgr._deferred_callables if Runtime._instance is not None else {}
    entry = entries.get(file_id)
    return (None, None) if entry is None else (entry["filename"], entry["mimetype"])


class Kept:
    """What Streamlit keeps for all sessions of its process, and one session here has for itself.

    The caches, the secrets, the options, and whether the app's menu is made of its folder `pages`.
    """

    def __init__(self, now: Callable[[], float], project: Project) -> None:
        self._now = now
        self._project = project
        self._caches: list[dict[Any, Any]] = [{}, {}]
        self._options: dict[str, tuple[Any, str]] | None = None
        """Those that are not as the process has them; None until the project's own are read."""

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Have Streamlit use what this session keeps within the block."""
        owners: list[Any] = [cache_data_api._data_caches, cache_resource_api._resource_caches]
        before, timer = [each._function_caches for each in owners], cache_utils.TTLCACHE_TIMER
        for owner, own in zip(owners, self._caches, strict=True):
            owner._function_caches = own
        cache_utils.TTLCACHE_TIMER = self._now
        PagesManager.uses_pages_directory = self._project.uses_pages_folder
        try:
            with self._own_options(), self._own_secrets():
                yield
        finally:
            self._caches = [each._function_caches for each in owners]  # clearing all has put another in its place
            cache_utils.TTLCACHE_TIMER = timer
            self._project.uses_pages_folder = bool(PagesManager.uses_pages_directory)
            for owner, others in zip(owners, before, strict=True):
                owner._function_caches = others

    @contextmanager
    def _own_options(self) -> Iterator[None]:
        options: Any = config.get_config_options()
        before = {name: (option.value, option.where_defined) for name, option in options.items()}
        folder = str(self._project.folder)
        if self._options is None:
            path = Path(folder, ".streamlit", "config.toml")
            if path.is_file():
                with suppress(StreamlitAPIException):  # of a theme: the server would not start
                    config._update_config_with_toml(path.read_text(encoding="utf-8", errors="replace"), str(path))
        else:
            _set(self._options)
        places = [Path("~").expanduser(), Path(folder)]
        config._set_option("secrets.files", [str(place / ".streamlit" / "secrets.toml") for place in places], folder)
        try:
            yield
        finally:
            now = {name: (option.value, option.where_defined) for name, option in options.items()}
            self._options = {name: each for name, each in now.items() if each != before[name]}
            _set({name: before[name] for name in self._options})

    @contextmanager
    def _own_secrets(self) -> Iterator[None]:
        secrets: Any = secrets_singleton
        secrets._file_watchers_installed = True  # nobody waits for a change of the file
        secrets._reset()
        if self._project.secrets is not None:
            secrets._parse()
        try:
            yield
        finally:
            self._project.secrets = secrets._secrets
            secrets._reset()


def _set(options: Mapping[str, tuple[Any, str]]) -> None:
    for name, (value, where) in options.items():
        config._set_option(name, value, where)


_before: dict[str, tuple[Any, str]] = {}


def configure() -> None:
    """Set the options that runs in process need: no logs (what they tell is in the trace), no statistics.

    All others are as they were before the first session: what a script sets is gone with its process.
    """
    options: Any = config.get_config_options()
    if not _before:
        _before.update({name: (option.value, option.where_defined) for name, option in options.items()})
    for name, (value, where) in _before.items():
        if type(options[name].value) is not type(value) or options[name].value != value:
            config._set_option(name, value, where)
    for option, value in {
        "runner.postScriptGC": False,
        "browser.gatherUsageStats": False,
        "logger.enableRich": False,
        "global.showWarningOnDirectExecution": False,
    }.items():
        config.set_option(option, value)
    # Each level that is set has Python forget what it knows of all loggers, which was a tenth of the time of a session.
    if {logger._global_log_level, *(each.level for each in logger._loggers.values())} != {logging.CRITICAL}:
        logger.set_log_level("CRITICAL")


def context_info() -> ContextInfo:
    """What the page tells of the browser that it is in: the same as the miniature runtime's."""
    browser: Any = ContextProxy()
    return ContextInfo(
        timezone=browser.timezone,
        timezone_offset=browser.timezone_offset,
        locale=browser.locale,
        url=browser.url,
        is_embedded=browser.is_embedded,
        color_scheme=browser.theme["type"],
    )
