"""The free playground: the learner's own script, right or wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground, stop_the_clock, wait_for_sandbox

FORM = """import streamlit as st
with st.form(key='my_form'):
    text_input = st.text_input(label='Enter some text')
    submit_button = st.form_submit_button(label='Submit')
"""
COUNTER = """import streamlit as st
st.title('Counter Example using Callbacks')
if 'count' not in st.session_state:
    st.session_state.count = 0

def increment_counter():
    st.session_state.count += 1

st.button('Increment', on_click=increment_counter, key='increment_btn')
st.write('Count = ', st.session_state.count)
"""
ENDLESS = """import streamlit as st
if "n" not in st.session_state: st.session_state.n = 0
st.button("Press")
st.session_state.n += 1; st.rerun()
"""
BUSY = """import streamlit as st
if "n" not in st.session_state: st.session_state.n = 7
st.header(f"n is {st.session_state.n}")
if st.button("Hang"):
    while True: pass
if st.button("Next"):
    st.session_state.n += 1
"""


def test_the_issues_form(pane: PlaygroundPane) -> None:
    pane.run(FORM)
    box = pane.app.get_by_label("Enter some text")
    box.fill("hello")
    pane.app.get_by_role("button", name="Submit").click()
    pane.expect_runs(2)
    expect(box).to_have_value("hello")
    expect(pane.app.get_by_role("group")).to_have_count(1)


def test_a_counter_with_callbacks_and_keys(pane: PlaygroundPane) -> None:
    pane.run(COUNTER)
    for number in (1, 2, 3):
        pane.app.get_by_role("button", name="Increment").click()
        expect(pane.app).to_contain_text(f"Count = {number}")
    pane.expect_runs(4)
    expect(pane.pane("Session state").get_by_role("row", name=re.compile("^count"))).to_contain_text(
        "increment_counter"
    )


def test_run_by_the_keyboard_starts_anew(pane: PlaygroundPane) -> None:
    pane.run(COUNTER)
    pane.app.get_by_role("button", name="Increment").click()
    expect(pane.app).to_contain_text("Count = 1")
    pane.type_script(COUNTER.replace("Count = ", "Number: "))
    pane.page.keyboard.press("ControlOrMeta+Enter")
    expect(pane.app).to_contain_text("Number: 0")
    pane.expect_runs(1)


def test_reset_asks_before_it_throws_edits_away(page: Page) -> None:
    pane = free_playground(page)
    before = pane.pane("Script").get_by_role("textbox").inner_text()
    pane.run(COUNTER)
    pane.button("Reset").click()
    dialog = pane.region.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(pane.pane("Script")).to_contain_text("increment_counter")
    pane.button("Reset").click()
    dialog.get_by_role("button", name=re.compile("reset|discard|throw", re.I)).first.click()
    expect(pane.pane("Script")).not_to_contain_text("increment_counter")
    expect(pane.pane("Script").get_by_role("textbox")).to_have_text(before, use_inner_text=True)


def test_endless_reruns_are_ended_and_explained(pane: PlaygroundPane) -> None:
    pane.run(ENDLESS)
    pane.expect_runs(50)
    alert = pane.app.get_by_role("alert")
    expect(alert).to_contain_text("line 4")
    expect(alert).to_contain_text("n went from 49 to 50")
    pane.app.get_by_role("button", name="Press").click()
    pane.expect_runs(100)


def test_an_endless_loop_can_be_stopped_and_the_app_is_as_before(page: Page) -> None:
    pane = free_playground(page)
    page.clock.install()
    pane.run(BUSY)
    pane.app.get_by_role("button", name="Next").click()
    pane.app.get_by_role("button", name="Next").click()
    expect(pane.app.get_by_role("heading", name="n is 8")).to_be_visible()
    wait_for_sandbox(page)  # the app comes first, and then the rest of the answer

    stop = pane.button("Stop")
    stop_the_clock(page)
    pane.app.get_by_role("button", name="Hang").click()
    page.clock.run_for(900)
    wait_for_sandbox(page, "running")
    expect(stop).to_be_hidden()
    page.clock.run_for(100)
    expect(stop).to_be_visible()
    page.clock.resume()
    assert page.evaluate("1 + 1") == 2, "the page itself goes on"
    stop.click()
    wait_for_sandbox(page)
    expect(pane.region).to_contain_text("Stopped")
    expect(pane.app.get_by_role("heading", name="n is 8")).to_be_visible()
    pane.app.get_by_role("button", name="Next").click()
    expect(pane.app.get_by_role("heading", name="n is 9")).to_be_visible()
    expect(stop).to_be_hidden()


def test_an_endless_loop_is_ended_by_the_guard(open_page: Callable[..., Page]) -> None:
    pane = free_playground(open_page(patient=False))
    pane.run(BUSY)
    pane.app.get_by_role("button", name="Hang").click()
    expect(pane.app.get_by_role("alert")).to_contain_text("line 5")
    expect(pane.app.get_by_role("heading", name="n is 7")).to_be_visible()
    pane.app.get_by_role("button", name="Next").click()
    expect(pane.app.get_by_role("alert")).to_have_count(0)


def test_what_is_clicked_in_the_app_before_is_not_done_in_the_new_one(pane: PlaygroundPane) -> None:
    pane.run("import streamlit as st\nst.button('Old')")
    old = pane.app.get_by_role("button", name="Old").element_handle()
    pane.type_script("import streamlit as st\nst.text_input('Name')\nst.text('new')")
    pane.button("Run").evaluate("(run, old) => { run.click(); old.click(); }", old)
    expect(pane.app.get_by_text("new", exact=True)).to_be_visible()
    pane.expect_runs(1)
    pane.app.get_by_label("Name").fill("Ada")
    pane.app.get_by_label("Name").press("Enter")
    pane.expect_runs(2)
    expect(pane.region.locator(".rp-notice")).to_be_hidden()


def test_errors_are_shown_with_the_learners_line(pane: PlaygroundPane) -> None:
    pane.run("import streamlit as st\nst.title('Here')\nst.write(1 / 0)\n")
    expect(pane.app.get_by_role("alert")).to_contain_text("ZeroDivisionError")
    expect(pane.app.get_by_role("alert")).to_contain_text("line 3")
    expect(pane.app.get_by_role("heading", name="Here")).to_be_visible()
    expect(pane.pane("Script").locator(".cm-line.rp-mark--exception")).to_contain_text("1 / 0")

    pane.run("import streamlit as st\nst.title('Here'\n")
    expect(pane.app.get_by_role("alert")).to_contain_text("SyntaxError")
    expect(pane.app.get_by_role("heading", name="Here"), "the app before is still to be seen").to_be_visible()

    pane.run("import pandas\n")
    expect(pane.app.get_by_role("alert")).to_contain_text("No module named 'pandas'")

    pane.run("import streamlit as st\nst.balloonz()\n")
    expect(pane.app.get_by_role("alert")).to_contain_text("balloonz")


def test_what_is_not_here_leads_to_what_is(pane: PlaygroundPane) -> None:
    pane.run("import streamlit as st\nst.title('Before')\nst.connection('sql')\n")
    expect(pane.app.get_by_role("alert")).to_contain_text("st.connection is part of Streamlit")
    expect(pane.app.get_by_role("heading", name="Before")).to_be_visible()
    address = pane.app.get_by_role("link", name="What exists here").evaluate("link => link.href")
    with pane.page.context.new_page() as page:
        page.goto(address)
        expect(page.get_by_role("heading", name="What exists here")).to_be_visible()
        expect(page.get_by_role("row", name=re.compile("^st.rerun"))).to_contain_text("Same as Streamlit")


def test_every_widget_can_be_used(pane: PlaygroundPane) -> None:
    pane.run(
        "import streamlit as st\n"
        "a = st.number_input('Number', 0, 10, 3)\n"
        "b = st.slider('Slide', 0, 10, 2)\n"
        "c = st.selectbox('Pick', ['x', 'y'])\n"
        "d = st.radio('One', ['p', 'q'])\n"
        "e = st.toggle('Switch')\n"
        "f = st.multiselect('Many', ['m', 'n'])\n"
        "g = st.text_area('Long')\n"
        "st.code(repr((a, b, c, d, e, f, g)))\n"
    )
    app = pane.app
    app.get_by_label("Number").fill("5")
    app.get_by_label("Number").press("Enter")
    expect(app.locator("code")).to_contain_text("(5, ")
    app.get_by_role("slider", name="Slide").press("ArrowRight")
    expect(app.locator("code")).to_contain_text("(5, 3, ")
    app.get_by_label("Pick").select_option("y")
    app.get_by_role("radio", name="q").check()
    app.get_by_role("switch", name="Switch").check()
    app.get_by_role("checkbox", name="n").check()
    app.get_by_label("Long").fill("text")
    app.get_by_label("Long").blur()
    expect(app.locator("code")).to_contain_text("(5, 3, 'y', 'q', True, ['n'], 'text')", timeout=BOOT)


def test_a_worker_that_dies_is_replaced(pane: PlaygroundPane) -> None:
    pane.run(
        "import os, streamlit as st\nst.header('Alive')\nif st.button('Die'):\n    os._exit(1)\nst.button('Live')\n"
    )
    pane.app.get_by_role("button", name="Die").click()
    wait_for_sandbox(pane.page)
    expect(pane.app.get_by_role("heading", name="Alive")).to_be_visible()
    pane.app.get_by_role("button", name="Live").click()
    pane.expect_runs(2)


def test_nothing_but_data_comes_out_of_the_sandbox(pane: PlaygroundPane) -> None:
    pane.run(
        "import streamlit as st\nst.header('x <img src=x onerror=\"window.bad=1\">')\nst.button('<b>y</b>')\n"
        "html = '<script>window.bad=1</script><a href=\"javascript:window.bad=1\">k</a>'\n"
        "st.markdown(html, unsafe_allow_html=True)\n"
    )
    expect(pane.app.get_by_role("heading", name="<img")).to_be_visible()
    assert pane.page.evaluate("window.bad") is None


def test_what_the_script_prints_stands_below_it(pane: PlaygroundPane) -> None:
    printed = pane.pane("Script").get_by_role("group", name="Printed", exact=True)
    expect(printed).to_be_hidden()
    pane.run('import streamlit as st\nprint("loaded <b>")\nif st.button("Many"):\n    for n in range(300): print(n)')
    expect(printed).to_contain_text("loaded <b>", timeout=BOOT)
    pane.app.get_by_role("button", name="Many").click()
    expect(printed).to_contain_text("clicked Many", timeout=BOOT)
    expect(printed).to_contain_text("… 101 more lines")
    pane.run("import streamlit as st")
    expect(printed).to_be_hidden()


def test_the_marks_stand_beside_the_lines_that_ran_while_the_script_is_edited(pane: PlaygroundPane) -> None:
    page = pane.page
    pane.run('import streamlit as st\nst.button("Go")\nif st.session_state.get("more"):\n    st.text("never")')
    skipped = pane.pane("Script").locator(".cm-line.rp-mark--skipped")
    expect(skipped).to_have_text(re.compile("never"))
    pane.pane("Script").get_by_role("textbox").click()
    page.keyboard.press("ControlOrMeta+Home")
    page.keyboard.insert_text("# a line more\n")
    pane.app.get_by_role("button", name="Go").click()
    pane.app.get_by_role("button", name="Use it as it is").click()
    pane.expect_runs(2)
    expect(skipped).to_have_text(re.compile("never"))
    page.reload()
    wait_for_sandbox(page)
    pane.expect_runs(2)
    expect(pane.pane("Script")).to_contain_text("a line more")
    expect(skipped).to_have_text(re.compile("never"))
