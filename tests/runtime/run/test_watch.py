"""Which lines ran: each once, in every kind of code."""

from tests.runtime.app import App


def lines(script: str) -> tuple[int, ...]:
    return App(script).run.lines


def test_skipped_branches():
    assert lines("""
        if False:
            a = 1
        elif True:
            b = 2
        else:
            c = 3
    """) == (1, 3, 4)


def test_a_loop_counts_once():
    assert lines("""
        for n in range(1000):
            x = n
        while x:
            x -= 1
            break
        else:
            y = 1
    """) == (1, 2, 3, 4, 5)


def test_functions_lambdas_comprehensions_generators_and_classes():
    assert lines("""
        def used():
            return 1
        def unused():
            return 2
        values = [
            used()
            for n in range(2)
        ]
        def numbers():
            yield 1
            yield 2
        next(numbers())
        class C:
            x = 1
            def method(self):
                return 3
        f = (lambda:
             4)
    """) == (1, 2, 3, 5, 6, 7, 9, 10, 12, 13, 14, 15, 17)


def test_try_except_finally():
    assert lines("""
        try:
            1 / 0
            a = 1
        except ValueError:
            b = 1
        except ZeroDivisionError:
            c = 1
        else:
            d = 1
        finally:
            e = 1
    """) == (1, 2, 4, 6, 7, 11)


def test_a_line_that_ran_in_one_run_is_noted_in_the_next():
    app = App("import streamlit as st\nst.button('Go')\nfor n in range(3):\n    n")
    assert app.click("Go").run.lines == (1, 2, 3, 4)
    assert app.click("Go").run.lines == (1, 2, 3, 4)


def test_lines_of_a_callback_are_in_both():
    app = App("""
        import streamlit as st
        def helper():
            return 1
        def note():
            helper()
        st.button("Go", on_click=note)
        helper()
    """)
    app.click("Go")
    assert app.run.callback_lines == (3, 5)
    assert app.run.lines == (1, 2, 3, 4, 5, 6, 7)


def test_a_repr_for_the_trace_leaves_no_lines():
    app = App("""
        import streamlit as st
        class Odd:
            def __repr__(self):
                return "odd"
        st.session_state.odd = Odd()
    """)
    assert app.run.lines == (1, 2, 3, 5)
    assert app.state == {"odd": {"repr": "odd", "type": "Odd"}}


def test_a_repr_of_the_scripts_own_does():
    app = App("""
        import streamlit as st
        class Odd:
            def __repr__(self):
                return "odd"
        st.session_state.odd = Odd()
        st.text(repr(st.session_state.odd))
    """)
    assert app.run.lines == (1, 2, 3, 4, 5, 6)


def test_other_code_is_not_watched():
    assert lines("import textwrap\ntextwrap.dedent('x')") == (1, 2)
