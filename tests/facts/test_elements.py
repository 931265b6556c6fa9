"""What the table of elements says is what the runtime, the renderer, the export and the page do."""

import inspect
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from playground.apptest.export import _WRITTEN
from playground.facts.elements import BUTTONS, KINDS, Kind, is_button, kind
from playground.page.styles import SUBJECTS
from playground.render.app.kinds import KINDS as SHOWN
from playground.runtime.browser.page_values import VALUES
from playground.runtime.st.module import calls

CONTROLS = Path(__file__).parents[2] / "playground" / "web" / "app" / "controls.js"


@pytest.mark.parametrize("row", KINDS.values(), ids=lambda row: row.name)
def test_a_row_names_what_there_is(row: Kind) -> None:
    assert f"app/{row.css}" in SUBJECTS
    assert not row.takes or row.takes in VALUES
    assert row.written in _WRITTEN
    assert not row.apptest or hasattr(AppTest, row.apptest)


def test_every_call_that_writes_has_a_row_and_a_sentence() -> None:
    assert [name for name in calls() if not kind(name).about] == []


def test_every_kind_that_is_shown_has_a_row() -> None:
    assert set(SHOWN) - set(KINDS) == set()


def test_the_page_knows_every_way_to_read_a_value() -> None:
    known = CONTROLS.read_text("utf-8")
    ways = {way for row in KINDS.values() for way in row.reads.split()}
    assert [way for way in ways if f"  {way}: {{" not in known and f"KINDS.{way} =" not in known] == ["any-one"]


def test_what_is_clicked_is_a_button() -> None:
    assert {"button", "form_submit_button", "download_button", "link_button"} <= BUTTONS
    assert not is_button("checkbox")
    assert not is_button(None)


def test_the_table_is_data() -> None:
    assert not inspect.getsource(inspect.getmodule(Kind)).count("from playground")
