"""Runs that cost something for nothing."""

import pytest

from tests.runtime.app import App

SLOW = """
import streamlit as st
import time
{cached}
def load():
    time.sleep({seconds})
load()
st.checkbox("Tick")
"""


def loaded(cached: str = "", seconds: float = 0.5) -> App:
    app = App(SLOW.format(cached=cached, seconds=seconds))
    app.session.replaying = True  # nobody waits
    return app


def test_a_wait_that_each_run_has_is_told_of_once():
    app = loaded().set("Tick", True)
    (reason,) = app.step.reasons
    assert (reason["kind"], reason["what"], reason["line"], reason["run"]) == ("cost", "slow_again", 5, 2)
    assert (reason["seconds"], reason["earlier"]) == (0.5, 1)
    assert app.set("Tick", False).step.reasons == ()


def test_what_is_cached_or_short_is_not():
    assert loaded("@st.cache_data").set("Tick", True).step.reasons == ()
    assert loaded(seconds=0.1).set("Tick", True).step.reasons == ()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("st.rerun()", ["for_nothing"]),
        ("st.session_state.n += 1; st.rerun()", []),
        ("st.session_state.n = st.session_state.n; st.rerun()", []),
        ("st.text('clicked'); st.rerun()", []),
    ],
)
def test_a_rerun_after_which_nothing_is_different(body, told):
    script = """
    import streamlit as st
    st.session_state.setdefault("n", 0)
    st.text("page")
    if st.button("Go"):
        {}
    """
    app = App(script.format(body)).click("Go")
    assert [reason["what"] for reason in app.step.reasons] == told
