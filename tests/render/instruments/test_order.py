from playground.render.instruments.order import instrument
from tests.render.page import read
from tests.render.samples import (
    callback_steps,
    container_steps,
    event,
    guard_steps,
    rerun_steps,
    run,
    step,
    waiting_steps,
)


def show(steps):
    return read(instrument(steps))


def lines(steps):
    return [item.text for item in show(steps).all("li")]


def test_callbacks_come_first():
    assert lines(callback_steps()) == [
        "1Callback update_value() is called: on_click of “Bar”line 6",
        "2state value = 'Bar'line 7",
        "3The script starts at its first line",
        "4st.header “Bar”line 9",
        "5st.button “Bar”line 10",
        "6The script has reached its end",
    ]
    phases = [item.attrs["class"].split()[-1] for item in show(callback_steps()).all("li")]
    assert phases == ["rp-phase--callback"] * 2 + ["rp-phase--script"] * 4


def test_each_run_has_a_heading_and_the_numbers_go_on():
    page = show(rerun_steps())
    assert [head.text for head in page.all("h3")] == [
        "Run 2 · “Foo” was clicked",
        "Run 3 · st.rerun at line 10 asked for it",
    ]
    assert [item.attrs["value"] for item in page.all("li")] == [str(number) for number in range(1, 10)]
    assert "st.rerun ends this run; the whole script runs again" in page.text


def test_a_write_out_of_order_is_told():
    assert "4st.header “Baz”written into the container from line 11, shown above line 8line 11" in lines(
        container_steps()
    )


def test_the_run_of_a_fragment_does_not_start_the_script():
    events = [event(1, "script_start"), event(2, "fragment_start", 3, name="shop")]
    steps = [step(runs=[run(scope="fragment", fragment="shop", events=events)])]
    assert lines(steps) == ["1Only the fragment shop runs, not the whole script", "2Fragment shop startsline 3"]


def test_what_runs_beside_the_script_is_told_as_such():
    beside = [{"number": 1, "name": "part", "line": 8, "lines": [3, 4], "ended": "rerun"}]
    events = [
        event(1, "fragment_sent", 8, name="part", beside=1),
        event(2, "fragment_start", 2, name="part", beside=1),
        event(3, "write", 9, element="m1", element_type="text", container="main", text="of the script"),
        event(4, "state_write", 3, key="n", value=1, by="script", beside=1),
        event(5, "rerun", 4, scope="app", beside=1),
        event(6, "fragment_end", 2, name="part", beside=1),
    ]
    steps = [step(runs=[run(events=events, beside=beside)])]
    assert lines(steps) == [
        "1Fragment part is sent off; the script does not wait for itline 8",
        "2Fragment part starts beside the scriptline 2",
        "3st.text “of the script”line 9",
        "4state n = 1in part, beside the scriptline 3",
        "5st.rerun asks for another run; this one ends when the script sees itin part, beside the scriptline 4",
        "6Fragment part ends beside the scriptline 2",
    ]
    phases = [item.attrs["class"].split()[-1] for item in show(steps).all("li")]
    assert [phase == "rp-phase--beside" for phase in phases] == [False, True, False, True, True, True]


def test_what_else_may_happen():
    events = [
        event(1, "cache_miss", 2, name="load"),
        event(2, "cache_hit", 3, name="load"),
        event(3, "fragment_start", 4, name="clock"),
        event(4, "state_delete", 5, key="k", by="script"),
        event(5, "callback_end", 6, name="f", ended="rerun"),
        event(6, "stop", 7),
        event(7, "exception", 8, name="KeyError", message="'a'"),
        event(8, "guard", 9, message="too many"),
        event(9, "news", 10, what="ever"),
        {"type": "write"},
        {},
    ]
    assert lines([step(runs=[run(events=events)])]) == [
        "1load() is not in the cache: it runsline 2",
        "2load() is answered from the cache, it does not runline 3",
        "3Fragment clock startsline 4",
        "4state k is deletedline 5",
        "5The callback was ended by st.rerunline 6",
        "6st.stop ends this runline 7",
        "7KeyError: 'a'line 8",
        "8Stopped by the playground: too manyline 9",
        "9news what 'ever'line 10",
        "10element",
        "11event",
    ]


def test_no_run():
    assert show(waiting_steps()).text == "The script did not run."
    assert show([]).text == "The script did not run."


def test_long_lists_are_cut_and_say_so():
    events = [event(n, "write", n, element_type="text", text=str(n)) for n in range(200)]
    found = lines([step(runs=[run(events=events)])])
    assert len(found) == 61
    assert "140 more events in between not listed" in found
    page = show(guard_steps())
    assert len(page.all("h3")) == 5
    assert "45 more runs in between are not listed" in page.text


def test_a_change_in_place_is_told_with_its_line_or_the_two_between_which_it_was():
    events = [
        event(1, "state_write", 5, key="rows", by="callback", value=[1], in_place=True),
        event(2, "state_write", 7, key="rows", by="script", value=[1, 2], in_place=True),
        event(3, "state_write", None, key="rows", by="script", value=[], in_place=True, many=True, between=[5, 7]),
    ]
    assert lines([step(runs=[run(events=events)])]) == [
        "1state rows = [1], changed in place by the callbackline 5",
        "2state rows = [1, 2], changed in placeline 7",
        "3state rows = [], changed in place, perhaps more than oncebetween line 5 and line 7",
    ]


def test_the_call_is_named_as_the_script_has_it_and_what_it_became():
    events = [
        event(1, "write", 2, element="m0", element_type="markdown", container="main", text="hello", call="write"),
        event(2, "write", 3, element="m1", element_type="json", container="main", text="", call="write"),
        event(3, "write", 4, element="m2", element_type="markdown", container="main", text="own"),
    ]
    assert lines([step(runs=[run(events=events)])]) == [
        "1st.write “hello”line 2",
        "2st.writeas jsonline 3",
        "3st.markdown “own”line 4",
    ]


def test_one_event_is_one():
    page = show([step(runs=[run(events=[event(1, "write", 2, element_type="text", text="a")])])])
    assert "1 event" in page.text
    assert "1 events" not in page.text
