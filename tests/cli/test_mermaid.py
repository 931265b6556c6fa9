"""A trace as diagrams, which Mermaid's own parser reads."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from playground import MODELS
from playground.cli.mermaid import escaped, mermaid
from playground.engines import open_session
from playground.runtime import Limits, document
from tests.cli.running import run_command
from tests.node import NODE

HERE = Path(__file__).parent
HOSTILE = [
    '"] --> evil["x',
    "`markdown` <img src=x onerror=alert(1)>",
    "end",
    "a; b\n%% c\n```\n# head",
    "style x fill:#f00; #35;",
    "click n0 call f() | -->|x| y %%{init: {}}%%",
    "日本 ÄÖ 🎈 \\ ' $$x$$ &lt; ::: @{ shape: rect }",
]


def blocks(text: str) -> list[str]:
    found = text.split("```mermaid\n")[1:]
    return [each.partition("\n```")[0] for each in found]


def parsed(texts: list[str]) -> list[str]:
    done = subprocess.run(
        [NODE, HERE / "mermaid.mjs"], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    kinds: list[str] = json.loads(done.stdout)
    return kinds


def drawn(script: str, *actions: Any) -> str:
    source = dedent(script).lstrip("\n")
    session = open_session("mini", source, "app.py", Limits())
    steps = [session.start(), *map(session.act, actions)]
    return mermaid(document(steps, script="app.py", engine="mini", models=MODELS), source)


def test_the_graph_and_the_runs(tmp_path: Path):
    script, actions = tmp_path / "app.py", tmp_path / "actions.json"
    script.write_text(
        dedent("""
        import streamlit as st
        def bump():
            st.session_state.n = 1
        st.button("Add", on_click=bump)
        st.text(st.session_state.get("n"))
        """).lstrip("\n")
    )
    actions.write_text('[{"click": "Add"}]')
    done = run_command(["trace", script, "--actions", actions, "--format", "mermaid"])
    assert done.returncode == 0, done.stderr
    flow, runs = blocks(done.stdout)
    assert flow == dedent("""
        flowchart LR
          n0(["button<br>Add<br>line 4"])
          n1[["bump()<br>line 2"]]
          n2[("n")]
          n3["text<br>1<br>line 5"]
          n0 -->|"calls<br>line 2"| n1
          n1 -->|"writes<br>line 3"| n2
          n2 -->|"is used by<br>line 5"| n3
          classDef last stroke-width:3px
          class n0,n1,n2,n3 last
          linkStyle 0,1,2 stroke-width:3px""").lstrip("\n")
    assert "  script->>script: on_click calls bump(), line 2\n  script->>state: n = 1, line 3" in runs
    assert parsed([flow, runs]) == ["flowchart-v2", "sequence"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_script_says_is_text(text: str):
    found = blocks(
        drawn(
            f"""
            import streamlit as st
            TEXT = {text!r}
            st.button(TEXT, key=TEXT, on_click=lambda: st.session_state.update({{TEXT + "!": TEXT}}))
            st.text(st.session_state.get(TEXT + "!", TEXT))
            """,
            {"click": {"key": text}},
        )
    )
    assert parsed(found) == ["flowchart-v2", "sequence"]
    assert all("`" not in each and "<img" not in each and "> evil" not in each for each in found)


def test_a_script_that_depends_on_nothing():
    flow, runs = blocks(drawn("import streamlit as st\nst.text('a')"))
    assert "Nothing depends on a widget" in flow
    assert parsed([flow, runs]) == ["flowchart-v2", "sequence"]


def test_an_action_that_led_nowhere():
    flow, _ = blocks(
        drawn(
            "import streamlit as st\nif st.button('A'): st.text('a')\nst.button('B')\nst.text(st.text_input('C'))\n",
            {"click": "A"},
            {"click": "B"},
        )
    )
    assert "linkStyle" not in flow
    assert "class " not in flow
    assert parsed([flow]) == ["flowchart-v2"]


def test_errors_reruns_and_reloads():
    found = blocks(
        drawn(
            """
            import streamlit as st
            if st.button("Again"):
                st.session_state.n = st.session_state.get("n", 0) + 1
                st.rerun()
            if st.session_state.get("n", 0) > 1:
                del st.session_state.n
                1 / 0
            """,
            {"click": "Again"},
            {"click": "Again"},
            {"reload": True},
        )
    )
    assert "  note over script: run 2 ended: rerun at line 4" in found[1]
    assert "script->>state: del n, line 6" in found[1]
    assert parsed(found) == ["flowchart-v2", "sequence"]


def test_of_many_edges_and_runs_some_are_drawn():
    many = "import streamlit as st\nfor i in range(160):\n    st.session_state[f'k{i}'] = i\nst.button('Go')"
    flow, _ = blocks(drawn(many))
    assert "%% 10 more edges" in flow
    _, runs = blocks(drawn("import streamlit as st\nst.button('Go')", *[{"click": "Go"}] * 63))
    assert "note over script: 4 more runs not drawn" in runs
    assert parsed([flow, runs]) == ["flowchart-v2", "sequence"]


def test_escaped():
    assert escaped('a"b#c`d<e') == "a#34;b#35;c#96;d#60;e"
    assert escaped("x" * 100) == "x" * 47 + "…"
    assert escaped(" \n ") == "#160;"
