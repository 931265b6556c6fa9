"""The bench's further figures: all panes, Stop, grading, the trace, examples, and what a session keeps."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser

from tests.bench import examples, grading, memory, panes, stopping
from tests.bench.figures import Figure, Part
from tests.bench.runtime import change_times, cpu_times, run_times
from tests.browser.conftest import DESKTOP


def more(browser: Browser, url: str, clicks: int, stops: int, actions: int, tell: Callable[[str], None]) -> list[Part]:
    return [in_the_page(browser, url, clicks, stops, tell), in_python(max(clicks, 10), actions, tell), packed()]


def in_the_page(browser: Browser, url: str, clicks: int, stops: int, tell: Callable[[str], None]) -> Part:
    figures = []
    for what, script, runs in (("20 lines", panes.SHORT, 0), ("300 elements, 1,000 runs", panes.LONG, 1_000)):
        tell(f"all panes: {what}")
        with browser.new_context(viewport=DESKTOP, base_url=url) as context:
            page = context.new_page()
            page.add_init_script(panes.WATCH)
            whole, after = panes.click_times(page, script, runs, clicks)
        figures += [
            Figure(f"click to all panes, {what}", whole),
            Figure(f"of it after the worker's answer, {what}", after),
        ]
    tell("Stop")
    for what, times in stopping.stop_times(browser, url, stops).items():
        figures.append(Figure(f"Stop to an answered click: {what}", times))
    tell("a hundred files graded")
    figures.append(Figure("100 files graded", [grading.seconds(browser, url)], "s", wanted=grading.WANTED))
    return Part("More of the page", "What is behind the paint, and what is rare.", figures)


def in_python(clicks: int, actions: int, tell: Callable[[str], None]) -> Part:
    tell("one click in a script of 60 elements, in CPython")
    plain, fresh, mini, real = run_times(clicks).values()
    figures = [
        Figure("the playground's runtime, with its trace", mini, "ms", "Streamlit, with its trace", real),
        Figure("the playground's runtime, with its trace", mini, "ms", "calls that do nothing", plain),
        Figure("the playground's runtime, with its trace", mini, "ms", "those, compiled for each run", fresh, 3),
    ]
    figures += [Figure(f"CPU of {what}", times) for what, times in cpu_times(clicks).items()]
    for rounds in (0, 1_000_000):
        tell(f"changes in place, after a loop of {rounds:,}")
        for what, (looking, without) in change_times(clicks if not rounds else 5, rounds).items():
            loop = f" and a loop of {rounds:,}" if rounds else ""
            figures.append(Figure(f"CPU with {what} in state{loop}", looking, "ms", "without the search", without))
    tell(f"{actions:,} actions in one session")
    for what, size in memory.growth(actions).items():
        figures.append(Figure(f"left behind by each action, {what}", [size], "bytes"))
    about = "One click in a script of 60 elements, in CPython. The least CPU is the figure to compare."
    return Part("One click in Python", about, figures)


def packed() -> Part:
    untouched = examples.sizes()
    whole = sum(untouched.values()) / 1000
    figures = [Figure("a page with examples before one is used", [whole], "KB", wanted=examples.MOST / 1000)]
    figures += [Figure(f"of it {what}", [size / 1000], "KB") for what, size in untouched.items()]
    figures += [Figure(what, [size / 1000], "KB") for what, size in examples.figure_sizes().items()]
    about = "Packed as a server sends them. What draws figures is loaded when an app shows one."
    return Part("Bytes of examples and figures", about, figures)
