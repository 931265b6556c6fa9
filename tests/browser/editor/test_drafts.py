"""Nothing is lost: what the reader wrote and did survives a reload, another visit, another tab, a full storage."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground

COUNTER = """import streamlit as st

if st.button("More"):
    st.session_state.n = st.session_state.get("n", 0) + 1
st.write("Count:", st.session_state.get("n", 0))
"""
FORBIDDEN = """for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def script(pane: PlaygroundPane) -> Locator:
    return pane.pane("Script")


def editor(pane: PlaygroundPane) -> Locator:
    return script(pane).get_by_role("textbox")


def text(word: str) -> str:
    return f'import streamlit as st\nst.write("{word}")'


def test_a_reload_comes_back_to_the_script_and_the_step(page: Page) -> None:
    pane = free_playground(page)
    pane.run(COUNTER)
    for count in (1, 2):
        pane.app.get_by_role("button", name="More").click()
        expect(pane.app).to_contain_text(f"Count: {count}", timeout=BOOT)
    pane.type_script(text("not run yet"))

    pane = free_playground(page)

    expect(editor(pane)).to_contain_text("not run yet")
    expect(pane.app).to_contain_text("Count: 2", timeout=BOOT)
    expect(script(pane).get_by_role("status")).to_be_hidden()
    expect(pane.region.get_by_role("status").filter(has_text="Changed, not run")).to_be_visible()
    pane.app.get_by_role("button", name="More").click()
    pane.app.get_by_role("button", name="Use it as it is").click()
    expect(pane.app).to_contain_text("Count: 3", timeout=BOOT)


def test_another_visit_finds_the_script_until_it_is_reset(page: Page) -> None:
    pane = free_playground(page)
    original = editor(pane).inner_text()
    pane.run(text("mine"))
    expect(pane.app).to_contain_text("mine", timeout=BOOT)
    visit = page.context.new_page()
    page.close()

    pane = free_playground(visit)
    expect(pane.app).to_contain_text("mine", timeout=BOOT)
    expect(script(pane)).to_contain_text("This is your version from your last visit")
    pane.button("Reset").click()
    pane.button("Reset the script").click()
    expect(editor(pane)).to_have_text(original, use_inner_text=True)

    pane = free_playground(visit.context.new_page())
    expect(editor(pane)).to_have_text(original, use_inner_text=True)
    expect(script(pane).get_by_role("status")).to_be_hidden()


def test_two_tabs_tell_each_other_and_overwrite_nothing(page: Page) -> None:
    one = free_playground(page)
    two = free_playground(page.context.new_page())

    one.run(text("first"))
    expect(script(two)).to_contain_text("There is another version of this script, saved today at")
    two.run(text("second"))
    expect(script(one)).to_contain_text("There is another version of this script")
    expect(editor(one)).to_contain_text("first")

    two.button("Show that version").click()
    expect(editor(two)).to_contain_text("first")
    two.button("Show that version").click()
    expect(editor(two)).to_contain_text("second")
    two.button("Discard it").click()
    expect(script(two).get_by_role("status")).to_be_hidden()
    expect(editor(one)).to_contain_text("first")


@pytest.mark.parametrize(
    ("breaking", "why"),
    [
        # The site's theme logs that it cannot remember a choice of colours either.
        pytest.param(FORBIDDEN, "Your changes are not saved: this browser lets", marks=pytest.mark.console_errors),
        (FULL, "Your changes are not saved: this browser's storage"),
    ],
)
def test_a_browser_that_keeps_nothing_is_survived_and_told(
    open_page: Callable[..., Page], breaking: str, why: str
) -> None:
    page = open_page()
    page.add_init_script(breaking)
    pane = free_playground(page)
    expect(script(pane).get_by_role("status")).to_be_hidden()

    pane.run(text("mine"))

    expect(pane.app).to_contain_text("mine", timeout=BOOT)
    expect(script(pane)).to_contain_text(why)
    expect(editor(pane)).to_contain_text("mine")


def test_a_script_that_was_still_running_is_shown_and_not_run(page: Page) -> None:
    pane = free_playground(page)
    pane.run("while True: pass  # for ever")
    expect(pane.button("Stop")).to_be_visible(timeout=BOOT)

    page.goto("play/")

    expect(pane.app).to_contain_text("The script was still running when you left the page. Press Run", timeout=BOOT)
    expect(editor(pane)).to_contain_text("# for ever")
    expect(pane.button("Stop")).to_be_hidden()
