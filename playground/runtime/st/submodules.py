"""Modules below `streamlit`: what learners use of them, and for all else a word that it is not here.

A script that only imports such a name (for an annotation, or for a case that never comes) runs as it does on Streamlit.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial
from types import ModuleType
from typing import Any, Final, NoReturn

from ..arguments import columns, rich_columns
from ..browser.query import QueryParamsProxy
from ..browser.uploaded import UploadedFile
from ..flow.fragment import fragment
from ..place.roots import main_place
from ..run import component_errors, control, errors
from ..state.state_proxy import SessionStateProxy
from ..widgets.chat_value import ChatInputValue
from ..widgets.components import CustomComponent, MarshallComponentException, component, declare_component
from . import attached
from .names import MODULES, NotInPlaygroundError
from .submodule_names import BEYOND, NAMES, SUBMODULES


class ModuleNotInPlaygroundError(errors.StreamlitAPIException, ModuleNotFoundError):
    """Streamlit has this module; the playground does not, yet."""


def _refuse(module: str, name: str) -> NoReturn:
    raise NotInPlaygroundError(
        f"`{module}` is part of Streamlit, but not of this playground yet: `{name}` can be imported here, but not used."
    )


class _Beyond(list[str]):
    """The path of a package whose modules are not here."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def __iter__(self) -> Iterator[str]:
        raise ModuleNotInPlaygroundError(f"`{self._name}` is part of Streamlit, but not of this playground yet.")


