from playground.render.instruments.state import instrument
from tests.render.page import read
from tests.render.samples import callback_steps, change, event, guard_steps, rerun_steps, run, step, waiting_steps


def show(steps):
    return read(instrument(steps))


def rows(steps):
    table = show(steps).by_role("table")
    return [[cell.text for cell in row if cell.tag in ("th", "td")] for row in table.one("tbody").all("tr")]


def test_an_empty_state_is_explained():
    assert show([step()]).text == "The script has not stored anything yet: st.session_state is empty."


def test_before_and_after_of_a_run():
    table = show(callback_steps()).by_role("table")
    assert table.one("caption").text == "Session state, run 2"
    assert [head.text for head in table.one("thead").all("th")] == ["key", "before", "after", "written by"]
    assert table.one("tbody").one("th").attrs["scope"] == "row"
    assert rows(callback_steps()) == [["value± changed", "'Title'", "'Bar'", "callback update_value, line 7"]]


def test_several_runs_show_the_net_change_and_every_write():
    assert rows(rerun_steps()) == [["value± changed", "'Title'", "'Foo'", "the script, line 9 in run 2"]]
    page = show(rerun_steps())
    assert page.one("summary").text == "Every write, run by run"
    assert page.one("details").one("li").text == "Run 2: value = 'Foo' by the script, line 9"


def test_a_writer_of_many_runs_is_named_once():
    assert rows(guard_steps())[0][3] == "the script, line 5 in 50 runs"


def test_what_came_what_went_what_stayed():
    only = run(
        before={"old": 1, "same": None}, after={"new": True, "same": None},
        diff=[change("new", "added", 2, "widget", after=True), change("old", "removed", None, "cleanup", before=1)],
    )  # fmt: skip
    assert rows([step(runs=[only])]) == [
        ["old− removed", "1", "–not there", "clean-up: not drawn any more"],
        ["same", "None", "None", "–nobody"],
        ["new+ added", "–not there", "True", "its widget, line 2"],
    ]


def test_who_wrote_what_cannot_be_told_exactly_and_what_the_address_said():
    same = {"repr": "<__main__.Cart object at 0x7f>", "type": "Cart"}
    only = run(
        before={"rows": [], "cart": same}, after={"rows": [1], "cart": same, "name": "Ada"},
        diff=[
            change("rows", "changed", None, "script", before=[], after=[1], between=[5, 7]),
            change("cart", "changed", 8, "callback", before=same, after=same),
            change("name", "added", 2, "query", after="Ada"),
        ],
    )  # fmt: skip
    assert [(row[0], row[3]) for row in rows([step(runs=[only])])] == [
        ("rows± changed", "the script, between line 5 and line 7"),
        ("cart± changed", "a callback, line 8"),
        ("name+ added", "the page’s address, line 2"),
    ]


def test_what_came_and_went_within_a_step():
    there = run(1, after={"t": 1}, diff=[change("t", "added", 2, "script", after=1)])
    gone = run(2, "rerun", before={"t": 1}, diff=[change("t", "removed", 1, "script", before=1)])
    assert rows([step(runs=[there, gone])])[0][0] == "t↯ came and went"


def test_what_streamlit_keeps_for_a_submit_button_stands_apart_and_tells_of_the_click():
    held = {"FormSubmitter:order-Send": False, "name": "Ada"}
    sent = run(2, "form", before=held, after=held, trigger="Send")
    table = rows([step(runs=[sent], action={"click": {"label": "Send"}})])
    assert [row[0] for row in table[:1]] == ["name"]
    assert table[1] == [
        "Kept by Streamlit for the submit buttons of forms: True in the run of a click, then False again"
    ]
    assert table[2][:3] == ["FormSubmitter:order-Send", "False", "FalseTrue in run 2"]


def test_a_button_with_a_key_tells_in_which_run_it_was_true():
    held = {"go": False, "other": False}
    clicked = run(3, "widget", before=held, after=held, trigger="Go")
    table = rows([step(runs=[clicked], action={"click": {"key": "go"}})])
    assert [row[2] for row in table] == ["FalseTrue in run 3", "False"]


def test_true_and_one_differ():
    only = run(before={"x": 1}, after={"x": True}, diff=[change("x", "changed", 1, "script")])
    assert rows([step(runs=[only])])[0][0] == "x± changed"


def test_no_run_changes_nothing():
    page = show(waiting_steps())
    assert "No run, so nothing changed." in page.text
    assert "changed" not in page.by_role("table").text


def test_inside_a_list_only_what_differs_is_marked():
    before, after = {"names": ["Ada", "Grace Hopper"]}, {"names": ["Ada", "Barbara Liskov"]}
    only = run(before=before, after=after, diff=[change("names", "changed", 3, "script")])
    page = show([step(runs=[only])])
    inner = page.all(css="rp-differs")
    assert [item.text for item in inner] == ["1: 'Barbara Liskov' ± differs"]


def test_long_values_and_objects():
    value = {"repr": "<Cart object>", "type": "Cart"}
    page = show([step(runs=[run(after={"cart": value, "long": "x" * 300}, diff=[])])])
    assert "<Cart object>" in page.text
    assert "x" * 300 in page.one(css="rp-value--whole").text


def test_deleted_keys_are_listed():
    two = [run(1, events=[event(1, "state_delete", 4, key="k", by="script")]), run(2, after={"a": 1})]
    assert "Run 1: k deleted by the script, line 4" in show([step(runs=two)]).text
