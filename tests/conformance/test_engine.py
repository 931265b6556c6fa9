"""The engine `streamlit` as its users meet it: real files, other modules, honest errors."""

import json
import sys
import threading
from pathlib import Path

import pytest

from playground.cli import main
from playground.engines import EngineError, EngineTimeoutError, open_session
from playground.runtime import Limits


def trace(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> dict:
    assert main(["trace", str(path), "--engine", "streamlit", *options]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_script_with_modules_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "beside_it.py").write_text("answer = 42\n")
    app = tmp_path / "app.py"
    app.write_text("import streamlit as st\nimport beside_it\nst.text(beside_it.answer)\nst.text(__file__)\n")
    data = trace(app, capsys)
    assert (data["engine"], data["models"]) == ("streamlit", "Streamlit 1.67")
    assert [element["text"] for element in data["steps"][0]["screen"]] == ["42", str(app)]


def test_prints_and_logs_do_not_mix_with_the_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app = tmp_path / "app.py"
    app.write_text("print('to the terminal')\n1 / 0\n")
    assert main(["trace", str(app), "--engine", "streamlit"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["steps"][0]["runs"][0]["outcome"] == "exception"
    assert err == "to the terminal\n"


def test_the_limit_of_reruns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app = tmp_path / "app.py"
    app.write_text("import streamlit as st\nst.rerun()\n")
    runs = trace(app, capsys, "--limit-reruns", "4")["steps"][0]["runs"]
    assert [run["outcome"] for run in runs] == ["rerun", "rerun", "rerun", "guard"]


def test_the_limit_of_time() -> None:
    session = open_session("streamlit", "while True:\n    pass\n", "app.py", Limits(seconds=0.2))
    (run,) = session.start().runs
    assert run.outcome == "guard"
    assert run.outcome_line in (1, 2)


def test_a_script_that_cannot_be_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.engines.streamlit.runner.PATIENCE", 0.1)
    session = open_session("streamlit", "import threading\nthreading.Event().wait(1)\n", "app.py", Limits(seconds=0.1))
    with pytest.raises(EngineTimeoutError, match=r"did not end within 0\.2 seconds"):
        session.start()


def test_a_script_that_was_given_up_may_end_later_and_tells_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.engines.streamlit.runner.PATIENCE", 0.1)
    failed: list[object] = []
    monkeypatch.setattr(threading, "excepthook", failed.append)
    known = set(threading.enumerate())
    session = open_session("streamlit", "import threading\nthreading.Event().wait(1)\n", "app.py", Limits(seconds=0.1))
    with pytest.raises(EngineTimeoutError):
        session.start()
    for thread in set(threading.enumerate()) - known:
        thread.join()
    assert failed == []


def test_the_process_is_as_it_was_before() -> None:
    before = sys.modules["__main__"]
    open_session("streamlit", "x = 1\n", "app.py", Limits()).start()
    assert sys.modules["__main__"] is before


def test_without_streamlit_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "streamlit", None)
    app = tmp_path / "app.py"
    app.write_text("x = 1\n")
    assert main(["trace", str(app), "--engine", "streamlit"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    with pytest.raises(EngineError, match=r"pip install 'rerun-playground\[streamlit\]'"):
        open_session("streamlit", "x = 1\n", "app.py", Limits())


def test_sessions_do_not_share_caches() -> None:
    source = "import streamlit as st\n@st.cache_data\ndef f():\n    st.session_state.n = 1\nf()\n"
    for _ in range(2):
        step = open_session("streamlit", source, "app.py", Limits()).start()
        assert step.runs[0].after == {"n": 1}


def test_what_a_script_sets_is_gone_with_its_session() -> None:
    source = "import streamlit as st\nst.session_state.was = st.get_option('client.toolbarMode')\n"
    sets = source + "st.set_option('client.toolbarMode', 'minimal')\n"
    open_session("streamlit", sets, "app.py", Limits()).start()
    step = open_session("streamlit", source, "app.py", Limits()).start()
    assert step.runs[0].after == {"was": "auto"}


@pytest.mark.parametrize("engine", ["mini", "streamlit"])
def test_what_the_script_called_to_write_is_told(engine: str) -> None:
    script = (
        "import streamlit as st\nst.write('a')\nst.markdown('b')\nst.write('c', {'d': 1})\n'magic'\n"
        "st.write_stream(iter(['e', 'f']))\nst.sidebar.write('g')\n"
    )
    session = open_session(engine, script, "app.py", Limits())
    events = [event for event in session.start().runs[0].events if event["type"] == "write"]
    told = [(event["element_type"], event.get("call"), event["line"]) for event in events]
    assert list(dict.fromkeys(told)) == [  # on Streamlit each part of a stream is a write
        ("markdown", "write", 2),
        ("markdown", None, 3),
        ("markdown", "write", 4),
        ("json", "write", 4),
        ("markdown", "write", 5),
        ("markdown", "write_stream", 6),
        ("markdown", "write", 7),
    ]


def test_two_sessions_at_once_keep_their_own_caches() -> None:
    source = (
        "import streamlit as st\n@st.cache_data\ndef f():\n    st.session_state.n = st.session_state.get('n', 0) + 1\n"
        "f()\nst.button('Go')\n"
    )
    first, second = (open_session("streamlit", source, "app.py", Limits()) for _ in range(2))
    first.start()
    assert second.start().runs[0].after == {"n": 1}, "another session has computed it, not this one"
    assert first.act({"click": "Go"}).runs[0].after == {"n": 1}, "a session that began has not emptied its caches"
    assert first.act({"reload": True}).runs[0].after == {}, "a reload of the page does not end Streamlit's process"


def test_elements_that_the_playground_cannot_show_are_named() -> None:
    source = (
        "import streamlit as st\nst.components.v2.component('one', html='<b>x</b>')()\n"
        "st.components.v1.declare_component('two', url='http://127.0.0.1:9')()\n"
        "st.session_state.go = st.button('Go')\n"
    )
    session = open_session("streamlit", source, "app.py", Limits())
    *shown, _ = session.start().screen
    assert [element["type"] for element in shown] == ["unknown"] * 2
    assert [element["name"] for element in shown] == ["st.components.v2", "st.components.v1"]
    assert session.act({"click": "Go"}).runs[0].after == {"go": True}


def test_what_cannot_be_read_of_an_element_is_no_error_of_the_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.engines.streamlit.protobufs.tables.arrow_frame", lambda data: 1 / 0)
    source = "import streamlit as st\nst.table({'a': [1]})\nst.data_editor({'a': [1]})\nst.text('on it goes')\n"
    step = open_session("streamlit", source, "app.py", Limits()).start()
    assert step.runs[0].outcome == "completed"
    assert [element["type"] for element in step.screen] == ["unknown", "unknown", "text"]


def test_of_a_large_table_the_first_rows_are_told_and_how_many_there_are() -> None:
    source = (
        "import streamlit as st\nimport pandas as pd\nst.dataframe(pd.DataFrame({'a': range(1_000_000), 'b': 1.5}))\n"
        "st.dataframe(pd.DataFrame({'a': range(120_000)}, index=[f'r{i}' for i in range(120_000)]))\n"
        "st.dataframe(pd.DataFrame())\n"
    )
    sent_in_parts, whole, empty = open_session("streamlit", source, "app.py", Limits(seconds=600)).start().screen
    assert sent_in_parts["count"] == 1_000_000
    assert sent_in_parts["rows"][:2] == [[0, 1.5], [1, 1.5]]
    assert (whole["count"], whole["index"][:2]) == (120_000, ["r0", "r1"])
    assert (empty["count"], empty["rows"], empty["columns"]) == (0, [], [])


def test_the_lines_of_a_page_in_a_file_of_its_own_are_not_the_scripts(tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text("import streamlit as st\n\n\n\nst.text('the page')\n")
    app = tmp_path / "app.py"
    app.write_text("import streamlit as st\nst.navigation([st.Page('other.py')]).run()\n")
    step = open_session("streamlit", app.read_text(), str(app), Limits()).start()
    run = step.runs[0].to_json()
    assert (run["lines"], run["files"]) == ([1, 2], {"other.py": [1, 5]})
    assert step.screen[-1]["text"] == "the page"


def test_a_session_goes_on_with_the_script_it_began_with(tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text("import streamlit as st\nst.text('as it was')\n")
    session = open_session("streamlit", app.read_text(), str(app), Limits())
    app.write_text("import streamlit as st\nst.text('saved since')\n")
    assert session.start().screen[0]["text"] == "as it was"
    assert session.act({"reload": True}).screen[0]["text"] == "as it was"


@pytest.mark.parametrize("engine", ["mini", "streamlit"])
def test_while_a_script_runs_its_progress_says_what_turns_and_what_is_left_over(engine: str, tmp_path: Path) -> None:
    from playground.engines.streamlit import StreamlitSession
    from playground.runtime import Progress, Session

    turns = tmp_path / "turns"
    source = (
        "import streamlit as st\nimport time\nfrom pathlib import Path\nst.button('Go')\nst.text('new')\n"
        f"with st.spinner('Working'):\n    while not Path({str(turns)!r}).exists(): time.sleep(0.01)\nst.text('old')\n"
    )
    told: list[list[tuple[str, bool]]] = []

    def hear(progress: Progress) -> None:
        told.append([(str(each.get("text")), "stale" in each) for each in progress.screen[1:]])
        if any(each["type"] == "spinner" for each in progress.screen):
            turns.touch()

    session = (Session if engine == "mini" else StreamlitSession)(source, limits=Limits(seconds=600), on_progress=hear)
    session.start()
    turns.unlink()
    told.clear()
    step = session.act({"click": "Go"})
    assert [("new", False), ("Working", False), ("old", True)] in told
    assert [element.get("text") for element in step.screen] == [None, "new", "old"]
