"""The run timeline: a Bokeh figure with one row a run, as long as the lines that ran, and signs on it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bokeh.models import CategoricalColorMapper, ColumnDataSource, FactorRange, Range1d
from bokeh.plotting import figure
from bokeh.transform import dodge

from playground.facts.page import TIMELINE
from playground.render.instruments.timeline import BESIDE, COLUMNS, PHASES, SIGNS

CACHES = ("hit", "miss")
"""What is marked on the bars; all other signs stand at their ends."""
ENDS = tuple(kind for kind in SIGNS if kind not in CACHES)
TALLEST = 12 * TIMELINE.row + TIMELINE.frame
"""What the pane shows of it at a time, in pixels: it scrolls, and the newest run is in sight."""


BELOW = -0.4
"""How far below the middle of a row, in rows, the bars of parallel fragments are."""


def rows_height(columns: Mapping[str, Any]) -> int:
    """The height of the rows of a view's `timeline` and of the axis, in pixels: what is seen of the figure."""
    return max(1, len(columns["runs"])) * TIMELINE.row + TIMELINE.frame


def factors(rows: Sequence[str]) -> list[str]:
    """The places of the figure from bottom to top: the runs, the newest first, and above them what is not used yet."""
    unused = -len(rows) % TIMELINE.chunk if rows else TIMELINE.chunk
    return [*reversed(rows), *(" " * (number + 1) for number in range(unused))]


def timeline(columns: Mapping[str, Any]) -> figure:
    """The figure for a view's `timeline`: its `runs` are the rows from top to bottom, its `segments` the bars.

    The page finds its models by name (``runs``, ``extent``, ``segments``, ``beside``, ``phases``, ``caches``, ``ends``)
    and gives them new columns. The list of the runs lies over the figure, and is what can be clicked.
    """
    rows: Sequence[str] = columns["runs"]
    segments = ColumnDataSource({name: list(columns["segments"][name]) for name in COLUMNS}, name="segments")
    aside = ColumnDataSource({name: list(columns["beside"][name]) for name in BESIDE}, name="beside")
    longest = max([*columns["segments"]["right"], *columns["beside"]["right"]], default=1)
    plot = figure(
        name="timeline",
        y_range=FactorRange(factors=factors(rows), name="runs", range_padding=0, bounds="auto"),
        x_range=Range1d(0, longest * TIMELINE.room or 1, name="extent"),
        height=len(factors(rows)) * TIMELINE.row + TIMELINE.frame,
        sizing_mode="stretch_width",
        min_border_left=8,
        min_border_right=18,
        min_border_top=0,
        min_border_bottom=TIMELINE.frame,
        toolbar_location=None,
        tools="",
        output_backend="canvas",
    )
    colors = CategoricalColorMapper(factors=list(PHASES), palette=["#b26a00", "#15806a", "#2f6fde"], name="phases")
    plot.hbar(
        y="run",
        left="left",
        right="right",
        height=0.58,
        source=segments,
        fill_color={"field": "phase", "transform": colors},
        line_color=None,
    )
    plot.hbar(
        y=dodge("run", BELOW, range=plot.y_range),
        left="left",
        right="right",
        height=0.16,
        source=aside,
        fill_color="#2f6fde",
        line_color=None,
        name="beside_drawn",
    )
    for name, kinds, ink, offset in (("caches", CACHES, "#ffffff", 0), ("ends", ENDS, "#57606f", 9)):
        source = ColumnDataSource(_signs(columns["marks"], kinds), name=name)
        # A colour of its own for each sign would break Bokeh when signs are added, so each kind is a glyph.
        look = {"text_align": "center", "text_baseline": "middle", "text_font_size": "13px", "text_color": ink}
        plot.text(x="at", y="run", text="sign", x_offset=offset, source=source, name=f"{name}_drawn", **look)
    plot.yaxis.visible = False
    plot.xaxis.axis_label = "lines that ran"
    plot.xaxis.ticker.desired_num_ticks = 5
    plot.xaxis.ticker.min_interval = 1
    plot.xaxis.minor_tick_line_color = None
    plot.ygrid.grid_line_color = None
    plot.outline_line_color = None
    plot.background_fill_color = None
    plot.border_fill_color = None
    for axis in plot.axis:
        axis.axis_label_text_font_style = "normal"
        axis.axis_label_text_font_size = "11px"
        axis.major_label_text_font_size = "11px"
        axis.major_tick_line_color = None
        axis.axis_line_color = None
    return plot


def _signs(marks: Mapping[str, Sequence[Any]], kinds: Sequence[str]) -> dict[str, list[Any]]:
    """The columns of the marks of some kinds."""
    rows = [row for row in zip(marks["run"], marks["at"], marks["kind"], strict=True) if row[2] in kinds]
    return {
        "run": [run for run, _, _ in rows],
        "at": [at for _, at, _ in rows],
        "sign": [SIGNS[kind][0] for _, _, kind in rows],
    }
