"""The elements and containers of `st`, one row each: all that several parts of the playground must know of them.

A new element is a row here, a call in `runtime`, its message in `engines/streamlit`, its HTML in `render`, its looks
in a style sheet. Nothing else lists the kinds of elements.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

_KEPT = "keeps it over reruns, in `st.session_state` under its `key`."
_CHOICE = f"Returns what is chosen, and {_KEPT}"


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of one kind of element. Names that are lists are words with spaces between them."""

    name: str
    """Its `type` in a trace, and the call of `st` that makes it."""
    use: Literal["", "click", "set", "type", "say", "offer"] = ""
    """What its user does: click it, set it to a value, type into it and set it; or say something, or
    take an offer, which counts once."""
    fields: str = ""
    """Its fields in a trace, besides those that all elements have, and those that all widgets have."""
    reads: str = ""
    """The ways in which the page reads its value off its control (`data-read`), the usual one first."""
    takes: str = ""
    """How a value that an action gives it is looked at, a name in `runtime`'s table of such checks."""
    lists: Literal["", "any", "only", "group"] = ""
    """What it shows of its options: any text that is chosen, options only, or options only and all of them at once."""
    address: str = ""
    """What its value is in the page's address: `bool`, `number`, `whole`, `numbers`, `text` or `texts`."""
    emptied: Literal["", "started", "always"] = ""
    """When it can be left empty in the address: if it started so, or always."""
    apptest: str = ""
    """The collection of `AppTest` that has it; empty for what AppTest cannot use."""
    written: str = ""
    """How an exported test writes its value, a name in the export's table; empty where that is plain."""
    asserted: str = ""
    """The field that an exported test looks at."""
    said: str = ""
    """What the instrument Order says of the call, where its label or text does not say it."""
    place: str = ""
    """The class of what the call returns, where a container has more than all containers have."""
    holds: bool = False
    """True when what the call returns takes calls of its own."""
    owner: str = ""
    """The class that Python's own errors name with the call."""
    css: str = ""
    """Its style sheet, one of the app's."""
    about: str = ""
    """What the call does, for who writes it; with backticks around code."""


