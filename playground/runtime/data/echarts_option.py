"""The option of an ECharts chart: as a dict, its tables apart, and what it may not have.

Modelled on Streamlit's `elements/echarts_chart.py`.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..run import errors
from ..run.fingerprint import package_of
from . import foreign
from .frame import Frame

_GL_SERIES: Final = frozenset(
    [
        "bar3D",
        "flowGL",
        "globe",
        "graphGL",
        "line3D",
        "lines3D",
        "linesGL",
        "map3D",
        "polygons3D",
        "scatter3D",
        "scatterGL",
        "surface",
    ]
)
_GL_PARTS: Final = frozenset(["geo3D", "globe", "grid3D", "mapbox3D", "maptalks3D"])
_EXTENSIONS: Final = {"liquidFill": "echarts-liquidfill", "wordCloud": "echarts-wordcloud"}
_FUNCTION: Final = re.compile(r"\bfunction\s*\(")
_CODE: Final = "--x_x--"
_ONLY_JSON: Final = "`st.echarts_chart` only supports JSON-compatible option objects."
_NO_GL: Final = "`st.echarts_chart` does not support 3D or WebGL charts."


def option_of(spec: Any) -> dict[str, Any]:
    """The option as a dict of the caller's own; raises for what is none."""
    if isinstance(spec, str):
        option = _parsed(spec)
    elif isinstance(spec, Mapping):
        option = _copied(dict(spec))
    elif callable(getattr(spec, "dump_options", None)):
        option = _parsed(spec.dump_options())
    else:
        kinds = ["dict", "str", "pyecharts chart"]
        raise errors.StreamlitInvalidParameterTypeError("spec", type(spec).__name__, kinds)
    if not isinstance(option, dict):
        detail = "An ECharts spec must be a JSON object (mapping)."
        raise errors.StreamlitInvalidParameterTypeError("spec", type(option).__name__, ["dict"], detail=detail)
    _check(option)
    return option


def _parsed(text: Any) -> Any:
    try:
        option = json.loads(text)
    except (TypeError, ValueError) as error:
        rest = text[error.pos if isinstance(error, json.JSONDecodeError) else 0 :]
        if _FUNCTION.search(rest) or "=>" in rest:
            raise _no_functions() from error
        raise errors.StreamlitAPIException(
            f"The provided ECharts spec could not be parsed as JSON. {_ONLY_JSON}"
        ) from error
    if _has_code(option):
        raise _no_functions()
    return option


def _no_functions() -> errors.StreamlitAPIException:
    return errors.StreamlitAPIException(
        "The provided ECharts spec contains JavaScript callbacks (e.g. `function` values or `JsCode`), which "
        "`st.echarts_chart` does not support. Only JSON-compatible option objects are supported. Use ECharts "
        "string-template formatters instead of JavaScript functions."
    )


def _has_code(value: Any) -> bool:
    if isinstance(value, str):
        text = value.strip()
        return text.startswith(_CODE) and text.endswith(_CODE) and len(text) > 2 * len(_CODE)
    if isinstance(value, dict):
        return any(map(_has_code, value.values()))
    return isinstance(value, list | tuple) and any(map(_has_code, value))


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: key == "source" and _is_table(item) for key, item in value.items()}
        return {key: item if kept[key] else _copied(item) for key, item in value.items()}
    if isinstance(value, list | tuple) and any(isinstance(item, dict) for item in value):
        return type(value)(map(_copied, value)) if type(value) in (list, tuple) else list(map(_copied, value))
    return value


def _is_table(value: Any) -> bool:
    """Whether it is a frame or an array; what Python itself has is JSON."""
    return not isinstance(value, dict | list | tuple | str) and foreign.is_table(value)


def _listed(value: Any, name: str) -> Iterator[Any]:
    if value is None:
        return
    if not isinstance(value, list | tuple):
        raise errors.StreamlitAPIException(
            f"The provided ECharts spec has a `{name}` value that is not a list. {_ONLY_JSON}"
        )
    yield from value


