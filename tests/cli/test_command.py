"""The command `trace`: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from playground.cli import main
from tests.runtime.app import schema

COUNTER = """
import streamlit as st
st.session_state.setdefault("n", 0)
if st.button("Add", key="add"):
    st.session_state.n += 1
name = st.text_input("Name")
with st.form("f"):
    st.slider("Speed", 0, 10, key="speed")
    st.form_submit_button("Go")
print("for people")
st.text(f"{name} {st.session_state.n}")
"""


@pytest.fixture
def app(tmp_path: Path) -> Path:
    return write(tmp_path / "app.py", COUNTER)


def write(path: Path, text: str) -> Path:
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return path


def actions(app: Path, *given: Any) -> list[str]:
    file = app.parent / "actions.json"
    file.write_text(json.dumps(given), encoding="utf-8")
    return ["trace", str(app), "--actions", str(file)]


def trace(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> Any:
    """The document that the command prints, which must be one of the published schema."""
    assert main(arguments) == 0
    document = json.loads(capsys.readouterr().out)
    schema().validate(document)
    return document


def refused(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> str:
    """The one line on stderr of a command that ends with 2 and prints nothing else."""
    assert main(arguments) == 2
    captured = capsys.readouterr()
    line = captured.err.removesuffix("\n").splitlines()[-1]
    assert captured.out == ""
    assert line.startswith("rerun-playground: ")
    assert "Traceback" not in captured.err
    return line.removeprefix("rerun-playground: ")


def test_the_document(app: Path, capsys: pytest.CaptureFixture[str]):
    document = trace(capsys, ["trace", str(app)])
    assert {name: document[name] for name in ("version", "engine", "models", "script")} == {
        "version": 1,
        "engine": "mini",
        "models": "Streamlit 1.67",
        "script": "app.py",
    }
    (load,) = document["steps"]
    assert (load["index"], load["action"], load["runs"][0]["cause"]) == (0, "load", "load")
    assert [element["type"] for element in load["screen"]] == [
        "button",
        "text_input",
        "slider",
        "form_submit_button",
        "text",
    ]


def test_every_kind_of_action(app: Path, capsys: pytest.CaptureFixture[str]):
    given = [
        {"click": "Add"},
        {"click": {"key": "add"}},
        {"set": {"label": "Name", "value": "Ada"}},
        {"set": {"key": "speed", "value": 7}},
        {"click": "Go"},
        {"wait": 2.5},
        {"reload": True},
    ]
    document = trace(capsys, actions(app, *given))
    assert [len(step["runs"]) for step in document["steps"]] == [1, 1, 1, 1, 0, 1, 0, 1]
    assert document["steps"][1]["action"] == {"click": {"key": "add"}}
    assert document["steps"][5]["screen"][-1]["text"] == "Ada 2"
    assert document["steps"][5]["runs"][0]["state"]["after"]["speed"] == 7
    assert document["steps"][7]["screen"][-1]["text"] == "0"


def test_prints_of_the_script_do_not_mix_with_the_document(app: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["trace", str(app)]) == 0
    captured = capsys.readouterr()
    json.loads(captured.out)
    assert captured.err == "for people\n"


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("1 / 0", "exception"),
        ("if True", "exception"),
        ("import sys; sys.exit(7)", "exception"),
        ("import streamlit as st; st.stop()", "stopped"),
        ("import streamlit as st; st.rerun()", "guard"),
        ("", "completed"),
    ],
)
def test_a_script_that_fails_makes_a_trace_all_the_same(
    tmp_path: Path, body: str, outcome: str, capsys: pytest.CaptureFixture[str]
):
    document = trace(capsys, ["trace", str(write(tmp_path / "app.py", body))])
    assert document["steps"][0]["runs"][-1]["outcome"] == outcome


def test_limits(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    loop = write(tmp_path / "loop.py", "import streamlit as st\nst.rerun()")
    document = trace(capsys, ["trace", str(loop), "--limit-reruns", "3"])
    assert len(document["steps"][0]["runs"]) == 3
    hang = write(tmp_path / "hang.py", "while True:\n    pass")
    (run,) = trace(capsys, ["trace", str(hang), "--limit-seconds", "0.2"])["steps"][0]["runs"]
    assert run["outcome"] == "guard"
    assert run["outcome_line"] in (1, 2), "which one depends on the version of Python"
    assert "0.2 seconds" in run["message"]


@pytest.mark.parametrize(
    "option", ["--limit-reruns=0", "--limit-reruns=x", "--limit-seconds=-1", "--limit-seconds=nan"]
)
def test_limits_that_are_none(app: Path, option: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main(["trace", str(app), option])
    assert ended.value.code == 2
    assert option.split("=")[0] in capsys.readouterr().err


def test_files_that_cannot_be_read(app: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    nothing = tmp_path / "nothing.py"
    assert refused(capsys, ["trace", str(nothing)]) == f"cannot read the script {nothing}: No such file or directory"
    folder = tmp_path / "folder.py"
    folder.mkdir()
    assert "no file in it imports streamlit" in refused(capsys, ["trace", str(folder)])
    assert "cannot read the actions" in refused(capsys, ["trace", str(app), "--actions", str(nothing)])
    binary = tmp_path / "binary.py"
    binary.write_bytes(b"x = '\xff'")
    assert str(binary) in refused(capsys, ["trace", str(binary)])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "The actions are not JSON: "),
        ('{"click": "Add"}', 'The actions are a JSON list, not {"click": "Add"}.'),
        (
            '["click"]',
            'Action 1: An action is an object with one of "click", "set", "wait", "reload", "dismiss" and "continue",',
        ),
        ('[{"click": "Add"}, {"press": "Add"}]', 'Action 2: There is no action "press"; there are "click",'),
        ('[{"click": 3}]', 'Action 1: "click" names its widget by one of "label", "key" or "id", not 3.'),
        ('[{"click": {"label": 3}}]', 'Action 1: "click": the label is a text, not 3.'),
        ('[{"set": "Name"}]', 'Action 1: "set" needs a widget and a "value"'),
        ('[{"set": {"value": 1}}]', 'Action 1: "set" names its widget by one of'),
        ('[{"type": "Name"}]', 'Action 1: "type" needs a text field and a "text"'),
        ('[{"type": {"label": "Name", "text": 1}}]', 'Action 1: "type" needs a text field and a "text"'),
        ('[{"wait": -1}]', 'Action 1: "wait" takes seconds from 0 to 86400, not -1.'),
        ('[{"wait": true}]', 'Action 1: "wait" takes seconds'),
        ('[{"reload": false}]', 'Action 1: "reload" takes true, not false.'),
        ('[{"click": "Add", "wait": 1}]', "Action 1: An action is an object with one of"),
        ("[" * 100_000, "The actions are nested too deeply."),
    ],
)
def test_actions_that_do_not_parse(app: Path, text: str, message: str, capsys: pytest.CaptureFixture[str]):
    file = app.parent / "actions.json"
    file.write_text(text, encoding="utf-8")
    assert refused(capsys, ["trace", str(app), "--actions", str(file)]).startswith(f"{file}: {message}")


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (
            {"click": "Ad"},
            "No widget to click with the label 'Ad'. "
            "There is button 'Add' (key 'add'), form_submit_button 'Go' (key 'FormSubmitter:f-Go').",
        ),
        (
            {"set": {"key": "sped", "value": 1}},
            "No widget to set with the key 'sped'. There is text_input 'Name', slider 'Speed' (key 'speed').",
        ),
        ({"click": "Name"}, "'Name' is a text_input: use \"set\"."),
        ({"set": {"key": "speed", "value": 99}}, "slider 'Speed' takes numbers from 0 to 10, not 99."),
        ({"set": {"label": "Name", "value": 1e999}}, "text_input 'Name' takes a text, not Infinity."),
    ],
)
def test_actions_that_fit_nothing_on_the_screen(
    app: Path, action: Any, message: str, capsys: pytest.CaptureFixture[str]
):
    arguments = actions(app, {"click": "Add"}, action)
    assert refused(capsys, arguments) == f"{arguments[-1]}: action 2: {message}"


def test_two_widgets_of_one_label(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    app = write(tmp_path / "app.py", "import streamlit as st\nst.button('A', key='a')\nst.button('A', key='b')")
    assert refused(capsys, actions(app, {"click": "A"})).endswith(
        "2 widgets have the label 'A'; name one by key: 'a', 'b'."
    )


def test_nothing_on_the_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    app = write(tmp_path / "app.py", "")
    assert refused(capsys, actions(app, {"click": "A"})).endswith(
        "No widget to click with the label 'A'. There is none on the screen."
    )


def test_an_engine_that_is_not_installed(
    app: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for name in [name for name in sys.modules if name == "streamlit" or name.startswith("streamlit.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "streamlit", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name, package=None: None)
    assert "not installed" in refused(capsys, ["trace", str(app), "--engine", "streamlit"])


def test_the_script_may_import_what_lies_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    write(tmp_path / "beside_the_app.py", "import streamlit as st\ndef show():\n    st.text('from beside')")
    app = write(tmp_path / "app.py", "import beside_the_app\nbeside_the_app.show()")
    before = list(sys.path)
    document = trace(capsys, ["trace", str(app)])
    assert document["steps"][0]["screen"][0]["text"] == "from beside"
    assert sys.path == before
    del sys.modules["beside_the_app"]


def test_a_script_in_an_encoding_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    app = tmp_path / "app.py"
    app.write_bytes("# coding: latin-1\nimport streamlit as st\nst.text('täxt')".encode("latin-1"))
    assert trace(capsys, ["trace", str(app)])["steps"][0]["screen"][0]["text"] == "täxt"
    app.write_bytes(b"\xef\xbb\xbfimport streamlit as st\nst.text('bom')")
    assert trace(capsys, ["trace", str(app)])["steps"][0]["screen"][0]["text"] == "bom"
    app.write_bytes(b"# coding: nothing\n")
    assert "names an encoding that is unknown" in refused(capsys, ["trace", str(app)])


def test_as_a_program_on_a_poor_terminal(app: Path):
    app.write_text("import streamlit as st\nst.text('täxt … 👍')\nprint('é')", encoding="utf-8")
    for form in ("json", "text"):
        command = [sys.executable, "-m", "playground", "trace", str(app), "--format", form]
        ended = subprocess.run(
            command, capture_output=True, check=True, env={"PYTHONIOENCODING": "ascii:backslashreplace"}
        )
        assert "täxt … 👍" in ended.stdout.decode("utf-8")


def test_interrupting_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["trace", str(write(tmp_path / "app.py", "raise KeyboardInterrupt"))]) == 130
    assert capsys.readouterr() == ("", "")


def test_the_site_is_built_from_a_checkout_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("playground.site.build.PROJECT", tmp_path)
    assert main(["build", "--out", str(tmp_path / "site")]) == 2
    assert "the site is built from a checkout of the project" in capsys.readouterr().err


def test_assets_are_written_where_a_site_has_no_plugin(tmp_path, capsys):
    assert main(["assets", str(tmp_path / "docs/assets/rerun")]) == 0
    written = {path.name for path in (tmp_path / "docs/assets/rerun").iterdir()}
    assert written >= {
        "rerun.js",
        "rerun-example.css",
        "playground.css",
        "playground.bundle.js",
        "shell.json",
        "sandbox",
    }
    (tmp_path / "file").touch()
    assert main(["assets", str(tmp_path / "file")]) == 2
    assert "cannot write the files to" in capsys.readouterr().err


def test_an_origin_that_is_none_is_refused_and_a_right_one_is_in_the_frame(tmp_path, capsys):
    assert main(["assets", str(tmp_path), "--origin", "lms.example"]) == 2
    assert "is no origin: write scheme and host" in capsys.readouterr().err
    assert main(["assets", str(tmp_path), "--origin", "https://lms.example", "--origin", "http://127.0.0.1:80"]) == 0
    assert 'data-origins="https://lms.example http://127.0.0.1:80"' in (tmp_path / "embed.html").read_text()


HEAVY = "asyncio bokeh click jinja2 markdown markdown_it mkdocs panel playground.apptest playground.render ssl yaml"


def test_nothing_is_imported_that_draws_or_serves_or_waits(app: Path):
    program = "import sys; from playground.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", program, "trace", str(app)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120)
    imported = ended.stderr.splitlines()[-1].split()
    assert "playground.runtime" in imported
    assert not set(HEAVY.split()) & set(imported)
