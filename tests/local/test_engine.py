"""`serve --engine streamlit` as its pages meet it: what is run, what is refused, and whom it disturbs."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from playground.local.engine import PASSED_ON, add, place_of
from playground.local.scripts import served
from playground.local.server import LocalServer
from playground.site.serve import ServeError
from playground.worker.messages import ANSWERS
from tests.local.serving import Asked, Page, connect, running, site_in

LIMITS = {"reruns": 50, "seconds": 600}
FRAME = """import pandas as pd
import streamlit as st

size = st.slider("Rows", 1, 9, 3)
st.dataframe(pd.DataFrame({"square": [n * n for n in range(size)]}))
st.text(f"{size} rows")
"""
WAITS = """import os
import time
from pathlib import Path

print("process", os.getpid())
while not Path("go on").exists():
    time.sleep(0.01)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scripts")
    (folder / "app.py").write_text(FRAME)
    (folder / "waits.py").write_text(WAITS)
    return folder


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    with running(site_in(tmp_path_factory.mktemp("built")), served([folder]), add) as server:
        yield server


class Engine:
    """A page that is connected, and the engine behind it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.number = 0

    @classmethod
    async def of(cls, server: LocalServer) -> Engine:
        page = await connect(server)
        await page.heard("hello")
        await page.say(type="engine")
        engine = cls(page)
        assert (await engine.told("ready"))["engine"] == "Streamlit 1.67"
        return engine

    async def say(self, kind: str, **fields: Any) -> None:
        self.number += 1
        message = {"type": kind, "id": self.number, "session": "a", "limits": LIMITS, **fields}
        await self.page.say(type="engine", message=message)

    async def told(self, *kinds: str) -> dict[str, Any]:
        while told := await asyncio.wait_for(self.page.heard("engine"), 300):
            if told["message"]["type"] in kinds:
                return told["message"]
        raise AssertionError("the connection was closed")

    async def ask(self, kind: str, **fields: Any) -> dict[str, Any]:
        await self.say(kind, **fields)
        while (told := await self.told("view", "fault", "refused", "recounted", "problems"))["id"] != self.number:
            pass
        return told


async def gone(pid: int) -> None:
    """Wait until there is no such process."""
    while True:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        await asyncio.sleep(0.01)


def test_the_page_hears_which_engine_there_is(server: LocalServer) -> None:
    told = Asked(server, "/.local/scripts").json
    assert (told["engine"], told["run_by"]) == ("streamlit", "Streamlit 1.67")
    assert server.address.endswith("&engine=streamlit")
    assert server.said[0].startswith("Streamlit 1.67 of ")


def test_only_what_is_saved_is_run(server: LocalServer, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.py"
    elsewhere.write_text("open('trace', 'w')\n")
    changed = FRAME.replace("3)", "5)")

    async def work() -> None:
        engine = await Engine.of(server)
        opened = await engine.ask("open", source=FRAME, name="app.py", actions=[])
        assert "3 rows" in opened["view"]["app"]
        assert "<table" in opened["view"]["app"]

        refused = await engine.ask("open", source=changed, name="app.py", actions=[])
        assert refused["type"] == "refused"
        assert "Write it to app.py first" in refused["message"]
        for more in ({"path": str(elsewhere)}, {"files": {"elsewhere.py": elsewhere.read_text()}}):
            refused = await engine.ask("open", source=elsewhere.read_text(), name="elsewhere.py", actions=[], **more)
            assert refused["type"] == "refused"
        refused = await engine.ask("check", source=FRAME, name="app.py", check="open('trace', 'w')")
        assert refused["type"] == "refused"
        assert (await engine.ask("no such"))["type"] == "refused"

        acted = await engine.ask("act", action={"set": {"label": "Rows", "value": 4}})
        assert "4 rows" in acted["view"]["app"], "what was refused has changed nothing"
        looked = await engine.ask("look", look={"run": 1, "event": None, "key": None, "against": None})
        assert "3 rows" in looked["view"]["past"]
        recounted = await engine.ask("recount")
        assert recounted["actions"] == [{"set": {"label": "Rows", "value": 4}}]
        linted = await engine.ask("lint", source="import tensorflow\n1 +\n", brought=[])
        assert linted["problems"]
        assert "lacking" not in linted, "what is not in the browser may be here"

        (folder / "app.py").write_text(changed)
        opened = await engine.ask("open", source=changed, name="app.py", actions=[])
        assert "5 rows" in opened["view"]["app"]
        assert not (folder / "trace").exists()

    asyncio.run(work())


def test_pages_have_processes_of_their_own_which_end_with_them(server: LocalServer, folder: Path) -> None:
    async def work() -> None:
        stuck, other = await Engine.of(server), await Engine.of(server)
        await stuck.say("open", source=WAITS, name="waits.py", actions=[])
        pid = int((await stuck.told("output"))["text"].split()[1])
        source = (folder / "app.py").read_text()
        assert "rows" in (await other.ask("open", source=source, name="app.py", actions=[]))["view"]["app"]
        stuck.page.connection.close()
        await asyncio.wait_for(gone(pid), 300)
        assert "rows" in (await other.ask("act", action={"set": {"label": "Rows", "value": 1}}))["view"]["app"]

        await other.say("open", source=WAITS, name="waits.py", actions=[])
        first = int((await other.told("output"))["text"].split()[1])
        os.kill(first, 9)
        fault = await other.told("fault")
        assert fault["message"] == "Python was killed (SIGKILL), as the system does when memory runs out."
        await other.page.say(type="engine")  # as the page does where it goes on with another worker
        assert (await other.told("ready"))["type"] == "ready"
        (folder / "go on").touch()
        await other.say("open", source=WAITS, name="waits.py", actions=[])
        assert int((await other.told("output"))["text"].split()[1]) != first
        assert (await other.told("view"))["outcome"]["kept"]

    asyncio.run(work())


def test_a_page_that_has_no_engine_yet_is_told_so(server: LocalServer) -> None:
    async def work() -> None:
        page = await connect(server)
        await page.say(type="engine", message={"type": "open", "source": FRAME, "name": "app.py"})
        fault = await page.heard("fault")
        assert fault is not None
        assert fault["of"] == "engine"

    asyncio.run(work())


def test_the_processes_end_with_the_server(folder: Path, tmp_path: Path) -> None:
    (folder / "go on").unlink(missing_ok=True)

    async def begin(server: LocalServer) -> int:
        engine = await Engine.of(server)
        await engine.say("open", source=WAITS, name="waits.py", actions=[])
        return int((await engine.told("output"))["text"].split()[1])

    with running(site_in(tmp_path), served([folder]), add) as server:
        pid = asyncio.run(begin(server))
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_each_message_of_the_page_is_passed_on_or_refused_on_purpose() -> None:
    kinds = {get_args(get_type_hints(kind)["type"])[0] for kind in ANSWERS}
    # Python that is in no file of the folder, and what the page tells an engine that hears, which this one does not.
    assert kinds - PASSED_ON == {"check", "grade", "stop"}
    assert kinds >= PASSED_ON


def test_a_script_is_found_by_its_text_and_then_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"\xef\xbb\xbfx = 1\r\ny = 2\r\n")
    (tmp_path / "b.py").write_text("x = 1\ny = 2\n")
    (tmp_path / "solution_a.py").write_text("x = 3\n")
    (tmp_path / "latin.py").write_bytes(b"x = '\xe4'\n")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "c.py").write_text("z = 1\n")
    (tmp_path / "outside.py").write_text("away = 1\n")
    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "link.py").symlink_to(tmp_path / "outside.py")
    assert place_of(served([folder]), "link.py", "away = 1\n") is None, "what is served ends where its folder ends"
    scripts = served([tmp_path / "a.py", tmp_path / "b.py"])
    found = {name: place_of(scripts, name, "x = 1\ny = 2\n") for name in ("a.py", "b.py", "else.py")}
    assert {name: path and path.name for name, path in found.items()} == {
        "a.py": "a.py",
        "b.py": "b.py",
        "else.py": "a.py",
    }
    assert place_of(scripts, "a.py", "x = 3\n") == tmp_path / "solution_a.py"
    assert place_of(scripts, "c.py", "z = 1\n") is None
    assert place_of(scripts, "a.py", None) is None


def test_another_streamlit_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.local.engine.models", lambda engine: "Streamlit 1.70")
    server = LocalServer(site_in(tmp_path), served([tmp_path]))
    add(server)
    assert server.said[1] == (
        "What the page shows is made for Streamlit 1.67: with Streamlit 1.70 some of it may be wrong."
    )
    assert server.facts["run_by"]() == "Streamlit 1.70"


def test_without_streamlit_the_command_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("playground.local.engine.version", version)
    with pytest.raises(ServeError, match=r"pip install 'rerun-playground\[streamlit\]'"):
        add(LocalServer(site_in(tmp_path), served([tmp_path])))
