"""One playground in a real browser: nothing the reader types is lost, and nothing a script does ends the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, wait_for_sandbox
from tests.browser.workers import HeldBack

NAME = """\
import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0
if st.button("Add"):
    st.session_state.count += 1
for number in range(st.session_state.count):
    st.write(f"line {number}")
name = st.text_input("Name")
st.write(f"Hello {name}, {st.session_state.count}")
"""

CLEARS = """\
import streamlit as st

def clear():
    st.session_state.text = ""

st.text_input("Text", key="text")
st.button("Clear", on_click=clear)
st.write(f"Text is {st.session_state.text!r}")
"""

LOOPS = """\
import itertools
import os

import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0
if st.button("Add"):
    st.session_state.count += 1
if st.button("Loop"):
    st.session_state.count += 100
    sum(itertools.count())
if st.button("Exit"):
    os._exit(1)
st.write(f"Count {st.session_state.count}")
"""

REACHES_OUT = """\
import streamlit as st

for name in ("js", "pyodide_js"):
    try:
        __import__(name)
        st.write(f"{name} is there")
    except ImportError:
        st.write(f"{name} is gone")
try:
    from pyodide.code import run_js
    run_js("globalThis.fetch('x')")
    st.write("run_js works")
except Exception as error:
    st.write("run_js fails")
html = '<img src="https://elsewhere.example/x.png" onerror="document.title=1"><b onclick="x()">bold</b>'
st.markdown(html, unsafe_allow_html=True)
st.markdown("[link](javascript:alert(1))")
"""

PREPENDS_BOX = """\
import streamlit as st

if st.checkbox("More"):
    st.slider("New", 0, 10)
st.number_input("Age", 0, 100, 30)
with st.form("f"):
    first = st.text_input("First")
    st.form_submit_button("Send")
