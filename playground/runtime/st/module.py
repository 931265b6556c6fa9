"""The module that a script gets for `import streamlit as st`."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import repeat
from types import ModuleType
from typing import Any, Final, NoReturn

from playground.facts.elements import KINDS

from ..browser.query import QueryParamsProxy
from ..browser.tree import BOTTOM, EVENT, MAIN, SIDEBAR
from ..cache.caching import CacheDataAPI, CacheResourceAPI
from ..containers.bottom import BottomContainerProxy
from ..containers.echo import echo
from ..containers.layout import LayoutMixin
from ..containers.opening import OpeningsMixin
from ..flow import flow
from ..flow.dialog import dialog
from ..flow.fragment import fragment
from ..output.charts import ChartMixin
from ..output.diagrams import DiagramMixin
from ..output.frames import FrameMixin
from ..output.live import LiveMixin, StatusMixin
from ..output.media import MediaMixin
from ..output.players import PlayerMixin
from ..output.pyplot import PyplotMixin
from ..output.text import TextMixin
from ..output.write import WriteMixin
from ..place.delta import DeltaGeneratorBase
from ..place.roots import stand_for
from ..run import errors
from ..state.state_proxy import SessionStateProxy
from ..widgets.buttons import ButtonMixin
from ..widgets.chat import ChatMixin
from ..widgets.choices import ChoiceMixin
from ..widgets.dates import DateMixin
from ..widgets.deck import DeckMixin
from ..widgets.echarts import EChartsMixin
from ..widgets.inputs import InputMixin
from ..widgets.links import LinkMixin
from ..widgets.moments import MomentMixin
from ..widgets.numeric import NumberMixin
from ..widgets.pickers import PickerMixin
from ..widgets.pills import PillMixin
from ..widgets.plotly import PlotlyMixin
from ..widgets.tables import TableMixin
from ..widgets.uploads import UploadMixin
from ..widgets.vega import VegaMixin
from .names import METHODS, STREAMLIT_NAMES, Missing, NotInPlaygroundError, lacking, missing_method
from .navigation import PageLinkMixin, navigation, switch_page
from .owners import name_methods, with_name
from .page import Page
from .secrets import Secrets
from .submodules import complete
from .surroundings import ContextProxy, get_option, logo, set_option, set_page_config


class DeltaGenerator(
    TextMixin,
    LayoutMixin,
    OpeningsMixin,
    PageLinkMixin,
    ButtonMixin,
    InputMixin,
    NumberMixin,
    ChoiceMixin,
    PickerMixin,
    PillMixin,
    DateMixin,
    MomentMixin,
    LinkMixin,
    UploadMixin,
    ChatMixin,
    LiveMixin,
    MediaMixin,
    FrameMixin,
    DiagramMixin,
    PyplotMixin,
    PlayerMixin,
    EChartsMixin,
    TableMixin,
    ChartMixin,
    VegaMixin,
    PlotlyMixin,
    DeckMixin,
    WriteMixin,
):
    """A place on the page, with every call that writes to it."""

    @property
    def dg(self) -> DeltaGenerator:
        """The place itself, under the name that it has in Streamlit as well."""
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name in METHODS:
            return lacking(name)

        def wrapper(*args: Any, **kwargs: Any) -> NoReturn:
            raise errors.StreamlitAPIException(missing_method(name, sidebar=self._root == SIDEBAR))

        return wrapper

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *METHODS})


def _container(kind: str, more: type[DeltaGeneratorBase]) -> type[DeltaGeneratorBase]:
    """The class of a container that has more than all others, under Streamlit's name."""
    name = KINDS[kind].place
    return type(name, (more, DeltaGenerator), {"__doc__": f"What `st.{kind}` returns.", "__module__": __name__})


name_methods(DeltaGenerator)
with_name("StatusContainer.update", StatusMixin.update)
DeltaGenerator._kind = DeltaGenerator
DeltaGenerator._more = {kind: _container(kind, more) for kind, more in DeltaGenerator._mixins.items()}


_main: Final = DeltaGenerator(MAIN)
_sidebar: Final = DeltaGenerator(SIDEBAR)
_bottom: Final = DeltaGenerator(BOTTOM)
stand_for(MAIN, _main)
stand_for(EVENT, DeltaGenerator(EVENT))
_OTHER: Final[dict[str, Any]] = {
    "rerun": flow.rerun,
    "stop": flow.stop,
    "fragment": fragment,
    "dialog": with_name("dialog_decorator", dialog),
    "set_page_config": set_page_config,
    "logo": logo,
    "secrets": Secrets(),
    "context": ContextProxy(),
    "Page": Page,
    "navigation": navigation,
    "switch_page": switch_page,
    "echo": echo,
    "sidebar": _sidebar,
    "_bottom": _bottom,
    "bottom": BottomContainerProxy(_bottom),
}


def calls() -> dict[str, Callable[..., Any]]:
    """The names of every `st.` call that writes to the page, with the functions."""
    names = [name for name in dir(DeltaGenerator) if name in METHODS]
    return {name: getattr(_main, name) for name in names}


def existing() -> list[str]:
    """Every public name of `st` here, sorted."""
    return sorted(
        [
            *calls(),
            *(name for name in _OTHER if not name.startswith("_")),
            "session_state",
            "query_params",
            "get_option",
            "set_option",
            "cache_data",
            "cache_resource",
        ]
    )


def make_modules() -> dict[str, ModuleType]:
    """Return new `streamlit` modules for one session: what a script does to them stays in its session."""
    st = ModuleType("streamlit", "The miniature Streamlit of the rerun playground.")
    st.__dict__.update(calls())
    st.__dict__.update(_OTHER)
    st.__dict__.update(
        session_state=SessionStateProxy(),
        query_params=QueryParamsProxy(),
        get_option=with_name("get_option", get_option),
        set_option=with_name("set_user_option", set_option),
        cache_data=CacheDataAPI(),
        cache_resource=CacheResourceAPI(),
        __version__="1.67.0",
        __path__=[],
        __getattr__=_unknown,
        __dir__=lambda: sorted({*vars(st), *STREAMLIT_NAMES}),
        streamlit=st,
    )
    return complete(st, DeltaGenerator)


def _unknown(name: str) -> Any:
    if name in STREAMLIT_NAMES:
        return lacking(name)
    raise AttributeError(Missing(name))


@contextmanager
def installed(modules: dict[str, ModuleType]) -> Iterator[None]:
    """Make `modules` what `import` finds within the block, whatever is installed."""
    # Without a look at each of the many modules where there is nothing but ours, as in the browser.
    others = _streamlit_modules() if not sys.modules.keys().isdisjoint(modules) else ()
    before = {name: sys.modules.pop(name) for name in others}
    main = sys.modules.get("__main__")
    sys.modules.update(modules)
    try:
        yield
    finally:
        deque(map(sys.modules.pop, modules, repeat(None)), maxlen=0)
        for name in _streamlit_modules():  # that the script has put there
            del sys.modules[name]
        sys.modules.update(before)
        if main is not None:
            sys.modules["__main__"] = main


def _streamlit_modules() -> list[str]:
    return [name for name in sys.modules if "streamlit" in name and name[:10] in ("streamlit", "streamlit.")]


__all__ = [
    "DeltaGenerator",
    "DeltaGeneratorBase",
    "NotInPlaygroundError",
    "existing",
    "installed",
    "make_modules",
]
