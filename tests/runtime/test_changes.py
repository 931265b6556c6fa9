"""Changes in place: the line that made them is told, or between which lines it was; never a wrong one."""

import sys
from textwrap import dedent

import pytest

from playground.runtime import caps, fingerprint
from playground.runtime.changes import Changes
from playground.runtime.touching import touching_lines
from playground.runtime.values import state_to_json
from tests.runtime.app import App, changes


def told(app: App) -> list[tuple[str, object, str]]:
    """The changes in place of the last run: key, line or lines, who."""
    return [
        (event["key"], event.get("between") or event["line"], event["by"])
        for event in app.run.events
        if event.get("in_place")
    ]


def marked(script: str) -> list[int]:
    """The lines that end in `#!`."""
    return [number for number, line in enumerate(dedent(script).strip().splitlines(), 1) if line.endswith("#!")]


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
    assert {line for _, line, _ in told(app)} == set(marked(script))
    assert all(by == "script" for _, _, by in told(app))


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


def test_the_line_that_changes_and_not_the_one_that_reads():
    app = App("""
        import streamlit as st
        if "rows" not in st.session_state:
            st.session_state.rows = []
        rows = st.session_state.rows
        if st.button("Add"):
            rows.append(len(rows))
        for row in st.session_state.rows:
            st.text(row)
    """)
    app.click("Add").click("Add")
    assert changes(app.run) == ["rows changed [0, 1], script 6"]
    kinds = [(event["type"], event["line"], event.get("value")) for event in app.run.events]
    assert kinds == [
        ("script_start", None, None),
        ("write", 5, None),
        ("state_write", 6, [0, 1]),
        ("write", 8, None),
        ("write", 8, None),
    ]


def test_each_change_stands_at_its_place_in_the_order():
    app = App("""
        import streamlit as st
        rows = st.session_state.setdefault("rows", [])
        def add():
            rows.append("callback")
            st.text("called")
            rows.append("again")
        if st.button("Go", on_click=add):
            for n in range(2):
                st.text(n)
                rows.append(n)
    """)
    app.click("Go")
    said = [
        event.get("text") or (event["value"][-1] if event.get("in_place") else event["type"])
        for event in app.run.events
        if event["type"] in ("write", "state_write", "script_start")
    ]
    assert said == ["callback", "called", "again", "script_start", "Go", "0", 0, "1", 1]
    assert told(app) == [
        ("rows", 4, "callback"),
        ("rows", 6, "callback"),
        ("rows", 10, "script"),
        ("rows", 10, "script"),
    ]


def test_an_object_that_looks_the_same_has_changed():
    app = App("""
        import streamlit as st
        class Cart:
            def __init__(self):
                self.items = []
        cart = st.session_state.setdefault("cart", Cart())
        if st.button("Go"):
            cart.items.append(1)
    """)
    (change,) = app.click("Go").run.diff
    assert (change.key, change.change, change.line, change.before) == ("cart", "changed", 7, change.after)


def test_nothing_is_told_of_what_is_as_it_was():
    app = App("""
        import streamlit as st
        rows = st.session_state.setdefault("rows", [1])
        mine = list(rows)
        mine.append(2)
        rows.sort()
        rows[0] = 1
        st.button("Go")
    """)
    assert told(app.click("Go")) == []
    assert app.run.diff == ()


def test_a_flood_is_cut_and_its_end_is_told():
    app = App("""
        import streamlit as st
        rows = st.session_state.setdefault("rows", [])
        if st.button("Go"):
            for n in range(5_000):
                rows.append(n)
            rows.append("last")
    """)
    app.click("Go")
    lines = [line for _, line, _ in told(app)]
    assert set(lines[:-1]) == {5}
    assert lines[-1] == 6
    assert caps.CHANGES_OF_LINE < len(lines) < caps.CHANGES_OF_LINE + 5
    assert [event.get("many") for event in app.run.events if event.get("in_place")][-2:] == [True, True]


def test_what_cannot_be_told_exactly_is_told_as_between():
    """A helper that was called very often for nothing is not looked at any more when it is given the list of state."""
    app = App("""
        import streamlit as st
        rows = st.session_state.setdefault("rows", [])
        def add(target, value):
            target.append(value)
        if st.button("Go"):
            mine = []
            for n in range(20_000):
                add(mine, n)
            add(rows, 1)
            add(rows, 2)
    """)
    app.click("Go")
    (first, second) = told(app)
    assert first == ("rows", [4, 9], "script")
    assert second == ("rows", 4, "script")
    assert app.run.diff[0].line == 4


