"""The run timeline: a Bokeh figure with one row a run, as long as the lines that ran."""

from collections.abc import Mapping, Sequence
from typing import Any

from bokeh.models import CategoricalColorMapper, ColumnDataSource, FactorRange, HoverTool, Range1d
from bokeh.plotting import figure

COLUMNS = ("run", "phase", "left", "right", "trigger", "outcome", "lines", "step", "cause")
PHASES = ("callback", "script", "fragment")
ROW = 22
"""Height of a row, in pixels."""
FRAME = 34
"""Height of the axis below the rows, in pixels."""
TALLEST = 14 * ROW + FRAME
"""What the pane shows of it at a time, in pixels: it scrolls, and the newest run is in sight."""

TOOLTIP = """
<div class="rp-tip"><b>Run @run</b> · @phase<br>@cause: @trigger<br>@lines lines ran, @outcome</div>
"""


def figure_height(columns: Mapping[str, Any]) -> int:
    """The height of the figure for a view's `timeline`, in pixels."""
    return max(1, len(columns["runs"])) * ROW + FRAME


def timeline(columns: Mapping[str, Any]) -> figure:
    """The figure for a view's `timeline`: its `runs` are the rows from top to bottom, its `segments` the bars.

    The page finds its models by name (``runs``, ``extent``, ``segments``, ``phases``) and gives them new columns.
    """
    rows: Sequence[str] = columns["runs"]
    segments = ColumnDataSource({name: list(columns["segments"][name]) for name in COLUMNS}, name="segments")
    longest = max(columns["segments"]["right"], default=1)
    plot = figure(
        name="timeline",
        y_range=FactorRange(factors=list(reversed(rows)) or [""], name="runs", range_padding=0, bounds="auto"),
        x_range=Range1d(0, longest * 1.02 or 1, name="extent"),
        height=figure_height(columns),
        sizing_mode="stretch_width",
        min_border=0,
        toolbar_location=None,
        tools="",
        output_backend="canvas",
    )
    colors = CategoricalColorMapper(factors=list(PHASES), palette=["#8250df", "#1a7f64", "#bf8700"], name="phases")
    bars = plot.hbar(
        y="run",
        left="left",
        right="right",
        height=0.62,
        source=segments,
        fill_color={"field": "phase", "transform": colors},
        line_color=None,
    )
    plot.add_tools(HoverTool(renderers=[bars], tooltips=TOOLTIP, attachment="horizontal"))
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
