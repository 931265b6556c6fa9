"""Plays scenarios on a real Streamlit server in a real Chromium, as a user does who need not wait for the script.

    python -m tests.conformance.real            every scenario that says what its script prints
    python -m tests.conformance.real overtaken  those of a topic, or with this in their name
    python -m tests.conformance.real --write    writes down what the others print, where two plays agree

With `--shown` it writes down what the page shows in the end, too.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import BrowserContext, Locator, Page, WebSocket, sync_playwright

from playground.facts.files import write
from tests.browser.chromium import launch

from .scenario import FOLDER, OVERTAKEN, Scenario, read

TOPICS: Final = (*sorted(FOLDER.glob("*.txt")), OVERTAKEN)
SCRIPT: Final = "app.py"
OPTIONS: Final = (
    "--server.address=127.0.0.1",
    "--server.headless=true",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
    "--logger.hideWelcomeMessage=true",
    "--logger.enableRich=false",
)
APP: Final = "[data-testid=stSidebar], [data-testid=stMainBlockContainer], [data-testid=stBottom], [role=dialog]"
"""The parts of the page that the script fills."""
PATIENCE: Final = 60.0
"""Seconds after which a server or a page that does nothing is given up."""
LATE: Final = 0.35
"""Seconds that an action may come late: scenarios have 0.4 between any two events."""
TRIES: Final = 4
"""Times that a scenario is played until each action is in time."""
IDLE: Final = 0.5
"""Seconds for which the page must say that no script runs: between two runs it says so, too."""
QUIET: Final = 2.3
"""Seconds without a printed line after which nobody is at work: longer than any script of a scenario is silent."""
WIDGETS: Final = """import streamlit as st
st.button("Go"), st.checkbox("C"), st.text_input("T"), st.number_input("N"), st.slider("S"), st.selectbox("B", "ab")
st.radio("R", "ab"), st.progress(1), st.status("U"), st.spinner("W"), st.sidebar.text("x")
"""
"""A script whose page brings the parts of Streamlit's frontend into the browser's cache."""


@dataclass(frozen=True)
class Seen:
    """What a scenario did: the lines that its script printed, and the lines of text on the page in the end."""

    printed: tuple[str, ...]
    shown: tuple[str, ...]


class TooLate(Exception):
    """An action came so late that it tells nothing: the machine was busy, or there was nothing yet to click on."""


class Server:
    """A `streamlit run` of the script in its folder, and the lines that this has printed."""

    def __init__(self, scenario: Scenario, port: int) -> None:
        self._folder: Final = tempfile.TemporaryDirectory()
        self._kept = False
        self.lines: Final[list[str]] = []
        self.lay(scenario)
        self.url: Final = f"http://127.0.0.1:{port}/"
        self._process: Final = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", SCRIPT, f"--server.port={port}", *OPTIONS],
            cwd=self._folder.name,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def lay(self, scenario: Scenario) -> None:
        """Put a scenario's files into the folder: a session that comes when there is none reads its script anew."""
        write(Path(self._folder.name), {SCRIPT: scenario.script, **scenario.files})
        self._kept = self._kept or _is_kept(scenario)
        self.lines.clear()
        self.heard = time.monotonic()

    def takes(self, scenario: Scenario) -> bool:
        """Whether the scenario may follow those that this server had: a process keeps its caches, modules and pages."""
        return not (self._kept or _is_kept(scenario))

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self.lines.append(line.rstrip("\n"))
            self.heard = time.monotonic()

    def wait(self) -> None:
        """Return when the server answers. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                urlopen(f"{self.url}_stcore/health", timeout=1).close()
            except (URLError, OSError):
                time.sleep(0.1)
            else:
                self.lines.clear()
                return
        raise TimeoutError("the Streamlit server does not answer")

    def stop(self) -> None:
        """End the process that this object has started."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._folder.cleanup()


def _is_kept(scenario: Scenario) -> bool:
    return bool(scenario.files) or "cache" in scenario.script


