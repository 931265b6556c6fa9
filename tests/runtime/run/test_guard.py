"""The guards: the playground's own limits, which end what would never end (rule rerun-no-limit)."""

import time

import pytest

from playground.runtime import ActionError, Limits, Session
from playground.runtime.run.control import GuardException
from tests.runtime.app import App

ENDLESS_RERUN = """
import streamlit as st

if "n" not in st.session_state:
    st.session_state.n = 0

st.session_state.n += 1
st.rerun()
"""


def test_reruns_end_after_50_runs_with_the_line_and_what_kept_it_going():
    app = App(ENDLESS_RERUN)
    assert len(app.runs) == 50
    assert app.outcomes == ["rerun"] * 49 + ["guard"]
    last = app.runs[-1]
    assert last.outcome_line == 7
    assert "st.rerun() in line 7 would start run 51 of one step; the limit is 50." in last.message
    assert "n went from 49 to 50" in last.message
    assert app.state == {"n": 50}
    assert app.element("guard")["text"] == last.message


def test_a_loop_that_changes_nothing_is_told_so():
    app = App("import streamlit as st\nst.rerun()", reruns=3)
    assert len(app.runs) == 3
    assert "Nothing in st.session_state changed" in app.runs[-1].message


def test_the_last_two_runs_are_told_side_by_side():
    guard = App(ENDLESS_RERUN).element("guard")
    assert (guard["reason"], guard["limit"]) == ("reruns", 50)
    assert [
        (diff["run"], diff["count"], [(change["key"], change["before"], change["after"]) for change in diff["changes"]])
        for diff in guard["diffs"]
    ] == [(49, 1, [("n", 48, 49)]), (50, 1, [("n", 49, 50)])]


LOOPS = {
    "no condition": (
        "state.n += 1\nst.rerun()",
        "n grew by 1 in each of the last two runs. Put st.rerun() behind a condition",
    ),
    "falls": ("state.n -= 1\nst.rerun()", "n fell by 1 in each of the last two runs."),
    "a list": ("state.list.append(1)\nst.rerun()", "list got longer in each of the last two runs."),
    "to and fro": ("state.n = 1 - state.n\nst.rerun()", "n went to and fro between 1 and 0."),
    "a condition": (
        "state.n += 1\nif state.n >= 0:\n    st.rerun()",
        "The condition `state.n >= 0` in line 6 was true again. `state.n` moves away from 0. Make it false in some run",
    ),
    "its other branch": (
        "if state.n:\n    pass\nelse:\n    st.rerun()",
        "The condition `state.n` in line 5 was false again. Make it true in some run, and the loop ends.",
    ),
    "elif": ("if state.n:\n    pass\nelif 1 + 1:\n    st.rerun()", "The condition `1 + 1` in line 7 was true again"),
    "a while": ("while st.toggle('a', True):\n    st.rerun()", "`st.toggle('a', True)` in line 5 was true again"),
    "in a function": (
        "if True:\n    def again():\n        if state.n == 0:\n            st.rerun()\nagain()",
        "The condition `state.n == 0` in line 7 was true again",
    ),
    "a function without": ("if True:\n    def again():\n        st.rerun()\nagain()", "Rerun only after something"),
    "two conditions": ("if True:\n    if 1:\n        st.rerun()", "The condition `1` in line 6 was true again"),
}


@pytest.mark.parametrize(("script", "told"), LOOPS.values(), ids=LOOPS.keys())
def test_what_keeps_it_going_is_named(script: str, told: str):
    begin = "import streamlit as st\nstate = st.session_state\nstate.setdefault('n', 0)\nstate.setdefault('list', [])"
    assert told in App(f"{begin}\n{script}", reruns=6).runs[-1].message


COUNTS_TO_SEVEN = """
import streamlit as st
st.session_state.setdefault("n", 0)
st.text_input("First", "a", key="first")
st.session_state.n += 1
if st.session_state.n % 7:
    st.rerun()
st.text_input("Last", "z", key="last")
st.text(st.session_state.n)
st.button("Go")
"""


def test_a_loop_that_was_stopped_can_run_on():
    """What comes of it is what would have come without the limit."""
    free, held = App(COUNTS_TO_SEVEN), App(COUNTS_TO_SEVEN, reruns=3)
    for app in (free, held):
        while app.outcomes[-1] == "guard":
            app.act({"continue": True})
    assert (held.shown, held.state) == (free.shown, free.state)
    free.set("Last", "y").set("First", "b")
    held.set("Last", "y")
    assert held.outcomes == ["rerun", "rerun", "guard"]
    assert held.shown[0] == "First=a"
    assert len(held.shown) == 2, "what the last run did not write is not shown"
    held.act({"continue": True})
    assert held.outcomes == ["rerun", "rerun", "guard"]
    assert held.runs[0].trigger == "st.rerun() in line 6"
    held.act({"continue": True}).set("First", "b")
    while held.outcomes[-1] == "guard":
        held.act({"continue": True})
    assert (held.shown, held.state) == (free.shown, free.state)
    assert held.shown == ["First=b", "Last=y", "21", "[Go]"]


