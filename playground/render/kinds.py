"""How each type of element is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from playground.render.charts import CHARTS
from playground.render.choices import CHOICES
from playground.render.data import Data
from playground.render.editor import EDITORS
from playground.render.elements import ELEMENTS
from playground.render.html import Html
from playground.render.links import LINKS
from playground.render.live import LIVE
from playground.render.media import MEDIA
from playground.render.pages import PAGES
from playground.render.pickers import PICKERS
from playground.render.place import Place
from playground.render.sliders import SLIDERS
from playground.render.tables import TABLES
from playground.render.widgets import WIDGETS

KINDS: Final[dict[str, Callable[[Data, Place], Html]]] = {
    **ELEMENTS,
    **WIDGETS,
    **CHOICES,
    **SLIDERS,
    **PICKERS,
    **LINKS,
    **LIVE,
    **MEDIA,
    **TABLES,
    **EDITORS,
    **CHARTS,
    **PAGES,
}
