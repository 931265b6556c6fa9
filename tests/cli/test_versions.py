"""Two versions of a script: what `trace new.py --against old.py` tells."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from playground.cli.versions import diagram, played, text
from playground.engines import open_session
from playground.render.session.versions import versions
from playground.runtime import Limits, parse_actions
from tests.cli.running import run_command
from tests.cli.test_mermaid import HOSTILE, blocks, parsed

RERUN = """
    import streamlit as st
    if "value" not in st.session_state:
        st.session_state.value = "Title"
    st.header(st.session_state.value)
    if st.button("Foo"):
        st.session_state.value = "Foo"
        st.rerun()
    """
CALLBACK = """
    import streamlit as st
    if "value" not in st.session_state:
        st.session_state.value = "Title"
    def update():
        st.session_state.value = "Foo"
    st.header(st.session_state.value)
    st.button("Foo", on_click=update)
    """
FOO = {"click": "Foo"}


def script(block: str) -> str:
    return dedent(block).lstrip("\n")


def differ(old: str, new: str, *actions: Any, engine: str = "mini") -> dict[str, Any]:
    given = parse_actions(json.dumps(actions))
    sides = [played(open_session(engine, script(each), "app.py", Limits()), given) for each in (old, new)]
    return versions(*sides, script(old), script(new))


def summary(old: str, new: str, *actions: Any) -> str:
    return str(differ(old, new, *actions)["summary"])


@pytest.mark.parametrize("engine", ["mini", "streamlit"])
def test_a_callback_saves_the_rerun(engine: str):
    found = differ(RERUN, CALLBACK, FOO, engine=engine)
    assert found["summary"] == (
        "Your change saved 1 run: 2 instead of 3. Page and session state are the same after each step."
    )
    load, click = found["steps"]
    assert (load["old"]["runs"], load["new"]["runs"]) == (1, 1)
    assert (click["old"]["runs"], click["new"]["runs"]) == (2, 1)
    assert (click["old"]["callbacks"], click["new"]["callbacks"]) == ([], ["update"])
    assert (click["state"], click["screen"], click["same"]) == ([], [], False)


def test_the_other_way_it_costs_one():
    assert summary(CALLBACK, RERUN, FOO).startswith("Your change costs 1 run: 3 instead of 2.")


def test_the_same():
    assert summary(RERUN, RERUN, FOO) == "Both versions did the same in each step: 3 runs."
    assert all(step["same"] for step in differ(RERUN, RERUN, FOO)["steps"])


def test_another_name_in_a_comment_changes_nothing():
    commented = RERUN.replace("st.header(", "# the title\n    st.header(")
    assert [step["lines"] for step in differ(RERUN, commented, FOO)["steps"]] == [{"old": [], "new": []}] * 2


def test_lines_that_ran_in_one_version_only():
    old = "import streamlit as st\nif st.button('Go'):\n    st.text('went')\n"
    new = "import streamlit as st\n# once more\nif st.checkbox('x') and st.button('Go'):\n    st.text('went')\n"
    found = differ(old, new, {"click": "Go"})
    assert found["summary"].startswith("The action of step 1 cannot be done in the new version. No widget to click")
    assert " Apart from that: " in found["summary"]
    new = "import streamlit as st\n# once more\nif not st.button('Go'):\n    st.text('went')\n"
    load, click = differ(old, new, {"click": "Go"})["steps"]
    assert (load["lines"], click["lines"]) == ({"old": [], "new": [4]}, {"old": [3], "new": []})


def test_what_the_page_and_session_state_have():
    found = differ(
        "import streamlit as st\nst.session_state.a = 1\nst.text('x')\nst.caption('gone')",
        "import streamlit as st\nst.session_state.a = True\nst.session_state.b = [1]\nst.text('y')\nst.title('new')",
    )
    [step] = found["steps"]
    assert [(each["key"], each.get("old"), "new" in each) for each in step["state"]] == [
        ("a", 1, True),
        ("b", None, True),
    ]
    assert [
        (each["change"], each.get("old", {}).get("type"), each.get("new", {}).get("type")) for each in step["screen"]
    ] == [
        ("changed", "text", "text"),
        ("gone", "caption", None),
        ("added", None, "title"),
    ]
    assert found["summary"] == (
        "Both versions took 1 run. The page differs after 1 of 1 step, and session state after 1."
    )


def test_addresses_in_memory_differ_each_time_and_count_for_nothing():
    source = "import streamlit as st\nst.session_state.a = object()\nst.text(object())"
    assert summary(source, source) == "Both versions did the same in each step: 1 run."


def test_errors():
    fails = "import streamlit as st\nif st.button('Go'):\n    1 / 0"
    works = "import streamlit as st\nif st.button('Go'):\n    1 / 1"
    go = {"click": "Go"}
    assert summary(fails, works, go).startswith(
        "Your change ended an error: step 1 failed before, and no step fails now."
    )
    assert summary(works, fails, go).startswith("Your change brings an error: step 1 fails now.")


def test_as_text(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "110")
    printed = text(differ(RERUN, CALLBACK.replace('"Foo"\n', '"Foo!"\n'), FOO), ["old.py", "new.py"])
    assert printed == script("""
        old.py  →  new.py
        ═════════════════
          Your change saved 1 run: 2 instead of 3. The page differs after 1 of 2 steps, and session state after 1.

        0. Loading the page
                 before  now
          ─────  ──────  ───
          runs   1       1
          lines  5       6

        1. 1 click on “Foo”
                     before  now
          ─────────  ──────  ──────
          runs       2       1
          lines      10      6
          callbacks  none    update

          session state  before  now
          ─────────────  ──────  ──────
          value          'Foo'   'Foo!'

          screen  before  now
          ──────  ──────  ────
          header  Foo     Foo!""")


def test_the_command(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for name in "ab":
        (tmp_path / name / "helper.py").write_text(f"NAME = {name!r}\n")
        (tmp_path / name / "app.py").write_text("import streamlit as st\nfrom helper import NAME\nst.text(NAME)\n")
    done = run_command(["trace", tmp_path / "b", "--against", tmp_path / "a"])
    assert done.returncode == 0, done.stderr
    [step] = json.loads(done.stdout)["steps"]
    assert [(each["old"]["text"], each["new"]["text"]) for each in step["screen"]] == [("a", "b")]
    done = run_command(["trace", tmp_path / "b", "--against", tmp_path / "a", "--format", "html"])
    assert done.returncode == 0, done.stderr
    for side, line in (("old", "NAME = 'a'"), ("new", "NAME = 'b'")):  # each has the module that lies beside it
        [script] = re.findall(
            f'<section [^>]*data-part="script" data-side="{side}".*?</section>', done.stdout, re.DOTALL
        )
        assert line in unescape(re.sub("<[^>]*>", "", script))
    done = run_command(["trace", tmp_path / "b", "--against", tmp_path / "a", "--format", "mermaid"])
    assert done.returncode == 0, done.stderr
    assert "note over old,new: 1 element is not alike" in done.stdout


def test_what_neither_version_can_do():
    nope = {"click": "Nope"}
    found = differ(RERUN, CALLBACK, nope)
    assert found["summary"].startswith("The action of step 1 cannot be done in either version. No widget to click")
    assert "  In both: No widget to click with the label 'Nope'." in text(found, ["old.py", "new.py"])


def test_as_a_diagram():
    name = "\n    st.text_input('Name')\n"
    found = differ(
        RERUN.rstrip() + name,
        CALLBACK.replace('"Foo"\n', '"Foo!"\n').rstrip() + name,
        *[{"set": {"label": "Name", "value": "a"}}] * 2,
        FOO,
    )
    printed = diagram(found, ["old.py", "new [1].py"])
    summary, _, drawn = printed.partition("\n\n")
    assert summary == f"{found['summary']} (From old.py to new \\[1\\].py.)"
    assert drawn == script("""
        ```mermaid
        sequenceDiagram
          participant old as old.py, before
          actor user as User
          participant new as new [1].py, now
          note over old,new: steps 0 to 1: the same, with other numbers of lines or changes
          note over old,new: step 2: the same
          user->>old: step 3, 1 click on “Foo”
          user->>new: step 3, 1 click on “Foo”
          note over old: 2 runs, 11 lines
          note over new: 1 run, 7 lines
          note over new: calls update()
          note over old,new: value is 'Foo!', it was 'Foo'
          note over old,new: 1 element is not alike
        ```""")
    assert parsed(blocks(printed)) == ["sequence"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_script_says_is_text_in_the_diagram(hostile: str):
    source = f"""
        import streamlit as st
        TEXT = {hostile!r}
        if st.button(TEXT, key=TEXT):
            st.session_state[TEXT + "!"] = TEXT
            SOMETHING
        """
    found = differ(source, source.replace("SOMETHING", "raise ValueError(TEXT)"), {"click": {"key": hostile}})
    printed = blocks(diagram(found, [hostile, hostile]))
    assert parsed(printed) == ["sequence"]
    assert all("`" not in each and "<img" not in each and "> evil" not in each for each in printed)


def test_a_diagram_of_many_steps_is_small():
    old = "import streamlit as st\nst.text(len(st.text_input('Name')))"
    sets = [{"set": {"label": "Name", "value": "a" * number}} for number in range(1, 40)]
    printed = diagram(differ(old, old.replace("len(", "2 * len("), *sets), ["old.py", "new.py"])
    assert printed.count("user->>old") == 20
    assert "note over old,new: step 0: the same\n" in printed
    assert "19 more steps with differences not drawn" in printed
    assert parsed(blocks(printed)) == ["sequence"]
