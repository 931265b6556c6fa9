from playground.render.instruments.runs import instrument
from tests.render.page import read
from tests.render.samples import callback_steps, element, guard_steps, rerun_steps, run, step, waiting_steps


def show(steps):
    return read(instrument(steps))


def cost(steps):
    return show(steps).one(css="rp-cost").text


def test_one_run_and_many():
    assert show([step()]).one(css="rp-count").text == "1 run"
    assert show(rerun_steps()).one(css="rp-count").text == "3 runs"
    assert show([]).text == "0 runs"


def test_the_cost_of_a_click():
    assert cost([step()]) == "Loading the page → 1 run."
    assert cost(rerun_steps()) == "1 click on “Foo” → 2 runs: the click, then st.rerun at line 10."
    assert cost(callback_steps()) == "1 click on “Bar” → 1 run: update_value() first, then the script."


def test_a_callback_that_reran_had_no_script_after_it():
    call = {"name": "go", "args": [1], "kwargs": {"by": "x"}, "ended": "rerun"}
    only = run(2, "widget", trigger="Go", callbacks=[call])
    assert cost([step(action={"click": "Go"}, runs=[only])]) == "1 click on “Go” → 1 run: go(1, by='x') alone."


def test_equal_causes_are_counted():
    assert cost(guard_steps()) == ("Loading the page → 50 runs: the page load, then st.rerun at line 6 (49 times).")


def test_a_value_waiting_in_a_form_costs_nothing():
    assert cost(waiting_steps()).startswith("Setting “First name” to 'Ada' → 0 runs: the value waits in its form")


def test_a_dialog_that_is_closed_is_no_form_that_waits():
    assert cost([step(action={"dismiss": True}, runs=[])]) == "Closing the dialog → 0 runs: the page sends nothing."


def test_why_each_run_happened_and_how_it_ended():
    first, second = show(rerun_steps()).all("li")
    assert first.text == "↻Run 2 because “Foo” was clicked6 lines · cut short by st.rerun at line 10"
    assert second.text == "✓Run 3 because st.rerun at line 10 asked for it4 lines · ran to the end"
    assert first.one("button", css="rp-line").attrs["data-line"] == "10"


def test_causes_in_words():
    def why(**fields):
        return (
            show([step(runs=[run(**fields)], action={"set": {"label": "x", "value": 1}})]).one(css="rp-run__title").text
        )

    assert why(number=2, cause="widget", trigger="Name") == "Run 2 because “Name” was changed"
    assert why(number=2, cause="form", trigger="Send") == "Run 2 because the form was submitted with “Send”"
    assert why(number=2, cause="timer") == "Run 2 because its time had come (run_every)"


def test_a_text_that_a_click_sends_first_is_no_click():
    both = [run(2, "widget", trigger="Name"), run(3, "widget", trigger="Order")]
    seen = show([step(action={"click": "Order"}, runs=both)])
    assert seen.one(css="rp-cost").text == "1 click on “Order” → 2 runs: what was typed into “Name”, then the click."
    assert [title.text for title in seen.all(css="rp-run__title")] == [
        "Run 2 because “Name” was changed",
        "Run 3 because “Order” was clicked",
    ]


def test_a_fragment_run_says_so():
    only = run(2, "widget", trigger="x", scope="fragment", fragment="clock", lines=[3])
    assert "only the fragment clock, 1 line" in show([step(runs=[only])]).text


def test_many_runs_are_told_not_listed():
    page = show(guard_steps())
    assert len(page.all(css="rp-run")) == 7
    assert "43 more runs in between are not listed" in page.text


def test_a_reload_counts_from_one():
    reload = step(action={"reload": True})
    assert show([*rerun_steps(), reload]).one(css="rp-count").text == "1 run"


def test_where_the_time_went_is_a_list_to_open():
    times = [
        {"line": 9, "seconds": 2.5, "function": "load", "cached": True},
        {"line": 4, "file": "part.py", "seconds": 1.0, "loop": True},
    ]
    page = show([step(runs=[run(times=times)])])
    assert page.one(css="rp-times").text == (
        "2.5 s: where the time went"
        "line 9: 2.5 s, in load(), which its cache did not have yet"
        "the loop from part.py, line 4: 1 s"
        "What a line calls is part of its time."
    )
    assert [(each.attrs["data-line"], each.attrs.get("data-file")) for each in page.all(css="rp-line")] == [
        ("9", None),
        ("4", "part.py"),
    ]
    assert "rp-times" not in str(instrument([step(runs=[run()])]))


def test_runs_that_changed_nothing_on_the_page_say_so():
    def shown(screen, before, action):
        load = step([element("m0", "text", text=before)])
        return show([load, step(screen, index=1, action=action, runs=[run(2, "widget", trigger="Go")])])

    words = "The page shows what it showed before."
    same = [element("m0", "text", text="One") | {"run": 2}]
    assert words in shown(same, "One", {"click": "Go"}).one(css="rp-cost").text
    assert words not in shown(same, "Two", {"click": "Go"}).one(css="rp-cost").text
    assert words not in shown([], "One", {"click": "Go"}).one(css="rp-cost").text
    assert words not in shown(same, "One", {"reload": True}).one(css="rp-cost").text
