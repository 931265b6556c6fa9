"""Points on a map as deck.gl describes them: where the view is, what is kept of a flood."""

import pytest

from playground.runtime.output import deck_spec
from playground.runtime.run import caps


@pytest.mark.parametrize(("far", "zoom"), [(0, 12), (0.0006, 18), (1, 8), (100, 1), (360, 0), (500, 12)])
def test_the_zoom_shows_all_places(far: float, zoom: int):
    spec = deck_spec.of_points(
        [{"lat": 0.0, "lon": 0.0}, {"lat": 0.0, "lon": float(far)}], None, None, None, None, None
    )
    assert spec["initialViewState"]["zoom"] == zoom
    assert spec["initialViewState"]["longitude"] == far / 2


def test_a_column_of_colours_becomes_numbers():
    rows = [{"lat": 1, "lon": 2, "c": (1, 2, 3)}, {"lat": 1, "lon": 2, "c": (0.5, 0, 0)}]
    (layer,) = deck_spec.of_points(rows, None, None, None, "c", None)["layers"]
    assert [row["c"] for row in layer["data"]] == [[1, 2, 3], [127, 0, 0]]
    assert layer["getFillColor"] == "@@=c"


def test_names_that_pydeck_made_up_are_numbered_and_floods_are_told():
    rows = [{"p": [1, 2]}] * (caps.POINTS + 1)
    spec, left = deck_spec.kept(
        {"layers": [{"id": "201be37a-2301-45c3-8e86-b317c20673d8", "data": rows}, {"id": "mine"}]}
    )
    assert [layer["id"] for layer in spec["layers"]] == ["layer-0", "mine"]
    assert len(spec["layers"][0]["data"]) == caps.POINTS // 2
    assert left == "Only the first 2,500 of 5,001 points of a layer are shown."


def test_a_description_that_is_too_long_is_told_and_not_drawn():
    spec, left = deck_spec.kept({"layers": [{"data": [{"text": "x" * 400_000}]}]})
    assert spec == {}
    assert "more than 300,000" in left