def _of_media(option: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for entry in _listed(option.get("media"), "media"):
        if isinstance(entry, dict) and isinstance(entry.get("option"), dict):
            yield entry["option"]


def variants(option: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The option itself, and those that it has for screens and moments."""
    yield option
    yield from _of_media(option)
    base = option.get("baseOption")
    if isinstance(base, dict):
        yield base
        yield from _of_media(base)
    for each in _listed(option.get("options"), "options"):
        if isinstance(each, dict):
            yield each
            yield from _of_media(each)


def entries(value: Any) -> list[dict[str, Any]]:
    """The parts of a kind of which there may be one or a list."""
    found = value if isinstance(value, list | tuple) else [value]
    return [each for each in found if isinstance(each, dict)]


def series_of(option: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All series, whichever variant they are in."""
    for variant in variants(option):
        yield from entries(variant.get("series"))


def _check(option: dict[str, Any]) -> None:
    """Raise for what the page's ECharts cannot draw."""
    maps = any("geo" in each for each in variants(option))
    maps = maps or any(each.get("coordinateSystem") == "geo" for each in series_of(option))
    parts = sorted(name for variant in variants(option) for name in _GL_PARTS & variant.keys())
    if parts:
        raise _refused(f"uses the `{parts[0]}` component, which requires the ECharts GL extension. {_NO_GL}")
    for each in series_of(option):
        kind = each.get("type")
        if kind in _GL_SERIES:
            raise _refused(f"uses the `{kind}` series, which requires the ECharts GL extension. {_NO_GL}")
        if isinstance(kind, str) and kind in _EXTENSIONS:
            raise _refused(
                f"uses the `{kind}` series, which requires the `{_EXTENSIONS[kind]}` extension. `st.echarts_chart` "
                "bundles only core ECharts, so this chart would render empty."
            )
        maps = maps or kind == "map"
        if kind == "custom":
            raise _refused(
                "uses a `custom` series, which requires a JavaScript `renderItem` callback. `st.echarts_chart` only "
                "supports JSON-compatible option objects, so custom series are not supported."
            )
    if maps:
        raise _refused(
            "uses a map or geo coordinate system, which requires registering GeoJSON map data. `st.echarts_chart` "
            "does not support map charts."
        )


def _refused(why: str) -> errors.StreamlitAPIException:
    return errors.StreamlitAPIException(f"The provided ECharts spec {why}")


def take_tables(option: dict[str, Any]) -> dict[str, Frame]:
    """The tables in `dataset.source`, by the names that take their places; equal ones have one name."""
    found: dict[str, Frame] = {}
    known: dict[str, str] = {}
    for variant in variants(option):
        for dataset in entries(variant.get("dataset")):
            source = dataset.get("source")
            if source is None or not _is_table(source):
                continue
            try:
                frame = Frame.of(source)
            except (errors.StreamlitDataframeConversionError, TypeError, ValueError) as error:
                raise errors.StreamlitDataframeConversionError(
                    "The provided ECharts `dataset.source` could not be converted for display. Convert or drop the "
                    "columns that cannot be serialized (for example, cast object columns to strings, or call "
                    f"`.sparse.to_dense()` on sparse columns).\n\n{error}"
                ) from error
            cells = repr((frame.columns, frame.cells()))
            name = known.setdefault(cells, f"data-{len(known)}")
            found[name] = frame
            dataset["source"] = {"name": name}
    return found


def written(option: dict[str, Any]) -> str:
    """The option as JSON; raises for what is none, and says where that is."""
    try:
        return json.dumps(option, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        try:
            odd = _odd(option, "")
        except RecursionError:
            odd = None
        detail = "" if odd is None else f" `{odd[0]}` is {_told(odd[1])}."
        raise errors.StreamlitAPIException(
            f"The provided ECharts spec is not JSON-serializable.{detail} {_ONLY_JSON} Pass chart data as a dataframe "
            "in `dataset.source`, which converts datetimes, NumPy values, and missing values automatically. Values "
            "anywhere else (for example `series.data`) must already be plain Python values such as `int`, `float`, "
            "`str`, `None`, lists, and dicts."
        ) from error


def _odd(value: Any, path: str) -> tuple[str, Any] | None:
    if isinstance(value, float):
        return None if math.isfinite(value) else (path, value)
    if value is None or isinstance(value, str | int):
        return None
    if isinstance(value, dict):
        parts = [(f"{path}.{key}" if path else str(key), item) for key, item in value.items()]
    elif isinstance(value, list | tuple):
        parts = [(f"{path}[{number}]", item) for number, item in enumerate(value)]
    else:
        return path, value
    return next((found for name, item in parts if (found := _odd(item, name)) is not None), None)


def _told(value: Any) -> str:
    if isinstance(value, float):
        return f"`{'NaN' if math.isnan(value) else repr(value)}`. Use `None` for missing or non-finite numbers"
    kind = type(value)
    module = kind.__module__.partition(".")[0]
    said = f"a `{kind.__qualname__ if module == 'builtins' else f'{module}.{kind.__qualname__}'}`"
    if package_of(value) == "numpy" and kind.__name__ != "ndarray" and hasattr(value, "dtype"):
        return f"{said}. Convert it with `int()`, `float()`, or `bool()`"
    if package_of(value) == "pandas" and kind.__name__ in ("NaTType", "NAType"):
        return f"{said}. Use `None` for missing values"
    if isinstance(value, dt.date | dt.time):
        return f"{said}. Convert it with `.isoformat()`"
    if _is_table(value):
        return f"{said}. Only `dataset.source` accepts dataframes and arrays, so pass the data there"
    if callable(value):
        return f'{said}. Use an ECharts string template such as `"{{b}}: {{c}}"` instead of a callback'
    return f"{said}. Convert it to a plain Python value"
