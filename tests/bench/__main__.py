"""Measures what a reader waits for, beside a local Streamlit, and writes the page of the documentation that tells it.

`make bench` takes all figures in one run, in one Chromium. With `--compare` the build of an earlier run is measured in
turn with this one, where its site is still there.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from playwright.sync_api import Playwright, sync_playwright

from tests.bench import living, more, pair, report, scale, slow_line, weight
from tests.bench.figures import Part
from tests.bench.line import LineServer, PlainServer, running
from tests.browser import chromium

ROOT: Final = Path(__file__).parents[2]
SITE: Final = ROOT / "site"
PAGE: Final = ROOT / "docs" / "performance.md"
SAMPLES: Final = ROOT / "build" / "bench.json"
KEPT: Final = ROOT / "build" / "bench"
KEPT_SITES: Final = 3
PARTS: Final = ("pair", "bytes", "line", "scale", "memory", "more")
BESIDE: Final = (
    "From the start of the navigation, or from the click, to the frame after the one that has the text. *First app "
    "screen*: the lesson's app can be read. *Ready*: Python has answered. A plain server that compresses nothing; an "
    "empty cache, then the same page again. What stands beside it is measured in turn, in the same browser."
)


def main() -> int:
    options = arguments()
    if not (SITE / "index.html").is_file():
        sys.exit("site/ is not built: run `make build`")
    only = options.only.split() or list(PARTS)
    with sync_playwright() as playwright:
        parts, about = measured(playwright, options, only)
        if options.compare:
            parts.append(compared(playwright, options, parts))
            report.show(parts[-1])
    report.write(SAMPLES, about, str(keep_site()), parts)
    print(f"\nevery sample: {SAMPLES.relative_to(ROOT)}")
    if set(only) == set(PARTS):
        PAGE.write_text(report.page(about, [part for part in parts if part.title not in OF_TWO]), encoding="utf-8")
        print(f"the page: {PAGE.relative_to(ROOT)}")
    return 0


OF_TWO: Final = ("Two builds", "Since then")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--loads", type=int, default=5, help="page loads, each with an empty cache and again (5)")
    parser.add_argument("--clicks", type=int, default=30, help="clicks on one page (30)")
    parser.add_argument("--actions", type=int, default=10_000, help="actions of one session, for its memory (10000)")
    parser.add_argument("--hour", type=int, default=3_600, help="clicks in fast motion (3600)")
    parser.add_argument("--only", default="", help=f"some of: {' '.join(PARTS)}")
    parser.add_argument("--compare", type=Path, metavar="old.json", help="the samples of an earlier run")
    options = parser.parse_args()
    if unknown := set(options.only.split()) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}: there are {', '.join(PARTS)}")
    return options


def measured(playwright: Playwright, options: argparse.Namespace, only: list[str]) -> tuple[list[Part], dict[str, str]]:
    """The parts that are wanted, each told as soon as it is there, and where they were measured."""
    few = max(2, options.loads // 2)
    parts: list[Part] = []
    browser = chromium.launch(playwright)

    def add(*found: Part) -> None:
        parts.extend(found)
        for part in found:
            report.show(part)

    with running(PlainServer(SITE)) as plain, running(LineServer(SITE)) as server:
        if "pair" in only:
            loads = pair.loads(browser, SITE, plain.url, options.loads, tell)
            add(Part("Beside Streamlit", BESIDE, loads + pair.clicks(browser, plain.url, options.clicks, tell)))
        if "bytes" in only:
            tell("bytes of a first visit")
            add(weight.weight(browser, server))
        if "line" in only:
            add(slow_line.slow_line(playwright, SITE, few, tell))
        if "scale" in only:
            add(scale.scale(browser, server.url, max(5, options.clicks // 3), tell))
        if "memory" in only:
            add(living.living(browser, server.url, few, options.hour, tell))
        if "more" in only:
            add(*more.more(browser, server.url, options.clicks, min(options.loads, 3), options.actions, tell))
    about = report.environment(browser.version)
    browser.close()
    return parts, about


def compared(playwright: Playwright, options: argparse.Namespace, parts: list[Part]) -> Part:
    """Both builds in turn, or what was written of the old one where its site is gone."""
    folder, before = report.read(options.compare)
    old = ROOT / folder
    if not (old / "index.html").is_file():
        print(f"\n{folder} is gone: only the numbers of both runs are compared, which were not measured in turn.")
        return report.since(parts, before)
    browser = chromium.launch(playwright)
    with running(PlainServer(SITE)) as ours, running(PlainServer(old)) as theirs:
        sides = (SITE, ours.url), (old, theirs.url)
        found = pair.between_builds(browser, *sides, options.loads, options.clicks, tell)
    browser.close()
    return found


def keep_site() -> Path:
    """A copy of the site that was measured, for another run to measure it once more; from the root of the project."""
    place = KEPT / sha256((SITE / "site-files.json").read_bytes()).hexdigest()[:10]
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(SITE, place)
    place.touch()  # a copy is as old as what it was made of
    for old in sorted(KEPT.iterdir(), key=lambda each: each.stat().st_mtime)[:-KEPT_SITES]:
        shutil.rmtree(old)
    return place.relative_to(ROOT)


began: Final = time.monotonic()


def tell(what: str) -> None:
    """What is measured now, and since when the bench runs."""
    print(f"{int(time.monotonic() - began) // 60:4} min  {what}", flush=True)


@contextmanager
def served_site() -> Iterator[str]:
    """The built site on this machine; its address."""
    if not (SITE / "index.html").is_file():
        sys.exit("site/ is not built: run `make build`")
    with running(LineServer(SITE)) as server:
        yield server.url


if __name__ == "__main__":
    sys.exit(main())
