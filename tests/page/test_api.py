"""What the editor knows of `st`: all that exists here, each with a sentence."""

import json

from playground.facts.elements import KINDS
from playground.page.api import ABOUT, api, api_json, parameters
from playground.runtime.st.module import existing

THING = object()


def test_each_name_that_exists_has_a_sentence() -> None:
    assert set(existing()) <= set(ABOUT)
    for about in ABOUT.values():
        assert about.endswith(".")
        assert about.count("`") % 2 == 0
    assert set(existing()) >= {each.name for each in KINDS.values() if each.holds}


def test_parameters_are_those_of_the_call() -> None:
    def call(label, key=None, *, icon="x", width=None, _own=2, format_func=str, at=THING):  # type: ignore[no-untyped-def]
        return label, key

    assert parameters(call) == [
        ["label", "", False],
        ["key", "None", False],
        ["*", "", False],
        ["icon", "'x'", False],
        ["width", "None", True],
        ["format_func", "str", False],
        ["at", "…", False],
    ]
    assert parameters(lambda *args, unsafe=False: args) == [["*args", "", False], ["unsafe", "False", False]]


def test_names_are_sorted_by_what_can_be_done_with_them() -> None:
    names = api()
    assert names["session_state"]["kind"] == "value"
    assert names["sidebar"]["kind"] == names["columns"]["kind"] == "container"
    assert names["button"]["writes"]
    assert "writes" not in names["rerun"]
    assert names["rerun"]["parameters"] == [["scope", "'app'", False]]
    assert json.loads(api_json()) == names
