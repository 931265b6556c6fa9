"""The site beside a local Streamlit and a bare Pyodide, in turn, in one Chromium: first screen, ready, click to paint.

The clock is the same for all: from the start of the navigation, or from the click's own time stamp, to the frame after
the one in which the text is there. A mutation observer sees the text, in open shadow roots too.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page

from tests.bench.figures import Figure, Part
from tests.bench.local_streamlit import streamlit
from tests.browser.conftest import DESKTOP
from tests.browser.playgrounds import BOOT

ROOT: Final = Path(__file__).parents[2]
LESSON: Final = "remembering-with-session-state"
WARM_UP: Final = 2
PAUSE: Final = 0.3
"""Seconds between two clicks, as a quick reader leaves them: what is done after the paint is done by then."""

COUNTER: Final = """\
import streamlit as st
st.title("Counter")
st.session_state.setdefault("count", 0)
if st.button("Increment"):
    st.session_state.count += 1
st.markdown(f"count is {st.session_state.count}")
"""
FIFTY: Final = """\
import streamlit as st
st.title("Fifty widgets")
st.session_state.setdefault("count", 0)
if st.button("Increment"):
    st.session_state.count += 1
for i in range(10):
    st.text_input(f"Text {i}")
    st.number_input(f"Number {i}", value=i, step=1)
    st.selectbox(f"Select {i}", ["a", "b", "c"])
    st.checkbox(f"Check {i}")
    st.slider(f"Slider {i}", 0, 10, 5)
st.markdown(f"count is {st.session_state.count}")
"""

CLOCK: Final = r"""(() => {
    const bench = window.bench = { first: null, clicks: [] };
    const painted = (tell) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => tell(performance.now());
        channel.port2.postMessage(0);
    });
    function* roots(root) {
        yield root;
        for (const each of root.querySelectorAll("*")) if (each.shadowRoot) yield* roots(each.shadowRoot);
    }
    const read = () => {
        for (const root of roots(document)) {
            for (const each of root.querySelectorAll("p, h1, h2, h3, h4, .stMarkdown")) {
                if (each.closest("article > p")) continue;
                const text = each.textContent.trim();
                if (text.startsWith(PREFIX)) return text;
            }
        }
        return null;
    };
    let clicked = null;
    let seen = false;
    const look = () => {
        watch();
        const text = read();
        if (text === null) return;
        if (!seen) painted((now) => bench.first = now);
        seen = true;
        if (!clicked || text === clicked.was) return;
        const { at } = clicked;
        clicked = null;
        painted((now) => bench.clicks.push(now - at));
    };
    const watched = new Set();
    const observer = new MutationObserver(look);
    const watch = () => {
        for (const root of roots(document)) {
            if (watched.has(root)) continue;
            watched.add(root);
            observer.observe(root, { subtree: true, childList: true, characterData: true });
        }
    };
    watch();
    const early = setInterval(() => { look(); if (seen) clearInterval(early); }, 5);
    document.addEventListener("click", (event) => clicked = { at: event.timeStamp, was: read() }, true);
})();"""
MARK: Final = "performance.getEntriesByName('playground:{}')[0]?.startTime ?? null"
BARE: Final = """async (address) => {
    const start = performance.now();
    const { loadPyodide } = await import(address);
    await loadPyodide();
    return performance.now() - start;
}"""


@dataclass
class Times:
    """Samples of a kind of load: with an empty cache, and again."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)


@dataclass
class Loads:
    """Of one site: the first screen of a lesson, and its sandbox ready."""

    screen: Times = field(default_factory=Times)
    ready: Times = field(default_factory=Times)


def until(page: Page, expression: str) -> Any:
    """What an expression is, once it is something."""
    end = time.monotonic() + BOOT / 1000
    while time.monotonic() < end:
        value = page.evaluate(expression)
        if value is not None and value is not False:
            return value
        time.sleep(0.02)
    raise TimeoutError(f"never: {expression}")


@contextmanager
def fresh_page(browser: Browser, prefix: str) -> Iterator[Page]:
    """A page with an empty cache, and the clock for a text that begins with `prefix`."""
    with browser.new_context(viewport=DESKTOP) as context:
        page = context.new_page()
        page.add_init_script(CLOCK.replace("PREFIX", json.dumps(prefix)))
        yield page


def lesson_of(site: Path) -> str:
    """The address of the lesson on a built site, which may have it elsewhere."""
    return next(site.glob(f"learn/*/{LESSON}")).relative_to(site).as_posix() + "/"


def load_site(browser: Browser, url: str, lesson: str, loads: Loads) -> None:
    """A lesson's page, twice."""
    with fresh_page(browser, "Count") as page:
        for kind in ("cold", "warm"):
            page.goto("about:blank")
            page.goto(url + lesson)
            getattr(loads.screen, kind).append(until(page, MARK.format("screen")))
            getattr(loads.ready, kind).append(until(page, MARK.format("ready")))
            time.sleep(0.5)


def load_streamlit(browser: Browser, url: str, times: Times) -> None:
    """The lesson's app on a local Streamlit, twice."""
    with fresh_page(browser, "Count") as page:
        for found in (times.cold, times.warm):
            page.goto("about:blank")
            page.goto(url)
            found.append(until(page, "window.bench.first"))
            time.sleep(0.5)


