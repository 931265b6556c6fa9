"""The options of a widget, and what becomes of a choice when they change."""

import dataclasses
from collections import deque
from enum import Enum, StrEnum

import pytest
from streamlit.dataframe_util import convert_anything_to_list
from streamlit.elements.lib import options_selector_utils as theirs

from playground.runtime.arguments.options import GONE, Options, as_list, chosen, comparable
from playground.runtime.run.errors import StreamlitAPIException

from ..outcome import outcome, same


class Size(Enum):
    SMALL = 1
    LARGE = 2


class Word(StrEnum):
    A = "a"
    B = "b"


@dataclasses.dataclass
class Point:
    x: int = 1
    y: int = 2


def numbers():
    yield from (1, 2)


GIVEN = [
    *(None, [], ["a", "b"], ("a",), range(3), {"a": 1, "b": 2}, {"a": 1}.items(), {"a": 1}.values(), deque([1])),
    *("text", 7, Size, Word, Point(), numbers, frozenset({1})),
]


@pytest.mark.parametrize("given", GIVEN)
def test_options_as_a_list(given):
    assert as_list(given) == convert_anything_to_list(given)


def test_what_comes_one_by_one_is_gone_through():
    assert as_list(map(str, (1, 2))) == convert_anything_to_list(map(str, (1, 2))) == ["1", "2"]
    assert as_list(enumerate("ab")) == convert_anything_to_list(enumerate("ab")) == [(0, "a"), (1, "b")]


def test_of_rows_that_come_one_by_one_the_first_of_each():
    assert as_list(zip("ab", (1, 2), strict=True)) == convert_anything_to_list(zip("ab", (1, 2), strict=True))
    assert as_list(zip("ab", (1, 2), strict=True)) == ["a", "b"]


class Odd:
    """Compared with another, it is neither the same nor not."""

    def __eq__(self, other: object) -> object:
        return self

    def __bool__(self) -> bool:
        raise ValueError("neither")

    __hash__ = None


def test_options_that_cannot_be_compared_are_refused():
    same(comparable, theirs.convert_to_sequence_and_check_comparable, [Odd()])
    with pytest.raises(StreamlitAPIException, match=r"Got \*\*Odd\*\*"):
        comparable([Odd()])
    assert comparable([1, Odd()])[0] == 1


def test_the_places_of_what_a_choice_begins_with():
    assert chosen(["a", "b", "c"], ["c", "a"]) == theirs.get_default_indices(["a", "b", "c"], ["c", "a"]) == [2, 0]
    assert chosen(["a"], None) == []
    same(chosen, theirs.get_default_indices, ["a", "b"], ["x"])
    same(chosen, theirs.get_default_indices, ["a", "b"], "b")


def options(values, format_func=str, given=None) -> Options:
    return Options(values if given is None else given, values, format_func)


def test_of_one_text_for_two_options_the_last_is_meant():
    """Rule widget-choice-by-text."""
    two = options([1, 2, 3], lambda n: "odd" if n % 2 else "even")
    assert two.index == theirs.create_mappings([1, 2, 3], two.format)[1]
    assert (two.value("odd"), two.value("even"), two.value("new")) == (3, 2, "new")


def test_texts_must_be_texts_and_must_be_keys():
    assert outcome(options([1], lambda n: n).check)[1] == "TypeError"
    assert outcome(options([1], lambda n: n).check_split) == outcome(lambda: (1).split())
    assert outcome(options, [1], lambda n: [n])[1] == "TypeError"
    assert options([1], lambda n: b"one").texts == ["one"]


def test_what_stands_at_a_place():
    two = options([1, 2], lambda n: f"no. {n}")
    assert (two.at(1), two.text_at(1), two.at(None), two.text_at(None)) == (2, "no. 2", None, None)
    assert (options([]).at(0), options([]).text_at(0)) == (None, None)


def test_a_choice_that_is_no_option_any_more_is_gone():
    """Rules widget-key-new-options, state-invalid-reset."""
    some = options(["b", "c"])
    assert (some.still_chosen("b", "b"), some.still_chosen("a", "a"), some.still_chosen(None, None)) == (
        "b",
        GONE,
        None,
    )
    assert (some.fits("b"), some.fits("a"), some.fits(None)) == (True, False, True)
    assert some.fitting(["a", "c", "b"]) == ["c", "b"]


def test_where_the_scripts_function_fails_the_text_that_the_page_sent_decides():
    names = {"x": "Ex", "y": "Why"}
    some = options(["x", "y"], names.__getitem__)
    assert some.still_chosen("old", "Why") == "y"
    assert (some.still_chosen("old", "Old"), some.still_chosen("old", None)) == (GONE, GONE)
    assert (some.text_or_repr("old"), some.fitting(["old", "x"])) == ("old", ["x"])
    assert outcome(some.text, "old")[1] == "KeyError"


def again(name="Size", members=("SMALL", "LARGE")):
    """The class of a script's next run."""
    made = Enum(name, members)
    made.__qualname__ = name
    return made


def test_a_member_of_an_enum_becomes_that_of_this_runs_class():
    """Rule run-enum-members."""
    new = again()
    for some in (options(list(new)), options(list(new), given=new)):
        assert some.renewed(Size.SMALL) is new.SMALL
        assert some.all_renewed([Size.LARGE, Size.SMALL]) == [new.LARGE, new.SMALL]
        assert some.all_renewed((Size.LARGE, Size.SMALL)) == (new.LARGE, new.SMALL)


@pytest.mark.parametrize("new", [again("Other"), again(members=("SMALL", "HUGE"))], ids=["name", "members"])
def test_of_another_class_it_stays_what_it_was(new):
    assert options(list(new)).renewed(Size.SMALL) is Size.SMALL


def test_among_options_of_several_classes_it_stays_too():
    mixed = options([Size.SMALL, "a"])
    assert mixed.renewed(Size.LARGE) is Size.LARGE
    assert mixed.all_renewed([Size.LARGE, "a"]) == [Size.LARGE, "a"]
    assert options(list(again())).renewed("a") == "a"


def test_a_member_among_plain_options_is_streamlits_error():
    assert outcome(options(["a", "b"]).renewed, Size.SMALL) == outcome(theirs._coerce_enum, Size.SMALL, str)
