"""A trace as tables: what a reader of `trace --format text` sees."""

from __future__ import annotations

from textwrap import dedent
from typing import Any, get_args

import pytest

from playground import MODELS
from playground.cli.report import report
from playground.engines import open_session
from playground.render.instruments.actions import phrase
from playground.render.markup.words import did
from playground.runtime import Limits, document
from playground.runtime.browser.actions import Kind


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")


def printed(script: str, *actions: Any, limits: Limits | None = None, engine: str = "mini") -> str:
    session = open_session(engine, dedent(script).lstrip("\n"), "app.py", limits or Limits())
    steps = [session.start(), *map(session.act, actions)]
    return report(document(steps, script="app.py", engine="mini", models=MODELS))


def text(block: str) -> str:
    return dedent(block).strip("\n")


def test_header_by_rerun():
    assert printed(
        """
        import streamlit as st

        if "value" not in st.session_state:
            st.session_state.value = "Title"

        st.header(st.session_state.value)

        if st.button("Foo"):
            st.session_state.value = "Foo"
            st.rerun()
        """,
        {"click": "Foo"},
    ) == text(
        """
        app.py  ·  engine mini  ·  Streamlit 1.67  ·  3 runs
        ════════════════════════════════════════════════════

        load  →  1 run
          run  why   order   ended      lines that ran
          ───  ────  ──────  ─────────  ──────────────
          1    load  script  completed  1 3-4 6 8

          run  session state  before  after    written by
          ───  ─────────────  ──────  ───────  ──────────────
          1    value          –       'Title'  script, line 4

          in    screen  shows
          ────  ──────  ─────
          main  header  Title
          main  button  Foo

        click 'Foo'  →  2 runs
          run  why                    order   ended           lines that ran
          ───  ─────────────────────  ──────  ──────────────  ──────────────
          2    widget: Foo            script  rerun, line 10  1 3 6 8-10
          3    st.rerun() in line 10  script  completed       1 3 6 8

          run  session state  before   after  written by
          ───  ─────────────  ───────  ─────  ──────────────
          2    value          'Title'  'Foo'  script, line 9

             in    screen  shows
          ─  ────  ──────  ─────
          ~  main  header  Foo
          (1 element as before)
        """
    )


@pytest.mark.parametrize("engine", ["mini", "streamlit"])
def test_a_callback_stands_before_the_script_with_its_arguments(engine):
    shown = printed(
        """
        import streamlit as st
        def add(amount, *, times):
            st.session_state.n = amount * times
        st.button("Go", on_click=add, args=(2,), kwargs={"times": 3})
        """,
        {"click": "Go"},
        engine=engine,
    )
    assert "widget: Go  add(2, times=3) → script  completed  1-4" in shown
    assert "n              –       6      callback, line 3" in shown


def test_a_callback_that_ended_the_run():
    shown = printed(
        """
        import streamlit as st
        def again():
            st.rerun()
        st.button("Go", on_click=again)
        """,
        {"click": "Go"},
    )
    assert "widget: Go            again() (rerun)  rerun, line 3  3" in shown
    assert "st.rerun() in line 3  script           completed" in shown


def test_a_set_in_a_form_has_no_run():
    shown = printed(
        """
        import streamlit as st
        with st.form("f"):
            st.text_input("Name")
            st.form_submit_button("Go")
        """,
        {"set": {"label": "Name", "value": "Ada"}},
        {"wait": 1},
    )
    assert "set 'Name' to 'Ada'  →  0 runs\n\n" in shown
    assert "~  main/form:f  text_input  Name = 'Ada'" in shown
    assert shown.endswith("wait 1 s  →  0 runs\n\n  The screen is as before.")


def test_a_loop_is_three_lines():
    shown = printed(
        """
        import streamlit as st
        st.session_state.setdefault("n", 0)
        st.session_state.n += 1
        st.rerun()
        """
    )
    assert "load  →  50 runs" in shown
    assert "  2-49  st.rerun() in line 4  script  rerun, line 4  1-4\n" in shown
    assert "  2-49  n              1       49     script, line 3\n" in shown
    assert "  50    st.rerun() in line 4  script  guard, line 4  1-4\n" in shown
    assert "run 50: st.rerun() in line 4 would start run 51" in shown


