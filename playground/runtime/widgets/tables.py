"""Tables: `table`, `dataframe` and `data_editor`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from playground.facts.tables import ADDING, DELETING, INDEX

from ..arguments import wire
from ..arguments.sizes import check_height, check_width
from ..arguments.wire import count, flag
from ..data import column_config as column_config_data
from ..data import selection
from ..data.edits import applied, label_kind, state_of
from ..data.foreign import check_unique, kind_of
from ..data.frame import Frame, editable
from ..data.frame_edits import check_names, editable_table, edited
from ..data.summary import digest
from ..place.delta import DeltaGeneratorBase
from ..place.widget import Asked, OnChange, change_handler, check_policies, identify, to_key
from ..run import caps, errors
from ..trace.values import Json


class TableMixin(DeltaGeneratorBase):
    """Data in columns and rows."""

    def table(
        self,
        data: Any = None,
        *,
        border: bool | str = True,
        width: Any = "stretch",
        height: Any = "content",
        hide_index: bool | None = None,
        hide_header: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: styles of pandas are left out."""
        check_width(width)
        check_height(height)
        if not isinstance(border, bool) and border != "horizontal":
            raise errors.StreamlitValueError("border", ["True", "False", "'horizontal'"])
        if hide_index is None and isinstance(data, Iterator) and kind_of(data) is None:
            list(data)  # Streamlit goes through it to learn of its index: nothing is left for the table
        frame = Frame.of(data, caps.ROWS)
        hidden = frame.numbered or not frame.columns if hide_index is None else flag(hide_index)
        if hide_header is not None:
            flag(hide_header)
        str(alt)  # an error where it has no text
        return self._enqueue("table", frame.fields(hidden))

    def dataframe(
        self,
        data: Any = None,
        width: Any = "stretch",
        height: Any = "auto",
        *,
        use_container_width: bool | None = None,
        hide_index: bool | None = None,
        column_order: Iterable[str] | None = None,
        column_config: Any = None,
        key: str | int | None = None,
        on_select: Any = "ignore",
        selection_mode: Any = "multi-row",
        selection_default: Any = None,
        row_height: int | None = None,
        placeholder: str | None = None,
        lazy: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: readers cannot sort or search; styles of pandas are left out."""
        callback = selecting(on_select)
        asked = Asked(self, "dataframe", to_key(key), callback, {}, "Dataframe")
        if on_select == "ignore":
            if selection_default is not None:
                raise errors.StreamlitIncompatibleParametersError(
                    "selection_default",
                    "on_select='ignore'",
                    explanation="Set `on_select` to `'rerun'` or a callback to use `selection_default`.",
                )
            width = _of_table(use_container_width, width)
            order, config = _checked(width, height, column_config, alt, row_height, column_order, placeholder)
            frame = Frame.of(data, caps.ROWS)
            configured = _sent(config, hide_index)
            return self._enqueue("dataframe", _fields(ordered(frame, order), frame, configured, _hides(configured)))
        check_policies(self, asked.key, callback)
        modes = selection.modes_of(selection_mode)
        width = _of_table(use_container_width, width)
        if lazy is True and data is not None:
            raise errors.StreamlitIncompatibleParametersError(
                "lazy=True",
                "on_select",
                explanation="Lazy dataframes cannot use position-based selection in this version. Set "
                '`on_select="ignore"` or remove `lazy=True`.',
            )
        order, config = _checked(width, height, column_config, alt, row_height, column_order, placeholder)
        frame = Frame.of(data, caps.ROWS)
        count, names = frame.count, frame.names
        default = None if selection_default is None else selection.valid(selection_default, count, names, modes)
        shown = ordered(frame, order)
        configured = _sent(config, hide_index)
        arguments = {
            "data": _cells(frame),
            "labels": _labels(frame),
            "columns": shown.described(),
            "selection_mode": modes,
            "is_selection_activated": True,
            "selection_default": default,
            "look": [width, height, row_height, placeholder, alt, configured],
        }
        identity = ("selection_mode", "is_selection_activated")
        widget_id = identify(self, "dataframe", asked.key, arguments, with_key=identity)
        first_row = "single-row-required" in modes and count > 0
        start = selection.on_page(selection.state(default, first_row=first_row))
        widget = asked.widget(
            widget_id,
            start,
            lambda sent: selection.state(start if sent is None else sent, first_row=first_row),
            selection.on_page,
            disabled=False,
            waits=default is None and not first_row,
        )
        registered = widget.register()
        value = registered.value
        if registered.set_value:
            value = selection.state(selection.valid(value, count, names, modes), first_row=False)
        hidden = _hides(configured)
        if hidden is None and shown.numbered and any("row" in mode for mode in modes):
            hidden = True  # rows that are chosen have their boxes there
        fields: dict[str, Json] = {**_fields(shown, frame, configured, hidden), "modes": list(modes)}
        widget.draw(value, fields, set_value=registered.set_value)
        return value

    def data_editor(
        self,
        data: Any,
        *,
        width: Any = "stretch",
        height: Any = "auto",
        use_container_width: bool | None = None,
        hide_index: bool | None = None,
        column_order: Iterable[str] | None = None,
        column_config: Any = None,
        num_rows: str = "fixed",
        disabled: bool | Iterable[str] = False,
        key: str | int | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        row_height: int | None = None,
        placeholder: str | None = None,
        alt: str | None = None,
    ) -> Any:
        """Simplified: lists and times with a zone are not edited; labels can be given to new rows, not changed."""
        asked = Asked(self, "data_editor", to_key(key), change_handler(on_change), locals(), "Data editor")
        check_width(width if use_container_width is None else _of_table(use_container_width, width))
        check_height(height, more=("auto",))
        check_policies(self, asked.key, asked.callback, writable=False)
        if column_order is not None:
            column_order = list(column_order)
        if not editable(data):
            raise errors.StreamlitDataframeConversionError(
                f"The data type ({type(data).__name__}) or format is not supported by the data editor. Please convert "
                "your data into a Pandas Dataframe or another supported data format."
            )
        foreign_kind = kind_of(data)
        if foreign_kind is not None:
            frame = Frame.of_pandas(editable_table(data, foreign_kind), foreign_kind, caps.ROWS, edited=True)
        else:
            frame = Frame.of(data)
            check_names(frame.names)
            check_unique(frame.columns)
        columns = frame.described()
        config = column_config_data.read(column_config)
        named = [] if isinstance(disabled, bool) else list(dict.fromkeys(disabled))
        locked = [str(name) for name in named]
        for column in columns:
            name = column["name"]
            unfit = column["kind"] == "other" or name in frame.mixed
            column["disabled"] = name in locked or column_config_data.locked(config, name) or unfit
        column_config_data.check_editable(frame, config)
        num_rows in {*ADDING, *DELETING}  # noqa: B015 - an error for what cannot be looked up
        configured = _sent(config, hide_index)
        str(alt)
        if row_height:
            count(row_height, "Dataframe.row_height")
        if column_order:
            wire.texts(column_order)
        if placeholder is not None:
            wire.text(placeholder)
        json.dumps(dict.fromkeys(named))  # an error for what names no column
        labels = _labels(frame)
        arguments = {
            "data": _cells(frame),
            "columns": columns,
            "num_rows": num_rows,
            "config": configured,
            "use_container_width": use_container_width,
            "labels": labels,
            "data_signature": [columns, frame.count, labels],
        }
        identity = ("data_signature", "num_rows") if num_rows == "fixed" else tuple(arguments)
        widget_id = identify(self, "data_editor", asked.key, arguments, with_key=identity)
        nothing: Json = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
        widget = asked.widget(
            widget_id,
            nothing,
            state_of,
            lambda value: value,
            disabled=disabled is True,
            waits=True,
        )
        registered = widget.register()
        new_label = label_kind(frame) if num_rows in ADDING else None
        hidden = _hides(configured)
        if hidden is None and num_rows in ADDING and new_label is None:
            hidden = True  # numbers that change with each new row
        fields: dict[str, Json] = {
            **frame.fields(hidden),
            **column_config_data.fields(columns, frame.columns, configured, frame.levels),
            "columns": columns,
            "num_rows": num_rows if num_rows in (*ADDING, *DELETING) else "fixed",
            "labels": new_label,
        }
        widget.draw(registered.value, fields, set_value=False)
        if foreign_kind is not None:
            return edited(frame.table, foreign_kind, frame.fixed, registered.value)
        return applied(frame, registered.value)


def _of_table(use_container_width: bool | None, width: Any) -> Any:
    """The width of a table: the older argument decides where it is given."""
    if use_container_width is None:
        return width
    return "stretch" if use_container_width else width if isinstance(width, int) else "content"


def _checked(
    width: Any, height: Any, column_config: Any, alt: Any, row_height: Any, column_order: Any, placeholder: Any
) -> tuple[list[str] | None, column_config_data.Config]:
    """Raise for arguments that no table has; return the order of the columns, None for their own, and what they are."""
    check_width(width)
    check_height(height, more=("auto",))
    config = column_config_data.read(column_config)
    str(alt)
    if row_height:
        count(row_height, "Dataframe.row_height")
    order = wire.texts(column_order) if column_order else None
    if placeholder is not None:
        wire.text(placeholder)
    return order, config


def _sent(config: column_config_data.Config, hide_index: bool | None) -> dict[str, Json]:
    """What the page is told of columns, and whether labels of rows are hidden; raises for what it cannot be told."""
    if hide_index is not None:
        config = {**config, INDEX: {**config.get(INDEX, {}), "hidden": hide_index}}
    return column_config_data.sent(config)


def _labels(frame: Frame) -> list[Json]:
    """What tells a table from another one of the same cells: labels that are more than numbers, types of columns."""
    if frame.table is None:
        return [None if frame.numbered else frame.labels()]
    labels = None if frame.numbered else digest(frame.table.iloc[:, :0])
    return [frame.kind_of_table, *map(str, frame.table.dtypes), labels]


def _cells(frame: Frame) -> Json:
    """What tells a table by its cells."""
    return frame.cells() if frame.table is None else digest(frame.table)


def _hides(config: dict[str, Json]) -> bool | None:
    """Whether the labels of rows are hidden; None where nobody says."""
    hidden = config.get(INDEX, {}).get("hidden")
    return None if hidden is None else bool(hidden)


def _fields(shown: Frame, frame: Frame, configured: dict[str, Json], hidden: bool | None) -> dict[str, Json]:
    """The fields of a table of which some columns of `frame` are `shown`."""
    fields = shown.fields(hidden)
    return {**fields, **column_config_data.fields(fields["columns"], frame.columns, configured, frame.levels)}


def selecting(on_select: Any) -> Callable[..., Any] | None:
    """`on_select` as a callback; the modes are none."""
    if not callable(on_select) and not (isinstance(on_select, str) and on_select in ("rerun", "ignore")):
        raise errors.StreamlitValueError("on_select", ["'rerun'", "'ignore'", "a callback function"])
    return on_select if callable(on_select) else None


def ordered(frame: Frame, columns: Iterable[str] | None) -> Frame:
    """`frame` with these columns only, in this order."""
    if columns is None:
        return frame
    at = [frame.columns.index(name) for name in map(str, columns) if name in frame.columns]
    rows = [[row[number] for number in at] for row in frame.rows]
    kept = [frame.columns[n] for n in at]
    return replace(frame, columns=kept, rows=rows, names=[frame.names[n] for n in at], make=list, mixed=set())
