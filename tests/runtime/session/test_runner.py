"""Scripts of all kinds: those that fail, and those that do what any Python program may do."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.runtime.app import App, kinds


def test_a_syntax_error_names_its_line():
    app = App("""
        import streamlit as st
        st.text("never")
        if True
            pass
    """)
    assert app.error == "line 3: SyntaxError: expected ':' (line 3)"
    assert app.element("exception")["stack"] == [{"line": 3, "name": "<module>", "code": "if True"}]
    assert (app.run.outcome, app.run.outcome_line, app.run.lines) == ("exception", 3, ())
    assert app.run.message == "SyntaxError: expected ':' (line 3)"


@pytest.mark.parametrize("source", ["x = (", "a\0b", "  x = 1\n y = 2", "'", "return", "x = 0777", "await x", "\ud800"])
def test_text_that_is_no_python_is_an_exception_on_the_page(source: str):
    app = App(source)
    assert app.outcomes == ["exception"]
    assert app.element("exception")["name"] in ("SyntaxError", "IndentationError", "ValueError", "UnicodeEncodeError")


def test_an_exception_names_the_scripts_own_lines_outermost_first():
    app = App("""
        import streamlit as st
        import json
        def inner(text):
            return json.loads(text)
        def outer():
            inner("{")
        outer()
    """)
    stack = app.element("exception")["stack"]
    assert [(frame["line"], frame["name"], frame["code"]) for frame in stack] == [
        (7, "<module>", "outer()"),
        (6, "outer", 'inner("{")'),
        (4, "inner", "return json.loads(text)"),
    ]
    assert app.run.outcome_line == 4
    assert app.element("exception")["name"] == "JSONDecodeError"
    assert kinds(app.run)[-2:] == ["exception", "write"]


def test_after_an_exception_state_stays_and_the_next_run_is_normal():
    """Rule exception-shown-at-end."""
    app = App("""
        import streamlit as st
        st.session_state.n = st.session_state.get("n", 0) + 1
        if st.checkbox("Fail"):
            raise ValueError("no")
        st.text("end")
    """)
    app.set("Fail", True)
    assert (app.error, app.state) == ("line 4: ValueError: no", {"n": 2})
    assert app.set("Fail", False).shown == ["Fail=False", "end"]
    assert app.state == {"n": 3}


def test_an_import_that_does_not_exist():
    app = App("import streamlit as st\nst.text('one')\nimport nothing_of_this_name")
    assert app.error == "line 3: ModuleNotFoundError: No module named 'nothing_of_this_name'"
    assert app.shown[0] == "one"


def test_a_name_that_is_streamlits_but_not_here_yet():
    app = App("import streamlit as st\nst.text('one')\nst.connection('sql')")
    assert app.element("exception")["line"] == 3
    assert "`st.connection` is part of Streamlit, but not of this playground yet" in app.error


def test_a_name_that_is_nobodys():
    app = App("import streamlit as st\nst.buton('Go')")
    assert app.error.startswith("line 2: AttributeError: module 'streamlit' has no attribute 'buton'")
    app = App("import streamlit as st\nst.sidebar.buton('Go')")
    assert app.error == "line 2: StreamlitAPIException: `buton()` is not a valid Streamlit command."
    app = App("import streamlit as st\nst.text((hasattr(st, 'buton'), hasattr(st, 'text')))")
    assert app.shown == ["(False, True)"]


def test_imports_of_streamlit_in_all_ways():
    app = App("""
        import streamlit
        from streamlit import session_state, button
        from streamlit import text as t
        from streamlit.errors import StreamlitAPIException
        streamlit.text("a")
        t("b")
        session_state.n = 1
        button("c")
        try:
            button("c")
        except StreamlitAPIException as error:
            t(type(error).__name__)
        t(streamlit.__version__)
    """)
    assert app.shown == ["a", "b", "[c]", "StreamlitDuplicateElementId", "1.67.0"]


def test_from_streamlit_import_of_nothing():
    app = App("from streamlit import nothing")
    assert app.error.startswith("line 1: ImportError: cannot import name 'nothing' from 'streamlit'")


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("sys.exit()", "SystemExit"),
        ("sys.exit('bye')", "SystemExit"),
        ("raise SystemExit(3)", "SystemExit"),
        ("exit()", "SystemExit"),
        ("raise GeneratorExit", "GeneratorExit"),
        ("raise BaseException('odd')", "BaseException"),
        ("raise BaseExceptionGroup('many', [KeyError(1)])", "ExceptionGroup"),
        ("raise KeyError('k')", "KeyError"),
        ("raise StopIteration", "StopIteration"),
        ("raise Exception", "Exception"),
        ("assert 1 == 2, 'unequal'", "AssertionError"),
    ],
)
def test_whatever_is_raised_is_shown(statement: str, name: str):
    app = App(f"import sys\nimport streamlit as st\nst.text('before')\n{statement}")
    assert app.outcomes == ["exception"]
    assert app.element("exception")["name"] == name
    assert (app.element("exception")["line"], app.shown[0]) == (4, "before")


def test_an_exception_whose_text_fails():
    app = App("""
        class Odd(Exception):
            def __str__(self):
                raise RuntimeError
        raise Odd
    """)
    assert app.error == "line 4: Odd: <Odd, whose str raises RuntimeError>"


def test_deep_recursion_is_an_exception():
    app = App("""
        def deep(n):
            return deep(n + 1)
        deep(0)
    """)
    assert "RecursionError: maximum recursion depth exceeded" in app.error
    assert len(app.element("exception")["stack"]) <= 21
    assert app.act({"reload": True}).outcomes == ["exception"]


def test_main_guard_classes_and_dataclasses():
    app = App("""
        from __future__ import annotations
        from dataclasses import dataclass, field
        import streamlit as st

        @dataclass
        class Item:
            name: str
            tags: list[str] = field(default_factory=list)

        class Cart:
            def __init__(self) -> None:
                self.items: list[Item] = []
            def show(self) -> None:
                st.text(", ".join(item.name for item in self.items))

        def main() -> None:
            cart = Cart()
            cart.items.append(Item("tea"))
            cart.show()

        if __name__ == "__main__":
            main()
    """)
    assert app.shown == ["tea"]


def test_the_script_is_main():
    app = App("""
        import sys
        import streamlit as st
        x = 1
        st.text((__name__, sys.modules["__main__"].x, __file__))
    """)
    assert app.shown == ["('__main__', 1, 'app.py')"]
    assert sys.modules["__main__"].__dict__.get("x") != 1


def test_enums_namedtuples_and_typing():
    app = App("""
        import enum
        from typing import NamedTuple
        import streamlit as st
        class Color(enum.Enum):
            RED = 1
            BLUE = 2
        class Point(NamedTuple):
            x: int
        st.session_state.point = Point(1)
        st.text(st.selectbox("Color", Color, format_func=lambda c: c.name))
    """)
    assert app.shown == ["Color=RED", "Color.RED"]
    assert app.set("Color", "BLUE").shown == ["Color=BLUE", "Color.BLUE"]
    assert app.state["point"] == {"repr": "Point(x=1)", "type": "Point"}


def test_a_class_of_an_earlier_run_is_another_class():
    """Rule run-whole-script: as on the real Streamlit, `isinstance` fails for what an earlier run made."""
    app = App("""
        import streamlit as st
        class Item:
            pass
        if "item" not in st.session_state:
            st.session_state.item = Item()
        st.text(isinstance(st.session_state.item, Item))
        st.button("Again")
    """)
    assert app.shown[0] == "True"
    assert app.click("Again").shown[0] == "False"


def test_a_thread_without_streamlit_calls():
    app = App("""
        import threading
        import streamlit as st
        found = []
        thread = threading.Thread(target=lambda: found.append(1))
        thread.start()
        thread.join()
        st.text(found)
    """)
    assert app.shown == ["[1]"]


def test_what_another_thread_writes_is_dropped():
    app = App("""
        import threading
        import streamlit as st
        def work():
            st.text("from the thread")
            with st.expander("E"):
                st.columns(2)[0].text("too")
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        st.text("end")
    """)
    assert (app.shown, app.step.containers) == (["end"], ())


def test_async_scripts():
    script = """
        import asyncio
        import streamlit as st
        async def main():
            await asyncio.sleep(0)
            st.text("done")
        asyncio.run(main())
    """
    # In a thread of its own: the browser tests may have left a running loop in this one.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(App, script).result().shown == ["done"]


def test_print_is_not_on_the_page(capsys: pytest.CaptureFixture[str]):
    app = App("import streamlit as st\nprint('to the terminal')\nst.text('x')")
    assert app.shown == ["x"]
    assert capsys.readouterr().out == "to the terminal\n"


def test_exec_and_eval_in_a_script():
    app = App("""
        import streamlit as st
        exec("st.text('executed')")
        st.text(eval("1 + 1"))
    """)
    assert app.shown == ["executed", "2"]


def test_windows_line_ends_and_tabs():
    app = App("import streamlit as st\r\nif True:\r\n\tst.text('a')\r\n\tst.text('b')\r\n")
    assert (app.shown, app.run.lines) == (["a", "b"], (1, 2, 3, 4))


def test_a_byte_order_mark():
    assert App("\ufeffimport streamlit as st\nst.text('a')").shown == ["a"]


def test_a_keyboard_interrupt_is_the_users_and_ends_the_program():
    with pytest.raises(KeyboardInterrupt):
        App("raise KeyboardInterrupt")
    assert App("import streamlit as st\nst.text('next')").shown == ["next"]


def test_in_the_browser_a_keyboard_interrupt_is_the_scripts_own(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert App("raise KeyboardInterrupt").error == "line 1: KeyboardInterrupt: "
