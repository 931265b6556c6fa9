"""What the text of a script says of its lines."""

from textwrap import dedent

from playground.render.graph.statements import Statements, statements


def read(script: str) -> Statements:
    text = statements(dedent(script).lstrip("\n"))
    assert text is not None
    return text


def test_a_statement_of_several_lines():
    text = read("a = 1\nprint(\n  a\n)\n")
    assert [text.at(line) for line in (1, 2, 3, 4, 5)] == [0, 1, 1, 1, None]


def test_of_several_statements_in_a_line_the_one_that_names_something():
    text = read("st.text(a); st.caption(st.session_state.b)\n")
    assert [text.at(1, "text"), text.at(1, "caption"), text.at(1, "b"), text.at(1)] == [0, 1, 1, 1]


def test_conditions_and_loops():
    text = read("""
        if a:
            for x in y:
                print(x)
        else:
            print(a)
        """)
    assert [text.all[number].around for number in range(4)] == [(), (0,), (0, 1), (0,)]
    assert [text.loops(number) for number in range(4)] == [set(), {1}, {1}, set()]


def test_names_are_looked_for_in_functions_around_and_not_in_classes():
    text = read("""
        def f():
            class A:
                def g(self):
                    pass
        """)
    [f, a, g] = [text.inner[0, "f"], text.inner[1, "A"], text.inner[2, "g"]]
    assert list(text.outward(g)) == [g, f, 0]
    assert (text.lookup(g, "A"), text.lookup(g, "g"), text.lookup(0, "A")) == (a, None, None)
    assert (text.method_of(g), text.method_of(f)) == (a, None)


def test_what_is_given_to_several_names():
    [pair, both] = read("a, b = x, y\nc, d = z\n").all
    assert {name: part.uses for name, part in pair.given.items()} == {"a": {("x", "")}, "b": {("y", "")}}
    assert both.given == {}


def test_what_is_called_later_is_not_used_now():
    [button] = read("st.button('x', on_click=partial(cart.add, n), args=(m,))\n").all
    assert button.part.opened().uses == {("st", "button"), ("n", ""), ("m", "")}


def test_a_comprehension_has_names_of_its_own():
    [made] = read("x = [f(i, j) for i in y if i > z]\n").all
    assert made.part.opened().uses == {("f", ""), ("j", ""), ("y", ""), ("z", "")}
    assert made.part.sets == {"x"}


def test_what_is_no_python_says_nothing():
    assert statements("(") is None
    assert statements("x = " + "(" * 500 + ")" * 500) is None
