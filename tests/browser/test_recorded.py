"""A recorded trace, opened as a file: no server, no Python, no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Browser, Page, expect

from playground import MODELS
from playground.page.recorded import recorded
from playground.runtime import Session, document
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


@pytest.fixture
def recording(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The file, with what it asked for and said in `told`."""
    session = Session(SCRIPT, "app.py")
    steps = [session.start(), *(session.act({"click": {"key": "add"}}) for _ in range(2))]
    file = tmp_path / "trace.html"
    file.write_text(recorded(document(steps, script="app.py", engine="mini", models=MODELS), SCRIPT), encoding="utf-8")
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    told: list[str] = []
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert [each for each in told if not each.startswith(("file:", "data:"))] == []


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


def test_axe_finds_nothing_wrong(recording: Page):
    recording.get_by_role("button", name="Next").click()
    recording.get_by_text("In words").click()
    recording.evaluate(AXE)
    place = recording.locator("html")
    for scheme, rules in (("light", None), ("dark", ["color-contrast"])):
        recording.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert place.evaluate(RUN, rules) == []
