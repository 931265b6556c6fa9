"""An example is run where the docs are built, and its trace is held to what the author expects."""

import sys

import pytest

from playground.example import ExampleError, example_html, read_example
from playground.example.recorded import recorded

COUNTER = """\
import streamlit as st

if st.button("Add"):
    st.session_state.count = st.session_state.get("count", 0) + 1
st.write("Count:", st.session_state.get("count", 0))
"""


def steps(text: str, **options):
    return recorded(read_example(text, options))


def refused(text: str, **options) -> ExampleError:
    with pytest.raises(ExampleError) as caught:
        steps(text, **options)
    return caught.value


def test_actions_are_done_first():
    ((load, click),) = steps(COUNTER, actions="[{click: Add}]")
    assert (load["action"], click["action"]) == ("load", {"click": "Add"})


def test_what_is_expected_and_true():
    wanted = "{runs: 3, state: {count: 2}, text: [Add, 'Count: 2']}"
    assert steps(COUNTER, actions="[{click: Add}, {click: Add}]", expect=wanted)


@pytest.mark.parametrize(
    ("expect", "words"),
    [
        ("{runs: 3}", "`expect` says 3 runs, but there were 2."),
        ("{state: {count: 5}}", "`expect` says `count` is 5, but it is 1."),
        ("{state: {count: true}}", "`expect` says `count` is True, but it is 1."),
        ("{state: {cuont: 1}}", "`expect` says `cuont` is 1, but session state holds `count`."),
        ("{text: 'Count: 7'}", "`expect` says 'Count: 7' is on the screen. There is: Add Count: 1"),
        ("{error: ValueError}", "`expect` tells of the error 'ValueError', but no run ended with one."),
    ],
)
def test_what_is_expected_and_not_true(expect, words):
    error = refused(f"#| actions: [{{click: Add}}]\n#| expect: {expect}\n{COUNTER}")
    assert str(error).startswith(words)
    assert error.line == 2


def test_an_error_that_nobody_expects():
    error = refused("#| name: A\nimport streamlit as st\n\nst.write(1 / 0)")
    assert str(error) == (
        "Run 1 ends with ZeroDivisionError: division by zero, in line 3 of app.py. "
        "If that is meant, say so: `expect: {error: ZeroDivisionError}`."
    )
    assert error.line == 4
    assert steps("1 / 0", expect="{error: division by zero}")


def test_an_endless_rerun_is_an_error_too():
    assert "rerun" in str(refused("import streamlit as st\nst.rerun()"))


def test_what_a_script_prints_is_not_the_builds_and_nobody_answers_it(capsys):
    assert steps("print('loud')", expect="{runs: 1}")
    assert capsys.readouterr().out == ""
    assert "EOFError" in str(refused("input('Name?')"))


def test_an_action_that_cannot_be_done():
    error = refused(COUNTER, actions="[{click: Remove}]")
    assert str(error).startswith("Action 1 cannot be done: ")
    assert error.line is None
    assert refused(f"#| name: Two\n#| actions: [{{click: Remove}}]\n{COUNTER}").line == 2


def test_a_script_imports_the_others_of_its_example_and_nobody_after_it_does():
    two = "import wordlist\n{wordlist.HELLO}\n#| script: wordlist.py\nimport streamlit as st\nHELLO = 'Hello'"
    assert steps(two.replace("{wordlist.HELLO}", "wordlist.st.write(wordlist.HELLO)"), expect="{text: Hello}")
    assert "wordlist" not in sys.modules
    assert "No module named 'wordlist'" in str(refused("import wordlist"))


def test_each_script_of_a_comparison_is_an_app():
    two = "import streamlit as st\nst.write('one')\n#| script: b.py\nimport streamlit as st\nst.write('two')"
    assert len(steps(two, compare="true", expect="{runs: 1}")) == 2
    assert "of b.py" in str(refused(two, compare="true", expect="{text: one}"))


def test_a_script_does_not_sleep_where_docs_are_built():
    assert steps("import time\ntime.sleep(50)\ntime.sleep(9)", expect="{runs: 1}")


def test_the_next_example_of_a_session_goes_on_with_what_was():
    first = read_example("#| session: s\nimport streamlit as st\nname = 'Ada'")
    second = read_example("#| session: s\n#| lines: 1\nst.write(name)\n1 / 0").after(first)
    assert (second.hidden, second.lines) == (2, ((3, 3),))
    with pytest.raises(ExampleError) as caught:
        recorded(second)
    assert caught.value.line == 4
    assert (
        "import"
        not in example_html(read_example("st.write(name)").after(first), base="x")
        .split("</template>")[0]
        .split("<pre>")[1]
    )


def test_the_hint_of_an_error_is_an_option_that_can_be_read():
    script = "import streamlit as st\nst.rerun()"
    said = str(refused(script))
    assert ".," not in said
    hint = said.split("say so: `expect: ")[1].removesuffix("`.")
    assert steps(script, expect=hint)
    assert str(refused("raise SystemExit")).startswith("Run 1 ends with SystemExit, in line 1 of app.py.")


def test_a_script_that_asks_at_the_terminal_finds_its_end_there():
    assert refused("name = input()").problem.startswith("Run 1 ends with EOFError")
