"""What the page's Python and its JavaScript both know is in the parts that it is about."""

import re
from pathlib import Path

from playground.facts.page import PANES, SIGNS, TIMELINE
from playground.page import components
from playground.render.instruments.marks import marks

WEB = Path(__file__).parents[2] / "playground" / "web"


def test_each_pane_has_a_component() -> None:
    assert {pane.component for pane in PANES} - {"Bokeh"} <= set(vars(components))
    assert len({pane.part for pane in PANES}) == len(PANES)


def test_each_kind_of_mark_has_a_sign() -> None:
    run = {"lines": [1], "callback_lines": [2], "outcome": "rerun", "outcome_line": 1}
    assert {mark["kind"] for mark in marks([{"runs": [run]}], "a\nb\nc")} <= set(SIGNS)


def test_the_style_sheet_has_rows_of_the_same_height() -> None:
    sheet = (WEB / "css" / "instruments" / "timeline.css").read_text("utf-8")
    assert re.search(r"--rp-row: (\d+)px", sheet)[1] == str(TIMELINE.row)
