"""The line that changes a value in place is told, however the script does it."""

from textwrap import dedent

import pytest

from playground.runtime.trace.values import state_to_json
from tests.runtime.app import App, changes_in_place, marked_lines

BODIES = {
    "an alias": """
        rows.append(1)  #!
        n = len(rows)
        rows.append(n)  #!
    """,
    "a helper": """
        def add(target, value):
            target.append(value)  #!
        mine = []
        add(rows, 1)
        add(mine, 2)
    """,
    "a value that is made by a helper": """
        def made(value):
            box = {}
            box["value"] = value
            return box
        rows.append(made(1))  #!
        rows.append(made(2))  #!
    """,
    "a call over several lines": """
        rows.append(  #!
            len(
                rows)
        )
        print(
            rows.pop())  #!
    """,
    "operators": """
        rows += [1]  #!
        rows *= 2  #!
        rows[0] = 5  #!
        rows[0] += 1  #!
        rows[:1] = []  #!
        del rows[0]  #!
    """,
    "what is in it": """
        rows.append({"a": [{}]})  #!
        deep = rows[0]["a"][0]
        deep["b"] = 1  #!
        deep.setdefault("c", set()).add(1)  #!
        deep["c"].add(2)  #!
        deep.pop("b")  #!
    """,
    "comprehensions and generators": """
        [rows.append(n) for n in range(2)]  #!
        rows.extend(n for n in range(2))  #!
        any(rows.append(n) for n in range(2))  #!
        list(map(rows.append, range(2)))  #!
    """,
    "a decorator, a method, a lambda": """
        @rows.append  #!
        def f(): pass
        add = rows.append
        add(1)  #!
        g = lambda: rows.pop()  #!
        g()
    """,
    "a with block": """
        from contextlib import ExitStack
        with ExitStack() as stack:  #!
            stack.callback(rows.append, 1)
    """,
    "an exception that is caught": """
        def fails():
            rows.append(1)  #!
            raise ValueError
        try:
            fails()
        except ValueError:
            pass
        rows.append(getattr(rows, "nothing", 3))  #!
        rows.append(next(iter([]), 4))  #!
    """,
    "a script's own methods": """
        class Stack(list):
            def push(self, item):
                self.append(item)  #!
            def __iadd__(self, other):
                self.push(other)
                return self
        rows.append(Stack())  #!
        rows[0].push(1)
        own = rows[0]
        own += 2
    """,
    "attributes": """
        class Box:
            __slots__ = ("inner", "other")
        class Open:
            total = 0
        rows.append(Box())  #!
        rows[0].inner = Open()  #!
        rows[0].inner.total += 1  #!
        setattr(rows[0].inner, "name", [])  #!
        rows[0].inner.name.append(1)  #!
        del rows[0].inner.total  #!
    """,
    "functions that others call": """
        numbers = {n: n for n in range(9)}
        rows.append(numbers)  #!
        pop = numbers.pop
        sorted([2, 1], key=pop)  #!
        rows.append(max([3, 4], key=numbers.pop))  #!
        st.radio("Number", [5], format_func=lambda n: str(numbers.pop(n, n)))  #!
        max([6, 7], key=pop)  #!
        st.text(min("ab", key=str.lower))
        rows.append(0)  #!
    """,
    "what is used up later": """
        from itertools import takewhile
        first = takewhile(rows.append, [1])
        rows.append(0)  #!
        second = map(rows.append, [2, 3])
        tuple(first)  #!
        print("between")
        st.table(second)  #!
        rows.pop()  #!
    """,
    "by chance in the standard library": """
        import bisect, heapq, random
        bisect.insort(rows, 3)  #!
        heapq.heappush(rows, 1)  #!
        heapq.heapreplace(rows, 5)  #!
    """,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_the_line_is_told(body: str):
    head = "import streamlit as st\nrows = st.session_state.setdefault('rows', [])\nif st.button('Go'):\n"
    script = head + "".join(f"    {line}\n" for line in dedent(body).strip().splitlines()) + "st.text(rows)\n"
    app = App(script).click("Go")
    assert {line for _, line, _ in changes_in_place(app)} == set(marked_lines(script))
    assert all(by == "script" for _, _, by in changes_in_place(app))


KEPT = {
    "a long list": "rows.extend(range(9_000)) if not rows else rows.insert(at, 'x')",
    "the middle of a long list": "rows.extend(range(9_000)) if not rows else rows.__setitem__(at + 1_990, 'x')",
    "many dicts": "rows.extend({'n': n} for n in range(200)) if not rows else rows[90 + at].update(n='x')",
    "an order": "rows.append({'a': 1, 'b': 2}) if not rows else rows[0].update(a=rows[0].pop('a'))",
    "one list twice": "rows.extend([[1]] * 2) if not rows else rows[at % 2].append(2)",
    "a list for an equal one": "rows.append([1]) if not rows else rows.__setitem__(0, [1])",
    "what is described": "rows.append({1}) if not rows else rows[0].add(at)",
    "no change at all": "rows.append([{'a': [1, 2.5, None, True, 'é']}]) if not rows else rows.copy()",
    "more text than there is room for": "rows.extend(['x' * 9_000] * 9) if not rows else rows.__setitem__(at, 'y')",
    "more than is looked at": "rows.extend([[n] for n in range(5_000)]) if not rows else rows[1_900 + at].append(1)",
}


@pytest.mark.parametrize("line", KEPT.values(), ids=KEPT)
def test_state_is_told_as_it_is_however_little_of_it_is_looked_at_again(line: str):
    script = (
        "import streamlit as st\nfor key in ('rows', 'others'):\n    st.session_state.setdefault(key, [])\n"
        "rows, at = st.session_state.rows, st.session_state.get('at', 0)\n"
        f"if st.button('Go'):\n    {line}\n    st.session_state.at = at + 1\nst.button('Stay')\n"
    )
    app = App(script)
    for label in ("Go", "Stay", "Go", "Go", "Stay"):
        app.click(label)
        found = app.session._server.state.visible()
        assert app.run.after == state_to_json(found)
        assert app.run.after["rows"] is not found["rows"]
