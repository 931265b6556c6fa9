"""What an author says of an example holds once it is live, and what a reader has begun before is not lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from playground.example import example_html, read_example
from tests.browser.conftest import SharedPage
from tests.browser.embed.conftest import COUNTER, HEAD
from tests.browser.playgrounds import BOOT, PlaygroundPane
from tests.browser.shell.test_axe import violations

SET_UP = """\
import streamlit as st

GREETING = "Hello"
name = st.text_input("Name", "you", key="name")
st.write(GREETING, name)
"""
IMPORTS = """\
import streamlit as st
import helper

st.write("Twice:", helper.twice(21))
#| script: helper.py
def twice(number):
    return 2 * number
"""
COMPARED = """\
import streamlit as st
st.write("The first")
#| script: other.py
import streamlit as st
st.write("The second")
"""
EXAMPLES = [
    (COUNTER, {"name": "Counter", "actions": "[{click: {label: Add}}, {click: {label: Add}}]"}),
    (SET_UP, {"name": "Greeting", "panes": "script, app", "read-only": "true", "hide-lines": "1-3", "lines": "5"}),
    (IMPORTS, {"name": "Two files", "height": "200"}),
    (COMPARED, {"name": "Compared", "compare": "true"}),
    (COUNTER, {"name": "Guessed", "predict": "[{click: Add, ask: [runs, {state: count}]}]"}),
]
WRONG = '<div class="rerun-example" data-rerun="{}">Static</div>'


@pytest.fixture(scope="module")
def shared(browser: Browser, site_url: str, folder: Path) -> Iterator[SharedPage]:
    body = "".join(example_html(read_example(text, given, folder=None), base="rerun") for text, given in EXAMPLES)
    body += WRONG.format('{"scripts": [{"name": "a.py", "source": ""}], "hieght": 3}'.replace('"', "&quot;"))
    (folder / "options.html").write_text(f"{HEAD.format(base='rerun/')}{body}</main></body></html>")
    shared = SharedPage(browser, site_url, "options.html", ready=starters_ready)
    yield shared
    shared.close()


def starters_ready(page: Page) -> None:
    expect(page.get_by_role("button", name="Run", exact=True).first).to_be_enabled()


@pytest.fixture
def options_page(request: pytest.FixtureRequest, shared: SharedPage) -> Iterator[Page]:
    yield from shared.lend(request)


def test_a_touch_of_the_recorded_app_is_done_after_its_actions(options_page: Page) -> None:
    recorded = options_page.locator(".rerun-example").nth(0)
    expect(recorded.get_by_text("Count: 2")).to_be_visible()

    recorded.get_by_role("button", name="Add").click()

    pane = PlaygroundPane(options_page, "Counter")
    expect(pane.app.get_by_text("Count: 3")).to_be_visible(timeout=BOOT)
    pane.expect_runs(4)


def test_what_is_typed_into_a_recorded_field_reaches_the_script(options_page: Page) -> None:
    recorded = options_page.locator(".rerun-example").nth(1)
    field = recorded.get_by_role("textbox", name="Name")
    field.fill("Ada")
    field.press("Enter")

    pane = PlaygroundPane(options_page, "Greeting")
    expect(pane.app.get_by_text("Hello Ada")).to_be_visible(timeout=BOOT)
    expect(pane.app.get_by_role("textbox", name="Name")).to_have_value("Ada")


def test_set_up_is_folded_and_counted_lines_are_marked_and_the_script_stays(options_page: Page) -> None:
    options_page.locator(".rerun-example").nth(1).get_by_role("button", name="Run", exact=True).first.click()
    pane = PlaygroundPane(options_page, "Greeting")
    script = pane.pane("Script")
    expect(script.get_by_role("button", name="3 lines of set-up")).to_be_visible(timeout=BOOT)
    expect(script.locator(".cm-line.rp-author")).to_have_text("st.write(GREETING, name)")
    expect(script.locator(".cm-lineNumbers .cm-gutterElement").filter(visible=True)).to_have_text(["1", "4", "5"])
    expect(pane.region.get_by_role("region")).to_have_count(2)
    expect(pane.button("Reset")).to_be_hidden()
    script.get_by_role("button", name="3 lines of set-up").click()
    expect(script.get_by_text("GREETING =")).to_be_visible()


def test_the_other_files_of_an_example_can_be_imported_and_read(options_page: Page) -> None:
    example = options_page.locator(".rerun-example").nth(2)
    tab = example.get_by_role("tab", name="helper.py")
    tab.click()
    expect(example.get_by_text("def twice(number):")).to_be_visible()

    example.get_by_role("tab", name="app.py").click()
    example.get_by_role("button", name="Run", exact=True).first.click()
    pane = PlaygroundPane(options_page, "Two files")
    expect(pane.app.get_by_text("Twice: 42")).to_be_visible(timeout=BOOT)
    pane.expect_runs(1)

    tab.click()
    expect(example.get_by_text("def twice(number):")).to_be_visible()


def test_compared_scripts_run_side_by_side(options_page: Page) -> None:
    example = options_page.locator(".rerun-example").nth(3)
    example.get_by_role("button", name="Run", exact=True).first.click()
    for text in ("The first", "The second"):
        expect(example.locator(".rp-host").get_by_text(text).filter(visible=True).last).to_be_visible(timeout=BOOT)
    left, right = (host.bounding_box() for host in example.locator(".rp-host").all())
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]


def test_the_authors_questions_are_asked_before_the_first_touch_is_done(options_page: Page) -> None:
    options_page.locator(".rerun-example").nth(4).get_by_role("button", name="Add").first.click()
    pane = PlaygroundPane(options_page, "Guessed")
    dialog = pane.region.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Click Add")).to_be_visible(timeout=BOOT)
    dialog.get_by_label("How many runs will it take?").fill("1")
    dialog.get_by_label("st.session_state.count").fill("2")
    dialog.get_by_role("button", name="Show what happens").click()
    expect(dialog).to_contain_text("1 of 2 right.", timeout=BOOT)
    dialog.get_by_role("button", name="See it in the app").click()
    expect(pane.app.get_by_text("Count: 1")).to_be_visible()

    pane.region.get_by_role("switch", name="Predict first").uncheck()
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app.get_by_text("Count: 2")).to_be_visible(timeout=BOOT)
    expect(dialog).to_be_hidden()


def test_an_unknown_option_is_told_in_the_examples_place(options_page: Page) -> None:
    expect(options_page.get_by_role("alert")).to_have_text(
        "data-rerun: “hieght” is no option of an example. Did you mean “height”?"
    )


def test_examples_are_dark_where_the_page_is_and_axe_finds_nothing_in_them(options_page: Page) -> None:
    apps = options_page.locator(".rerun-example__app")
    options_page.emulate_media(color_scheme="dark")
    expect(options_page.locator("[data-scheme=dark]")).to_have_count(0)  # the page is white for all
    options_page.evaluate("document.body.style.background = '#111'")
    expect(options_page.locator("[data-scheme=light]")).to_have_count(0)
    assert apps.first.get_attribute("data-scheme") == "dark"
    options_page.evaluate("document.body.removeAttribute('style')")
    expect(options_page.locator("[data-scheme=dark]")).to_have_count(0)
    options_page.evaluate("document.documentElement.style.colorScheme = 'light dark'")
    expect(options_page.locator("[data-scheme=light]")).to_have_count(0)  # which is white and black, as the system is
    options_page.evaluate("document.body.style.background = 'light-dark(#fff, #111)'")  # axe takes no colour for white
    assert violations(options_page, options_page.locator("main")) == ""
