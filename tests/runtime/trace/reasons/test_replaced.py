"""What a placeholder held for no time at all."""

import pytest

from tests.runtime.app import App


def told(body: str) -> list[dict]:
    return list(App(f"import streamlit as st\nimport time\n{body}").step.reasons)


def test_it_is_told_with_both_lines():
    (reason,) = told("with st.empty():\n    st.text('Name')\n    st.text('Age')\n")
    assert (reason["kind"], reason["what"], reason["line"], reason["by"]) == ("elsewhere", "replaced", 4, 5)
    assert reason["text"].startswith("The text “Name” is not on the page: line 5 put another element in its place.")


def test_it_is_told_once():
    app = App("import streamlit as st\nwith st.empty():\n    st.text('a')\n    st.checkbox('Tick')\n")
    assert [reason["what"] for reason in app.step.reasons] == ["replaced"]
    assert app.set("Tick", True).step.reasons == ()


@pytest.mark.parametrize(
    "body",
    [
        "with st.empty():\n    st.text('a')\n",
        "with st.empty():\n    st.text('a')\n    time.sleep(0.01)\n    st.text('b')\n",
        "with st.empty():\n    st.text('a')\n    rows = sorted(range(9))\n    st.text('b')\n",
        "with st.empty():\n    for n in range(3):\n        st.text(n)\n    st.text('b')\n",
        "with st.container():\n    st.text('a')\n    st.text('b')\n",
        "place = st.empty()\nplace = st.container()\nwith place:\n    st.text('a')\n    st.text('b')\n",
        "with st.empty():\n    st.text('a')\n    st.toast('b')\n",
        "with st.empty():\n    st.text('a')\n    st.sidebar.text('b')\n",
    ],
)
def test_what_is_seen_or_meant_is_not(body):
    assert told(body) == []
