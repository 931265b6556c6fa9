"""Figures of other packages are known by the names of their types."""

import pytest

from playground.runtime.output.figures import call_for


def of(module: str, name: str) -> object:
    return type(name, (), {"__module__": module})()


BAR = of("plotly.graph_objs._bar", "Bar")


@pytest.mark.parametrize(
    ("value", "call"),
    [
        (of("altair.vegalite.v6.api", "LayerChart"), "altair_chart"),
        (of("plotly.graph_objs._figure", "Figure"), "plotly_chart"),
        (of("pydeck.bindings.deck", "Deck"), "pydeck_chart"),
        (of("mine", "Chart"), None),
        ([BAR], "plotly_chart"),
        ([BAR, 1], None),
        ([], None),
        ({"data": [BAR]}, "plotly_chart"),
        ({"data": [BAR], "more": 1}, None),
        ({"data": [1]}, None),
    ],
)
def test_the_call_for_a_value(value: object, call: str | None):
    assert call_for(value) == call
