"""What is said of names of `st` that are not here, and of those that Streamlit does not have."""

import pytest
import streamlit
from streamlit.command_suggestions import missing_streamlit_attribute_message as theirs

from playground.runtime.st.names import METHODS, MODULES, STREAMLIT_NAMES, NotInPlaygroundError, lacking, missing

WRONG = [
    *("titel", "buton", "selectox", "Markdown", "writ", "zzz", "_zzz", "input", "bokeh_chart", "cache", "beta_columns"),
    *("experimental_memo", "experimental_rerun", "experimental_get_query_params", "text_inputs", "session_stat", "t"),
]


@pytest.mark.parametrize("name", WRONG)
def test_a_name_that_is_nobodys_is_told_in_streamlits_words(name: str):
    assert missing(name) == theirs(name, streamlit)


def test_the_names_are_those_of_the_installed_streamlit():
    public = {name for name in dir(streamlit) if not name.startswith("_")}
    assert [name for name in STREAMLIT_NAMES | MODULES if not hasattr(streamlit, name)] == []
    assert public >= METHODS


def test_a_call_that_is_not_here_can_be_asked_for_and_says_so_when_called():
    call = lacking("video")
    assert (call.__name__, callable(call)) == ("video", True)
    with pytest.raises(NotInPlaygroundError, match=r"`st\.video` is part of Streamlit, but not of this playground yet"):
        call("a.mp4")


@pytest.mark.parametrize(
    "use",
    [lambda user: user["name"], lambda user: user.is_logged_in, lambda user: user.get("name"), list, len]
    + [lambda user: "a" in user, lambda user: user.to_dict()],
)
def test_what_is_no_call_refuses_to_be_used(use):
    user = lacking("user")
    with pytest.raises(NotInPlaygroundError, match=r"`st\.user` is part of Streamlit"):
        use(user)
    assert not hasattr(user, "__nothing__")