# fmt: off
_TEXTS = (
    Kind("title", fields="divider help text", asserted="text", owner="HeadingMixin", css="text",
         about="Writes the title of the page."),
    Kind("header", fields="divider help text", asserted="text", owner="HeadingMixin", css="text",
         about="Writes a heading."),
    Kind("subheader", fields="divider help text", asserted="text", owner="HeadingMixin", css="text",
         about="Writes a smaller heading."),
    Kind("markdown", fields="help text unsafe_html", asserted="text", owner="MarkdownMixin", css="text",
         about="Writes text with Markdown."),
    Kind("caption", fields="help text unsafe_html", asserted="text", owner="MarkdownMixin", css="text",
         about="Writes small text."),
    Kind("text", fields="help text", asserted="text", owner="TextMixin", css="text", about="Writes plain text."),
    Kind("code", fields="language line_numbers text", asserted="text", owner="CodeMixin", css="text",
         about="Shows text as code."),
    Kind("json", fields="expanded value", owner="JsonMixin", css="data",
         about="Shows a value as JSON that opens and closes."),
    Kind("latex", fields="help text", owner="MarkdownMixin", css="text", about="Writes a formula."),
    Kind("html", fields="text unsafe_javascript", owner="HtmlMixin", css="text", about="Writes HTML, cleaned."),
    Kind("divider", owner="MarkdownMixin", css="text", about="Draws a line across."),
    Kind("badge", owner="MarkdownMixin", css="text", about="Writes a small coloured label."),
    Kind("write", owner="WriteMixin", css="text", about="Shows each argument by its type."),
    Kind("write_stream", owner="WriteMixin", css="app", about="Writes texts as they come, and returns all of it."),
    Kind("help", fields="call kind members name text", owner="HelpMixin", css="data",
         about="Shows what an object is."),
)
_MESSAGES = (
    Kind("success", fields="icon text", asserted="text", owner="AlertMixin", css="alerts",
         about="Shows a message of success."),
    Kind("info", fields="icon text title", asserted="text", owner="AlertMixin", css="alerts",
         about="Shows a message."),
    Kind("warning", fields="icon text", asserted="text", owner="AlertMixin", css="alerts", about="Shows a warning."),
    Kind("error", fields="icon text", asserted="text", owner="AlertMixin", css="alerts",
         about="Shows a message of what went wrong."),
    Kind("exception", fields="name stack text", owner="ExceptionMixin", css="alerts",
         about="Shows an error with its place in the script. The run goes on."),
    Kind("guard", fields="diffs limit reason text", css="alerts"),
    Kind("unknown", fields="name text", css="alerts"),
)
_BUTTONS = (
    Kind("button", use="click", fields="icon kind width", apptest="button", owner="ButtonMixin", css="widgets",
         about="`True` only in the run that its click caused; `False` in every other."),
    Kind("form_submit_button", use="click", fields="icon kind width", apptest="button", owner="FormMixin",
         css="widgets", about="Submits its form. `True` only in the run that its click caused."),
    Kind("download_button", use="click", fields="content file_name icon kind mime size width",
         apptest="download_button", owner="ButtonMixin", css="widgets",
         about="`True` only in the run that its click caused."),
    Kind("link_button", use="click", fields="icon kind url width", owner="ButtonMixin", css="widgets",
         about="A button that opens an address. Its click runs nothing."),
    Kind("menu_button", use="offer", fields="icon kind options width", takes="entry", lists="any",
         apptest="menu_button", owner="MenuButtonMixin", css="pickers",
         about="Offers a menu. Returns the chosen entry in the run that choosing it caused; `None` in every other."),
)
_FIELDS = (
    Kind("text_input", use="type", fields="input_type live max_chars placeholder required", reads="text",
         takes="text", address="text", emptied="always", apptest="text_input", owner="TextWidgetsMixin", css="fields",
         about=f"Returns the text, and {_KEPT} It reruns at Enter or when it is left, not while one types."),
    Kind("text_area", use="type", fields="height max_chars placeholder required", reads="text", takes="text",
         address="text", emptied="always", apptest="text_area", owner="TextWidgetsMixin", css="fields",
         about=f"Returns the text, and {_KEPT}"),
    Kind("number_input", use="set", fields="format kind max min placeholder required step", reads="number",
         takes="number", address="number", emptied="started", apptest="number_input", owner="NumberInputMixin",
         css="fields", about=f"Returns a number, and {_KEPT}"),
    Kind("slider", use="set", fields="format kind max min step", reads="number range instant instants",
         takes="numbers", address="numbers", apptest="slider", written="slider", owner="SliderMixin", css="pickers",
         about=f"Returns a number, or two for a range, and {_KEPT}"),
)
_CHOICES = (
    Kind("selectbox", use="set", fields="accept_new_options clearable options placeholder required",
         reads="option free", takes="option", lists="any", address="text", emptied="started", apptest="selectbox",
         owner="SelectboxMixin", css="fields", about=_CHOICE),
    Kind("radio", use="set", fields="captions horizontal options", reads="option", takes="option", lists="only",
         address="text", emptied="started", apptest="radio", owner="RadioMixin", css="widgets", about=_CHOICE),
    Kind("multiselect", use="set", fields="accept_new_options max_selections options placeholder", reads="options",
         takes="options", lists="any", address="texts", emptied="always", apptest="multiselect",
         owner="MultiSelectMixin", css="fields", about=f"Returns a list of what is chosen, and {_KEPT}"),
    Kind("checkbox", use="set", reads="bool", takes="flag", address="bool", apptest="checkbox", owner="CheckboxMixin",
         css="widgets", about=f"Returns whether it is checked, and {_KEPT}"),
    Kind("toggle", use="set", reads="bool", takes="flag", address="bool", apptest="toggle", owner="CheckboxMixin",
         css="widgets", about=f"Returns whether it is on, and {_KEPT}"),
    Kind("select_slider", use="set", fields="options", reads="place places", takes="scale", lists="only",
         address="texts", apptest="select_slider", written="pair", owner="SelectSliderMixin", css="pickers",
         about=_CHOICE),
    Kind("pills", use="set", fields="mode options required", reads="any-one one options", takes="pills",
         lists="group", address="texts", emptied="always", apptest="pills", written="chosen",
         owner="ButtonGroupMixin", css="pickers", about=_CHOICE),
    Kind("segmented_control", use="set", fields="mode options required", reads="any-one one options", takes="pills",
         lists="group", address="texts", emptied="always", apptest="segmented_control", written="chosen",
         owner="ButtonGroupMixin", css="pickers", about=_CHOICE),
    Kind("feedback", use="set", fields="count kind", reads="mark", takes="mark", address="text", emptied="always",
         apptest="feedback", written="mark", owner="FeedbackMixin", css="pickers",
         about="Returns the index of the chosen face, star or thumb, or `None`."),
    Kind("date_input", use="set", fields="clearable format max min range required", reads="moment days",
         takes="days", address="texts", emptied="started", apptest="date_input", written="days",
         owner="TimeWidgetsMixin", css="fields", about=f"Returns a date, and {_KEPT}"),
    Kind("time_input", use="set", fields="clearable required step", reads="moment", takes="time",
         address="text", emptied="started", apptest="time_input", written="time", owner="TimeWidgetsMixin",
         css="fields", about=f"Returns a time, and {_KEPT}"),
    Kind("datetime_input", use="set", fields="clearable format max min required step", reads="moment",
         takes="moment", address="texts", emptied="started", apptest="datetime_input", written="datetime",
         owner="TimeWidgetsMixin", css="fields", about=f"Returns a date with its time, and {_KEPT}"),
    Kind("color_picker", use="set", reads="text", takes="colour", address="text", apptest="color_picker",
         owner="ColorPickerMixin", css="pickers", about=f"Returns the colour as `#rrggbb`, and {_KEPT}"),
    Kind("pagination", use="set", fields="kind max min most", reads="number", takes="numbers", address="whole",
         apptest="pagination", owner="PaginationMixin", css="pickers",
         about=f"Returns the number of a page, from 1, and {_KEPT}"),
    Kind("file_uploader", use="set", fields="accept max_mb types", reads="files", takes="files",
         apptest="file_uploader", written="file", owner="FileUploaderMixin", css="uploads",
         about=f"Returns the file that the reader gives, or `None`, and {_KEPT}"),
    Kind("camera_input", use="set", fields="accept max_mb types", reads="files", takes="files",
         apptest="camera_input", written="file", owner="CameraInputMixin", css="uploads",
         about=f"Returns a picture, or `None`, and {_KEPT}"),
    Kind("audio_input", use="set", fields="accept max_mb types", reads="files", takes="files",
         apptest="audio_input", written="file", owner="AudioInputMixin", css="uploads",
         about=f"Returns a recording, or `None`, and {_KEPT}"),
    Kind("chat_input", use="say", fields="accept accept_audio draft max_chars max_mb types", takes="message",
         apptest="chat_input", owner="ChatMixin", css="fields",
         about="Returns the text only in the run that sending it caused; `None` in every other."),
)
_DATA = (
    Kind("metric", fields="border delta delta_color help label label_visibility value", asserted="value",
         owner="MetricMixin", css="data", about="Shows a number with what it changed by."),
    Kind("data_editor", use="set", fields="columns count index index_config labels num_rows rows", reads="cells",
         takes="edits", owner="DataEditorMixin", css="tables",
         about="A table that can be edited. Returns the table with the changes."),
    Kind("dataframe", use="set", fields="columns count index index_config modes rows", reads="selection",
         takes="selection", owner="ArrowMixin", css="tables", about="Shows a table."),
    Kind("table", fields="columns count index rows", owner="TableMixin", css="tables", about="Shows a plain table."),
    Kind("line_chart", fields="alt series x x_label y_label", owner="VegaChartsMixin", css="charts",
         about="Draws numbers as lines."),
    Kind("area_chart", fields="alt series stack x x_label y_label", owner="VegaChartsMixin", css="charts",
         about="Draws numbers as filled areas."),
    Kind("vega_lite_chart", use="set", fields="alt datasets height modes spec theme width", reads="figure",
         takes="choices", owner="VegaChartsMixin", css="figures", about="Draws a chart described in Vega-Lite."),
    Kind("plotly_chart", use="set", fields="alt config height modes spec theme width", reads="figure",
         takes="marks", owner="PlotlyMixin", css="figures", about="Draws a figure of Plotly."),
    Kind("echarts_chart", use="set", fields="alt datasets height modes renderer spec theme width", reads="figure",
         takes="series", owner="EChartsMixin", css="figures", about="Draws a chart of ECharts."),
    Kind("map", fields="alt height spec tooltip width", owner="MapMixin", css="figures",
         about="Draws points on a map."),
    Kind("pydeck_chart", use="set", fields="alt height modes spec tooltip width", reads="figure", takes="objects",
         owner="PydeckMixin", css="figures", about="Draws layers of points on a map."),
    Kind("altair_chart", owner="VegaChartsMixin", css="figures", about="Draws a chart of Altair."),
    Kind("bar_chart", fields="alt horizontal order series stack x x_label y_label", owner="VegaChartsMixin",
         css="charts", about="Draws numbers as bars."),
    Kind("scatter_chart", fields="alt series x x_label y_label", owner="VegaChartsMixin", css="charts",
         about="Draws numbers as points."),
)
_OTHERS = (
    Kind("image", fields="images link", owner="ImageMixin", css="media", about="Shows a picture."),
    Kind("pyplot", owner="PyplotMixin", css="media", about="Shows a figure of Matplotlib as a picture."),
    Kind("graphviz_chart", fields="alt engine height text width", owner="GraphvizMixin", css="figures",
         about="Draws a graph from its text in DOT, or from an object of the package `graphviz`."),
    Kind("mermaid_chart", owner="MermaidChartMixin", css="figures", about="Draws a diagram from its text in Mermaid."),
    Kind("iframe", fields="alt document height html scrolling tab_index url width", owner="IframeMixin", css="frames",
         about="Shows HTML with its own scripts, in a frame without any network; an address is named, not loaded."),
    Kind("audio", fields="alt autoplay end loop media start", owner="MediaMixin", css="uploads",
         about="Shows a player of a sound."),
    Kind("video", fields="alt autoplay end loop media muted start subtitles", owner="MediaMixin", css="uploads",
         about="Shows a player of a film."),
    Kind("pdf", fields="alt media", owner="PdfMixin", css="uploads",
         about="Shows a document. Here it is a file to take away: its pages are not drawn."),
    Kind("progress", fields="text value", owner="ProgressMixin", css="live",
         about="Shows a bar of progress. Call `.progress` of what it returns to move it."),
    Kind("spinner", owner="SpinnerMixin", css="live", about="Shows that something is going on while the block runs."),
    Kind("skeleton", holds=True, fields="height", said="keeps a place for what is still to come", owner="SkeletonMixin",
         css="live", about="Keeps a place for one element that is still to come; as a block, while the block runs."),
    Kind("toast", fields="icon seconds text", owner="ToastMixin", css="live",
         about="Shows a message for a few seconds."),
    Kind("balloons", owner="BalloonsMixin", css="live", about="Lets balloons rise, once for each run that calls it."),
    Kind("snow", owner="SnowMixin", css="live", about="Lets it snow, once for each run that calls it."),
    Kind("space", fields="size", owner="SpaceMixin", css="live", about="Leaves room."),
    Kind("page_link", fields="disabled external help icon label query url", owner="ButtonMixin", css="media",
         about="A link to another page of the app."),
    Kind("navigation", fields="label options pages value", css="media",
         about="Tells of the app's pages. Returns the one to `.run()`."),
)
_CONTAINERS = (
    Kind("container", holds=True, fields="border horizontal key", owner="LayoutsMixin", css="app",
         about="Keeps a place on the page: what is written into it later still stands here."),
    Kind("columns", holds=True, owner="LayoutsMixin", css="app",
         about="Places side by side; returns a list of containers."),
    Kind("column", fields="border width", css="app"),
    Kind("tabs", holds=True, use="set", takes="tab", address="text", owner="LayoutsMixin", css="app",
         about="Containers behind tabs. All of them run, also those that are not shown."),
    Kind("tab", place="TabContainer", use="set", fields="default id key label open", reads="tab", takes="tab",
         address="text", css="app"),
    Kind("expander", holds=True, place="ExpanderContainer", use="set", fields="expanded icon id key label open",
         reads="open", takes="flag", address="bool", owner="LayoutsMixin", css="app",
         about="A container that the reader opens and closes; its content runs either way."),
    Kind("popover", holds=True, place="PopoverContainer", use="set", fields="disabled help icon id key label open",
         reads="open", takes="flag", owner="LayoutsMixin", css="app",
         about="A button with a container that opens below it; its content runs either way."),
    Kind("grid", holds=True, place="GridContainer", owner="LayoutsMixin", css="app",
         fields="border columns dense key min_column_width row_height vertical_alignment wrap",
         about="Places in rows, as many side by side as there is room for; `.cell` makes one for several elements."),
    Kind("cell", css="app", fields="column_span row_span"),
    Kind("form", holds=True, fields="border clear_on_submit enter_to_submit key", owner="FormMixin", css="app",
         about="Holds back its widgets: no rerun while they are changed, one when the form is submitted."),
    Kind("chat_message", holds=True, fields="avatar name", owner="ChatMixin", css="app",
         about="A container that looks like a message of a chat."),
    Kind("status", holds=True, place="StatusContainer", fields="expanded label state", owner="LayoutsMixin", css="live",
         about="A container for what a long work tells; `.update` changes its label and state."),
    Kind("dialog", fields="dismissible icon label", css="dialog",
         about="Makes a function a dialog. While it is open, its widgets rerun just that function."),
    Kind("empty", holds=True, owner="EmptyMixin", css="app",
         about="Keeps a place for one element: each new one takes the place of the last."),
    Kind("bottom", holds=True, css="app",
         about="The place at the bottom: `st.bottom.button` writes into it, and so does `with st.bottom:`."),
    Kind("sidebar", holds=True, css="app",
         about="The place at the side: `st.sidebar.button` writes into it, and so does `with st.sidebar:`."),
)
# fmt: on

