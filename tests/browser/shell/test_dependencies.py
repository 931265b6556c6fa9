"""The pane "Dependencies" is made while a reader sees it: what depends on what, for the eye and in words."""

from playwright.sync_api import Page, expect

from tests.browser.playgrounds import free_playground

SCRIPT = """import streamlit as st

def bump():
    st.session_state.n = st.session_state.get("n", 0) + 1

st.button("Add", on_click=bump)
st.text(st.session_state.get("n", 0))
name = st.text_input("Name", key="name")
st.caption(f"Hello {name}")
"""


def test_it_follows_the_runs_while_it_is_open(page: Page) -> None:
    pane = free_playground(page)
    pane.run(SCRIPT)
    graph = pane.pane("Dependencies")
    title = graph.get_by_role("button", name="Dependencies", exact=True)
    expect(title).to_have_attribute("aria-expanded", "false")
    title.click()
    expect(graph.get_by_text("Use a widget of the app: what that goes along is lit.")).to_be_visible()

    pane.app.get_by_role("button", name="Add").click()
    expect(graph.get_by_text("The last action went this way: “Add”")).to_be_visible()
    expect(graph.locator(".rp-graph__edge--lit")).to_have_count(3)
    graph.get_by_text("In words: 5 arrows").click()
    callback = graph.get_by_role("listitem").filter(has_text="bump() (callback, line 3)")
    expect(callback).to_contain_text("writes n at line 4; last in run 2 · the last action")
    callback.get_by_role("button", name="line 4").click()
    expect(pane.pane("Script").locator(".cm-activeLineGutter").last).to_have_text("4")

    graph.get_by_role("group", name="Only one key").get_by_role("button", name="name").click()
    expect(graph.get_by_text("In words: 1 arrow")).to_be_visible()
    expect(graph.get_by_role("button", name="name", pressed=True)).to_be_visible()

    pane.run(SCRIPT.replace("Hello", "Hi"))
    expect(graph.get_by_text("Use a widget of the app: what that goes along is lit.")).to_be_visible()


def test_it_says_what_makes_each_widget_the_one_that_it_is(page: Page) -> None:
    pane = free_playground(page)
    pane.run(
        'import streamlit as st\n\ntop = 20 if st.checkbox("Fast", key="fast") else 10\nst.slider("Speed", 0, top)\n'
    )
    graph = pane.pane("Dependencies")
    graph.get_by_role("button", name="Dependencies", exact=True).press("Enter")
    graph.get_by_text("Identity: 2 widgets").press("Enter")
    speed = graph.get_by_role("listitem").filter(has_text="“Speed” (slider, line 4, since run")
    expect(speed).to_contain_text("since run 1")
    expect(speed).to_contain_text("Without a key, recognised by its label, value, min_value, max_value and step.")
    fast = graph.get_by_role("listitem").filter(has_text="“Fast”")
    expect(fast).to_contain_text("Recognised by its key fast. All else may change.")

    pane.app.get_by_role("checkbox", name="Fast").check()
    expect(speed).to_contain_text("since run 2")
    expect(fast).to_contain_text("since run 1")
    speed.get_by_role("button", name="line 4").press("Enter")
    expect(pane.pane("Script").locator(".cm-activeLineGutter").last).to_have_text("4")
