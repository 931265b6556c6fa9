"""A project of this machine in the page: pages, modules, secrets, bytes, each run anew when it is saved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from playground.local.scripts import served
from playground.local.watching import add_watch
from tests.browser.conftest import SITE, new_context
from tests.browser.local.conftest import Desk, LocalWatch
from tests.browser.playgrounds import wait_for_sandbox
from tests.local.serving import running

FILES = {
    "app.py": """import streamlit as st
from pathlib import Path
st.text(f"home of {st.secrets.owner}")
st.text(f"{len(Path('logo.bin').read_bytes())} bytes")
""",
    "prices.py": """TAX = 2
def total(amount):
    return amount * TAX
""",
    "pages/1_🛒_Shop.py": """import streamlit as st
import prices
st.session_state.setdefault("n", 1)
if st.button("More"):
    st.session_state.n += 1
st.text(f"total {prices.total(st.session_state.n)}")
if st.button("Break"):
    1 / 0
""",
    ".streamlit/secrets.toml": 'owner = "Ada Lovelace"\n',
}


def write(folder: Path) -> None:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "logo.bin").write_bytes(b"\x00\xff\x80")


@pytest.fixture
def project(browser: Browser, tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "project"
    folder.mkdir()
    write(folder)
    with running(SITE, served([folder]), add_watch) as server:
        context = new_context(browser, server.url)
        watch = LocalWatch(server.url)
        watch.follow(context)
        page = context.new_page()
        page.goto(server.address)
        wait_for_sandbox(page)
        yield Desk(folder, server, page, watch)
        assert not watch.external
        assert not watch.errors
        context.close()


def test_a_project_of_five_files_runs_in_the_page_and_anew_when_they_are_saved(project: Desk) -> None:
    project.expect_app("home of Ada Lovelace")
    project.expect_app("3 bytes")
    project.pane.app.get_by_role("button", name="Shop").click()
    project.expect_app("total 2")
    project.click("More", "total 4")

    project.save(FILES["prices.py"].replace("TAX = 2", "TAX = 10"), "prices.py")
    project.expect_app("total 20")
    project.expect_told("prices.py was saved: it ran anew, and your 2 actions were done again.")

    page = FILES["pages/1_🛒_Shop.py"]
    project.save(page.replace("total {", "all in all {"), "pages/1_🛒_Shop.py")
    project.expect_app("all in all 20")

    state, order = project.pane.pane("Session state"), project.pane.pane("Order")
    expect(state).to_contain_text("pages/1_🛒_Shop.py, line 5")
    expect(order).to_contain_text("pages/1_🛒_Shop.py, line 6")
    project.pane.app.get_by_role("button", name="Break").click()
    expect(project.pane.app.get_by_role("alert")).to_contain_text(re.compile("pages/1_🛒_Shop.py, line 8"))

    (project.folder / "logo.bin").write_bytes(b"\xff" * 5)
    project.pane.app.get_by_role("button", name="app", exact=True).click()
    project.expect_app("5 bytes")
    assert "Ada" not in project.pane.pane("Session state").inner_text()
