"""Which lines of a script may change in place what session state holds: those that are looked at."""

import pytest

from playground.runtime.source.touching import touching_lines


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
