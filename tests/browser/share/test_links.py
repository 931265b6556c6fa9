"""A link opens its script on the page to play on, and runs nothing until that is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from playground.share import share_link
from tests.browser.conftest import SharedPage
from tests.browser.playgrounds import PlaygroundPane, the_playground, wait_until_live
from tests.browser.projects import tab
from tests.browser.shell.test_axe import violations

COUNTER = """import streamlit as st
if "count" not in st.session_state:
    st.session_state.count = 0
if st.button("Add"):
    st.session_state.count += 1
st.write("Count:", st.session_state.count)
"""
LACKING = """import streamlit as st
import pandas
st.connection("db")
open("data.csv")
import other
"""


def link_to(*sources: str, **fields: object) -> str:
    names = ["app.py", "other.py"]
    scripts = [{"name": name, "source": source} for name, source in zip(names, sources, strict=False)]
    return share_link({"scripts": scripts, **fields}, "play/")


def arrived(playground: PlaygroundPane) -> Locator:
    return playground.region.get_by_role("region", name="Opened from elsewhere")


def script(playground: PlaygroundPane) -> Locator:
    return playground.pane("Script").get_by_role("textbox")


def open_link(page: Page, link: str) -> PlaygroundPane:
    page.goto("about:blank")  # another fragment alone would be no other page
    page.goto(link)
    wait_until_live(page)
    return the_playground(page)


@pytest.fixture
def shared(shared_page: Callable[[str], SharedPage], request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from shared_page("play/").lend(request)


def test_a_link_runs_when_it_is_asked_to_and_goes_on_after_a_reload(shared: Page) -> None:
    playground = the_playground(shared)
    playground.run('import streamlit as st\nst.write("my own")')
    expect(playground.app).to_contain_text("my own")

    playground = open_link(shared, link_to(COUNTER, name="Counter", actions=[{"click": "Add"}, {"click": "Add"}]))
    expect(arrived(playground)).to_contain_text("app.py came with a link, and has not been run. The 2 actions")
    expect(script(playground)).to_contain_text("st.session_state.count += 1")
    expect(playground.app.get_by_role("button", name="Say hello")).to_have_count(0)
    expect(playground.region.get_by_text("There is another version of this script")).to_be_visible()

    arrived(playground).get_by_role("button", name="Run it").click()
    expect(playground.app).to_contain_text("Count: 2")
    expect(arrived(playground)).to_have_count(0)
    expect(playground.button("Run")).to_be_focused()
    playground.app.get_by_role("button", name="Add").click()
    expect(playground.app).to_contain_text("Count: 3")

    shared.reload()
    wait_until_live(shared)
    expect(playground.app).to_contain_text("Count: 3")
    expect(arrived(playground)).to_have_count(0)
    playground.region.get_by_role("button", name="Show that version").click()
    expect(script(playground)).to_contain_text('st.write("my own")')


def test_a_script_is_chosen_of_several_and_what_cannot_work_is_told_before(shared: Page) -> None:
    playground = open_link(shared, link_to(LACKING, COUNTER))
    bar = arrived(playground)
    expect(bar.get_by_role("listitem")).to_have_text(
        [
            re.compile("line 2 pandas is not part of this site"),
            re.compile("line 3 st.connection is part of Streamlit, but not of this playground yet."),
            re.compile("line 4 The script reads the file data.csv"),
        ]
    )
    assert violations(shared, playground.region) == ""
    tab(playground, "other.py").click()
    playground.button("About other.py").click()
    playground.button("Make it the script that runs").click()
    expect(script(playground)).to_contain_text("st.session_state.count += 1")
    expect(bar.get_by_role("listitem")).to_have_count(0)
    playground.button("Run").click()
    expect(playground.app).to_contain_text("Count: 0")
    expect(tab(playground, "app.py")).to_be_visible()


def test_a_broken_link_is_told_and_nothing_runs(shared: Page) -> None:
    playground = open_link(shared, link_to(COUNTER, COUNTER)[:-7])
    bar = arrived(playground)
    expect(bar.get_by_role("alert")).to_have_text(
        "This link is broken: it was cut short or changed on its way. Copy it again, in full."
    )
    expect(playground.app.get_by_role("textbox")).to_have_count(0)
    for fragment, said in (
        ("#r9.m.AAAA", "This link is of version r9, and this playground reads r1."),
        ("#r1.m." + "A" * 1_000_000, "This link is too long: 1,000,005 characters"),
    ):
        shared.evaluate("fragment => { location.hash = fragment }", fragment)
        expect(bar.get_by_role("alert")).to_contain_text(said)
    expect(playground.app.get_by_role("textbox")).to_have_count(0)
    shared.evaluate("fragment => { location.hash = fragment }", link_to(COUNTER).removeprefix("play/"))
    expect(bar).to_contain_text("app.py came with a link, and has not been run.")
    playground.button("Reset").click()
    expect(playground.app).to_contain_text("Count: 0")
    expect(bar).to_have_count(0)


def test_a_broken_link_leaves_the_readers_own_script_to_be_run(shared: Page) -> None:
    playground = open_link(shared, link_to(COUNTER)[:-7])
    bar = arrived(playground)
    bar.get_by_role("button", name="Run my own script").click()
    expect(bar).to_have_count(0)
    expect(playground.pane("Runs")).to_contain_text("1 run")