def test_between_is_in_the_diff_too():
    app = App("""
        import streamlit as st
        rows = st.session_state.setdefault("rows", [])
        def add(target, value):
            target.append(value)
        if st.button("Go"):
            mine = []
            for n in range(20_000):
                add(mine, n)
            add(rows, 1)
    """)
    app.click("Go")
    (change,) = app.run.diff
    assert (change.line, change.between) == (None, (4, 9))
    assert change.to_json()["between"] == [4, 9]


ODD = """
    import streamlit as st
    ran = []
    class Odd:
        def __getattribute__(self, name):
            ran.append(name)
            return object.__getattribute__(self, name)
        def __eq__(self, other):
            ran.append("eq")
            return True
        def __hash__(self):
            ran.append("hash")
            return 1
        def __iter__(self):
            ran.append("iter")
            return iter([])
        def __len__(self):
            ran.append("len")
            return 3
        def __bool__(self):
            ran.append("bool")
            return True
        @property
        def __class__(self):
            ran.append("class")
            return list
        @property
        def __dict__(self):
            ran.append("dict")
            return {}
    class Meta(type):
        def __hash__(cls):
            ran.append("meta hash")
            return 1
        def __eq__(cls, other):
            ran.append("meta eq")
            return True
        def __getattribute__(cls, name):
            ran.append("meta")
            return type.__getattribute__(cls, name)
    class Strange(metaclass=Meta):
        pass
    rows = st.session_state.setdefault("rows", [[Odd()], Strange()])
    st.session_state.loop = loop = {}
    loop["loop"] = [loop, rows]
    ran.clear()
    rows.append(1)
    rows.append(2)
    found = list(ran)
    st.button("Go")
"""


def test_none_of_the_scripts_code_is_run():
    app = App(f"{dedent(ODD)}\nst.text(found)")
    assert app.shown[-1] == "[]"
    assert [line for key, line, _ in told(app) if key == "rows"] == [
        number for number, line in enumerate(dedent(ODD).strip().splitlines(), 1) if line.startswith("rows.append")
    ]


def test_types_stay_what_they_are():
    app = App("""
        import sys, weakref
        import streamlit as st
        class Thing: pass
        s = st.session_state
        s.rows, s.data, s.things = [], {}, [Thing()]
        s.rows.append(1)
        gone = weakref.ref(s.things[0])
        s.things.clear(); st.text(gone())
        st.text((type(s.rows), type(s.data), type(s.things)))
    """)
    assert app.shown == ["None", "(<class 'list'>, <class 'dict'>, <class 'list'>)"]


def test_a_list_that_is_being_sorted_is_not_empty():
    app = App("""
        import streamlit as st
        rows = st.session_state.setdefault("rows", [3, 1, 2])
        def key(item):
            box = []
            box.append(item)
            return item
        if st.button("Go"):
            rows.sort(key=key)
    """)
    assert told(app.click("Go")) == [("rows", 8, "script")]


def test_huge_values_are_looked_at_from_both_ends():
    app = App("""
        import streamlit as st
        rows = st.session_state.setdefault("rows", list(range(300_000)))
        data = st.session_state.setdefault("data", dict.fromkeys(range(10_000)))
        if st.button("Go"):
            rows.append(1)
            rows[0] = -1
            data["x"] = 1
            del rows[1000:2000]
    """)
    assert told(app.click("Go")) == [
        ("rows", 5, "script"),
        ("rows", 6, "script"),
        ("data", 7, "script"),
        ("rows", 8, "script"),
    ]


def test_a_method_of_the_value_that_is_the_callback_is_told_inside_its_call():
    app = App("""
        import streamlit as st
        rows = st.session_state.setdefault("rows", [])
        st.button("Add", on_click=rows.append, args=("new",))
        for row in rows:
            st.text(row)
    """)
    app.click("Add")
    assert changes(app.run) == ["rows changed ['new'], callback"]
    order = [event["type"] for event in app.run.events]
    assert order[:4] == ["callback_start", "state_write", "callback_end", "script_start"]


