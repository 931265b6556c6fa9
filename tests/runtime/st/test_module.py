"""The module that a script gets for `import streamlit as st`."""

import sys

import pytest

from playground.facts.elements import KINDS
from playground.runtime.st.module import DeltaGenerator, calls, existing, installed, make_modules
from tests.runtime.app import App


def test_every_call_that_writes_is_a_function_of_st_and_of_containers():
    st = make_modules()["streamlit"]
    for name, call in calls().items():
        assert getattr(st, name) == call
        assert callable(getattr(DeltaGenerator, name))
    assert {"button", "write", "columns", "write_stream"} <= set(calls())


def test_what_exists_is_named_once_each_and_sorted():
    names = existing()
    assert names == sorted(set(names))
    assert {"session_state", "rerun", "cache_data", "sidebar", "bottom", "get_option"} <= set(names)
    assert [name for name in names if name.startswith("_")] == []


def test_containers_with_more_have_streamlits_class_names():
    app = App("""
        import streamlit as st
        made = [st.expander("E"), st.popover("P"), st.status("S"), st.grid(), st.tabs(["T"])[0], st.container()]
        st.text([type(each).__name__ for each in made])
    """)
    wanted = [KINDS[name].place for name in ("expander", "popover", "status", "grid", "tab")]
    assert app.shown == [str([*wanted, "DeltaGenerator"])]


def test_what_a_script_does_to_st_stays_in_its_session():
    first, second = make_modules(), make_modules()
    first["streamlit"].text = None
    assert second["streamlit"].text is not None
    assert first["streamlit"].session_state is not second["streamlit"].session_state


def test_what_import_finds_within_the_block_and_what_was_there_is_back_then():
    import streamlit as real

    main, modules = sys.modules["__main__"], make_modules()
    with installed(modules):
        assert sys.modules["streamlit"] is modules["streamlit"]
        sys.modules["streamlit.of_the_script"] = modules["streamlit"]
        sys.modules["__main__"] = modules["streamlit"]
    assert sys.modules["streamlit"] is real
    assert sys.modules["__main__"] is main
    assert "streamlit.of_the_script" not in sys.modules


def test_it_is_put_back_when_the_block_fails():
    import streamlit as real

    with pytest.raises(KeyError), installed(make_modules()):
        raise KeyError
    assert sys.modules["streamlit"] is real


def test_names_of_streamlit_are_seen_and_others_are_not():
    app = App("""
        import streamlit as st
        st.text([hasattr(st, name) for name in ("video", "text", "nothing", "_nothing")])
        st.text([hasattr(st.container(), name) for name in ("video", "text", "_nothing")])
        st.text("video" in dir(st) and "video" in dir(st.container()))
        st.text(st.__version__)
    """)
    assert app.shown == ["[True, True, False, False]", "[True, True, False]", "True", "1.67.0"]