def test_only_what_was_held_back_can_run_on():
    app = App(COUNTS_TO_SEVEN)
    with pytest.raises(ActionError, match="nothing to continue"):
        app.act({"continue": True})
    app = App("import streamlit as st\nif st.toggle('On', True):\n    st.rerun()", reruns=2)
    app.set("On", False)
    with pytest.raises(ActionError):
        app.act({"continue": True})


def test_the_app_is_usable_again_after_the_guard():
    app = App(
        """
        import streamlit as st
        st.text("head")
        if st.checkbox("Loop"):
            st.rerun()
        """,
        reruns=5,
    )
    assert len(app.set("Loop", True).runs) == 5
    assert app.shown[:2] == ["head", "Loop=True"]
    assert app.set("Loop", False).outcomes == ["completed"]
    assert app.shown == ["head", "Loop=False"]


def test_reruns_by_a_callback_count_too():
    app = App(
        """
        import streamlit as st
        st.session_state.setdefault("n", 0)
        def add():
            st.session_state.n += 1
            st.rerun()
        st.button("Go", on_click=add)
        if st.session_state.n:
            st.rerun()
        """,
        reruns=4,
    )
    assert app.click("Go").outcomes == ["rerun", "rerun", "rerun", "guard"]


def test_a_bare_except_does_not_keep_a_rerun_loop_alive():
    app = App(
        """
        import streamlit as st
        st.session_state.setdefault("n", 0)
        st.session_state.n += 1
        try:
            st.rerun()
        finally:
            st.session_state.seen = True
        """,
        reruns=3,
    )
    assert app.outcomes[-1] == "guard"


HANGING = {
    "while": "while True:\n        pass",
    "while with a body": "n = 0\n    while True:\n        n += 1",
    "bare except": "while True:\n        try:\n            n = 1\n        except:\n            pass",
    "except around the loop": "try:\n        while True:\n            pass\n    except:\n        while True: pass",
    "finally": "try:\n        while True: pass\n    finally:\n        while True: pass",
    "for": "import itertools\n    for n in itertools.count():\n        pass",
    "generator": "def numbers():\n        while True:\n            yield 1\n    for n in numbers():\n        pass",
    "comprehension": "import itertools\n    [0 for n in itertools.count() if n < 0]",
    "generator expression": "import itertools\n    sum(0 for n in itertools.count() if n < 0)",
    "functions": "def f():\n        return 1\n    while f():\n        f()",
    "lambda": "import itertools\n    list(filter(lambda n: n < 0, itertools.count()))",
    "recursion": "def f(n):\n        if n:\n            f(n - 1)\n            f(n - 1)\n    f(200)",
    "st calls": "place = st.empty()\n    while True:\n        place.text('x')",
    "state": "while True:\n        st.session_state.n = 1",
}


@pytest.mark.parametrize("loop", HANGING.values(), ids=HANGING.keys())
def test_an_endless_loop_is_stopped_and_the_app_is_as_before(loop: str):
    app = App(
        f"""
import streamlit as st
st.text_input("Name", key="name")
st.session_state.setdefault("clicks", 0)
if st.button("Hang"):
    st.session_state.clicks += 1
    {loop}
st.text("end")
""",
        seconds=0.3,
    )
    before = app.set("Name", "Ada")
    shown, state = before.shown, before.state
    app.click("Hang")
    assert app.run.ms < 2000
    assert app.run.outcome == "guard"
    assert "Stopped after 0.3 seconds" in app.run.message
    assert app.run.outcome_line is not None
    assert app.run.outcome_line >= 6
    assert [note["kind"] for note in app.step.notes] == ["restored"]
    assert app.shown[:-1] == shown
    assert app.step.screen[-1]["type"] == "guard"

    after = app.set("Name", "Eve")
    assert after.run.before == state
    assert after.run.outcome == "completed"
    assert after.shown == ["Name=Eve", "[Hang]", "end"]


def test_an_endless_loop_on_load():
    app = App("import streamlit as st\nst.text('one')\nwhile True:\n    pass", seconds=0.2)
    assert app.run.outcome == "guard"
    assert app.run.outcome_line in (3, 4), "which one depends on the version of Python"
    assert app.shown[0] == "one"


