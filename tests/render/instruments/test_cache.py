from playground.render import History, Look, look
from playground.render.instruments.cache import instrument
from playground.render.instruments.moment import present
from playground.runtime import Session
from tests.render.page import read
from tests.render.samples import event, run, step

SCRIPT = """
import streamlit as st
@st.cache_data
def square(n):
    return n * n
@st.cache_resource
def connect():
    return object()
connect()
st.write(square(st.slider("N", 0, 9, 3)), square(3))
st.button("Go")
"""


def session(*actions) -> History:
    made = Session(SCRIPT.lstrip())
    history = History([made.start().to_json()])
    for action in actions:
        history.add(made.act(action).to_json())
    return history


def shown(history, **asked):
    return read(look(history, SCRIPT, Look(**asked))["cache"])


def rows(page):
    return [[cell.text for cell in row if cell.tag in ("th", "td")] for row in page.one("tbody").all("tr")]


def words(page):
    return page.one("p", css="rp-cost").text


def calls(*events):
    """A session of one run with these events, as kind and name."""
    return [step(runs=[run(events=[event(n, kind, 5, name=name) for n, (kind, name) in enumerate(events, 1)])])]


def test_the_first_run_finds_nothing_and_later_ones_do():
    page = shown(session({"set": {"label": "N", "value": 5}}, {"click": "Go"}))
    assert [head.text for head in page.one("thead").all("th")] == ["run", "function", "body ran", "from the cache"]
    assert rows(page) == [
        ["Run 3", "connect() line 8", "–never", "once"],
        ["Run 3", "square() line 9", "–never", "2 times"],
        ["Run 2", "connect() line 8", "–never", "once"],
        ["Run 2", "square() line 9", "once", "once"],
        ["Run 1", "connect() line 8", "once", "–never"],
        ["Run 1", "square() line 9", "once", "once"],
    ]
    assert words(page) == "Run 3: 3 of 3 calls of cached functions came from the cache, no body ran."


def test_a_moment_of_the_past_knows_nothing_of_what_came_later():
    history = session({"set": {"label": "N", "value": 5}}, {"click": "Go"})
    page = shown(history, run=2)
    assert [row[0] for row in rows(page)] == ["Run 2", "Run 2", "Run 1", "Run 1"]
    assert words(page) == "Run 2: 2 of 3 calls of cached functions came from the cache, 1 body ran."
    first = next(each for each in history.step(1)["runs"][0]["events"] if each["type"] == "cache_hit")
    assert rows(shown(history, run=2, event=first["n"]))[:1] == [["Run 2", "connect() line 8", "–never", "once"]]
    assert len(rows(shown(history, run=2, event=first["n"]))) == 3


def test_a_run_leads_to_where_it_can_be_looked_at():
    history = session({"reload": True})
    buttons = shown(history).one("tbody").all("button", css="rp-look")
    assert [(button.text, button.attrs["data-look"]) for button in buttons][::2] == [("Run 1", "2"), ("Run 1", "1")]


def test_lines_are_named_once_and_of_many_the_first():
    events = [event(n, "cache_hit", n // 2, name="f") for n in range(2, 14)]
    (row,) = rows(read(instrument(steps := [step(runs=[run(events=events)])], present(steps))))
    assert row == ["Run 1", "f() line 1, line 2, line 3, line 4 and 2 more", "–never", "12 times"]


def test_two_bodies_ran():
    page = read(instrument(steps := calls(("cache_miss", "a"), ("cache_miss", "b")), present(steps)))
    assert words(page) == "Run 1: 0 of 2 calls of cached functions came from the cache, 2 bodies ran."


def test_a_newest_run_without_calls_says_so_above_the_older_ones():
    steps = [*calls(("cache_miss", "a")), step(1, runs=[run(2, "widget")])]
    page = read(instrument(steps, present(steps)))
    assert words(page) == "Run 2: no cached function was called."
    assert rows(page) == [["Run 1", "a() line 5", "once", "–never"]]


def test_without_cached_functions_it_says_what_they_would_be():
    for steps in ([], [step()], calls(("write", "a"))):
        page = read(instrument(steps, present(steps)))
        assert page.text == (
            "The last runs called no cached function: none that @st.cache_data or @st.cache_resource decorates."
        )


def test_of_very_many_the_newest_are_listed():
    steps = calls(*(("cache_miss", f"f{number}") for number in range(30)))
    page = read(instrument(steps, present(steps)))
    assert (len(rows(page)), page.one("p", css="rp-more").text) == (24, "6 more rows of earlier runs not listed")