KINDS: Final[dict[str, Kind]] = {
    each.name: each for each in (*_TEXTS, *_MESSAGES, *_BUTTONS, *_FIELDS, *_CHOICES, *_DATA, *_OTHERS, *_CONTAINERS)
}
_WIDGET: Final = frozenset({"label", "key", "value", "disabled", "help", "label_visibility", "error"})
_ALL: Final = frozenset({"id", "type", "in", "line", "file", "run", "stale", "cut"})

BUTTONS: Final = frozenset(each.name for each in KINDS.values() if each.use == "click")
TYPED: Final = frozenset(each.name for each in KINDS.values() if each.use == "type")
PASSING: Final = frozenset(each.name for each in KINDS.values() if each.use in ("click", "say", "offer"))
"""Widgets whose value is that of one run."""
LISTING: Final = frozenset(each.name for each in KINDS.values() if each.lists)
"""Widgets whose values are texts of options."""
PLACES: Final = ("DeltaGenerator", *(each.place for each in KINDS.values() if each.place))
"""The classes of places to write to."""


def kind(name: object) -> Kind:
    """Return what is known of a kind of element; of an unknown one, that it has nothing."""
    return KINDS.get(name, _NOTHING) if isinstance(name, str) else _NOTHING


_NOTHING: Final = Kind("")


def is_button(name: object) -> bool:
    """Tell whether a widget of this kind is clicked, and has no value."""
    return name in BUTTONS


def fields(name: str) -> frozenset[str]:
    """Return the fields that an element of this kind may have in a trace."""
    of = kind(name)
    return _ALL | frozenset(of.fields.split()) | (_WIDGET if of.use else frozenset())
