"""The guards: the playground's own limits, which end what would never end (rule 11)."""

import pytest

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
    assert (app.run.outcome, app.run.outcome_line) == ("guard", 3)
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


def test_time_counts_for_the_whole_step():
    """A rerun loop that is slow ends by the clock, not after 50 runs."""
    app = App("import streamlit as st, time\ntime.sleep(0.05)\nfor n in range(100): pass\nst.rerun()", seconds=0.3)
    assert app.outcomes[-1] == "guard"
    assert len(app.runs) < 12
