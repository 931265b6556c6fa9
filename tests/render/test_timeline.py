from playground.render.timeline import COLUMNS, MOST, timeline
from tests.render.samples import callback_steps, guard_steps, rerun_steps, run, step


def test_one_row_a_run_callbacks_first():
    columns = timeline(callback_steps())
    segments = columns["segments"]
    assert columns["runs"] == ["1", "2"]
    assert segments["run"] == ["1", "2", "2"]
    assert segments["phase"] == ["script", "callback", "script"]
    assert segments["left"] == [0, 0, 1]
    assert segments["right"] == [5, 1, 6]
    assert segments["lines"] == [5, 1, 5]
    assert segments["step"] == [0, 1, 1]


def test_the_columns_are_parallel_and_plain():
    segments = timeline(rerun_steps())["segments"]
    assert tuple(segments) == COLUMNS
    assert {len(column) for column in segments.values()} == {3}
    assert all(isinstance(value, str | int) for column in segments.values() for value in column)
    assert segments["outcome"][1] == "cut short by st.rerun at line 10"
    assert segments["cause"] == ["page load", "widget", "st.rerun"]


def test_a_run_without_lines_still_has_a_row():
    assert timeline([step(runs=[run()])])["segments"]["right"] == [0]


def test_fragments_have_their_own_phase():
    only = run(2, "widget", scope="fragment", fragment="f", lines=[1, 2])
    assert timeline([step(runs=[only])])["segments"]["phase"] == ["fragment"]


def test_only_the_last_runs_and_how_many_are_missing():
    steps = guard_steps() + [step(runs=[run(number, "widget")], action={"click": "x"}) for number in range(51, 301)]
    columns = timeline(steps)
    assert (len(columns["runs"]), columns["runs"][0], columns["runs"][-1]) == (MOST, "101", "300")
    assert columns["note"] == "100 earlier runs not shown: the last 200 are kept."
    assert timeline(guard_steps())["note"] == ""


def test_rows_are_unique_over_a_reload():
    columns = timeline([step(), step(action={"reload": True})])
    assert columns["runs"] == ["1", "1 (reload 1)"]
    assert columns["segments"]["run"] == columns["runs"]


def test_nothing():
    assert timeline([])["runs"] == []
