"""After a change of the script the pane Runs offers to do again what was done, and says what the change made of it."""

from playwright.sync_api import Page, expect

from tests.browser.playgrounds import free_playground

SCRIPT = """import streamlit as st

st.session_state.setdefault("n", 0)
if st.button("Add"):
    st.session_state.n += 1
    st.rerun()
st.text(f"Count {st.session_state.n}")
"""


def test_a_change_is_compared_with_what_was_done_before(page: Page) -> None:
    pane = free_playground(page)
    pane.run(SCRIPT)
    runs = pane.pane("Runs")
    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app.get_by_text("Count 1")).to_be_visible()
    expect(runs.locator(".rp-former")).to_have_count(0)

    pane.run(SCRIPT.replace("    st.rerun()\n", ""))
    again = runs.get_by_role("button", name="Do what you did again")
    expect(again).to_be_visible()
    again.click()
    expect(pane.app.get_by_text("Count 1")).to_be_visible()
    summary = runs.get_by_text("Your change saved 1 run: 2 instead of 3.")
    expect(summary).to_be_visible()
    expect(again).to_have_count(0)
    step = runs.get_by_text("1 run instead of 2.")
    expect(step).to_be_hidden()
    summary.click()
    expect(step).to_be_visible()

    pane.app.get_by_role("button", name="Add").click()
    expect(pane.app.get_by_text("Count 2")).to_be_visible()
    expect(summary).to_have_count(0)
