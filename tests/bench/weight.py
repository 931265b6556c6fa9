"""What a first visit to a lesson's page costs in bytes, each file compressed as well as a host can."""

from __future__ import annotations

import gzip
import time
from collections import Counter
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Request

from playground.site.serve import ALREADY_PACKED, content_type
from tests.bench.figures import Figure, Part
from tests.bench.line import LineServer
from tests.bench.pair import MARK, fresh_page, lesson_of, until

MOST: Final = 9.0
"""MB that a first visit may cost."""
MOST_SCRIPTS: Final = 0.35
"""MB of scripts that may come before the page can be used."""
SCRIPTS: Final = "scripts before the page can be used"
KINDS: Final = (
    ("snapshot", ".snapshot"),
    ("wasm", ".wasm"),
    ("stdlib", "python_stdlib.zip"),
)


def weight(browser: Browser, server: LineServer) -> Part:
    """The megabytes of each kind of file that is sent until the sandbox is ready."""
    site = server.site.folder
    early: set[str] = set()

    def note(request: Request) -> None:
        if request.resource_type == "script":
            early.add(path_of(request.url.removeprefix(server.url)))

    server.sent.clear()
    with fresh_page(browser, "Count") as page:
        page.on("request", note)
        page.goto(server.url + lesson_of(site), wait_until="commit")
        until(page, "document.readyState !== 'loading' && !document.querySelector('.rp-host:not([data-live=true])')")
        page.remove_listener("request", note)
        until(page, MARK.format("ready"))
        time.sleep(1)
    sent = Counter(path_of(each.path.lstrip("/")) for each in server.sent if each.is_file)
    kinds: Counter[str] = Counter({SCRIPTS: 0})
    for name in sent:
        size = packed(site / name)
        kinds[kind_of(name)] += size
        if name in early and "/sandbox/" not in name:
            kinds[SCRIPTS] += size
    whole = sum(size for kind, size in kinds.items() if kind != SCRIPTS)
    figures = [Figure("first visit, all bytes", [whole / 1e6], "MB", wanted=MOST)]
    figures += [Figure(f"  of it {kind}", [size / 1e6], "MB") for kind, size in kinds.most_common() if kind != SCRIPTS]
    figures.append(Figure(SCRIPTS, [kinds[SCRIPTS] / 1e6], "MB", wanted=MOST_SCRIPTS))
    figures.append(
        Figure("files that were sent more than once", [sum(n > 1 for n in sent.values())], "files", wanted=0)
    )
    return Part("Bytes", ABOUT, figures)


ABOUT: Final = (
    "All files that a first visit to a lesson's page loads until Python is ready, by the server's log, each compressed "
    "by `gzip -9` where a static host would compress it. A page can be used once its playground listens to its reader."
)


def path_of(address: str) -> str:
    """The name of the file at an address."""
    path = address.partition("?")[0]
    return f"{path}index.html" if not path or path.endswith("/") else path


def packed(path: Path) -> int:
    """The bytes that a host sends of a file."""
    data = path.read_bytes()
    if content_type(path).startswith(ALREADY_PACKED):
        return len(data)
    return min(len(data), len(gzip.compress(data, 9)))


def kind_of(name: str) -> str:
    found = next((kind for kind, end in KINDS if name.endswith(end)), None)
    if found:
        return found
    if name.endswith((".js", ".mjs")):
        return "the sandbox's scripts" if "/sandbox/" in name else "the page's scripts"
    return "the rest"
