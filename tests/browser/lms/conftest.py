"""Packages of a small course, served where a school's system would serve them, and learners who go through them."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from playground.lms import export
from playground.site.serve import SiteServer
from tests.browser.conftest import ROOT
from tests.browser.lms.course import write_course
from tests.browser.playgrounds import BOOT

MODULES = ROOT / "wasm" / "node_modules"
SCORM = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A school's system</title>
<link rel="icon" href="data:,">
<style>body {{ margin: 0 }} iframe {{ display: block; border: 0; width: 100%; height: 100vh }}</style>
<script src="{script}"></script>
<script>
const refused = [];
window.{name} = new {kind}({settings});
const api = window.{name};
const kept = JSON.parse(sessionStorage.getItem("cmi") ?? "null");
if (kept) api.loadFromJSON(kept);
else {learner} = "learner-1";
const keep = () => sessionStorage.setItem("cmi", JSON.stringify(api.renderCMIToJSONObject().cmi));
const calls = [];
for (const call of {calls}) {{
    const real = api[call].bind(api);
    api[call] = (...given) => {{
        const answer = real(...given);
        calls.push([call, ...given, String(answer)]);
        if (String(answer) === "false") refused.push([call, ...given, api.{error}()]);
        keep();
        return answer;
    }};
}}
</script>
<iframe title="Lessons" src="package/launch.html" allow="fullscreen"></iframe></html>
"""
SYSTEMS: dict[str, dict[str, Any]] = {
    "scorm12": {
        "script": "scorm12.min.js",
        "name": "API",
        "kind": "Scorm12API",
        "learner": "api.cmi.core.student_id",
        "calls": ["LMSInitialize", "LMSSetValue", "LMSCommit", "LMSFinish"],
        "error": "LMSGetLastError",
    },
    "scorm2004": {
        "script": "scorm2004.min.js",
        "name": "API_1484_11",
        "kind": "Scorm2004API",
        "learner": "api.cmi.learner_id",
        "calls": ["Initialize", "SetValue", "Commit", "Terminate"],
        "error": "GetLastError",
    },
}


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the systems and their packages."""
    return tmp_path_factory.mktemp("systems")


@pytest.fixture(scope="session")
def package(root: Path) -> Callable[..., Path]:
    """Makes the package of a format, as a folder; and with more options, by which it is called."""
    lessons = write_course(root)

    def unpacked(standard: str, name: str = "", **more: Any) -> Path:
        folder = root / (name or standard) / "package"
        if not folder.exists():
            out = root / f"{name or standard}.zip"
            export(lessons, out, standard=standard, title="Light", **more)
            with zipfile.ZipFile(out) as archive:
                archive.extractall(folder)
        return folder

    return unpacked


@pytest.fixture(scope="session")
def site_url(root: Path) -> Iterator[str]:
    """The address of the systems and their packages."""
    with SiteServer(root) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on an origin of its own, for the time of a test."""
    servers: list[SiteServer] = []

    def start(folder: Path) -> str:
        server = SiteServer(folder)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server.url

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def system(package: Callable[..., Path]) -> Callable[..., str]:
    """A system that speaks SCORM by scorm-again, with settings of that: its path. The package stands in its frame."""

    def make(standard: str, settings: str = "{}") -> str:
        folder = package(standard).parent
        names = SYSTEMS[standard]
        script = MODULES / "scorm-again" / "dist" / names["script"]
        (folder / names["script"]).write_bytes(script.read_bytes())
        (folder / "index.html").write_text(SCORM.format(settings=settings, **names), encoding="utf-8")
        (folder / "nobody.html").write_text('<!doctype html><title>Nobody</title><link rel="icon" href="data:,">')
        return f"{standard}/"

    return make


@pytest.fixture
def frame(tmp_path: Path, serve: Callable[[Path], str]) -> Callable[[str], str]:
    """A page on an origin of its own that has an address in a frame."""
    (tmp_path / "school").mkdir()
    home = serve(tmp_path / "school")

    def framed(address: str) -> str:
        html = f'<!doctype html><title>School</title><link rel="icon" href="data:,"><iframe src="{escape(address)}"'
        style = 'style="width: 100%; height: 95vh"'
        (tmp_path / "school" / "index.html").write_text(f"{html} {style}></iframe>", encoding="utf-8")
        return home

    return framed


@dataclass(frozen=True)
class Learner:
    """Who sits before a package that stands in `frames`, one in the other, of a page; none where it is the page."""

    page: Page
    frames: int = 1

    @property
    def launch(self) -> Page | FrameLocator:
        place: Page | FrameLocator = self.page
        for _ in range(self.frames):
            place = place.frame_locator("iframe")
        return place

    @property
    def lessons(self) -> FrameLocator:
        return self.launch.frame_locator("iframe")

    @property
    def status(self) -> Locator:
        return self.launch.get_by_role("status")

    @property
    def app(self) -> Locator:
        return self.lessons.get_by_role("region", name="App")

    def open(self, title: str) -> None:
        """Go to a lesson from the overview."""
        self.lessons.get_by_role("link", name=title).first.click()
        self.at(title)

    def at(self, title: str) -> None:
        expect(self.lessons.get_by_role("heading", level=1, name=title)).to_be_visible(timeout=BOOT)

    def ready(self) -> None:
        expect(self.lessons.locator("html")).to_have_attribute("data-sandbox", "ready", timeout=BOOT)
        expect(self.lessons.locator("[data-playground]:not([data-live=true])")).to_have_count(0, timeout=BOOT)

    def predict(self, runs: str, header: str) -> None:
        """Guess what a click on Turn does, and see it."""
        self.lessons.get_by_role("switch", name="Predict first").check()
        self.app.get_by_role("button", name="Turn").click()
        dialog = self.lessons.get_by_role("dialog").filter(visible=True)
        dialog.get_by_label("How many runs").fill(runs)
        dialog.get_by_label("What will the header say").fill(header)
        dialog.get_by_role("button", name="Show what happens").click()
        expect(dialog.get_by_role("status")).to_contain_text("right", timeout=BOOT)
        dialog.get_by_role("button", name="See it in the app").click()

    def answer(self, source: str, verdict: str) -> None:
        """Write a script and have it checked."""
        editor = self.lessons.get_by_role("region", name="Script").get_by_role("textbox")
        editor.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)
        task = self.lessons.get_by_role("region", name="Your turn")
        task.get_by_role("button", name="Check", exact=True).click()
        expect(task.get_by_role("status")).to_contain_text(verdict, timeout=BOOT)

    def known(self, count: str) -> None:
        """Until the system knows of so many lessons."""
        expect(self.status).to_have_text(f"{count} lessons done. Saved.", timeout=BOOT)