def load_bare(browser: Browser, url: str, module: str, times: Times) -> None:
    """The same Pyodide from the same server on an empty page, without any of ours, twice."""
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/empty.html", lambda route: route.fulfill(content_type="text/html", body="<!doctype html>"))
        for found in (times.cold, times.warm):
            page.goto("about:blank")
            page.goto(url + "empty.html")
            found.append(page.evaluate(BARE, url + module))


def loads(browser: Browser, site: Path, url: str, count: int, tell: Callable[[str], None]) -> list[Figure]:
    """The figures of `count` loads, each in turn with what stands beside it."""
    ours, real, bare = Loads(), Times(), Times()
    module = next(site.rglob("pyodide.mjs")).relative_to(site).as_posix()
    script = next((ROOT / "lessons").glob(f"*/*_{LESSON.replace('-', '_')}/start.py")).read_text("utf-8")
    with streamlit(script) as app:
        for number in range(count):
            tell(f"load {number + 1} of {count}")
            load_streamlit(browser, app, real)
            load_site(browser, url, lesson_of(site), ours)
            load_bare(browser, url, module, bare)
    beside, python = "local Streamlit", "bare loadPyodide"
    return [
        Figure("first app screen, empty cache", ours.screen.cold, "ms", beside, real.cold, 0.15),
        Figure("first app screen, warm", ours.screen.warm, "ms", beside, real.warm, 0.30),
        Figure("sandbox ready, empty cache", ours.ready.cold, "ms", python, bare.cold, 0.45),
        Figure("sandbox ready, warm", ours.ready.warm, "ms", python, bare.warm, 0.35),
        Figure("sandbox ready, warm", ours.ready.warm, "ms", "first screen of local Streamlit", real.warm),
    ]


def click_times(page: Page, count: int) -> list[float]:
    """Milliseconds from each of `count` clicks to the paint of the text that it changes."""
    button = page.get_by_role("button", name="Increment").first
    for number in range(1, count + WARM_UP + 1):
        for _ in range(4):  # a click may fall between two versions of the button
            button.click()
            end = time.monotonic() + 4
            while page.evaluate("window.bench.clicks.length") < number and time.monotonic() < end:
                time.sleep(0.02)
            if page.evaluate("window.bench.clicks.length") >= number:
                break
        time.sleep(PAUSE)
    return list(page.evaluate("window.bench.clicks"))[WARM_UP : WARM_UP + count]


def open_script(page: Page, url: str, script: str) -> None:
    """Run a script on the site's page to play on, until its text is there."""
    page.goto(url + "play/")
    until(page, "document.documentElement.dataset.sandbox === 'ready'")
    page.get_by_role("region", name="Script", exact=True).first.get_by_role("textbox").first.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(script)
    page.get_by_role("button", name="Run", exact=True).first.click()
    until(page, "window.bench.first")
    time.sleep(2)


def site_clicks(browser: Browser, url: str, script: str, count: int) -> list[float]:
    with fresh_page(browser, "count is") as page:
        open_script(page, url, script)
        return click_times(page, count)


def streamlit_clicks(browser: Browser, url: str, count: int) -> list[float]:
    with fresh_page(browser, "count is") as page:
        page.goto(url)
        until(page, "window.bench.first")
        time.sleep(1)
        return click_times(page, count)


def clicks(browser: Browser, url: str, count: int, tell: Callable[[str], None]) -> list[Figure]:
    """The figures of `count` clicks in each of two scripts, here and on a local Streamlit, half of them first there."""
    found = []
    for what, script, wanted in (("counter", COUNTER, 0.25), ("50 widgets", FIFTY, 0.25)):
        ours: list[float] = []
        real: list[float] = []
        with streamlit(script) as app:
            for half in (count - count // 2, count // 2):
                tell(f"{half} clicks: {what}")
                real += streamlit_clicks(browser, app, half)
                ours += site_clicks(browser, url, script, half)
        found.append(Figure(f"click to painted text, {what}", ours, "ms", "local Streamlit", real, wanted))
    return found


def between_builds(
    browser: Browser, new: tuple[Path, str], old: tuple[Path, str], count: int, number: int, tell: Callable[[str], None]
) -> Part:
    """The same of two builds, each a folder and its address, in turn."""
    sides = {"new": Loads(), "old": Loads()}
    clicked: dict[str, dict[str, list[float]]] = {what: {"new": [], "old": []} for what in ("counter", "50 widgets")}
    for turn in range(count):
        tell(f"load {turn + 1} of {count}, both builds")
        for side, (site, url) in zip(sides.values(), (new, old), strict=True):
            load_site(browser, url, lesson_of(site), side)
    for half in (number - number // 2, number // 2):
        for what, script in (("counter", COUNTER), ("50 widgets", FIFTY)):
            tell(f"{half} clicks: {what}, both builds")
            for name, (_, url) in zip(sides, (new, old), strict=True):
                clicked[what][name] += site_clicks(browser, url, script, half)
    figures = [
        Figure(f"{what}, {kind}", samples(sides["new"]), "ms", "the old build", samples(sides["old"]))
        for what, kind, samples in (
            ("first app screen", "empty cache", lambda side: side.screen.cold),
            ("first app screen", "warm", lambda side: side.screen.warm),
            ("sandbox ready", "empty cache", lambda side: side.ready.cold),
            ("sandbox ready", "warm", lambda side: side.ready.warm),
        )
    ]
    figures += [
        Figure(f"click to painted text, {what}", both["new"], "ms", "the old build", both["old"])
        for what, both in clicked.items()
    ]
    return Part("Two builds", "Both were measured in turn in this run; below 1 the new one is quicker.", figures)
