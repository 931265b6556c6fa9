"""What the text of a script says of its lines."""

from textwrap import dedent

import pytest

from playground.render.graph.statements import statements


def behind(script: str, line: int, *, without: tuple[int, ...] = ()) -> list[int]:
    """The first lines of the statements behind a line, where all lines ran but those `without`."""
    source = dedent(script).lstrip("\n")
    text = statements(source)
    assert text is not None
    number = text.at(line)
    assert number is not None
    lines = set(range(1, source.count("\n") + 1)) - {*without}
    return sorted(text.all[each].first for each in text.behind(number, lines))


@pytest.mark.parametrize(
    ("script", "line", "found"),
    [
        pytest.param("a = 1\nb = a\nc = 2\nprint(b)\n", 4, [1, 2, 4], id="names lead to names"),
        pytest.param("a = 1\na = 2\nprint(a)\n", 3, [2, 3], id="the last value counts"),
        pytest.param("a = 1\na += 2\nprint(a)\n", 3, [1, 2, 3], id="what is added to counts too"),
        pytest.param("a = {}\na['x'] = b = 2\nprint(a)\n", 3, [1, 2, 3], id="so does an item"),
        pytest.param("a = 1\nif a:\n    print(1)\nelse:\n    print(2)\n", 5, [1, 2, 5], id="a condition, and its else"),
        pytest.param("for i in x:\n    print(t)\n    t = i\n", 2, [1, 2, 3], id="a loop's later lines"),
        pytest.param("a = 1\ndef f():\n    print(a)\nf()\n", 3, [1, 3], id="a name of the file in a function"),
        pytest.param("a = 1\ndef f(a):\n    a = 2\n    print(a)\n", 4, [3, 4], id="a function's own"),
        pytest.param("a = 1\nprint(\n  a\n)\n", 3, [1, 2], id="a statement of several lines"),
        pytest.param("i = 1\nx = [i for i in y]\n", 2, [2], id="a comprehension's name is its own"),
        pytest.param("with a as b:\n    print(b)\n", 2, [1, 2], id="with"),
        pytest.param("if (n := 1):\n    print(n)\n", 2, [1, 2], id="a walrus"),
        pytest.param("s = st.session_state\ns['a'] = 1\nprint(s['b'])\n", 3, [3], id="session state is no value"),
        pytest.param("match a:\n    case 1:\n        print(1)\n", 3, [1, 3], id="match"),
        pytest.param("def f():\n    a = 1\n    return a\nprint(f())\n", 4, [2, 3, 4], id="what a function returns"),
        pytest.param("b = 1\ndef f(a):\n    print(a)\nf(b)\nf(2)\n", 3, [1, 3, 4, 5], id="what a function is given"),
        pytest.param("def f(a):\n    a = 2\n    print(a)\nf(1)\n", 3, [2, 3], id="a parameter with another value"),
        pytest.param("def f():\n    return 1\nbutton(on=f)\n", 3, [3], id="a function that is not called here"),
        pytest.param("def f(n):\n    return f(n)\nf(1)\n", 3, [2, 3], id="a function that calls itself"),
        pytest.param("def f():\n    print(1)\nif a:\n    f()\n", 2, [2, 3], id="the condition of the only call"),
        pytest.param("def f():\n    print(1)\nif a:\n    f()\nf()\n", 2, [2], id="of several calls none"),
        pytest.param("try:\n    a = 1\nexcept E:\n    a = 2\nprint(a)\n", 5, [4, 5], id="try"),
    ],
)
def test_behind(script: str, line: int, found: list[int]):
    assert behind(script, line) == found


def test_what_did_not_run_gave_no_value():
    script = "a = 1\nif x:\n    a = 2\nprint(a)\n"
    assert behind(script, 4, without=(3,)) == [1, 4]
    assert behind(script, 4) == [2, 3, 4]


def test_what_is_no_python_says_nothing():
    assert statements("(") is None
    assert statements("x = " + "(" * 500 + ")" * 500) is None
