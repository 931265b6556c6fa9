"""A recorded trace, opened as a file: no server, no Python, no network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from playground import MODELS
from playground.cli.versions import played
from playground.page.recorded import Version, recorded, recorded_versions
from playground.render.session.versions import versions
from playground.runtime import Session, document, parse_actions
from tests.browser.shell.test_axe import RUN
from tests.browser.shell.test_tab_stops import AXE

SCRIPT = dedent("""
    import streamlit as st
    def bump():
        st.session_state.n = st.session_state.get("n", 0) + 1
    st.button("Add <script>alert(1)</script>", key="add", on_click=bump)
    st.header(f"Count {st.session_state.get('n', 0)}")
    st.html("<img alt='x' src=x onerror=alert(1)><img alt='y' src='https://example.com/x.png'>")
    """).lstrip("\n")


Opens = Callable[[str], Page]
Record = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opens]:
    """Opens the text of a file; what it asked for and said is looked at in the end."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    told: list[str] = []

    def opens(text: str) -> Page:
        file = tmp_path / "trace.html"
        file.write_text(text, encoding="utf-8")
        page = context.new_page()
        page.on("dialog", lambda dialog: told.append(dialog.message))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("request", lambda request: told.append(request.url))
        page.goto(file.as_uri())
        return page

    yield opens
    context.close()
    assert [each for each in told if not each.startswith(("file:", "data:"))] == []


@pytest.fixture
def record(opened: Opens) -> Record:
    """Opens the file of a script and actions."""

    def of(script: str, *actions: dict[str, Any]) -> Page:
        session = Session(script, "app.py")
        steps = [session.start(), *map(session.act, actions)]
        return opened(recorded(document(steps, script="app.py", engine="mini", models=MODELS), script))

    return of


@pytest.fixture
def recording(record: Record) -> Page:
    return record(SCRIPT, *[{"click": {"key": "add"}}] * 2)


def test_its_steps_can_be_walked(recording: Page):
    app, runs = recording.get_by_role("region", name="App"), recording.get_by_role("region", name="Runs")
    expect(app.get_by_role("heading", name="Count 0")).to_be_visible()
    recording.get_by_role("button", name="Next").click()
    expect(app.get_by_role("heading", name="Count 1")).to_be_visible()
    expect(runs).to_contain_text("Run 2")
    expect(recording.get_by_role("region", name="Dependencies")).to_contain_text("bump()")
    recording.keyboard.press("ArrowRight")
    expect(app.get_by_role("heading", name="Count 2")).to_be_visible()
    expect(recording.get_by_role("button", name="Next")).to_have_attribute("aria-disabled", "true")
    recording.get_by_role("combobox", name="Step").select_option("0")
    expect(app.get_by_role("heading", name="Count 0")).to_be_visible()
    recording.get_by_role("button", name=re.compile("^Run 3, ")).click()
    expect(app.get_by_role("heading", name="Count 2")).to_be_visible()
    expect(recording).to_have_url(re.compile("#step-2$"))
    line = recording.get_by_role("region", name="Script").locator(".rp-listing__line").nth(2)
    expect(line).to_have_class(re.compile("rp-mark--callback"))
    assert recording.evaluate("document.documentElement.scrollWidth") == 390


def test_the_app_is_a_picture_of_what_was(recording: Page):
    button = recording.get_by_role("region", name="App").get_by_role("button", name="Add")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_attribute("tabindex", "-1")


DIALOG = dedent("""
    import streamlit as st
    @st.dialog("Ask")
    def ask():
        st.text_input("Name")
    if st.button("Open"):
        ask()
    st.checkbox("Tick")
    """).lstrip("\n")


def test_a_dialog_stands_over_an_app_that_rests(record: Record):
    page = record(DIALOG, {"click": "Open"})
    app = page.get_by_role("region", name="App")
    behind = app.locator("[inert]")
    expect(app.get_by_role("checkbox", name="Tick")).to_be_visible()
    expect(behind).to_have_count(0)
    page.get_by_role("button", name="Next").click()
    expect(app.get_by_role("dialog", name="Ask")).to_be_visible()
    expect(behind).to_contain_text("Tick")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    expect_no_fault(page)
    page.get_by_role("button", name="Back").click()
    expect(app.get_by_role("checkbox", name="Tick")).to_be_visible()
    expect(behind).to_have_count(0)


def test_axe_finds_nothing_wrong(recording: Page):
    recording.get_by_role("button", name="Next").click()
    recording.get_by_text("In words").click()
    expect_no_fault(recording)


def expect_no_fault(page: Page) -> None:
    page.evaluate(AXE)
    place = page.locator("html")
    for scheme, rules in (("light", None), ("dark", ["color-contrast"])):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert place.evaluate(RUN, rules) == []


KEYS = dedent("""
    import streamlit as st
    def bump():
        st.session_state.n = st.session_state.get("n", 0) + 1
    for row in range(8):
        st.text(st.text_input(f"Row {row}"))
    st.text_input("Name", key="name")
    st.button("Add", on_click=bump)
    st.header(f"{st.session_state.name} has {st.session_state.get('n', 0)}")
    st.caption(f"again {st.session_state.get('n', 0)}")
    for other in range(12):
        st.session_state[f"k{other}"] = other
    """).lstrip("\n")


def shown(page: Page) -> tuple[list[str], list[str]]:
    """What stands in the pane's figure, and the names that its list has, of what is to be seen of both."""
    nodes = page.locator("svg.rp-graph [data-node]:visible > title").all_text_contents()
    rows = page.locator(".rp-graph__words > ul > li:visible").all_text_contents()
    return sorted(nodes), [row.split(" (")[0] for row in rows]


