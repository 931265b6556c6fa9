"""Tables of other packages, as plain columns and cells."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from playground.runtime.data import foreign

FRAME = pd.DataFrame({"a": [1]})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (FRAME, "pandas"),
        (FRAME["a"], "series"),
        (FRAME.columns, "index"),
        (pd.array([1, None]), "array"),
        (np.array([1]), "ndarray"),
        (np.zeros((1, 2)), "matrix"),
        (pa.table({"a": [1]}), "arrow"),
        (pa.array([1]), "arrow_array"),
        ({"a": FRAME["a"], "b": [1]}, "series_mapping"),
        ({"a": [1], "b": FRAME["a"]}, "mapping"),
        ([np.array([1])], "list"),
        ([np.int64(1)], "values"),
        ([None, pd.Timestamp("2024-01-01")], "values"),
        ([1, 2], None),
        ({"a": [1]}, None),
        (None, None),
        (pd.DataFrame, None),
        (np.int64(1), None),
        ("a", None),
    ],
)
def test_what_data_is(data: object, kind: str | None):
    assert foreign.kind_of(data) == kind


def test_anything_with_to_pandas_is_a_table():
    class Sheet:
        def to_pandas(self):
            return FRAME

    assert foreign.kind_of(Sheet()) == "other"
    assert foreign.pandas_of(Sheet(), "other").to_dict("list") == {"a": [1]}
    assert foreign.kind_of(Sheet) is None


def test_cells_are_pythons_own():
    column = pd.Series([np.int8(1), None, np.array([1, 2]), {3}, np.nan], dtype=object)
    assert foreign.cells_of(column) == [1, None, [1, 2], [3], None]
    assert all(type(cell) in (int, list, type(None)) for cell in foreign.cells_of(column))


@pytest.mark.parametrize(
    ("cells", "fix"),
    [
        ([1, "x"], "string"),
        ([1 + 2j], "string"),
        ([{"a": 1}], "string"),
        ([object], "string"),
        ([[1], [2, 3]], None),
        ([[1], [[2]]], "string"),
        ([frozenset([1])], "list"),
        (["x", None], None),
        ([1.5, 2], None),
    ],
)
def test_columns_that_arrow_has_no_type_for(cells: list[object], fix: str | None):
    assert foreign.fix_of(pd.Series(cells)) == fix


def test_the_first_column_stands_for_a_list():
    assert foreign.first_column(pd.DataFrame({"a": ["x", "y"], "b": [1, 2]}), "pandas") == ["x", "y"]
    assert foreign.first_column(pd.DataFrame(), "pandas") == []
    assert foreign.first_column(np.array([1, 2]), "ndarray") == [1, 2]


def test_a_script_without_other_packages_imports_none(tmp_path: Path):
    script = tmp_path / "app.py"
    script.write_text(
        "import streamlit as st\nimport sys\nst.dataframe([{'a': 1}])\nst.line_chart([1, 2])\n"
        "st.write([1], {'a': 1})\nst.session_state.x = [1]\nst.selectbox('a', [1, 2])\n"
        "st.text(sorted({'pandas', 'numpy', 'pyarrow', 'polars', 'yaml'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "playground", "trace", str(script)], capture_output=True, text=True, check=True
    )
    assert '"text": "[]"' in done.stdout
