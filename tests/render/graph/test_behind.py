"""What a line depends on: the lines that are followed back from it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from playground.render.graph.behind import Behind
from playground.render.graph.flows import texts_of
from playground.render.markup.data import Spot


def behind(script: str, line: int, *callers: int, without: tuple[int, ...] = (), file: str = "", **files: str) -> list:
    """The lines of the statements behind one, called by `callers`, where all lines ran but those `without`.

    What was called by several lines is seen to be so once for each of them.
    """
    source = dedent(script).lstrip("\n")
    texts = texts_of(source, {f"{name}.py": text for name, text in files.items()})
    found = Behind(texts)
    all_of = {"": source, **{f"{name}.py": text for name, text in files.items()}}
    lines: frozenset[Spot] = frozenset(
        (name, at) for name, text in all_of.items() for at in range(1, text.count("\n") + 1) if at not in without
    )
    place = found.place((file, line))
    assert place is not None
    way = found.way(place, tuple(("", each) for each in callers))
    found.seen(place, way)
    spots = set()
    for wanted in found.followed(place, way, lines):
        text = texts(wanted.place[0])
        assert text is not None
        spots.add((wanted.place[0], text.all[wanted.place[1]].first))
    return [at if name == file else (name, at) for name, at in sorted(spots)]


@pytest.mark.parametrize(
    ("script", "line", "found"),
    [
        pytest.param("a = 1\nb = a\nc = 2\nprint(b)\n", 4, [1, 2, 4], id="names lead to names"),
        pytest.param("a = 1\na = 2\nprint(a)\n", 3, [2, 3], id="the last value counts"),
        pytest.param("a = 1\na += 2\nprint(a)\n", 3, [1, 2, 3], id="what is added to counts too"),
        pytest.param("a = {}\na['x'] = b = 2\nprint(a)\n", 3, [1, 2, 3], id="so does an item"),
        pytest.param("a = []\na.append(2)\nprint(a)\n", 3, [1, 2, 3], id="and what a method adds"),
        pytest.param("a = f()\na.x = 1\na.y = 2\nprint(a.y)\n", 4, [1, 3, 4], id="and an attribute, by its name"),
        pytest.param("a = 1\nif a:\n    print(1)\nelse:\n    print(2)\n", 5, [1, 2, 5], id="a condition, and its else"),
        pytest.param("for i in x:\n    print(t)\n    t = i\n", 2, [1, 2, 3], id="a loop's later lines"),
        pytest.param("def f(a):\n    a = 2\n    print(a)\n", 3, [2, 3], id="a function's own"),
        pytest.param("a = 1\nprint(\n  a\n)\n", 3, [1, 2], id="a statement of several lines"),
        pytest.param("i = 1\nx = [i for i in y]\n", 2, [2], id="a comprehension's name is its own"),
        pytest.param("with a as b:\n    print(b)\n", 2, [1, 2], id="with"),
        pytest.param("if (n := 1):\n    print(n)\n", 2, [1, 2], id="a walrus"),
        pytest.param("s = st.session_state\ns['a'] = 1\nprint(s['b'])\n", 3, [3], id="session state is no value"),
        pytest.param("match a:\n    case 1:\n        print(1)\n", 3, [1, 3], id="match"),
        pytest.param("try:\n    a = 1\nexcept E:\n    a = 2\nprint(a)\n", 5, [4, 5], id="try"),
        pytest.param("x = 1\ny = 2\na, b = x, y\nprint(b)\n", 4, [2, 3, 4], id="of several names its own"),
        pytest.param("class A:\n    a = 1\n    b = 2\nprint(A.b)\n", 4, [3, 4], id="a class has what its body sets"),
    ],
)
def test_names_and_conditions(script: str, line: int, found: list[int]):
    assert behind(script, line) == found


@pytest.mark.parametrize(
    ("script", "line", "found"),
    [
        pytest.param("def f():\n    a = 1\n    return a\nprint(f())\n", 4, [2, 3, 4], id="what a function returns"),
        pytest.param("b = 1\ndef f(a):\n    return 2\nprint(f(b))\n", 4, [3, 4], id="and not what it is given for it"),
        pytest.param("b = 1\ndef f(a):\n    return a\nprint(f(b))\n", 4, [1, 3, 4], id="unless it returns that"),
        pytest.param("def f():\n    yield 1\nfor a in f():\n    print(a)\n", 4, [2, 3, 4], id="or yields"),
        pytest.param("def f():\n    return 1\nbutton(on=f)\n", 3, [3], id="a function that is not called here"),
        pytest.param("def f(n):\n    return f(n)\nx = f(1)\nprint(x)\n", 4, [2, 3, 4], id="one that calls itself"),
        pytest.param("b = 1\n@d\ndef f(a):\n    return 2\nprint(f(b))\n", 5, [1, 5], id="a decorator may do anything"),
        pytest.param(
            "x = 1\ny = 2\nclass A:\n    def __init__(self, a, b):\n        self.a = a\n        self.b = b\n"
            "    def first(self):\n        return self.a\no = A(x, y)\nprint(o.first())\n",
            10,
            [1, 5, 8, 9, 10],
            id="an attribute of an object",
        ),
        pytest.param(
            "x = 1\ny = 2\n@dataclass\nclass A:\n    a: int\n    b: int\no = A(x, b=y)\nprint(o.b)\n",
            8,
            [2, 7, 8],
            id="a field of a dataclass",
        ),
    ],
)
def test_results(script: str, line: int, found: list[int]):
    assert behind(script, line) == found


@pytest.mark.parametrize(
    ("script", "line", "callers", "found"),
    [
        pytest.param("a = 1\ndef f():\n    print(a)\nf()\n", 3, [4], [1, 3], id="a name of the file in a function"),
        pytest.param("a = 1\ndef f():\n    print(a)\nf()\na = 2\n", 3, [4], [1, 3], id="as it was at the call"),
        pytest.param("b = 1\nc = 2\ndef f(a):\n    print(a)\nf(b)\nf(c)\n", 4, [6], [2, 4, 6], id="by the call seen"),
        pytest.param("b = 1\ndef f(a, z):\n    print(z)\nf(b, 2)\n", 3, [4], [3, 4], id="by its place"),
        pytest.param("b = 1\ndef f(a, z):\n    print(z)\nf(z=b, a=3)\n", 3, [4], [1, 3, 4], id="by its name"),
        pytest.param("b = 1\ndef f(*a):\n    print(a)\nf(b)\n", 3, [4], [1, 3, 4], id="by its star"),
        pytest.param("def f():\n    print(1)\nif a:\n    f()\n", 2, [4], [2, 3], id="the condition of the call"),
        pytest.param("def f():\n    print(1)\nif a:\n    f()\nf()\n", 2, [5], [2], id="but of the call that was seen"),
        pytest.param(
            "b = 1\nc = 2\ndef d(g):\n    def h(*a, **k):\n        return g(*a, **k)\n    return h\n"
            "@d\ndef f(x, y):\n    print(y)\nf(b, c)\n",
            9,
            [5, 10],
            [2, 9, 10],
            id="through a wrapper",
        ),
        pytest.param("x = 1\ndef f():\n    a = x\n    def g():\n        print(a)\n    g()\nf()\n", 5, [6, 7], [1, 3, 5],
                     id="a name of the function around"),
        pytest.param("x = 1\nclass A:\n    def f(self):\n        print(self.x)\nx.f()\n", 4, [5], [1, 4, 5],
                     id="the object of a method"),
    ],
)  # fmt: skip
def test_calls_that_were_seen(script: str, line: int, callers: list[int], found: list[int]):
    assert behind(script, line, *callers) == found


def test_over_files():
    helper = "def show(a, b):\n    print(b)\n"
    assert behind("from h import show\nx = 1\nshow(2, x)\n", 2, 3, file="h.py", h=helper) == [("", 2), ("", 3), 2]
    helper = "RATE = 2\ndef double(a):\n    return 1\n"
    assert behind("import h\nx = 1\nprint(h.double(x))\n", 3, h=helper) == [3, ("h.py", 3)]


def test_what_did_not_run_gave_no_value():
    script = "a = 1\nif x:\n    a = 2\nprint(a)\n"
    assert behind(script, 4, without=(3,)) == [1, 4]
    assert behind(script, 4) == [2, 3, 4]