def test_an_endless_callback():
    app = App(
        """
        import streamlit as st
        def hang():
            st.session_state.n = 1
            while True:
                pass
        st.button("Hang", on_click=hang)
        st.text("end")
        """,
        seconds=0.2,
    )
    app.click("Hang")
    assert [call.ended for call in app.run.callbacks] == ["guard"]
    assert app.shown[:2] == ["[Hang]", "end"]
    assert app.session.act({"click": "Hang"}).runs[0].before == {}


def test_a_loop_that_ends_is_left_alone():
    app = App("import streamlit as st\nn = 0\nwhile n < 100_000:\n    n += 1\nst.text(n)", seconds=5)
    assert app.shown == ["100000"]


def test_what_had_more_time_has_it_again_when_it_is_done_again():
    app = App(
        """
        import streamlit as st, time
        if st.button("Work"):
            end = time.perf_counter() + 0.5
            while time.perf_counter() < end: pass
            st.session_state.done = True
        if st.button("Hang"):
            while True: pass
        st.text(st.session_state.get("done"))
        """,
        seconds=0.2,
    )
    app.click("Work")
    assert app.run.outcome == "guard"
    app.session.limits = Limits(seconds=5)
    app.click("Work")
    assert app.shown[-1] == "True"
    app.session.limits = Limits(seconds=0.2)
    app.click("Hang")
    assert app.element("guard")["limit"] == 0.2
    assert app.shown[-2] == "True"


def test_reruns_on_purpose_are_left_alone():
    script = "import streamlit as st\nst.session_state.setdefault('n', 0)\nif st.session_state.n < 40:\n"
    app = App(f"{script}    st.session_state.n += 1\n    st.rerun()\nst.text(st.session_state.n)")
    assert (len(app.runs), app.shown) == (41, ["40"])


def test_time_counts_for_the_whole_step():
    """A rerun loop that is slow ends by the clock, not after 50 runs."""
    work = "end = time.perf_counter() + 0.05\nwhile time.perf_counter() < end: pass"
    app = App(f"import streamlit as st, time\n{work}\nst.rerun()", seconds=0.3)
    assert app.outcomes[-1] == "guard"
    assert len(app.runs) < 12


class Stopping:
    """What a script sleeps by: the user has stopped it once it has been asked so often whether it goes on."""

    def __init__(self, asked: int) -> None:
        self.left = asked
        self.slept: list[float] = []

    def __call__(self, seconds: float) -> bool:
        self.slept.append(seconds)
        self.left -= 1
        return self.left <= 0


def stopped(script: str, asked: int = 3) -> Stopping:
    """What a script has slept by until it was stopped, which it must be."""
    stopping = Stopping(asked)
    with pytest.raises(GuardException) as end:
        Session(script, sleep=stopping).start()
    assert end.value.reason == "stopped"
    return stopping


def test_a_script_that_computes_sleeps_for_no_time_now_and_then_and_can_be_stopped_so():
    assert stopped("while True: pass").slept == [0, 0, 0]


def test_a_script_that_sleeps_can_be_stopped():
    slept = stopped("import time\ntime.sleep(3600)", asked=1).slept
    assert slept == [pytest.approx(0.05, abs=0.01)]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "script",
    {
        "it catches": "while True:\n    try:\n        f()\n    except BaseException: pass",
        "it sorts": "[1, 2].sort(key=lambda _: f())",
        "it cleans up": "try:\n    f()\nfinally:\n    f()",
        "nobody hears of it": "class A:\n    def __del__(self): f()\nA()\nf()",
        "in a thread": "import threading\nt = threading.Thread(target=f)\nf()",
    }.values(),
)
def test_a_stop_is_told_at_each_jump_from_then_on(script: str):
    stopped(f"def f():\n    while True: pass\n{script}")


def test_a_stop_reaches_a_script_that_is_done_again():
    stopping = Stopping(10**9)
    session = Session("import streamlit as st\nif st.button('Go'):\n    while True: pass", sleep=stopping)
    session.start()
    session.replaying, stopping.left = True, 3
    with pytest.raises(GuardException):
        session.act({"click": "Go"})


def test_what_only_sleeps_stops_nothing():
    session = Session(
        "import time\nend = time.monotonic() + 0.2\nwhile time.monotonic() < end: pass", sleep=lambda _: 1
    )
    assert session.start().runs[0].outcome == "completed"


def test_the_time_that_passes_while_a_script_is_asked_is_not_the_scripts():
    nap = time.sleep  # the script gets another one
    session = Session(
        "import time\nend = time.monotonic() + 1\nwhile time.monotonic() < end: pass",
        limits=Limits(seconds=0.7),
        sleep=lambda _: nap(0.1),
    )
    assert session.start().runs[0].outcome == "completed"
