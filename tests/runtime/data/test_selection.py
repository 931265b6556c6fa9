"""What a reader selects in a table, or a script does."""

import pytest

from playground.runtime.data.selection import DataframeSelectionState, modes_of, on_page, state, valid

from ..outcome import outcome

SELECT = ["single-row", "multi-column", "single-cell"]


@pytest.mark.parametrize(
    ("given", "modes"),
    [
        ("multi-row", ["multi-row"]),
        (["single-row", "multi-column"], ["multi-column", "single-row"]),
        ({"single-cell", "single-row"}, ["single-cell", "single-row"]),
        ([], []),
    ],
)
def test_modes(given, modes):
    assert modes_of(given) == modes


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        ("some-row", "StreamlitValueError", "Invalid `selection_mode` value"),
        (["single-row", "multi-row"], "StreamlitIncompatibleParametersError", "Only one row selection mode"),
        (
            ["single-row", "multi-row", "single-row-required"],
            "StreamlitIncompatibleParametersError",
            "`selection_mode='multi-row'`, `selection_mode='single-row'`, and `selection_mode='single-row-required'`",
        ),
        (["single-column", "multi-column"], "StreamlitIncompatibleParametersError", "cannot be used together."),
        (["single-cell", "multi-cell"], "StreamlitIncompatibleParametersError", "cannot be used together."),
    ],
)
def test_modes_that_cannot_be(given, error, words):
    found = outcome(modes_of, given)
    assert found[1] == error
    assert words in found[2]


@pytest.mark.parametrize(
    ("wanted", "modes", "found"),
    [
        ({"rows": [1, 1, 9, -1, "0"]}, ["multi-row"], {"rows": [1]}),
        ({"rows": [2, 1]}, ["single-row"], {"rows": [2]}),
        ({"rows": [1]}, ["multi-column"], {}),
        ({"rows": []}, ["single-row-required"], {"rows": [0]}),
        ({"rows": "all"}, ["multi-row"], {}),
        ({"columns": ["b", "z", "a"]}, ["multi-column"], {"columns": ["b", "a"]}),
        ({"columns": ["b", "a"]}, ["single-column"], {"columns": ["b"]}),
        ({"cells": [[0, "z"], (1, "a"), (2, "b"), 3]}, ["single-cell"], {"cells": [(1, "a")]}),
        ({"cells": [(1, "a")]}, ["multi-cell"], {}),
    ],
)
def test_what_of_a_scripts_selection_can_be(wanted, modes, found):
    empty: dict = {"rows": [], "columns": [], "cells": []}
    assert valid({"selection": wanted}, 3, ["a", "b"], modes) == {"selection": {**empty, **found}}


def test_of_no_rows_none_is_required():
    assert valid({"selection": {}}, 0, [], ["single-row-required"])["selection"]["rows"] == []


@pytest.mark.parametrize("value", [None, {}, {"selection": [1]}, [1]], ids=repr)
def test_what_is_no_selection_at_all(value):
    assert outcome(valid, value, 3, [], SELECT)[1] == "StreamlitAPIException"


def test_state_has_it_by_attributes_and_cells_as_pairs():
    found = state({"selection": {"rows": [1], "cells": [[0, "a"]]}}, first_row=True)
    assert (found.selection.rows, found.selection.columns, found.selection.cells) == ([1], [], [(0, "a")])
    assert found["selection"] is found.selection
    assert isinstance(found.selection, DataframeSelectionState)
    assert state(None, first_row=True).selection.rows == [0]
    assert state(None, first_row=False).selection.rows == []


def test_the_page_has_it_as_json():
    assert on_page(state({"selection": {"cells": [[0, "a"]]}}, first_row=False)) == {
        "selection": {"rows": [], "columns": [], "cells": [[0, "a"]]}
    }
