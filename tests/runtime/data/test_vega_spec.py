"""The description of a chart of Vega-Lite: its data, its selections, its names."""

import json

import pytest

from playground.runtime.data import vega_spec

FEATURE = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}}


@pytest.mark.parametrize(
    ("data", "is_geometry"),
    [
        (FEATURE, True),
        ([FEATURE], True),
        ({"type": "FeatureCollection", "features": []}, True),
        ({"type": "Topology", "arcs": [], "objects": {}}, True),
        ({"type": "Point", "coordinates": [1, 2]}, True),
        ({"type": "bar", "coordinates": [1, 2]}, False),
        ([{"type": "Feature"}], False),
        ([], False),
        ({"a": [1]}, False),
    ],
)
def test_geometry_is_told_from_tables(data: object, is_geometry: bool):
    assert vega_spec.is_geometry(data) is is_geometry


def test_selections_are_found_in_all_views():
    point, interval = {"name": "p", "select": "point"}, {"name": "i", "select": "interval"}
    spec = {
        "params": [{"name": "n", "value": 1}],
        "vconcat": [{"params": [point]}, {"spec": {"params": [interval, 5]}}],
    }
    assert vega_spec.parameters(spec) == {"p", "i"}


def test_names_that_altair_made_up_are_numbered_in_their_order():
    spec = {"params": [{"name": "param_9f"}, {"name": "param_mine"}], "layer": [{"name": "view_12", "x": "param_9f"}]}
    spec["datasets"] = {"geo": {"param_9f": 1}}
    found = vega_spec.stable(json.dumps(spec))
    assert [param["name"] for param in found["params"]] == ["param_1", "param_mine"]
    assert found["layer"] == [{"name": "view_1", "x": "param_1"}]
    assert found["datasets"] == {"geo": {"param_9f": 1}}, "data is not renamed"


def test_tables_that_are_named_by_what_is_in_them_are_numbered():
    digest = "0123456789abcdef" * 2
    spec, names = vega_spec.with_plain_names(
        {"layer": [{"data": {"name": digest}}, {"data": {"name": "mine"}}]}, [digest, "mine"]
    )
    assert names == ["data-0", "mine"]
    assert spec["layer"] == [{"data": {"name": "data-0"}}, {"data": {"name": "mine"}}]
