"""What readers do on the three kinds of page, in the browsers that the other tests do not run in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from selenium.webdriver.common.keys import Keys

from tests.browsers.page import Page, Part, Playground, eventually

LESSON = "learn/from-the-top/a-click-is-a-rerun/"
OTHER_LESSON = "learn/remembering/remembering-with-session-state/"
"""A page that one test only opens: Firefox fetches the next one ahead once."""
COMPARISON = "compare/update-an-earlier-header/"
PLAY = "play/"

Open = Callable[[str], Page]

COUNTER = """import streamlit as st

if st.button("More"):
    st.session_state.n = st.session_state.get("n", 0) + 1
st.write("Count:", st.session_state.get("n", 0))
"""
LOOP = """import streamlit as st

st.session_state.setdefault("n", 0)
st.session_state.n += 1
if st.session_state.n < 70:
    st.rerun()
st.text(f"end at {st.session_state.n}")
"""
HANGS = """import streamlit as st

st.session_state.setdefault("n", 7)
st.header(f"n is {st.session_state.n}")
if st.button("Hang"):
    while True:
        pass
if st.button("Next"):
    st.session_state.n += 1
"""
OVERTAKEN = """import streamlit as st, time

st.session_state.setdefault("n", 7)
if st.button("Next"):
    st.session_state.n += 1
st.header(f"n is {st.session_state.n}")
if st.button("Slow"):
    while True:
        time.sleep(0.01)
"""
CHARTS = """import streamlit as st

