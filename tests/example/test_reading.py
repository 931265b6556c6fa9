"""What an author writes, as an example: options above the text and at its top, several scripts, files."""

import pytest

from playground.example import Example, ExampleError, Expect, Script, read_example

SCRIPT = "import streamlit as st\n\nst.write('Hello')"


def refused(text: str = SCRIPT, options: dict | None = None, folder=None) -> ExampleError:
    with pytest.raises(ExampleError) as caught:
        read_example(text, options or {}, folder=folder)
    return caught.value


def test_a_script_alone_is_an_example():
    example = read_example(SCRIPT + "\n", folder=None)
    assert example == Example((Script("app.py", SCRIPT),), "app.py")
    assert example.to_json() == {
        "scripts": [{"name": "app.py", "source": SCRIPT}],
        "name": "app.py",
        "panes": ["script", "app", "runs"],
    }


COMMENTS = """\
#| name: A counter
#| panes: [app, state]
#| actions:
#|   - click: Add
#|   - set: {label: Name, value: Ada}
#| height: 300
#| read-only: true
#| hide-lines: 1-2
#| lines: 3
#| start: stopped
#| session: one
#| expect: {runs: 2, state: {count: 1}, text: Hello}
"""


def test_options_are_comments_at_the_top():
    example = read_example(COMMENTS + "\n" + SCRIPT, folder=None)
    assert example == Example(
        scripts=(Script("app.py", SCRIPT, line=14),),
        name="A counter",
        acted=3,
        panes=("app", "state"),
        actions=({"click": "Add"}, {"set": {"label": "Name", "value": "Ada"}}),
        height=300,
        read_only=True,
        hidden=2,
        lines=((3, 3),),
        start="stopped",
        session="one",
        expect=Expect(2, {"count": 1}, ("Hello",), line=12),
    )


def test_options_above_the_text_mean_the_same():
    head = {
        "name": "A counter",
        "panes": "app, state",
        "actions": "[{click: Add}, {set: {label: Name, value: Ada}}]",
        "height": "300px",
        "read-only": "",
        "hide-lines": "1-2",
        "lines": "3",
        "start": "stopped",
        "session": "one",
        "expect": "{runs: 2, state: {count: 1}, text: Hello}",
    }
    comments = read_example(COMMENTS + "\n" + SCRIPT, folder=None)
    example = read_example(SCRIPT, head, folder=None)
    assert example.to_json() == comments.to_json()
    assert example.expect == Expect(2, {"count": 1}, ("Hello",))


@pytest.mark.parametrize("value", ["", "read-only", "true"])
def test_a_flag_needs_no_value(value):
    assert read_example(SCRIPT, {"read_only": value}, folder=None).read_only


def test_several_scripts():
    example = read_example("#| script: main.py\nimport words\n\n#| script: words.py\nHELLO = 1", folder=None)
    assert example.scripts == (Script("main.py", "import words", 2), Script("words.py", "HELLO = 1", 5))
    assert example.name == "main.py"


def test_a_file_in_place_of_a_script(tmp_path):
    (tmp_path / "counter.py").write_text(SCRIPT + "\n\n", encoding="utf-8")
    assert read_example("", {"file": "counter.py"}, folder=tmp_path).scripts == (Script("counter.py", SCRIPT, None),)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("#| hieght: 300\n", 1, "There is no option `hieght`. Did you mean `height`?"),
        ("#| name: A\n#| height: tall\n", 2, "`height` is 'tall'. Give it a number of pixels from 80 to 4000."),
        ("#| panes: [script, stat]\n", 1, "There is no pane `stat`. Did you mean `state`?"),
        ("#| read-only: maybe\n", 1, "`read-only` is 'maybe'. Say true or false."),
        ("#| start: later\n", 1, "`start` is 'later'. It is one of live and stopped."),
        ("#| lines: first\n", 1, "`lines` is 'first'. Give it numbers of lines, as in 3, 5-7."),
        ("#| lines: 9\n", 1, "`lines` marks line 9, but the script has 3."),
        ("#| hide-lines: 2-3\n", 1, "Lines can be hidden at the top only"),
        ("#| hide-lines: 3\n", 1, "`hide-lines` hides all: the script has 3 lines."),
        ("#| actions: click\n", 1, "`actions` is 'click'. Give it a list, as in [{click: Add}]."),
        (
            "#| actions: [{click: On}]\n",
            1,
            "YAML reads On, Off, Yes and No as true and false: put such a label in quotes.",
        ),
        ("#| name: A\n#| actions: [{press: Add}]\n", 2, 'Action 1: There is no action "press"'),
        ("#| expect: {run: 2}\n", 1, "`expect` knows no `run`. Did you mean `runs`?"),
        ("#| expect: {runs: no}\n", 1, "It counts all runs, the load's too: 1 or more."),
        ("#| predict: [{click: Add}]\n", 1, "`predict`: "),
        ("#| name: A\n#| name: B\n", 2, "`name` is given twice: in line 1 too."),
        ("#| name: [\n", 1, "The options cannot be read: "),
        ("#|hieght: 300\n", 1, "There is no option `hieght`. Did you mean `height`?"),
        ("#| name\n", 1, "Write each as `#| key: value`."),
        ("#| compare: true\n", 1, "`compare` needs two or three scripts, not 1."),
        ("#| file: counter.py\n", 2, "There is a `file` and a script too. Take one away."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, line, words):
    error = refused(text + SCRIPT)
    assert words in str(error)
    assert error.line == line


def test_a_wrong_option_above_the_text_has_no_line_in_it():
    error = refused(options={"hieght": "300"})
    assert (error.problem, error.line) == ("There is no option `hieght`. Did you mean `height`?", None)


def test_an_option_is_given_in_one_place():
    error = refused("#| height: 300\n" + SCRIPT, {"height": "200"})
    assert (error.problem, error.line) == ("`height` is given above the example and here. Take one away.", 1)


def test_an_option_below_the_first_line_of_code():
    assert refused(SCRIPT + "\n#| height: 300").line == 4


def test_a_script_that_is_not_python():
    error = refused("#| name: A\n\n" + SCRIPT + "\nst.write(")
    assert (error.problem, error.line) == ("app.py is not Python: '(' was never closed, in its line 4.", 6)


def test_no_script():
    assert str(refused("\n")) == "There is no script. Write one, or give a `file`."


def test_a_missing_file(tmp_path):
    error = refused("", {"file": "gone.py"}, folder=tmp_path)
    assert str(error) == f"The file gone.py is missing: there is no {tmp_path / 'gone.py'}."


def test_a_file_with_a_byte_order_mark(tmp_path):
    (tmp_path / "marked.py").write_bytes(b"\xef\xbb\xbfx = 1\n")
    assert read_example("", {"file": "marked.py"}, folder=tmp_path).scripts[0].source == "x = 1"


def test_a_file_whose_name_no_file_can_have(tmp_path):
    with pytest.raises(ExampleError, match="cannot be read"):
        read_example("", {"file": "a\0b.py"}, folder=tmp_path)