class StandIn(type):
    """A class of Streamlit's that is not here: it can stand in annotations and `isinstance`, no more."""

    def __call__(cls, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse(cls.__module__, cls.__name__)

    def __getattr__(cls, name: str) -> NoReturn:
        if name.startswith("_"):
            raise AttributeError(name)
        _refuse(cls.__module__, f"{cls.__name__}.{name}")

    def __getitem__(cls, item: Any) -> StandIn:
        return cls


def _stand_in(of: ModuleType, name: str) -> Any:
    """Something for a name that only Streamlit has: a class or a function, as its first letter tells."""
    module = of.__name__
    if name.startswith("_") or (module in NAMES and name not in NAMES[module]):
        raise AttributeError(f"module '{module}' has no attribute '{name}'")
    if name[:1].isupper():
        return vars(of).setdefault(name, StandIn(name, (), {"__module__": module}))

    def missing(*args: Any, **kwargs: Any) -> NoReturn:
        _refuse(module, name)

    missing.__name__ = missing.__qualname__ = name
    missing.__module__ = module
    return vars(of).setdefault(name, missing)


def _names_in(module: ModuleType) -> list[str]:
    return sorted({*vars(module), *NAMES.get(module.__name__, ())})


def complete(st: ModuleType, place: type) -> dict[str, ModuleType]:
    """Return all modules of a session by name: `st`, and those below it. `place` is the class of containers."""
    made = {"streamlit": st}
    for name in SUBMODULES:
        made[name] = ModuleType(name)
    for name, module in made.items():
        parent, _, last = name.rpartition(".")
        if module is st:
            continue
        module.__dict__["__getattr__"] = partial(_stand_in, module)
        module.__dict__["__dir__"] = partial(_names_in, module)
        if name in BEYOND:
            module.__dict__["__path__"] = _Beyond(name)
        above = made[parent]
        above.__dict__.setdefault("__path__", [])
        if above is not st or last in ATTRIBUTES:
            above.__dict__.setdefault(last, module)
    for name, names in _own(st, place).items():
        made[name].__dict__.update(names)
    return made


ATTRIBUTES: Final = MODULES | {"column_config", "components", "typing"}
"""The modules that `import streamlit` alone makes attributes of it."""


def _own(st: ModuleType, place: type) -> dict[str, dict[str, Any]]:
    """What is here of Streamlit's modules."""
    has = vars(st)
    steering = {
        "ScriptControlException": control.ScriptControl,
        "StopException": control.StopException,
        "RerunException": control.RerunException,
    }
    threads = {
        "get_script_run_ctx": attached.get_script_run_ctx,
        "add_script_run_ctx": attached.add_script_run_ctx,
        "ScriptRunContext": attached.ScriptRunContext,
    }
    # The server, of which a script may only ask whether there is one.
    server = StandIn("Runtime", (), {"__module__": "streamlit.runtime.runtime", "exists": staticmethod(exists)})
    states = {"SessionStateProxy": SessionStateProxy, "QueryParamsProxy": QueryParamsProxy}
    caches = {name: has[name] for name in ("cache_data", "cache_resource")}
    options = {name: has[name] for name in ("get_option", "set_option")}
    main = main_place()
    frames = {"html": main._html, "iframe": main._iframe}
    custom = {"CustomComponent": CustomComponent, "MarshallComponentException": MarshallComponentException}
    return {
        "streamlit.components.v1": {**frames, "declare_component": declare_component},
        "streamlit.components.v1.components": {"declare_component": declare_component, **custom},
        "streamlit.components.v1.custom_component": custom,
        "streamlit.components.v2": {"component": component},
        "streamlit.errors": _errors(),
        "streamlit.column_config": _columns(),
        "streamlit.delta_generator": {"DeltaGenerator": place},
        "streamlit.version": {"STREAMLIT_VERSION_STRING": has["__version__"]},
        "streamlit.logger": {"get_logger": get_logger},
        "streamlit.config": options,
        "streamlit.navigation.page": {"Page": has["Page"]},
        "streamlit.commands.execution_control": {name: has[name] for name in ("rerun", "stop", "switch_page")},
        "streamlit.commands.page_config": {"set_page_config": has["set_page_config"]},
        "streamlit.commands.navigation": {"navigation": has["navigation"]},
        "streamlit.commands.logo": {"logo": has["logo"]},
        "streamlit.commands.echo": {"echo": has["echo"]},
        "streamlit.typing": {"UploadedFile": UploadedFile, "ChatInputValue": ChatInputValue},
        "streamlit.runtime.uploaded_file_manager": {"UploadedFile": UploadedFile},
        "streamlit.runtime": {"exists": exists, "Runtime": server},
        "streamlit.runtime.runtime": {"Runtime": server},
        "streamlit.runtime.fragment": {"fragment": fragment},
        "streamlit.runtime.caching": caches,
        "streamlit.runtime.secrets": {"secrets_singleton": has["secrets"]},
        "streamlit.runtime.context": {"ContextProxy": type(has["context"])},
        "streamlit.runtime.state": states,
        "streamlit.runtime.state.session_state_proxy": {"SessionStateProxy": SessionStateProxy},
        "streamlit.runtime.state.query_params_proxy": {"QueryParamsProxy": QueryParamsProxy},
        "streamlit.runtime.scriptrunner": {**threads, **steering},
        "streamlit.runtime.scriptrunner_utils.exceptions": steering,
        "streamlit.runtime.scriptrunner_utils.script_run_context": threads,
    }


def _columns() -> dict[str, Any]:
    """The kinds of columns that tables can have."""
    found = {**vars(columns), **vars(rich_columns)}
    return {name: kind for name, kind in found.items() if name.endswith("Column") and callable(kind)}


def exists() -> bool:
    """Whether a script is run by a server: it always is."""
    return True


def get_logger(name: str) -> logging.Logger:
    """Python's own logger: what it says goes where the script's prints go."""
    return logging.getLogger("streamlit" if name == "root" else name)


def _errors() -> dict[str, Any]:
    """Streamlit's exceptions: those that are raised here, and those that a script may only name."""
    own = ((name, kind) for name, kind in vars(errors).items() if isinstance(kind, type))
    found: dict[str, Any] = {
        name: kind for name, kind in own if kind.__module__ == errors.__name__ and name not in errors.OF_CACHES
    }
    of_components = vars(component_errors).items()
    found |= {name: kind for name, kind in of_components if name.startswith("Bidi")}
    for name, base in errors.ELSEWHERE.items():
        kind = found.get(base, Exception)
        found.setdefault(name, type(name, (kind,), {"__module__": "streamlit.errors"}))
    return found
