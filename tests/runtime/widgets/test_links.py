"""Buttons that lead elsewhere (rule download-is-a-click)."""

import pytest

from playground.runtime import ActionError
from tests.runtime.app import App
from tests.runtime.using import raised


def test_a_download_is_a_click_unless_it_is_to_be_ignored():
    app = App(
        """
        import streamlit as st
        st.text(st.download_button("Get", "a,b", "a.csv"))
        st.text(st.download_button("Quiet", b"\\xff", on_click="ignore"))
        """
    )
    assert app.click("Get").shown[1] == "True"
    assert app.click("Quiet").runs == ()
    get, quiet = (element for element in app.step.screen if element["type"] == "download_button")
    assert (get["file_name"], get["mime"], get["size"], get["content"]) == ("a.csv", "text/plain", 3, "a,b")
    assert (quiet["mime"], quiet["content"]) == ("application/octet-stream", None)


def test_a_link_is_no_widget_unless_its_clicks_are_to_run_the_script():
    app = App(
        """
        import streamlit as st
        st.link_button("Docs", "https://docs.streamlit.io")
        st.text(st.link_button("Run", "https://docs.streamlit.io", on_click="rerun"))
        """
    )
    with pytest.raises(ActionError):
        app.click("Docs")
    assert app.click("Run").shown[-1] == "True"


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.link_button('L', 5)", "TypeError"),
        ("st.link_button('L', '/', type='big')", "StreamlitValueError"),
        ("st.link_button('L', '/', on_click='never')", "StreamlitValueError"),
        ("st.link_button('L', '/', shortcut='r')", "cannot use the keys 'C' or 'R'"),
        ("st.link_button('A', '/', key='k'); st.link_button('B', '/', key='k')", "StreamlitDuplicateElementKey"),
        ("st.download_button('D', 5)", "Invalid binary data format: <class 'int'>"),
        ("st.download_button('D', 'x', 5)", "AttributeError"),
        ("with st.form('f'): st.download_button('D', 'x')", "can't be used in an `st.form()`"),
        ("st.session_state.k = 1; st.download_button('D', 'x', key='k')", "StreamlitValueAssignmentNotAllowedError"),
    ],
)
def test_what_may_not_be(call: str, error: str):
    assert error in raised(call)


@pytest.mark.parametrize(
    ("data", "mime", "size", "content"),
    [
        ("'é'", "text/plain", 2, "é"),
        ("b'ab'", "application/octet-stream", 2, "ab"),
        ("b'\\xff'", "application/octet-stream", 1, None),
        ("io.StringIO('text')", "text/plain", 4, "text"),
        ("io.BytesIO(b'abc')", "application/octet-stream", 3, "abc"),
        ("lambda: 'later'", None, None, None),
        ("'x' * 5000", "text/plain", 5000, "x" * 1999 + "…"),
    ],
)
def test_what_the_page_tells_of_a_file(data: str, mime: str | None, size: int | None, content: str | None):
    found = App(f"import streamlit as st, io\nst.download_button('D', {data})").widget("D")
    assert (found["mime"], found["size"], found["content"]) == (mime, size, content)


def test_a_file_that_is_made_later_is_not_behind_a_disabled_button():
    app = App("import streamlit as st\nst.download_button('D', lambda: 'x', 'a.txt', 'text/csv', disabled=True)")
    assert (app.widget("D")["file_name"], app.widget("D")["mime"]) == (None, None)


def test_links_of_one_label_are_no_widgets_and_no_duplicates():
    app = App("import streamlit as st\nst.link_button('L', '/')\nst.link_button('L', '/')")
    assert app.shown == ["[L]", "[L]"]
