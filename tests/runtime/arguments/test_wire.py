"""What a message to the browser can carry: Streamlit's own messages take and refuse the same values."""

from enum import IntEnum

import pytest
from streamlit.proto.Checkbox_pb2 import Checkbox
from streamlit.proto.MultiSelect_pb2 import MultiSelect
from streamlit.proto.Slider_pb2 import Slider

from playground.runtime.arguments import wire

from ..outcome import outcome


class Text(str):
    """A text of the script's own class."""

    def __str__(self) -> str:
        return "another"


class Number(IntEnum):
    ONE = 1


class Index:
    """What is no number, but can be used as one."""

    def __index__(self) -> int:
        return 3


def refuses(put: object, value: object) -> bool:
    return outcome(put, value)[0] == "raises"


def field(message: type, name: str):
    """A function that puts a value into a field of a Streamlit message, and returns what is in it then."""

    def put(value):
        made = message()
        setattr(made, name, value)
        return getattr(made, name)

    return put


FLAGS = [True, False, 0, 1, 7, -1, 2**63 - 1, 2**63, None, "yes", 1.0, Index()]
TEXTS = ["a", "é", "", b"bytes", b"\xc3\xa9", b"\xff", "\udc80", None, 3, ["a"], Text("own")]
WHOLE = [0, 1, -1, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, True, 1.0, "1", None, Index(), Number.ONE]


@pytest.mark.parametrize("value", FLAGS)
def test_a_flag(value):
    theirs = field(Checkbox, "disabled")
    assert refuses(wire.flag, value) == refuses(theirs, value)
    if not refuses(theirs, value):
        assert wire.flag(value) is theirs(value)


@pytest.mark.parametrize("value", TEXTS)
def test_a_text(value):
    theirs = field(Checkbox, "label")
    assert refuses(wire.text, value) == refuses(theirs, value)
    if not refuses(theirs, value):
        assert wire.text(value) == theirs(value)


@pytest.mark.parametrize("value", WHOLE)
def test_whole_numbers(value):
    theirs = field(MultiSelect, "max_selections")
    assert refuses(lambda each: wire.whole(each, "MultiSelect.max_selections"), value) == refuses(theirs, value)


def test_a_number_that_is_refused_is_in_the_words_of_the_message():
    assert outcome(wire.whole, True, "M.f") == ("raises", "TypeError", "Field M.f: Expected an int, got a boolean.")
    assert outcome(wire.whole, 2**31, "M.f") == ("raises", "ValueError", f"Value out of range: {2**31}")
    assert outcome(wire.count, -1, "M.f") == ("raises", "ValueError", "Value out of range: -1")


def test_counts_begin_at_0_and_may_be_twice_as_large():
    assert (wire.count(0, "f"), wire.count(2**32 - 1, "f")) == (0, 2**32 - 1)
    assert refuses(lambda value: wire.count(value, "f"), 2**32)
    assert wire.whole(2**40, "f", bits=64) == 2**40


@pytest.mark.parametrize("values", [["a", b"b"], (), "ab", ["a", 3], None, 7])
def test_a_list_of_texts(values):
    def theirs(given):
        made = MultiSelect()
        made.options[:] = given
        return list(made.options)

    assert refuses(wire.texts, values) == refuses(theirs, values)
    if not refuses(theirs, values):
        assert wire.texts(values) == theirs(values)


@pytest.mark.parametrize("value", [1, 1.5, True, float("inf"), "1", None, 10**400])
def test_a_number(value):
    theirs = field(Slider, "min")
    assert refuses(wire.real, value) == refuses(theirs, value)
    if not refuses(theirs, value):
        assert wire.real(value) == theirs(value)


def test_texts_and_numbers_of_the_scripts_own_class_come_out_plain():
    out = wire.carried({"text": Text("own"), "number": Number.ONE, "list": [1], "none": None})
    assert out == {"text": "own", "number": 1, "list": [1], "none": None}
    assert (type(out["text"]), type(out["number"])) == (str, int)


def test_a_text_is_stripped_and_what_is_none_fails_as_it_would():
    assert wire.stripped("  a ") == "a"
    assert outcome(wire.stripped, str) == ("raises", "TypeError", "unbound method str.strip() needs an argument")
    assert outcome(wire.stripped, 3)[1] == "AttributeError"
