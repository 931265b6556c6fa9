"""The menu of a multipage app, and links to its pages."""

from playground.render.app.app import app
from playground.render.session.view import view
from playground.runtime import Session

SCRIPT = """import streamlit as st
def one():
    st.page_link("https://example.org", label="Out")
def two(): ...
pages = [st.Page(one), st.Page(two, title="<Two>", icon="📈")]
st.navigation({"First": pages[:1], "Second": pages[1:]}).run()
st.page_link(pages[1], label="There", disabled=True)
"""


def test_the_menu_is_a_navigation_region_that_marks_the_current_page():
    html = str(app(Session(SCRIPT).start().to_json()))
    assert '<nav class="rp-nav" aria-label="Pages">' in html
    assert 'data-act="click" data-id="page-" aria-current="page">one</button>' in html
    assert 'data-id="page-two"' in html
    assert "&lt;Two&gt;" in html
    assert html.index("First") < html.index(">one<") < html.index("Second")


def test_a_page_link_is_a_button_and_one_that_leads_out_a_link():
    html = str(app(Session(SCRIPT).start().to_json()))
    assert 'href="https://example.org"' in html
    assert html.index("disabled") < html.index("There</button>")


def test_the_instruments_name_the_call_that_switched():
    script = """import streamlit as st
def one():
    st.switch_page(two)
two = st.Page(lambda: None, title="Two", url_path="t")
st.navigation([one, two]).run()
"""
    step = Session(script).start().to_json()
    shown = view([step], script, "app.py")
    assert "<code>st.switch_page</code> ends this run, for the page “Two”" in shown["order"]
    assert "because <code>st.switch_page</code>" in shown["runs"]
    assert [mark["note"] for mark in shown["marks"] if mark["kind"] == "rerun"] == ["st.switch_page ended run 1 here"]
