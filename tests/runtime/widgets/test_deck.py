"""Maps: what an action may select on them."""

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App

MAP = """\
import json
import streamlit as st

class Deck:
    def to_json(self):
        return json.dumps({"layers": [{"id": "cities", "data": [{"city": "Oslo"}, {"city": "Rome"}]}]})

event = st.pydeck_chart(Deck(), on_select="rerun")
st.text(event.selection)
"""


def test_the_data_of_objects_need_not_be_written_out():
    app = App(MAP)
    app.act({"set": {"label": "Pydeck chart", "value": {"selection": {"indices": {"cities": [1]}}}}})
    assert app.element("text")["text"] == "{'indices': {'cities': [1]}, 'objects': {'cities': [{'city': 'Rome'}]}}"


@pytest.mark.parametrize(
    "indices",
    [{"towns": [0]}, {"cities": [2]}, {"cities": [0, 1]}, {"cities": "0"}],
    ids=["layer", "row", "two", "kind"],
)
def test_objects_that_are_not_there_are_refused(indices: object):
    with pytest.raises(ActionError):
        App(MAP).act({"set": {"label": "Pydeck chart", "value": {"selection": {"indices": indices}}}})


def test_a_map_without_data_is_empty():
    assert "layers" not in App("import streamlit as st\nst.map()").element("map")["spec"]