count = st.number_input("Count", 2, 50, 4)
st.line_chart({"squares": [number * number for number in range(count)]})
st.bar_chart({"city": ["Oslo", "Rome"], "people": [7, 28]}, x="city", y="people")
"""
INK = """const [canvas] = arguments;
const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
return data.filter((value, at) => at % 4 === 3 && value > 100).length;"""


def play(open_page: Open) -> Playground:
    return Playground(open_page(PLAY), "Playground")


def typed(field: Part, text: str) -> None:
    """Replace what a field holds, and send it with Enter."""
    field.driver.execute_script("arguments[0].focus(); arguments[0].select()", field.element())
    field.keys(text, Keys.ENTER)


def test_a_lesson_runs_its_script_at_each_click(open_page: Open) -> None:
    playground = Playground(open_page(LESSON), "A click is a rerun")
    playground.expect_runs(1)
    playground.app.at("button", "Add one").click()
    playground.expect_runs(2)
    playground.app.at("heading", "Count: 1").element()
    playground.app.at("button", "Do nothing").click()
    playground.expect_runs(3)
    playground.app.at("heading", "Count: 0").element()


def test_the_next_page_is_fetched_ahead_and_no_policy_forbids_it(open_page: Open, driver: Any) -> None:
    page = open_page(OTHER_LESSON)
    assert page.run_js("return document.querySelectorAll('link[rel=next]').length") == 1
    if driver.name_of_test == "firefox":  # the other one fetches nothing ahead
        # That it has tried is all its event says: here it drops such a page without any policy too.
        eventually(lambda: page.run_js("return window.ahead"), "Firefox has tried")
    assert page.errors() == []  # violations of the policy among them


def test_a_lessons_task_is_checked(open_page: Open) -> None:
    task = open_page(LESSON).at("region", "Your turn…")
    task.at("button", "Check").click()
    task.at("status").expect("There is no button Add ten.")


def test_one_click_in_all_three_costs_what_each_costs(open_page: Open) -> None:
    page = open_page(COMPARISON)
    page.at("button", "Click all three").click()
    for name, header, runs in (("st.rerun", "Foo", 3), ("Callback", "Bar", 2), ("Container", "Baz", 2)):
        column = Playground(page, name)
        column.expect_runs(runs)
        column.app.at("heading", header).element()
    page.at("region", "Totals").expect("st.rerun took 2 runs (st.rerun at line 10), Callback and Container 1.")


def test_a_script_is_edited_and_run(open_page: Open) -> None:
    playground = play(open_page)
    playground.run(COUNTER)
    playground.app.expect("Count: 0")
    playground.app.at("button", "More").click()
    playground.app.expect("Count: 1")
    playground.pane("Session state").expect("n")

    playground.editor.click()
    playground.editor.keys(Keys.CONTROL, Keys.END, Keys.NULL)
    playground.editor.keys('st.caption("typed")')
    playground.pane("Script").expect('st.caption("typed")')
    playground.press("Run")
    playground.app.expect("typed")
    playground.app.expect("Count: 0")
    playground.expect_runs(1)

    playground.editor.click()
    playground.editor.keys(Keys.CONTROL, Keys.END, Keys.NULL)
    playground.editor.keys(Keys.ENTER, 'st.caption("again")', Keys.CONTROL, Keys.ENTER, Keys.NULL)
    playground.app.expect("again")


def test_a_rerun_loop_is_held_back_explained_and_let_go(open_page: Open) -> None:
    playground = play(open_page)
    playground.run(LOOP)
    playground.app.at("alert").expect("would start run 51")
    playground.app.at("button", "Let it run 50 more").click()
    playground.app.expect("end at 70")
    playground.expect_runs(70)


def test_an_endless_loop_is_stopped_and_the_app_is_as_before(open_page: Open) -> None:
    playground = play(open_page)
    playground.run(HANGS)
    playground.app.at("button", "Next").click()
    playground.app.at("button", "Next").click()
    playground.app.at("heading", "n is 8").element()
    playground.app.at("button", "Hang").click()
    playground.press("Stop")
    playground.region.expect("Stopped in line 7. The app is as it was before that action.")
    playground.page.until_ready()
    playground.app.at("button", "Next").click()
    playground.app.at("heading", "n is 9").element()
    playground.region.at("button", "Stop").expect_none()


def test_a_click_while_a_script_runs_is_answered_or_waits_and_the_page_says_so(open_page: Open, driver: Any) -> None:
    playground = play(open_page)
    playground.run(OVERTAKEN)
    playground.app.at("button", "Slow").click()
    playground.region.at("button", "Stop").element()
    playground.app.at("button", "Next").click()
    if driver.name_of_test == "firefox":
        playground.app.at("heading", "n is 8").element()
        playground.press("Stop")
        playground.app.at("heading", "n is 7").element()
    else:
        playground.region.expect("In this browser what you do waits until the script is done.")
        playground.press("Stop")
        playground.page.until_ready()
    playground.page.until_ready()
    playground.app.at("button", "Next").click()
    playground.app.at("heading", "n is 8").element()


def test_an_error_is_told_with_its_line(open_page: Open) -> None:
    playground = play(open_page)
    playground.run("import streamlit as st\nst.title('Here')\nst.write(1 / 0)\n")
    playground.app.at("alert").expect("ZeroDivisionError")
    playground.app.at("alert").expect("line 3")
    playground.app.at("heading", "Here").element()


def test_charts_are_drawn_and_follow_their_numbers(open_page: Open) -> None:
    playground = play(open_page)
    playground.run(CHARTS)
    canvas = playground.app.at("figure").at("canvas")
    run = playground.page.run_js
    eventually(lambda: run(INK, canvas.element()) > 300, "the chart is drawn")
    before = run("return arguments[0].toDataURL()", canvas.element())
    typed(playground.app.at("spinbutton", "Count"), "9")
    eventually(lambda: run("return arguments[0].toDataURL()", canvas.element()) != before, "the chart has changed")


def test_a_reload_comes_back_to_the_script_and_the_step(open_page: Open) -> None:
    playground = play(open_page)
    playground.run(COUNTER)
    for count in (1, 2):
        playground.app.at("button", "More").click()
        playground.app.expect(f"Count: {count}")
    playground.put("# not run yet\n")

    playground = play(open_page)

    playground.editor.expect("# not run yet")
    playground.app.expect("Count: 2")
    playground.app.at("button", "More").click()
    playground.app.at("button", "Use it as it is").click()
    playground.app.expect("Count: 3")


def test_another_visit_finds_the_draft_until_it_is_reset(open_page: Open, driver: Any, site_url: str) -> None:
    playground = play(open_page)
    original = playground.editor.text()
    playground.run('import streamlit as st\nst.write("mine")')
    playground.app.expect("mine")
    driver.get(site_url + "blank.html")
    playground.page.run_js("sessionStorage.clear()")  # what a tab knows is gone when it is closed

    playground = play(open_page)

    playground.app.expect("mine")
    playground.pane("Script").expect("This is your version from your last visit")
    playground.press("Reset")
    playground.press("Reset the script")
    eventually(lambda: playground.editor.text() == original, "the original script is back")


def test_a_phone_shows_one_pane_at_a_time(page: Page, driver: Any, site_url: str) -> None:
    driver.get(site_url + "phone.html")
    page.run_js("document.querySelector('iframe').src = arguments[0]", LESSON)
    driver.switch_to.frame("phone")
    page.until_ready()
    playground = Playground(page, "A click is a rerun")
    playground.pane("Script").expect_none()
    playground.app.at("button", "Add one").click()
    playground.app.at("heading", "Count: 1").element()
    playground.region.at("group", "Pane to show").at("button", "Runs").click()
    playground.app.expect_none()
    playground.expect_runs(2)
    width = "const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth - clientWidth"
    assert page.run_js(width) == 0, "the page scrolls sideways"
