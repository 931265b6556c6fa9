"""What a server sends for a lesson's page: each file once, and nothing to a reader who comes again."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, Playwright

from tests.bench.line import LineHandler, LineServer, PlainServer, Sent, running
from tests.browser import chromium
from tests.browser.conftest import DESKTOP, PATIENT, SITE
from tests.browser.playgrounds import BOOT, until, wait_for_sandbox, wait_until_live

LESSON: Final = "learn/from-the-top/true-for-one-run/"
LOOKED_AT: Final = "/assets/rerun/sandbox/files.json"


class HoldingHandler(LineHandler):
    """Sends the beginning of a file of Python's, and the rest when the test says so."""

    server: HoldingServer

    def end_headers(self) -> None:
        super().end_headers()
        if self.command == "GET" and "/sandbox/python" in self.path:
            self.server.go_on.wait(BOOT / 1000)


class HoldingServer(LineServer):
    handler = HoldingHandler

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.go_on = threading.Event()


@pytest.fixture
def reader(playwright: Playwright, tmp_path: Path) -> Iterator[Page]:
    """A page in a profile that keeps what is fetched."""
    context = chromium.launch_as_reader(playwright, tmp_path / "profile", viewport=DESKTOP)
    context.set_default_timeout(BOOT)
    context.add_init_script(PATIENT)
    yield context.new_page()
    context.close()


def bodies(sent: list[Sent]) -> Counter[str]:
    """How often each file was sent."""
    return Counter(each.path for each in sent if each.is_file)


def methods(sent: list[Sent], end: str) -> set[str]:
    """How a file was asked for, or about."""
    return {each.method for each in sent if each.path.endswith(end)}


@pytest.mark.parametrize("kind", [LineServer, PlainServer])
def test_a_reader_who_comes_again_is_sent_nothing(reader: Page, kind: type[LineServer]) -> None:
    with running(kind(SITE)) as server:
        reader.goto(server.url + LESSON)
        wait_for_sandbox(reader)
        first = bodies(server.sent)
        server.sent.clear()

        reader.goto("about:blank")
        reader.goto(server.url + LESSON)
        wait_for_sandbox(reader)

    assert first[f"/{LESSON}"] == 1
    assert [path for path, times in first.items() if times > 1] == []
    sent = bodies(server.sent)
    sent.pop(LOOKED_AT, None)  # a page looks at it where Python is late, which a busy machine's may be
    assert sent == {}


def test_what_is_on_its_way_when_python_is_late_is_not_sent_twice(reader: Page) -> None:
    with running(HoldingServer(SITE)) as server:
        reader.goto(server.url + LESSON)
        wait_until_live(reader)
        until(reader, lambda: methods(server.sent, "/python.snapshot"), {"GET", "HEAD"})  # it looks after three seconds
        server.go_on.set()
        wait_for_sandbox(reader)

    assert [path for path, times in bodies(server.sent).items() if times > 1] == []