class User:
    """Does the actions of a scenario in a page, each at its time."""

    def __init__(self, page: Page, server: Server) -> None:
        self._page: Final = page
        self._server: Final = server
        self._sent = 0.0
        self._frames = 0
        page.set_default_timeout(PATIENCE * 1000)
        page.on("websocket", self._watch)

    def _watch(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda _: self._count())

    def _count(self) -> None:
        self._frames += 1

    def load(self) -> None:
        """Open the app; it counts as sent when the browser asks the server for the first run."""
        self._asks(lambda: self._page.goto(self._server.url, wait_until="commit"))

    def _asks(self, navigate: Callable[[], object]) -> None:
        frames = self._frames
        navigate()
        self._wait(lambda: self._frames > frames, "the page asks for no run")
        self._sent = time.monotonic()

    def _wait(self, done: Callable[[], bool], trouble: str) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > end:
                raise TimeoutError(trouble)
            self._page.wait_for_timeout(20)

    def act(self, action: dict[str, Any]) -> None:
        """Do one action: when the app is idle, or as long after the one before it as it says."""
        if "after" not in action:
            self.settle()
            self._do(action)
            return
        due = self._sent + action["after"]
        self._page.wait_for_timeout(max(0.0, due - time.monotonic()) * 1000)
        late = self._do(action) - due
        if late > LATE:
            raise TooLate(f"{action}: {late:.2f} s late")

    def _do(self, action: dict[str, Any]) -> float:
        """Do one action now; returns when it was done, which for a reload is before the server hears of it."""
        match action:
            case {"click": target}:
                self._clickable(target).click(force=True)
            case {"set": target}:
                self._put(target, target["value"])
            case {"type": target}:
                self._within(target).locator("input, textarea").fill(target["text"])
            case {"wait": seconds}:
                self._page.wait_for_timeout(seconds * 1000)
            case {"reload": True}:
                left = time.monotonic()
                self._asks(lambda: self._page.reload(wait_until="commit"))
                return left
            case {"dismiss": True}:
                self._page.get_by_role("dialog").get_by_label("Close").click()
            case _:
                raise ValueError(f"no action: {action}")
        self._sent = time.monotonic()
        return self._sent

    def settle(self) -> None:
        """Wait until the page is idle and nothing was printed for a while: pages know nothing of overtaken runs."""
        busy = time.monotonic()

        def is_quiet() -> bool:
            nonlocal busy
            if not self._page.locator("[data-test-script-state=notRunning]").count():
                busy = time.monotonic()
            return time.monotonic() > max(busy + IDLE, self._server.heard + QUIET)

        self._wait(is_quiet, "the app is never idle")

    def shown(self) -> tuple[str, ...]:
        """The lines of text that the page shows, icons left out: of its main part, the sidebar and dialogs."""
        parts = self._page.locator(APP)
        icons = parts.locator("[data-testid*=Icon]").all_inner_texts()
        lines = [line.strip() for part in parts.all() for line in part.inner_text().splitlines()]
        return tuple(line for line in lines if line and line not in icons)

    def _within(self, target: dict[str, Any]) -> Locator:
        """The part of the page that is the widget of a key or a label."""
        if "key" in target:
            return self._page.locator(f".st-key-{target['key']}")
        label = re.compile(rf"^{re.escape(target['label'])}$")
        widgets = self._page.locator("[data-testid=stElementContainer]")
        return widgets.filter(has=self._page.get_by_test_id("stWidgetLabel").filter(has_text=label))

    def _clickable(self, target: dict[str, Any]) -> Locator:
        if "key" in target:
            return self._within(target).get_by_role("button")
        app = self._page.locator(APP)  # not the toolbar, whose button "Stop" is Streamlit's own
        button = app.get_by_role("button", name=target["label"], exact=True)
        return button.or_(app.get_by_role("link", name=target["label"], exact=True)).first

    def _put(self, target: dict[str, Any], value: object) -> None:
        """Give a widget a value: a box is clicked, a slider moved by keys, a choice made, a text typed and left."""
        widget = self._within(target)
        thumb = widget.get_by_role("slider")
        match value:
            case bool():
                widget.locator("label").first.click(force=True)
            case int() if thumb.count():
                thumb.press(_key(thumb, value))
            case str() if (choice := widget.get_by_role("radiogroup")).count():
                choice.get_by_text(value, exact=True).click()
            case str() if (choice := widget.get_by_role("combobox")).count():
                choice.click()
                self._page.get_by_role("option", name=value, exact=True).click()
            case _:
                field = widget.locator("input, textarea")
                field.fill(str(value))
                field.press("Enter") if widget.get_by_test_id("stChatInput").count() else field.blur()