@pytest.mark.parametrize(
    "line",
    [
        "st.write(rows)",
        "n = len(rows) + sum(rows)",
        "for row in rows: pass",
        "x = rows[0]",
        "st.session_state.n = 1",
        "st.session_state['n'] += 1",
        "rows = st.session_state.setdefault('rows', [])",
        "n += 1",
        "if st.button('Go'): pass",
        "name = name.strip().title()",
        "left, right = st.columns(2)",
        "def f(a, b=1): return a",
        "print('x')",
        "sorted(rows, key=len)",
        "def add(): pass\nst.button('Add', on_click=add)",
        "st.button('Copy', on_click=lambda: 1)",
        "def f(row): return row\nst.radio('Row', rows, format_func=f, key=name)",
    ],
)
def test_lines_that_leave_all_alone(line: str):
    assert touching_lines(f"import streamlit as st\n{line}") == frozenset()


@pytest.mark.parametrize(
    "line",
    [
        "rows.append(1)",
        "st.session_state.rows.append(1)",
        "st.session_state.setdefault('rows', []).append(1)",
        "st.session_state.rows.setdefault('a', 1)",
        "st.session_state['rows'][0] = 1",
        "del rows[0]",
        "rows += other",
        "thing.count += 1",
        "helper(rows)",
        "st.write(rows.pop())",
        "for x in map(rows.append, [1]): pass",
        "counts = defaultdict(int); counts['x']",
        "with stack: pass",
        "@rows.append\ndef f(): pass",
        "len = rows.append\nlen(1)",
        "st = thing\nst.append(1)",
        "sorted(rows, key=changes)",
        "st.radio('Row', rows, format_func=names.pop)",
        "st.button('Add', on_click=rows.append, args=(1,))",
    ],
)
def test_lines_that_may_change_something(line: str):
    assert touching_lines(f"import streamlit as st\n{line}")


def test_a_script_that_is_no_python_touches_nothing():
    assert touching_lines("no python") == frozenset()


def test_what_listens_is_gone_after_the_run():
    app = App("""
        import streamlit as st
        rows = st.session_state.setdefault("rows", [1])
        rows.append(1)
        st.button("Go")
    """)
    app.click("Go")
    monitoring = sys.monitoring
    (tool,) = [number for number in range(6) if monitoring.get_tool(number) == "rerun-playground"]
    assert monitoring.get_events(tool) == 0
    for event in (monitoring.events.PY_RETURN, monitoring.events.PY_YIELD, monitoring.events.PY_UNWIND):
        assert monitoring.register_callback(tool, event, None) is None


def test_a_script_without_lists_in_state_is_not_looked_at(monkeypatch: pytest.MonkeyPatch):
    def refuse(*arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Changes, "_look", refuse)
    monkeypatch.setattr(Changes, "on_return", refuse)
    app = App("""
        import streamlit as st
        st.session_state.setdefault("n", 1)
        def add(rows):
            rows.append(1)
            return rows
        st.text(add([]))
        st.button("Go")
    """)
    assert app.click("Go").shown == ["[1]", "[Go]"]


GROWS = """
    import streamlit as st
    state = st.session_state
    if "rows" not in state:
        state.rows = [{"n": n} for n in range(300)]
        state.other = {"last": state.rows[-1]}
    if st.button("Add"):
        state.rows.append({"n": []})  #!
    if st.button("Change"):
        state.rows[-1]["n"].append(1)  #!
    if st.button("Drop"):
        last = state.rows.pop()  #!
        last["n"].append(2)
    if st.button("Swap"):
        state.rows[0] = {"n": [state.rows[0]]}  #!
        state.rows[0]["n"][0]["n"] = 5  #!
"""


def test_what_is_added_is_watched_and_what_is_gone_is_not():
    """Also in the runs after that, which go on with what the run before knew."""
    app, lines = App(GROWS), marked(GROWS)
    app.click("Add")
    assert told(app) == [("rows", lines[0], "script")]
    app.click("Change")
    assert told(app) == [("rows", lines[1], "script")]
    app.click("Drop")
    assert told(app) == [("rows", lines[2], "script")]
    app.click("Swap")
    assert told(app) == [("rows", lines[3], "script"), ("rows", lines[4], "script")]


def test_little_is_looked_at_anew(monkeypatch: pytest.MonkeyPatch):
    """One item more in a long list: nothing but that item, in whichever run."""
    app = App(GROWS)
    made: list[object] = []
    node = fingerprint._Node.__init__

    def counting(self: object, *args: object, **kwargs: object) -> None:
        made.append(self)
        node(self, *args, **kwargs)

    monkeypatch.setattr(fingerprint._Node, "__init__", counting)
    app.click("Add")
    assert told(app)
    assert len(made) < 10
