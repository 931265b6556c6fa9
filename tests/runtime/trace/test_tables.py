"""How many cells of a data frame changed."""

import pandas as pd
import pytest

from playground.runtime.trace.tables import changed_cells
from playground.runtime.trace.values import to_json

ONE = pd.DataFrame({"a": [1, 2], "b": [3, 4]})


@pytest.mark.parametrize(
    ("other", "changed", "of"),
    [
        (pd.DataFrame({"a": [1, 9], "b": [3, 4]}), 1, 4),
        (pd.DataFrame({"a": [1, 2, 5], "b": [3, 4, 6]}), 2, 6),
        (pd.DataFrame({"a": [1]}), 3, 4),
        (pd.DataFrame({"a": [1, 2], "b": [3, 4], "c": [0, 0]}), 2, 6),
        (ONE.copy(), 0, 4),
    ],
)
def test_cells_that_differ_are_counted(other: pd.DataFrame, changed: int, of: int):
    assert changed_cells(to_json(ONE), to_json(other)) == {"changed": changed, "of": of}


def test_what_was_compared_is_let_go():
    before, after = to_json(ONE), to_json(ONE)
    assert changed_cells(before, after)
    assert changed_cells(before, after) is None
    assert changed_cells(1, after) is None
