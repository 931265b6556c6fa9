"""Changes in place: the line that made them is told, or between which lines it was; never a wrong one."""

import sys
from textwrap import dedent

import pytest

from playground.runtime.run import caps, fingerprint
from playground.runtime.trace.changes import Changes
from tests.runtime.app import App, changes, changes_in_place, marked_lines


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
    assert changes_in_place(app) == [
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
    assert changes_in_place(app.click("Go")) == []
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
    lines = [line for _, line, _ in changes_in_place(app)]
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
    (first, second) = changes_in_place(app)
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
    assert [line for key, line, _ in changes_in_place(app) if key == "rows"] == [
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
    assert changes_in_place(app.click("Go")) == [("rows", 8, "script")]


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
    assert changes_in_place(app.click("Go")) == [
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
    for event in (monitoring.events.PY_YIELD, monitoring.events.PY_UNWIND):
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
    app, lines = App(GROWS), marked_lines(GROWS)
    app.click("Add")
    assert changes_in_place(app) == [("rows", lines[0], "script")]
    app.click("Change")
    assert changes_in_place(app) == [("rows", lines[1], "script")]
    app.click("Drop")
    assert changes_in_place(app) == [("rows", lines[2], "script")]
    app.click("Swap")
    assert changes_in_place(app) == [("rows", lines[3], "script"), ("rows", lines[4], "script")]


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
    assert changes_in_place(app)
    assert len(made) < 10
