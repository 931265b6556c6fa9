"""How the columns of a table are configured."""

import math

import pandas as pd
import pytest

from playground.runtime.data.column_config import check_editable, fields, locked, read, sent
from playground.runtime.data.frame import Frame
from playground.runtime.run.errors import StreamlitAPIException


def test_none_hides_a_column_and_a_text_is_its_label():
    assert sent(read({"a": None, "b": "B"})) == {"a": {"hidden": True}, "b": {"label": "B"}}


def test_what_is_none_is_not_sent():
    assert sent(read({"a": {"label": None, "type_config": {"type": "text", "validate": None}}})) == {
        "a": {"type_config": {"type": "text"}}
    }


def test_the_scripts_own_dict_stays_as_it_is():
    given = {"a": {"label": "A"}}
    read(given)["a"]["label"] = "B"
    assert given == {"a": {"label": "A"}}


def test_a_column_by_its_place_counts_the_labels_of_rows():
    columns = [{"name": "a"}, {"name": "b"}]
    index = fields(columns, ["a", "b"], sent(read({0: {"label": "Row"}, 2: "B"})))
    assert columns == [{"name": "a"}, {"name": "b", "config": {"label": "B"}}]
    assert index == {"index_config": {"label": "Row"}}


def test_a_locked_column_is_told_by_itself():
    config = read({"a": {"disabled": True}})
    columns = [{"name": "a"}]
    assert locked(config, "a")
    assert fields(columns, ["a"], sent(config)) == {}
    assert columns == [{"name": "a"}]


def test_what_json_has_no_form_for_is_refused():
    with pytest.raises(StreamlitAPIException, match="serialized"):
        sent(read({"a": {"type_config": {"type": "number", "min_value": math.nan}}}))


@pytest.mark.parametrize("data", [{"a": ["x"]}, pd.DataFrame({"a": ["x"]})])
def test_texts_cannot_be_edited_as_ticks_of_a_day(data: object):
    frame = Frame.of(data)
    check_editable(frame, read({"a": {"type_config": {"type": "text"}}}))
    check_editable(frame, read({"a": {"type_config": {"type": "date"}, "disabled": True}}))
    with pytest.raises(StreamlitAPIException, match=r"`date` for column `a`.*`string`"):
        check_editable(frame, read({"a": {"type_config": {"type": "date"}}}))