def test_an_exception_and_what_it_left_on_the_screen():
    shown = printed(
        """
        import streamlit as st
        if not st.checkbox("Fail"):
            st.text("gone")
        else:
            1 / 0
        """,
        {"set": {"label": "Fail", "value": True}},
    )
    assert "exception, line 5" in shown
    assert "run 2: ZeroDivisionError: division by zero" in shown
    assert "~  main  checkbox   Fail = True" in shown
    assert "+  main  exception  ZeroDivisionError: division by zero" in shown
    assert "-  main  text       gone" in shown


def test_a_hang_says_that_the_app_is_as_before():
    shown = printed(
        """
        import streamlit as st
        if st.button("Hang"):
            while True:
                pass
        """,
        {"click": "Hang"},
        limits=Limits(seconds=0.2),
    )
    assert "guard, line" in shown
    assert shown.endswith("  The app is as it was before this action.")


def test_a_reload_shows_the_whole_screen():
    shown = printed("import streamlit as st\nst.text('a')", {"reload": True})
    assert shown.count("main  text    a") == 2


def test_an_empty_screen():
    assert printed("").endswith("The screen is empty.")


@pytest.mark.parametrize("columns", [20, 60, 80, 400])
def test_tables_fit_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = printed(
        "import streamlit as st\nst.session_state.long = 'word ' * 500\nst.text('x' * 500)\nst.text('two\\nlines')"
    )
    assert max(map(len, shown.splitlines())) <= max(60, min(columns, 160))
    assert "two lines" in shown


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("load", "load"),
        ({"click": "Add"}, "click 'Add'"),
        ({"click": {"key": "add"}}, "click 'add'"),
        ({"set": {"label": "Name", "value": "Ada"}}, "set 'Name' to 'Ada'"),
        ({"set": {"key": "name", "value": None}}, "set 'name' to None"),
        ({"type": {"label": "Name", "text": "Ad"}}, "type 'Ad' into 'Name'"),
        ({"wait": 2.5}, "wait 2.5 s"),
        ({"wait": 1.0}, "wait 1 s"),
        ({"reload": True}, "reload"),
        ({"dismiss": True}, "dismiss the dialog"),
        ({"continue": True}, "continue the reruns that the limit held back"),
    ],
)
def test_each_kind_of_action_has_its_words(action: Any, words: str):
    step = {"action": action, "runs": [], "screen": []}
    document = {"script": "app.py", "engine": "mini", "models": MODELS, "steps": [step]}
    assert f"\n{words}  →  0 runs\n" in report(document)


def test_every_kind_of_action_is_told_apart():
    steps = [{"action": {kind: _WHAT.get(kind, True)}, "runs": [], "screen": []} for kind in get_args(Kind)]
    document = {"script": "app.py", "engine": "mini", "models": MODELS, "steps": steps}
    for told in (
        [line for line in report(document).splitlines() if "→" in line],
        [phrase(step["action"]) for step in steps],
        [did(step) for step in steps],
    ):
        assert len(set(told)) == len(get_args(Kind))
        assert not {"did something", "Loading the page"} & set(told)


_WHAT = {
    "click": "A",
    "set": {"label": "A", "value": 1},
    "type": {"label": "A", "text": "x"},
    "wait": 1.0,
}


def test_a_frame_that_changed_in_place_is_told_by_its_cells_and_its_table_as_changed(monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    shown = printed(
        """
        import pandas as pd
        import streamlit as st
        if "df" not in st.session_state:
            st.session_state.df = pd.DataFrame({"a": range(20), "b": "x"})
        if st.button("Change"):
            st.session_state.df.loc[0, "a"] = 100
        st.dataframe(st.session_state.df)
        st.bar_chart(st.session_state.df, x="b", y="a")
        """,
        {"click": "Change"},
    )
    words = " ".join(shown.split())
    assert "20 rows of a, b" in words
    assert "20 places of a" in words
    assert "(1 of 40 cells changed)" in words
    assert "~ main dataframe" in words
    assert "~ main bar_chart" in words


def test_what_surprises_is_told_below_the_screen():
    script = """
    import streamlit as st
    st.slider("Speed", 0, 20 if st.checkbox("Fast") else 10)
    """
    told = printed(script, {"set": {"label": "Speed", "value": 4}}, {"set": {"label": "Fast", "value": True}})
    assert (
        "\n  why: run 3, line 2: The slider “Speed” lost 4: its `max_value` changed from 10 to 20, and without a key"
        in told
    )
