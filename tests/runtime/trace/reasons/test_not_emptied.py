"""A container whose `empty()` was called."""

import pytest

from tests.runtime.app import App


def told(body: str) -> list[dict]:
    return list(App(f"import streamlit as st\n{body}").step.reasons)


def test_it_is_told_with_what_stayed():
    (reason,) = told("box = st.container()\nbox.text('a')\nwith box:\n    st.text('b')\nbox.empty()\n")
    assert (reason["what"], reason["line"], reason["kept"]) == ("not_emptied", 6, 2)
    assert reason["text"].startswith("`box.empty()` took nothing away")


@pytest.mark.parametrize(
    "body",
    [
        "box = st.empty()\nbox.text('a')\nbox.empty()\n",
        "box = st.container()\nbox.empty()\nbox.text('a')\n",
        "box = st.container()\nbox.text('a')\nslot = box.empty()\n",
        "box = st.container()\nbox = st.empty()\nbox.text('a')\nbox.empty()\n",
        "box = st.container()\nbox.text('a')\nif False:\n    box.empty()\n",
        "for box in st.columns(2):\n    box.text('a')\n    box.empty()\n",
    ],
)
def test_what_is_emptied_or_kept_as_a_place_is_not(body):
    assert told(body) == []
