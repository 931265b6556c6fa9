"""Examples on Sphinx's pages, in Furo and in PyData: they become live there, and follow the theme's light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sphinx.cmd.build import build_main

from tests.browser.playgrounds import PlaygroundPane, until, wait_until_live

CONF = 'project = "Tiny"\nextensions = ["playground.sphinx", "myst_parser"]\n'
PAGE = """# Title

```{rerun}
:name: Counter
:actions: [{click: Add}]

import streamlit as st
st.session_state.setdefault("n", 0)
if st.button("Add"):
    st.session_state.n += 1
st.text(f"Count: {st.session_state.n}")
```
"""
LIGHTNESS = """() => [...document.querySelectorAll(".rerun-example__app, .rp-host")].map((host) => {
    const look = getComputedStyle(host.shadowRoot.querySelector(".rp-pane--app"));
    const lightness = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, each) => sum + Number(each), 0);
    return lightness(look.backgroundColor) > lightness(look.color) ? "light" : "dark";
})"""
"""Whether each screen of the page, recorded or live, is dark on light or light on dark."""


def furo(page: Page, scheme: str) -> None:
    toggle = page.locator(".theme-toggle:visible")
    for _ in range(3):
        if page.evaluate("document.body.dataset.theme") != scheme:
            toggle.click()
    expect(page.locator("body")).to_have_attribute("data-theme", scheme)


def pydata(page: Page, scheme: str) -> None:
    page.locator(".theme-switch-button:visible").click()
    page.get_by_role("button", name=scheme.title(), exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-theme", scheme)


@pytest.mark.console_errors  # PyData's own: "Got invalid theme mode"
@pytest.mark.parametrize(
    ("theme", "base", "choose"), [("furo", "", furo), ("pydata_sphinx_theme", "/rerun", pydata)], ids=["furo", "pydata"]
)
def test_a_fence_becomes_live_and_follows_the_theme(
    open_page: Callable[..., Page], folder: Path, theme: str, base: str, choose: Callable[[Page, str], None]
) -> None:
    docs = folder / f"source-{theme}"
    docs.mkdir()
    (docs / "index.md").write_text(PAGE, encoding="utf-8")
    (docs / "conf.py").write_text(CONF, encoding="utf-8")
    settings = ["-D", f"html_theme={theme}", "-D", f"rerun_base={base}"]
    assert build_main(["-q", "-W", *settings, str(docs), str(folder / theme)]) == 0
    assert (folder / theme / "_static/rerun").exists() is not bool(base)

    page = open_page(color_scheme="dark")
    page.goto(f"{theme}/index.html")
    screen = page.locator(".rerun-example__app")
    expect(screen.get_by_text("Count: 1")).to_be_visible()
    until(page, lambda: page.evaluate(LIGHTNESS), ["dark"])
    choose(page, "light")
    until(page, lambda: page.evaluate(LIGHTNESS), ["light"])

    screen.get_by_role("button", name="Add").click()
    wait_until_live(page)
    pane = PlaygroundPane(page, "Counter")
    expect(pane.app.get_by_text("Count: 2")).to_be_visible()
    until(page, lambda: page.evaluate(LIGHTNESS)[-1], "light")
    choose(page, "dark")
    until(page, lambda: page.evaluate(LIGHTNESS)[-1], "dark")
