"""What was seen of a rerun loop, in words."""

from collections.abc import Sequence

import pytest

from playground.runtime.run.places import Place
from playground.runtime.trace.explain import Seen, explain
from playground.runtime.trace.trace import Change


def changed(key: str, before: object, after: object) -> Change:
    return Change(key, "changed", before, after, 3, "script")


def said(source: str, line: int, *runs: Sequence[Change], state: dict | None = None) -> str:
    """What is said of a script that reran at `line`, of runs that changed so."""
    words, _ = explain(list(enumerate(runs, 1)), Seen(source, state or {}, [Place(line, {})]))
    return words


ALWAYS = "import streamlit as st\nst.rerun()"
UNTIL = "import streamlit as st\nif st.session_state.n < 9:\n    st.rerun()"


def test_what_the_last_run_changed():
    added, removed = Change("b", "added", None, 1, 3, "script"), Change("a", "removed", 2, None, 3, "script")
    assert said(ALWAYS, 2, [added, removed, changed("c", 1, 2)]).startswith(
        "Each run changes st.session_state and reruns again: "
        "in the last one a was removed; b became 1; c went from 1 to 2."
    )


def test_of_very_much_three_are_told_in_words_and_more_as_data():
    many = [changed(f"k{number:02}", 0, 1) for number in range(25)]
    words, diffs = explain([(7, many)], Seen(ALWAYS, {}, [Place(2, {})]))
    assert "k02 went from 0 to 1 (and 22 more)." in words
    assert (diffs[0]["run"], len(diffs[0]["changes"]), diffs[0]["count"]) == (7, 20, 25)


def test_nothing_changed():
    assert said(ALWAYS, 2, []) == (
        "Nothing in st.session_state changed during the last run, and it reran again. "
        "Rerun only after something has changed, and store that it has."
    )


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ((1, 2), (2, 3), "n grew by 1 in each of the last two runs."),
        ((5, 3), (3, 1), "n fell by 2 in each of the last two runs."),
        ((1, 2), (2, 5), "n grew in each of the last two runs."),
        (([1], [1, 1]), ([1, 1], [1, 1, 1]), "n got longer in each of the last two runs."),
        (("ab", "a"), ("a", ""), "n got shorter in each of the last two runs."),
        ((1, 2), (2, 1), "n went to and fro between 2 and 1."),
        ((True, False), (False, True), "n went to and fro between False and True."),
    ],
)
def test_what_two_runs_did_alike(first: tuple, second: tuple, words: str):
    found = said(ALWAYS, 2, [changed("n", *first)], [changed("n", *second)], state={"n": second[1]})
    assert words in found


def test_ways_that_differ_are_not_told():
    assert "in each of" not in said(ALWAYS, 2, [changed("n", 1, 5)], [changed("n", 5, 4)], state={"n": 4})


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        (UNTIL, 3, "The condition `st.session_state.n < 9` in line 2 was true again."),
        ("if done:\n    pass\nelse:\n    st.rerun()", 4, "The condition `done` in line 1 was false again."),
        ("n < 9 and st.rerun()", 1, "The condition `n < 9` in line 1 was true again."),
        ("done or st.rerun()", 1, "The condition `done` in line 1 was false again."),
        ("st.rerun() if n else None", 1, "The condition `n` in line 1 was true again."),
        ("while n:\n    st.rerun()", 2, "The condition `n` in line 1 was true again."),
        ("if a:\n    if b:\n        st.rerun()", 3, "The condition `b` in line 2 was true again."),
    ],
)
def test_the_condition_that_decided(source: str, line: int, words: str):
    assert words in said(source, line, [])


def test_conditions_around_a_function_decide_nothing_within_it():
    source = "if a:\n    def go():\n        st.rerun()\n    go()"
    assert "The condition" not in said(source, 3, [])


def test_what_ends_the_loop_is_advised():
    assert said("if a:\n    st.rerun()", 2, [changed("n", 0, 1)]).endswith(
        "Make it false in some run, and the loop ends."
    )
    assert said(ALWAYS, 2, [changed("n", 0, 1)]).endswith("Put st.rerun() behind a condition that becomes false.")


def test_how_far_it_is():
    runs = [[changed("n", 3, 4)], [changed("n", 4, 5)]]
    assert "If it goes on like that, 9 is reached in 4 more runs." in said(UNTIL, 3, *runs, state={"n": 5})


def test_a_script_that_cannot_be_read_is_only_advised():
    assert said("if", 1, [changed("n", 0, 1)]).endswith("Put st.rerun() behind a condition that becomes false.")
