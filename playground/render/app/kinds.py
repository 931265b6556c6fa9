"""How each type of element is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from playground.render.app.charts import CHARTS
from playground.render.app.choices import CHOICES
from playground.render.app.editor import EDITORS
from playground.render.app.elements import ELEMENTS
from playground.render.app.figures.diagrams import DIAGRAMS
from playground.render.app.figures.frames import FRAMES
from playground.render.app.figures.kinds import FIGURES
from playground.render.app.files.players import PLAYERS
from playground.render.app.files.uploads import UPLOADS
from playground.render.app.links import LINKS
from playground.render.app.live import LIVE
from playground.render.app.media import MEDIA
from playground.render.app.pages import PAGES
from playground.render.app.pickers import PICKERS
from playground.render.app.place import Place
from playground.render.app.sliders import SLIDERS
from playground.render.app.tables import TABLES
from playground.render.app.widgets import WIDGETS
from playground.render.markup.data import Data
from playground.render.markup.html import Html

KINDS: Final[dict[str, Callable[[Data, Place], Html]]] = {
    **ELEMENTS,
    **WIDGETS,
    **CHOICES,
    **SLIDERS,
    **PICKERS,
    **UPLOADS,
    **PLAYERS,
    **LINKS,
    **LIVE,
    **MEDIA,
    **DIAGRAMS,
    **FRAMES,
    **TABLES,
    **EDITORS,
    **CHARTS,
    **FIGURES,
    **PAGES,
}
