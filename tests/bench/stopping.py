"""From Stop to a usable app: a script that nothing but the worker's end can end, and the next click answered."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Browser

from tests.browser.playgrounds import BOOT, free_playground

HANGS: Final = {
    "a loop": "while True: pass",
    "a loop in C": "import itertools\n    sum(itertools.repeat(0))",
}
SCRIPT: Final = """\
import streamlit as st
st.session_state.setdefault("n", 0)
st.session_state.n += st.button("Count")
st.text(f"Counted {{st.session_state.n}}")
if st.button("Hang"):
    {hang}
"""
READY: Final = """
window.ready = 0;
window.Worker = class extends Worker {
    constructor(...about) {
        super(...about);
        this.addEventListener("message", ({ data }) => window.ready += data?.type === "ready");
    }
};
"""
"""Counts the workers that have started; for a page's `add_init_script`."""

SPARE: Final = "() => new Promise(done => { const look = () => ready > 1 ? done() : setTimeout(look, 20); look(); })"
"""Until a spare worker is ready."""

STOP: Final = """([region, counted]) => new Promise(done => {
    const began = performance.now();
    region.querySelector("[data-do=stop]").click();
    const app = region.querySelector(".rp-pane--app");
    const look = () => document.documentElement.dataset.sandbox === "ready" ? count() : setTimeout(look, 5);
    const count = () => {
        [...app.querySelectorAll("button")].find(each => each.textContent === "Count").click();
        answered();
    };
    const isCounted = () => app.textContent.includes(counted);
    const answered = () => isCounted() ? done(performance.now() - began) : setTimeout(answered, 5);
    look();
})"""
"""Presses Stop, then "Count" as soon as that can be pressed; milliseconds until the app says `counted`."""


def stop_times(browser: Browser, url: str, times: int) -> dict[str, list[float]]:
    """Milliseconds of each of `times` from Stop to the answer of a click, of each kind of script that hangs."""
    return {what: [stop_time(browser, url, hang) for _ in range(times)] for what, hang in HANGS.items()}


def stop_time(browser: Browser, url: str, hang: str) -> float:
    """Milliseconds from Stop to the answer of a click, with a spare worker ready."""
    with browser.new_context(viewport={"width": 1280, "height": 800}, base_url=url) as context:
        page = context.new_page()
        page.add_init_script(READY)
        pane = free_playground(page)
        pane.run(SCRIPT.format(hang=hang))
        pane.app.get_by_role("button", name="Count").click()
        pane.app.get_by_text("Counted 1").wait_for(timeout=BOOT)
        pane.app.get_by_role("button", name="Hang").click()
        pane.button("Stop").wait_for(timeout=BOOT)
        page.evaluate(SPARE)
        return float(page.evaluate(STOP, [pane.region.element_handle(), "Counted 2"]))