def test_dependencies_are_reduced_to_one_key(record: Record):
    page = record(KEYS, {"set": {"key": "name", "value": "Ada"}}, {"click": "Add"})
    page.get_by_role("combobox", name="Step").select_option("2")
    pane = page.get_by_role("region", name="Dependencies")
    pane.get_by_text("In words").click()
    full = page.locator("svg.rp-graph").bounding_box()
    assert len(shown(page)[0]) > 20
    name = pane.get_by_role("button", name="name", exact=True, pressed=False)
    name.focus()
    page.keyboard.press("Enter")
    name = pane.get_by_role("button", name="name", exact=True, pressed=True)
    expect(name).to_be_focused()
    expect(page.locator(".rp-live")).to_have_text("Only what has to do with name. In words: 2 arrows.")
    assert shown(page) == (["Ada has 1", "Name", "name"], ["“Name”", "name"])
    small = page.locator("svg.rp-graph").bounding_box()
    assert full
    assert small
    assert small["height"] < full["height"] / 2
    for drawn in page.locator("svg.rp-graph :is([data-node], [data-edge]):visible > :is(rect, path)").all():
        box = drawn.bounding_box()
        assert box
        assert small["y"] <= box["y"]
        assert box["y"] + box["height"] <= small["y"] + small["height"]
    page.keyboard.press("ArrowLeft")
    expect(name).to_be_focused()
    assert shown(page) == (["Ada has 0", "Name", "name"], ["“Name”", "name"])
    page.keyboard.press("ArrowRight")
    pane.get_by_text("and 2 more keys").click()
    pane.get_by_role("button", name="n", exact=True).click()
    assert shown(page)[0] == ["Ada has 1", "Add", "again 1", "bump()", "n"]
    expect(pane.get_by_role("button", pressed=True)).to_have_text("n")
    page.get_by_role("combobox", name="Step").select_option("0")  # nothing has to do with it yet
    expect(pane.get_by_role("button", pressed=True)).to_have_count(0)
    assert len(shown(page)[0]) > 20
    page.get_by_role("combobox", name="Step").select_option("2")
    pane.get_by_role("button", name="n", exact=True, pressed=True).click()
    expect(page.locator(".rp-live")).to_have_text(
        re.compile("^What depends on what, all of it. In words: \\d+ arrows.$")
    )
    assert len(shown(page)[0]) > 20
    pane.get_by_role("button", name="k11").click()
    assert shown(page)[0] == ["k11", "the script"]


BEFORE = dedent("""
    import streamlit as st
    if "n" not in st.session_state:
        st.session_state.n = 0
    st.header(f"Count {st.session_state.n}")
    if st.button("Add"):
        st.session_state.n += 1
        st.rerun()
    """).lstrip("\n")
NOW = dedent("""
    import streamlit as st
    if "n" not in st.session_state:
        st.session_state.n = 0
    def add():
        st.session_state.n += 2
    st.header(f"Count {st.session_state.n}")
    st.button("Add", on_click=add)
    """).lstrip("\n")


def test_two_versions_are_walked_together(opened: Opens):
    actions = parse_actions('[{"click": "Add"}, {"click": "Add"}]')
    sides = [played(Session(source, "app.py"), actions) for source in (BEFORE, NOW)]
    old, new = Version("old.py", sides[0], BEFORE), Version("app.py", sides[1], NOW)
    page = opened(recorded_versions(old, new, versions(*sides, BEFORE, NOW), MODELS))
    expect(page.get_by_text("Your change saved 2 runs: 3 instead of 5.")).to_be_visible()
    differs = page.get_by_role("region", name="What differs")
    before, now = (page.get_by_role("region", name=f"App, {when}") for when in ("before", "now"))
    expect(differs).to_contain_text("6 lines ran instead of 5.")
    expect(before.get_by_role("heading", name="Count 0")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".rp-live")).to_have_text("Step 1: 1 click on “Add”: differs. The versions differ.")
    expect(before.get_by_role("heading", name="Count 1")).to_be_visible()
    expect(now.get_by_role("heading", name="Count 2")).to_be_visible()
    expect(differs).to_contain_text("1 run instead of 2.")
    expect(differs).to_contain_text("Callbacks: none before, add now.")
    for when, line, kind in (("before", 7, "rerun"), ("now", 5, "callback")):
        lines = page.get_by_role("region", name=f"Script, {when}").locator(".rp-listing__line")
        expect(lines.nth(line - 1)).to_have_class(re.compile(f"rp-mark--{kind}"))
    runs = page.get_by_role("region", name="Timeline, before")
    runs.get_by_role("button", name=re.compile("^Run 5, ")).click()
    expect(before.get_by_role("heading", name="Count 2")).to_be_visible()
    expect(now.get_by_role("heading", name="Count 4")).to_be_visible()
    graph = page.get_by_role("region", name="Dependencies, now")
    graph.get_by_role("button", name="n", exact=True).click()
    for when in ("before", "now"):
        pressed = page.get_by_role("region", name=f"Dependencies, {when}").get_by_role("button", pressed=True)
        expect(pressed).to_have_text("n")
    page.get_by_role("region", name="Session state, now").get_by_role("button", name="line 5").first.click()
    marked = page.locator(".rp-recorded__line")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("st.session_state.n += 2")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.evaluate(AXE)
    assert page.locator("html").evaluate(RUN, None) == []
