"""What is saved is told once it is at rest, whatever way an editor saves it; no test waits by the clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from playground.local.scripts import Found, served
from playground.local.watching import TRIES, Watch, add_watch, changes_on_disk
from tests.local.serving import connect, running, site_in

OLD, NEW = "import streamlit as st\n", "import streamlit as st\nst.text(1)\n"


class Held:
    """A watch whose changes come when the test says so, and that does in each pause what the test says."""

    def __init__(self, *paths: Path) -> None:
        self.told: list[Found] = []
        self.pauses = 0
        self.in_pause: list[Callable[[], object]] = []
        self.folders: list[frozenset[Path]] = []
        self._looks: asyncio.Queue[None] = asyncio.Queue()
        self._done: asyncio.Queue[None] = asyncio.Queue()
        self.watch = Watch(served(paths), self.told.append, self.changes, self.pause)

    async def changes(self, folders: frozenset[Path]) -> AsyncIterator[object]:
        self.folders.append(folders)
        while True:
            self._done.put_nowait(None)
            await self._looks.get()
            yield None

    async def pause(self, seconds: float) -> None:
        self.pauses += 1
        if self.in_pause:
            self.in_pause.pop(0)()

    async def look(self) -> None:
        """Something may have changed: until that was dealt with."""
        self._looks.put_nowait(None)
        await self._done.get()

    async def begin(self) -> None:
        self.task = asyncio.create_task(self.watch.run())
        await self._done.get()

    @property
    def sources(self) -> list[dict[str, str]]:
        return [{script.name: script.source for script in found.scripts} for found in self.told]


@pytest.fixture
def app(tmp_path: Path) -> Path:
    path = tmp_path / "app.py"
    path.write_text(OLD)
    return path


def watched(held: Held, *steps: Callable[[], object]) -> Held:
    """What was told after each step, a change of which the system says something."""

    async def work() -> None:
        await held.begin()
        for step in steps:
            step()
            await held.look()
        held.task.cancel()
        await asyncio.gather(held.task, return_exceptions=True)

    asyncio.run(work())
    return held


def test_a_save_is_told_once(app: Path):
    held = watched(Held(app), lambda: app.write_text(NEW), lambda: app.touch())
    assert held.sources == [{"app.py": NEW}]


def test_a_save_in_several_writes_is_told_when_it_is_whole(app: Path):
    held = Held(app)
    held.in_pause = [lambda: app.write_text(NEW[:30]), lambda: app.write_text(NEW), lambda: None]
    watched(held, lambda: app.write_text(NEW[:10]))
    assert held.sources == [{"app.py": NEW}]
    assert held.pauses == 3


def test_an_editor_that_empties_the_file_first_or_renames_it_away_is_waited_for(app: Path):
    def rename() -> None:
        (app.parent / "app.py~").write_text(NEW + "#")
        (app.parent / "app.py~").replace(app)

    held = Held(app)
    held.in_pause = [lambda: None, lambda: app.write_text(NEW)]
    watched(held, lambda: app.write_text(""))
    assert held.sources == [{"app.py": NEW}]
    held = Held(app)
    held.in_pause = [lambda: None, rename]
    watched(held, app.unlink)
    assert held.sources == [{"app.py": NEW + "#"}]


def test_a_script_that_stays_empty_or_away_is_told_after_a_while(app: Path):
    held = watched(Held(app), lambda: app.write_text(""))
    assert (held.sources, held.pauses) == ([{"app.py": ""}], TRIES)
    held = watched(Held(app), app.unlink, lambda: app.write_text(NEW))
    assert held.sources == [{}, {"app.py": NEW}], "it may come back"
    assert held.told[0].left_out[0][0] == "app.py"


def test_a_file_that_never_rests_is_told_all_the_same(app: Path):
    held = Held(app)
    held.in_pause = [lambda number=number: app.write_text(f"{NEW}# {number}") for number in range(TRIES)]
    watched(held, lambda: app.write_text(NEW))
    assert held.sources == [{"app.py": f"{NEW}# {TRIES - 1}"}]


def test_what_lies_beside_a_script_is_watched_too(app: Path):
    held = watched(
        Held(app),
        lambda: (app.parent / "helper.py").write_text("X = 1"),
        lambda: (app.parent / "helper.py").write_text("X = 2"),
        lambda: (app.parent / "helper.py").unlink(),
        lambda: (app.parent / "no.bin").write_bytes(b"\0\xff"),
    )
    assert [dict(found.files) for found in held.told] == [
        {"helper.py": "X = 1"},
        {"helper.py": "X = 2"},
        {},
        {"no.bin": {"base64": "AP8="}},
    ]


def test_a_new_script_of_a_folder_is_found_and_a_new_folder_watched(app: Path):
    def data() -> None:
        (app.parent / "data").mkdir()
        (app.parent / "data" / "a.csv").write_text("a")

    held = watched(Held(app.parent), lambda: (app.parent / "more.py").write_text(OLD), data)
    assert held.sources == [{"app.py": OLD, "more.py": OLD}] * 2
    assert held.folders == [frozenset({app.parent}), frozenset({app.parent, app.parent / "data"})]


def test_a_save_that_is_no_text_is_told_and_the_watch_goes_on(app: Path):
    held = watched(Held(app), lambda: app.write_bytes(b"\xff\xfe"), lambda: app.write_text(NEW))
    assert held.sources == [{}, {"app.py": NEW}]


def test_the_system_itself_tells_of_a_save(app: Path):
    async def work() -> None:
        changes = changes_on_disk(frozenset({app.parent}))
        first = asyncio.ensure_future(anext(changes))
        while not first.done():  # the watch may begin after the first write
            app.write_text(NEW)
            await asyncio.wait([first], timeout=0.2)
        assert first.result()
        await changes.aclose()

    asyncio.run(asyncio.wait_for(work(), 60))


def test_where_nothing_can_be_watched_it_is_looked_now_and_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("playground.local.watching.BLIND", 0)

    async def work() -> list[object]:
        changes = changes_on_disk(frozenset({tmp_path / "gone"}))
        return [await anext(changes) for _ in range(3)]

    assert asyncio.run(work()) == [None, None, None]


def test_pages_hear_what_is_saved_and_what_was_before_they_came(app: Path, tmp_path: Path):
    looks: asyncio.Queue[None]

    async def changes(folders: frozenset[Path]) -> AsyncIterator[object]:
        nonlocal looks
        looks = asyncio.Queue()
        while True:
            await looks.get()
            yield None

    async def talk() -> None:
        page = await connect(server)
        first = await page.heard("saved")
        assert first is not None
        assert [script["source"] for script in first["scripts"]] == [OLD]
        app.write_text(NEW)
        assert server.loop
        server.loop.call_soon_threadsafe(lambda: looks.put_nowait(None))
        second = await page.heard("saved")
        assert second is not None
        assert [script["source"] for script in second["scripts"]] == [NEW]
        page.connection.close()

    with running(site_in(tmp_path), served([app]), lambda server: add_watch(server, changes)) as server:
        asyncio.run(talk())