def _key(thumb: Locator, value: int) -> str:
    """The key that moves a slider's thumb to a value at its ends, or beside its own."""
    low, high = (float(thumb.get_attribute(name) or 0) for name in ("min", "max"))
    now = float(thumb.input_value())
    return {now + 1: "ArrowRight", now - 1: "ArrowLeft", low: "Home", high: "End"}[value]


class Stage:
    """A browser, and a port for one server after another: what came from one is in the browser's cache for the next."""

    def __init__(self, context: BrowserContext) -> None:
        self._context: Final = context
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port: Final = int(free.getsockname()[1])
        self._server: Server | None = None
        self.play(Scenario("warm up", (), WIDGETS, ()))

    def play(self, scenario: Scenario) -> Seen:
        """Do a scenario's actions in a new session, and tell what was seen when nothing happens any more."""
        for _ in range(TRIES - 1):
            try:
                return self._play_once(scenario)
            except TooLate:
                self.close()  # what still runs there would be heard in the next play
        return self._play_once(scenario)

    def _play_once(self, scenario: Scenario) -> Seen:
        server = self._server_for(scenario)
        page = self._context.new_page()
        try:
            user = User(page, server)
            user.load()
            for action in scenario.actions:
                user.act(action)
            user.settle()
            return Seen(tuple(server.lines), user.shown())
        finally:
            page.close()

    def _server_for(self, scenario: Scenario) -> Server:
        if self._server and self._server.takes(scenario):
            self._server.lay(scenario)
            return self._server
        self.close()
        self._server = Server(scenario, self._port)
        self._server.wait()
        return self._server

    def close(self) -> None:
        """End the server, if there is one."""
        if self._server:
            self._server.stop()
            self._server = None


@contextmanager
def open_stage() -> Iterator[Stage]:
    """A stage that is open as long as the block."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            with closing(Stage(browser.new_context())) as stage:
                yield stage
        finally:
            browser.close()


def check(stage: Stage, scenario: Scenario) -> bool:
    """Play a scenario, tell what differs from what is written down, and whether nothing does."""
    seen = stage.play(scenario)
    same = seen.printed == scenario.printed and scenario.shown in ((), seen.shown)
    print("same  " if same else "DIFFERS", scenario.name, flush=True)
    if not same:
        print(f"    written {scenario.printed} {scenario.shown}\n    seen    {seen.printed} {seen.shown}", flush=True)
    return same


def write_down(stage: Stage, scenario: Scenario, path: Path, with_shown: bool) -> bool:
    """Play a scenario twice and add what was seen to its text; where the plays differ tell how, and add nothing."""
    seen, again = stage.play(scenario), stage.play(scenario)
    same = seen == again if with_shown else seen.printed == again.printed
    print("written" if same else "DIFFERS", f"{scenario.name}\n    {seen}", flush=True)
    if not same:
        print(f"    {again}", flush=True)
        return False
    title = scenario.name.partition(": ")[2]
    added = ["---", *seen.printed, *(["---", *seen.shown] if with_shown else [])]
    parts = re.split(r"^(?==== )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for place, part in enumerate(parts):
        if re.match(rf"=== {re.escape(title)}(?: \(rules? |$)", part.partition("\n")[0]):
            parts[place] = "\n".join([part.rstrip("\n"), *added, "", ""])
    path.write_text("".join(parts).rstrip("\n") + "\n", encoding="utf-8")
    return True


def main() -> int:
    """Play what the command line names; 0 where all is as it is written down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", default="", help="a topic, or a part of a scenario's name")
    parser.add_argument("--write", action="store_true", help="write down what scenarios print that do not say it yet")
    parser.add_argument("--shown", action="store_true", help="with --write: also what the page shows in the end")
    options = parser.parse_args()
    differ = 0
    with open_stage() as stage:
        for path in TOPICS:
            for scenario in read(path):
                if options.name not in scenario.name or bool(scenario.printed) == options.write:
                    continue
                same = write_down(stage, scenario, path, options.shown) if options.write else check(stage, scenario)
                differ += not same
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
