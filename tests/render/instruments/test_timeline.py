from playground.render.instruments.timeline import COLUMNS, MARKS, MOST, timeline
from playground.render.session.history import History
from tests.render.page import read
from tests.render.samples import callback_steps, event, guard_steps, rerun_steps, run, step


def drawn(steps, now=None):
    return timeline(History(steps).rows, now)


def rows(columns):
    return read(columns["html"]).all("button")


def test_one_row_a_run_callbacks_first():
    columns = drawn(callback_steps())
    segments = columns["segments"]
    assert columns["runs"] == ["1", "2"]
    assert segments["run"] == ["1", "2", "2"]
    assert segments["phase"] == ["script", "callback", "script"]
    assert segments["left"] == [0, 0, 1]
    assert segments["right"] == [5, 1, 6]


def test_the_columns_are_parallel_and_plain():
    columns = drawn(rerun_steps())
    for names, table in ((COLUMNS, columns["segments"]), (MARKS, columns["marks"])):
        assert tuple(table) == names
        assert len({len(column) for column in table.values()}) == 1
        assert all(isinstance(value, str | int | float) for column in table.values() for value in column)


def test_where_a_run_was_cut_short_and_what_the_cache_answered():
    events = [event(1, "cache_miss", 3, name="load"), event(2, "cache_hit", 5, name="load")]
    cut = run(lines=[1, 3, 5], events=events, outcome="rerun", outcome_line=5)
    columns = drawn([step(runs=[cut])])
    assert columns["marks"] == {"run": ["1"] * 3, "at": [1.5, 2.5, 3.0], "kind": ["miss", "hit", "rerun"]}
    assert rows(columns)[0].attrs["aria-label"] == (
        "Run 1, the page was loaded: script 3 lines; 1 cache hit; 1 cache miss; cut short by st.rerun at line 5"
    )
    assert "cut short by st.rerun" in read(columns["note"]).text


def test_a_step_is_named_at_its_first_run_only():
    assert [row.text for row in rows(drawn(rerun_steps()))] == ["1Loading the page", "21 click on “Foo”", "3"]


def test_a_run_without_lines_still_has_a_row():
    assert drawn([step(runs=[run()])])["segments"]["right"] == [0]


def test_fragments_have_their_own_phase():
    only = run(2, "widget", scope="fragment", fragment="f", lines=[1, 2])
    assert drawn([step(runs=[only])])["segments"]["phase"] == ["fragment"]


def test_parallel_fragments_begin_where_they_were_called_and_are_told():
    beside = [
        {"number": 1, "name": "part", "line": 8, "lines": [3, 4], "ended": "returned"},
        {"number": 2, "name": "part", "line": 9, "lines": [3], "ended": "exception"},
    ]
    columns = drawn([step(runs=[run(lines=[1, 2, 3, 4, 8, 9, 10], beside=beside)])])
    assert columns["segments"]["right"] == [5]
    assert columns["beside"] == {"run": ["1", "1"], "left": [3.0, 4.0], "right": [5.0, 5.0]}
    assert rows(columns)[0].attrs["aria-label"] == (
        "Run 1, the page was loaded: script 5 lines; beside it part 2 lines, part 1 line (failed); ran to the end"
    )
    assert "fragment beside the script" in read(columns["note"]).text
    assert "beside" not in read(drawn(rerun_steps())["note"]).text


def many(count):
    return [step(), *(step(runs=[run(n, "widget")], action={"click": "x"}) for n in range(2, count + 1))]


def test_of_many_runs_the_newest_are_drawn_and_the_others_can_be_reached():
    columns = drawn(many(300))
    assert (len(columns["runs"]), columns["runs"][0], columns["runs"][-1]) == (MOST, "241", "300")
    note = read(columns["note"])
    assert "Not drawn: 240 earlier runs." in note.text
    assert note.one("button").attrs["data-look"] == "240"
    assert "Not drawn" not in drawn(guard_steps())["note"]


def test_around_the_run_that_is_looked_at():
    columns = drawn(many(300), now=100)
    assert (columns["runs"][0], columns["runs"][-1]) == ("70", "129")
    current = [row for row in rows(columns) if "aria-current" in row.attrs]
    assert [row.attrs["data-look"] for row in current] == ["100"]
    assert "69 earlier runs, 171 later runs" in read(columns["note"]).text


def test_one_row_can_be_reached_by_tab():
    for now in (None, 2):
        assert [row.attrs["tabindex"] for row in rows(drawn(many(4), now))].count("0") == 1


def test_only_the_newest_thousand_are_kept():
    columns = drawn(many(1_005), now=6)
    assert columns["runs"][0] == "6"
    assert "the first 5 runs are no longer kept" in columns["note"]


def test_rows_are_unique_over_a_reload():
    columns = drawn([step(), step(action={"reload": True})])
    assert columns["runs"] == ["1", "1 (reload 1)"]
    assert columns["segments"]["run"] == columns["runs"]


def test_nothing():
    assert drawn([])["runs"] == []
