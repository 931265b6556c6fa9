"""The classes of Streamlit's that its functions belong to: Python's own errors name them.

`st.radio("R", ["a"], option=1)` fails with "RadioMixin.radio() got an unexpected keyword argument 'option'".
"""

from __future__ import annotations

from collections.abc import Iterator
from types import FunctionType
from typing import Any, Final

_METHODS: Final = {
    "AlertMixin": "error info success warning",
    "ArrowMixin": "dataframe",
    "BalloonsMixin": "balloons",
    "ButtonGroupMixin": "pills segmented_control",
    "ButtonMixin": "button download_button link_button page_link",
    "ChatMixin": "chat_input chat_message",
    "CheckboxMixin": "checkbox toggle",
    "CodeMixin": "code",
    "ColorPickerMixin": "color_picker",
    "DataEditorMixin": "data_editor",
    "EmptyMixin": "empty",
    "ExceptionMixin": "exception",
    "FeedbackMixin": "feedback",
    "FormMixin": "form form_submit_button",
    "HeadingMixin": "header subheader title",
    "HelpMixin": "help",
    "HtmlMixin": "html",
    "ImageMixin": "image",
    "JsonMixin": "json",
    "LayoutsMixin": "columns container expander grid popover status tabs",
    "MarkdownMixin": "badge caption divider latex markdown",
    "MetricMixin": "metric",
    "MultiSelectMixin": "multiselect",
    "NumberInputMixin": "number_input",
    "ProgressMixin": "progress",
    "RadioMixin": "radio",
    "SelectSliderMixin": "select_slider",
    "SelectboxMixin": "selectbox",
    "SliderMixin": "slider",
    "SnowMixin": "snow",
    "SpaceMixin": "space",
    "SpinnerMixin": "spinner",
    "TableMixin": "table",
    "TextMixin": "text",
    "TextWidgetsMixin": "text_area text_input",
    "TimeWidgetsMixin": "date_input datetime_input time_input",
    "ToastMixin": "toast",
    "VegaChartsMixin": "area_chart bar_chart line_chart scatter_chart",
    "WriteMixin": "write write_stream",
}


def name_methods(place: type) -> None:
    """Give the methods of containers, whose class is `place`, the names that they have in Streamlit."""
    for owner, names in _METHODS.items():
        for name in names.split():
            for method in _functions(getattr(place, name, None)):
                method.__qualname__ = f"{owner}.{name}"


def named(name: str, function: Any) -> Any:
    """Return `function` under the name by which Python's errors call Streamlit's own."""
    function.__qualname__ = name
    return function


def _functions(method: Any) -> Iterator[FunctionType]:
    """The function, and what it wraps."""
    while isinstance(method, FunctionType):
        yield method
        method = getattr(method, "__wrapped__", None)