st.write(f"Sent {first}")
"""


def region(page: Page) -> Locator:
    return page.locator("[data-playground] section.rp")


def app(page: Page) -> Locator:
    return page.get_by_role("region", name="App", exact=True)


def write(page: Page, source: str) -> None:
    page.get_by_role("textbox", name="Script editor").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(source)


@pytest.fixture
def play(pane: PlaygroundPane) -> Callable[[str], Page]:
    """Runs a script in the free playground."""

    def run(source: str) -> Page:
        write(pane.page, source)
        pane.page.keyboard.press("ControlOrMeta+Enter")
        return pane.page

    return run


class TestNothingTypedIsLost:
    def test_draft_and_focus_survive_elements_put_before_them(self, play):
        page = play(NAME)
        expect(app(page)).to_contain_text("Hello , 0")  # the script before has a field of this name too
        field = app(page).get_by_role("textbox", name="Name")
        field.click()
        page.keyboard.type("Ad")
        page.evaluate(
            "document.querySelector('[data-playground]').shadowRoot.querySelector('[data-act=click]').click()"
        )
        expect(app(page).get_by_text("line 0", exact=True)).to_be_visible()
        page.keyboard.type("a")
        expect(field).to_have_value("Ada")
        expect(app(page)).to_contain_text("Hello , 1")
        page.keyboard.press("Enter")
        expect(app(page)).to_contain_text("Hello Ada, 1")
        expect(field).to_be_focused()

    def test_a_script_may_clear_what_was_sent_and_take_it_again(self, play):
        page = play(CLEARS)
        field = app(page).get_by_role("textbox", name="Text")
        for _ in range(2):
            field.fill("abc")
            field.press("Enter")
            expect(app(page)).to_contain_text("Text is 'abc'")
            app(page).get_by_role("button", name="Clear").click()
            expect(field).to_have_value("")
            expect(app(page)).to_contain_text("Text is ''")

    def test_values_of_widgets_around_stay(self, play):
        page = play(PREPENDS_BOX)
        app(page).get_by_label("Age").fill("7")
        app(page).get_by_label("Age").press("Tab")
        app(page).get_by_role("textbox", name="First").fill("Ada")
        app(page).get_by_label("More").check()
        expect(app(page).get_by_role("slider", name="New")).to_be_visible()
        expect(app(page).get_by_label("Age")).to_have_value("7")
        expect(app(page).get_by_role("textbox", name="First")).to_have_value("Ada")
        app(page).get_by_role("textbox", name="First").press("Enter")
        expect(app(page)).to_contain_text("Sent Ada")

    def test_what_is_done_before_python_has_started_is_answered(self, page):
        worker = HeldBack(page)
        page.goto("learn/remembering/remembering-with-session-state/", wait_until="commit")
        expect(page.locator("html")).to_have_attribute("data-sandbox", "loading")  # clicks are kept from now on
        button = app(page).get_by_role("button", name="Increment").first
        button.click()
        button.click()
        expect(page.locator("html")).to_have_attribute("data-sandbox", "loading")
        worker.let_in()
        wait_for_sandbox(page)
        expect(page.get_by_role("region", name="Runs", exact=True)).to_contain_text("3 runs")


class TestScript:
    def test_reset_asks_only_if_there_are_edits(self, play):
        page = play(CLEARS)
        reset = region(page).get_by_role("button", name="Reset", exact=True)
        reset.click()
        page.get_by_role("button", name="Keep my changes").click()
        expect(page.get_by_role("textbox", name="Script editor")).to_contain_text("def clear")
        reset.click()
        page.get_by_role("button", name="Reset the script").click()
        expect(page.get_by_role("textbox", name="Script editor")).not_to_contain_text("def clear")
        expect(app(page).get_by_role("button", name="Clear")).to_have_count(0)
        reset.click()
        expect(region(page).get_by_role("dialog")).to_have_count(0)

    def test_tab_indents_and_after_escape_leaves(self, play):
        page = play("import streamlit as st\n")
        editor = page.get_by_role("textbox", name="Script editor")
        page.keyboard.press("ControlOrMeta+End")
        page.keyboard.press("Tab")
        expect(editor).to_be_focused()
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        expect(editor).not_to_be_focused()

    def test_a_line_button_shows_the_line(self, play):
        page = play(NAME)
        page.get_by_role("region", name="Session state", exact=True).get_by_role("button", name="line 4").first.click()
        expect(page.get_by_role("textbox", name="Script editor")).to_be_focused()


class TestWhateverAScriptDoes:
    @pytest.mark.parametrize("button", ["Loop", "Exit"])
    def test_the_session_comes_back_as_it_was(self, play, button):
        page = play(LOOPS)
        app(page).get_by_role("button", name="Add").click()
        expect(app(page)).to_contain_text("Count 1")
        app(page).get_by_role("button", name=button).click()
        if button == "Loop":
            page.get_by_role("button", name="Stop", exact=True).click()
        expect(app(page)).to_contain_text("as it was before", timeout=BOOT)
        expect(page.get_by_role("button", name="Stop", exact=True)).to_have_count(0)
        wait_for_sandbox(page)
        app(page).get_by_role("button", name="Add").click()
        expect(app(page)).to_contain_text("Count 2", timeout=BOOT)

    def test_a_script_that_never_starts_can_be_stopped_and_repaired(self, play):
        page = play("import itertools\nsum(itertools.count())\n")
        page.get_by_role("button", name="Stop", exact=True).click()
        wait_for_sandbox(page)
        write(page, NAME)
        page.get_by_role("button", name="Run", exact=True).click()
        expect(app(page)).to_contain_text("Hello , 0", timeout=BOOT)

    def test_it_reaches_neither_the_page_nor_the_network(self, play):
        page = play(REACHES_OUT)
        for words in ("js is gone", "pyodide_js is gone", "run_js fails", "bold"):
            expect(app(page)).to_contain_text(words)
        assert app(page).locator("[onclick], [onerror], img[src^=http]").count() == 0
        assert page.title() != "1"


class TestPage:
    def test_without_javascript_everything_can_be_read(self, open_page):
        page = open_page(java_script_enabled=False)
        page.goto("learn/remembering/remembering-with-session-state/")
        for name in ("Script", "App", "Runs", "Session state", "Order", "Timeline"):
            assert page.get_by_role("region", name=name, exact=True).inner_text().strip()
        expect(app(page).get_by_role("button", name="Increment").first).to_be_visible()

    def test_it_follows_the_host_page(self, still_page):
        still_page.goto("play/")
        for scheme, mode in (("default", "light"), ("slate", "dark"), ("default", "light")):
            still_page.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
            expect(still_page.locator("[data-playground]")).to_have_attribute("data-scheme", mode)
        still_page.evaluate("document.body.removeAttribute('data-md-color-scheme')")
        for mode in ("dark", "light"):
            still_page.evaluate("mode => document.body.className = `quarto-${mode}`", mode)
            expect(still_page.locator("[data-playground]")).to_have_attribute("data-scheme", mode)
