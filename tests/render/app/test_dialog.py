"""A dialog stands over the app, of which nothing else can be used, and says how it is closed."""

from playground.render.app.app import app
from playground.runtime import Session


def shown(**options: object) -> str:
    script = f"import streamlit as st\n@st.dialog('Hello', **{options})\ndef hello():\n    st.text('Hi')\nhello()"
    return drawn(script)


def drawn(script: str) -> str:
    return str(app(Session(script).start().to_json()))


def test_a_dialog_is_a_box_with_a_title_and_a_way_out():
    html = shown()
    assert 'role="dialog"' in html
    assert 'aria-label="Hello"' in html
    assert '<button type="button" class="rp-dialog__close" data-act="dismiss">Close</button>' in html
    assert html.index("rp-main") < html.index('role="dialog"') < html.index("Hi")


def test_one_that_cannot_be_dismissed_has_no_way_out():
    assert 'data-act="dismiss"' not in shown(dismissible=False)


def test_what_is_behind_it_cannot_be_used():
    html = shown()
    assert '<div class="rp-main" id="main" inert>' in html
    assert html.index(" inert") < html.index('<div class="rp-over">') < html.index('role="dialog"')
    assert "inert" not in html[html.index("rp-over") :]


def test_the_sidebar_is_behind_it_too():
    script = "import streamlit as st\nst.sidebar.text('Side')\n@st.dialog('Hello')\ndef hello(): ..."
    assert "inert" not in drawn(script)
    assert drawn(script + "\nhello()").count(" inert") == 2
