"""The classes of Streamlit's that its functions belong to: Python's own errors name them as Streamlit's do."""

import pytest
import streamlit

from playground.facts.elements import KINDS
from playground.runtime.st.owners import with_name
from tests.runtime.app import App

OWNED = sorted(each.name for each in KINDS.values() if each.owner and callable(getattr(streamlit, each.name, None)))


@pytest.mark.parametrize("name", OWNED)
def test_a_call_has_the_name_that_it_has_in_streamlit(name: str):
    theirs = getattr(streamlit, name)
    owner = KINDS[name].owner
    assert f"{owner}.{name}" == getattr(theirs, "__wrapped__", theirs).__qualname__


def test_the_error_of_a_wrong_argument_names_it():
    app = App("import streamlit as st\nst.radio('R', ['a'], option=1)")
    assert "RadioMixin.radio() got an unexpected keyword argument 'option'" in app.error
    app = App("import streamlit as st\nst.sidebar.button()")
    assert "ButtonMixin.button() missing 1 required positional argument: 'label'" in app.error


def test_a_function_gets_the_name_that_it_is_given():
    def function(): ...

    assert with_name("Other.name", function) is function
    with pytest.raises(TypeError, match=r"Other\.name\(\) takes 0 positional arguments"):
        function(1)
