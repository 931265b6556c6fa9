"""Modules below `streamlit`: each that Streamlit has can be imported, and what is not here says so."""

import importlib
import pkgutil

import pytest
import streamlit
import streamlit.errors

from playground.runtime.run import component_errors, errors
from playground.runtime.st.submodule_names import BEYOND, SUBMODULES
from tests.runtime.app import App


def test_every_module_of_streamlit_is_known() -> None:
    left_out = ("streamlit.static", "streamlit.__main__")
    found = {each.name for each in pkgutil.walk_packages(streamlit.__path__, "streamlit.", onerror=lambda name: None)}
    beyond = tuple(f"{each}." for each in BEYOND)
    assert {each for each in found if not each.startswith((*beyond, *left_out))} == set(SUBMODULES)


def test_every_exception_of_streamlit_is_known() -> None:
    ours = {**vars(errors), **vars(component_errors), **errors.ELSEWHERE}
    theirs = [name for name, kind in vars(streamlit.errors).items() if isinstance(kind, type)]
    assert [
        name for name in theirs if issubclass(getattr(streamlit.errors, name), BaseException) and name not in ours
    ] == []


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("from streamlit.testing.v1 import AppTest\nAppTest.from_file('a.py')", "`AppTest.from_file` can be imported"),
        ("from streamlit.testing.v1 import AppTest\nAppTest('a')", "`streamlit.testing.v1` is part of Streamlit"),
        ("from streamlit.web import cli\ncli.main()", "`streamlit.web.cli` is part of Streamlit, but not of this"),
        ("from streamlit.runtime import get_instance\nget_instance()", "`get_instance` can be imported here, but not"),
        (
            "from streamlit.runtime.runtime import Runtime\nRuntime.instance()",
            "`Runtime.instance` can be imported here",
        ),
        ("from streamlit.proto import Button_pb2\nButton_pb2()", "`streamlit.proto` is part of Streamlit, but not of"),
        ("import streamlit.proto.Button_pb2", "`streamlit.proto` is part of Streamlit, but not of this playground yet"),
    ],
)
def test_what_is_not_here_says_so_at_its_line(script: str, said: str) -> None:
    app = App(script)
    (shown,) = (each for each in app.step.screen if each["type"] == "exception")
    assert said in str(shown["text"])
    assert shown["name"] in ("NotInPlaygroundError", "ModuleNotInPlaygroundError")
    assert app.run.outcome_line == len(script.splitlines())


def test_a_class_that_is_not_here_is_one_for_annotations_only() -> None:
    app = App("""
        import streamlit as st
        from streamlit.connections import BaseConnection, SQLConnection
        class Mine(BaseConnection[int]):
            pass
        def use(connection: SQLConnection | Mine | None) -> BaseConnection[str] | None: ...
        st.text([isinstance(1, SQLConnection), Mine.__name__])
    """)
    assert app.run.outcome == "completed"


def test_what_a_script_does_to_a_module_stays_in_its_session() -> None:
    script = """
        import streamlit as st
        import streamlit.runtime
        st.text(streamlit.runtime.exists())
        streamlit.runtime.exists = None
    """
    texts = [each["text"] for _ in range(2) for each in App(script).step.screen]
    assert texts == ["True", "True"]


def test_the_installed_streamlit_is_as_before() -> None:
    before = importlib.import_module("streamlit.runtime.scriptrunner")
    App("import streamlit.runtime.scriptrunner")
    assert importlib.import_module("streamlit.runtime.scriptrunner") is before
