"""Columns of charts, pictures, lists and buttons."""

import pytest

from playground.runtime.arguments import rich_columns
from playground.runtime.run.errors import StreamlitAPIException


@pytest.mark.parametrize("color", ["auto", "red", "#ff0000", None])
def test_colours_of_charts(color: str | None):
    assert rich_columns.LineChartColumn(color=color)["type_config"]["color"] == color


def test_another_colour_is_refused():
    with pytest.raises(StreamlitAPIException, match="color"):
        rich_columns.ProgressColumn(color="such")


def test_colours_go_round_the_options():
    made = rich_columns.MultiselectColumn(options=["a", "b", "c"], color=["red", "blue"])
    assert [choice["color"] for choice in made["type_config"]["options"]] == ["red", "blue", "red"]


def test_a_button_with_a_key_says_that_it_is_not_here():
    assert rich_columns.ButtonColumn("Go")["disabled"] is True
    with pytest.raises(StreamlitAPIException, match="not of this playground yet"):
        rich_columns.ButtonColumn("Go", key="go")
    with pytest.raises(StreamlitAPIException, match="key"):
        rich_columns.ButtonColumn("Go", on_click=print)
