"""A recorded trace as one file of HTML."""

import json
import re
import sys
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path
from textwrap import dedent
from typing import Any

from playground import MODELS
from playground.cli.versions import played
from playground.page.recorded import Version, recorded, recorded_versions
from playground.render.session.versions import versions
from playground.runtime import Session, document, parse_actions
from tests.cli.running import run_command

COUNTER = """
    import streamlit as st
    def bump():
        st.session_state.n = st.session_state.get("n", 0) + 1
    st.button("Add", on_click=bump)
    st.text(st.session_state.get("n", 0))
    """


def written(script: str, *actions: Any, files: dict[str, str] | None = None) -> str:
    source = dedent(script).lstrip("\n")
    session = Session(source, "app.py")
    steps = [session.start(), *map(session.act, actions)]
    return recorded(document(steps, script="app.py", engine="mini", models=MODELS), source, files)


def data(page: str) -> Any:
    [found] = re.findall(r'<script type="application/json" id="steps">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def test_its_steps_say_what_was_done_and_what_each_pane_shows():
    page = written(COUNTER, {"click": "Add"})
    steps = data(page)["steps"]
    assert [step["words"] for step in steps] == ["Loading the page: 1 run", "1 click on “Add”: 1 run"]
    shown = [step["sides"][""] for step in steps]
    assert [each["runs"] for each in shown] == [[1, 1], [2, 2]]
    assert [mark["kind"] for mark in shown[1]["marks"][""] if mark["line"] == 3] == ["callback"]
    templates = re.findall(r'<template data-page="(\d+)">(.*?)</template>', page, re.DOTALL)
    texts = dict(templates)
    assert "bump()" in texts[str(shown[1]["panes"]["order"])]
    assert "The last action went this way" in texts[str(shown[1]["panes"]["graph"])]
    for part in ("script", "app", "runs", "state", "order", "timeline", "graph"):
        assert f'aria-labelledby="title-{part}"' in page


def test_what_is_the_same_is_written_once():
    page = written("import streamlit as st\nst.checkbox('a')", *[{"reload": True}] * 5)
    apps = {step["sides"][""]["panes"]["app"] for step in data(page)["steps"]}
    assert len(apps) == 1


def test_it_may_run_its_own_script_only_and_asks_nobody():
    page = written(COUNTER)
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="(.*?)"', page)
    [script] = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in unescape(policy)
    assert unescape(policy).startswith("default-src 'none';")
    assert re.findall(r"""(?:src|href|url\()=?["'(]?\s*(?:https?:)?//""", page) == []


def test_what_a_script_says_is_text():
    hostile = "</script><script>alert(1)</script></template><img src=x onerror=alert(1)>"
    page = written(
        f"""
        import streamlit as st
        TEXT = {hostile!r}
        st.button(TEXT, key=TEXT)
        st.session_state[TEXT + "!"] = TEXT
        st.text(TEXT)
        st.html(TEXT + "<style>body {{ display: none }}</style>")
        """,
        {"click": {"key": hostile}},
        files={"</title><script>.py": hostile},
    )
    assert page.count("<script>") == 1
    assert page.count("</script>") == 2
    assert "onerror=alert" not in re.sub(r"&[lg]t;[^<]*", "", page).replace('"', "")
    assert "display: none }</style>" not in page


def test_other_files_stand_below_the_script(tmp_path: Path):
    (tmp_path / "helper.py").write_text("def two():\n    return 2\n")
    source = "import streamlit as st\nfrom helper import two\nst.text(two())\n"
    session = Session(source, "app.py", folder=str(tmp_path))
    sys.path.insert(0, str(tmp_path))
    try:
        steps = [session.start()]
    finally:
        sys.path.remove(str(tmp_path))
        sys.modules.pop("helper", None)
    trace = document(steps, script="app.py", engine="mini", models=MODELS)
    page = recorded(trace, source, {"helper.py": (tmp_path / "helper.py").read_text()})
    assert 'data-file="helper.py"' in page
    assert [mark["line"] for mark in data(page)["steps"][0]["sides"][""]["marks"]["helper.py"]] == [1, 2]


def test_a_script_that_is_no_python():
    assert "SyntaxError" in written("import streamlit as st\nst.text(")


def test_the_command_writes_it(tmp_path: Path):
    script = tmp_path / "app.py"
    script.write_text(dedent(COUNTER).lstrip("\n"))
    done = run_command(["trace", script, "--format", "html"])
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("<!doctype html>")
    assert len(data(done.stdout)["steps"]) == 1


OTHER = COUNTER.replace("st.text(", "st.title(")


def compared(old: str, new: str, *actions: Any) -> str:
    sources = [dedent(each).lstrip("\n") for each in (old, new)]
    given = parse_actions(json.dumps(actions))
    sides = [played(Session(source, "app.py"), given) for source in sources]
    named = zip(("old.py", "app.py"), sides, sources, strict=True)
    return recorded_versions(*(Version(*each) for each in named), versions(*sides, *sources), "mini")


def test_two_versions_stand_side_by_side():
    page = compared(COUNTER, OTHER, {"click": "Add"}, {"click": "Gone"})
    assert '<h1 class="rp-head__name">What app.py does otherwise than old.py</h1>' in page
    assert '<p class="rp-recorded__summary">The action of step 2 cannot be done in either version.' in page
    steps = data(page)["steps"]
    texts = dict(re.findall(r'<template data-page="(\d+)">(.*?)</template>', page, re.DOTALL))
    assert [step["words"] for step in steps] == [
        "Loading the page: differs",
        "1 click on “Add”: differs",
        "1 click on “Gone”: the same",
    ]
    assert {*steps[1]["sides"]} == {"both", "old", "new"}
    told = [texts[str(step["sides"]["both"]["panes"]["differs"])] for step in steps]
    assert "2 elements on the page are not alike." in told[1]
    assert "No widget to click with the label" in told[2]
    shown = [steps[at]["sides"]["old"]["panes"] for at in (1, 2)]
    assert shown[0] == shown[1]  # what could not be done left all as it was
    ids = re.findall(r' id="([^"]+)"', re.sub(r"<template data-page.*?</template>", "", page, flags=re.DOTALL))
    assert [each for each in ids if ids.count(each) > 1] == []
