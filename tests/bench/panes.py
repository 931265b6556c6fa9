"""How long the panes take: from a click until the app and every instrument show what it did."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page

from tests.browser.playgrounds import free_playground

WATCH: Final = """
window.answers = [];
window.Worker = class extends Worker {
    constructor(...about) {
        super(...about);
        this.addEventListener("message", ({ data }) => data?.type === "view" && answers.push(performance.now()));
    }
};
"""
"""Notes when the worker's answers come; for a page's `add_init_script`."""

CLICK: Final = """async ([region, label]) => {
    const button = [...region.querySelectorAll("button")].find((each) => each.textContent.trim() === label);
    let changed = 0;
    const observer = new MutationObserver(() => changed = performance.now());
    observer.observe(region, { subtree: true, childList: true, characterData: true, attributes: true });
    answers.length = 0;
    const start = performance.now();
    button.click();
    const quiet = () => answers.length > 0 && performance.now() - Math.max(changed, answers.at(-1)) > 400;
    while (!quiet()) await new Promise((later) => setTimeout(later, 20));
    observer.disconnect();
    return [changed - start, changed - answers.at(-1)];
}"""

SHORT: Final = """\
import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0
    st.session_state.log = []


def add():
    st.session_state.count += st.session_state.step
    st.session_state.log.append(st.session_state.count)


st.title("Counter")
st.slider("Step", 1, 10, key="step")
st.button("Once", on_click=add)
st.write("Count", st.session_state.count)
if st.session_state.count > 5:
    st.success("More than five")
with st.expander("Log"):
    st.json(st.session_state.log)
st.caption("A script of twenty lines")
"""
LONG: Final = """\
import streamlit as st
st.session_state.setdefault("left", 0)
def many(): st.session_state.left = 48
st.button("Many", on_click=many)
if st.session_state.left:
    st.session_state.left -= 1
    st.rerun()
st.session_state.n = st.session_state.get("n", 0) + st.button("Once")
for number in range(100):
    st.write("Text", number, "at", st.session_state.n)
    st.button(f"Button {number}")
    st.text_input(f"Input {number}")
"""
RUNS_OF_MANY: Final = 49
WARM_UP: Final = 3


def click_times(page: Page, source: str, runs: int, clicks: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each of `clicks` on "Once" until all panes show it: since the click, since the worker's answer.

    Before, the session has made at least `runs` runs.
    """
    pane = free_playground(page)
    pane.run(source)
    pane.app.get_by_role("button", name="Once").wait_for()
    about = pane.region.element_handle()
    for _ in range(runs // RUNS_OF_MANY):
        page.evaluate(CLICK, [about, "Many"])
    times = [page.evaluate(CLICK, [about, "Once"]) for _ in range(clicks + WARM_UP)][WARM_UP:]
    return [whole for whole, _ in times], [after for _, after in times]
