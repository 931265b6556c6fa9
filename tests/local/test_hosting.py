"""A room of many phones, and what the stage is told of it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from playground.local import hosting
from playground.local.hosting import add_room, lan_address
from playground.local.scripts import Served
from playground.local.server import LocalServer
from playground.site.serve import ServeError
from tests.local.phones import PATIENCE, QUESTION, Here, Phone, room_in
from tests.local.serving import Page, connect, site_in

PHONES = 300


def run(work: Coroutine[Any, Any, None]) -> None:
    """Do it; what is never told must not be waited for for ever."""
    asyncio.run(asyncio.wait_for(work, PATIENCE))


class Held:
    """The pauses between two counts, each of which ends when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        assert seconds >= 0.25, "four messages a second at most"
        self.waiting.append(work)

    def end(self, here: Here) -> None:
        """End the pause that is on."""
        (work,) = self.waiting
        self.waiting = []
        here.do(work)

    def rest(self, here: Here) -> None:
        """End pauses until nothing is left to be told."""
        while self.waiting:
            self.end(here)


async def joined(here: Here) -> Page:
    """A page of the stage, which will hear first how the room is now."""
    stage = await connect(here.hosting.server)
    await stage.say(type="room-here")
    return stage


async def all_votes(phones: list[Phone], option_of: Callable[[int], int], number: int = 1) -> None:
    answers = await asyncio.gather(*(phone.vote(option_of(at), number=number) for at, phone in enumerate(phones)))
    assert {answer["type"] for answer in answers} == {"taken"}


def test_300_phones_join_vote_change_leave_and_come_back(here: Here):
    """And what the stage is told is exact each time, in a few messages."""

    async def work() -> None:
        stage = await joined(here)
        opened = await stage.heard("room")
        assert opened == here.do(here.hosting.state)
        assert (opened["open"], opened["url"], opened["code"]) == (True, here.url, here.code)
        phones = await asyncio.gather(*(Phone(here.url, here.code).join() for _ in range(PHONES)))
        assert await until(stage, phones=PHONES)
        await stage.say(type="room-ask", asked=QUESTION)
        assert {(await phone.heard())["question"] for phone in phones} == {"How many runs?"}
        await all_votes(phones, lambda at: at % 2)
        assert await until(stage, votes=[[150, 150]])
        await all_votes(phones[:100], lambda at: 1)
        assert await until(stage, votes=[[100, 200]])

        for phone in phones[:50]:
            phone.leave()
        assert (await until(stage, phones=250))["votes"] == [[100, 200]], "a vote stays"
        for phone in phones[:50]:
            await phone.join()
            assert phone.told["chosen"] == 1
        await all_votes(phones[:50], lambda at: 0)
        assert (await until(stage, phones=300, votes=[[150, 150]]))["id"] == "q"

        await stage.say(type="room-ask", asked=QUESTION | {"round": 2})
        assert {(await phone.heard())["round"] for phone in phones} == {2}
        await all_votes(phones, lambda at: 1, 2)
        assert await until(stage, votes=[[150, 150], [0, 300]])
        shown = {"revealed": True, "answer": 1, "votes": [[150, 150], [0, 300]]}
        await stage.say(type="room-ask", asked=QUESTION | {"round": 2} | shown)
        assert {str((await phone.heard())["votes"]) for phone in phones} == {"[[150, 150], [0, 300]]"}
        await stage.say(type="room-close")
        assert {(await phone.heard())["type"] for phone in phones} == {"closed"}
        assert await until(stage, open=False) == {"type": "room", "open": False, "url": here.url}

    run(work())


def test_300_votes_are_two_messages_for_the_stage(tmp_path: Path):
    """One at once, and one at the end of the pause, which is held here for as long as the votes take."""
    held = Held()

    async def work(here: Here) -> None:
        phones = await asyncio.gather(*(Phone(here.url, here.code).join() for _ in range(PHONES)))
        here.ask()
        for phone in phones:
            await phone.heard()
        held.rest(here)
        stage = await joined(here)
        await stage.heard("room")
        await all_votes(phones, lambda at: at % 2)
        first = await stage.heard("room")
        assert first is not None
        assert sum(first["votes"][0]) == 1
        held.end(here)
        second = await stage.heard("room")
        assert second is not None
        assert second["votes"] == [[150, 150]]
        held.end(here)
        assert held.waiting == [], "where nothing has changed nothing is told"
        here.do(here.hosting.close)
        last = await stage.heard("room")
        assert last is not None
        assert last["open"] is False, "and no message came between"

    with room_in(tmp_path, held.later) as here:
        run(work(here))


async def until(stage: Page, **wanted: Any) -> dict[str, Any]:
    """The first message of the room that says so."""
    while message := await stage.heard("room"):
        if all(message.get(name) == value for name, value in wanted.items()):
            return message
    raise AssertionError(f"never told: {wanted}")


def test_a_page_that_is_loaded_anew_hears_what_it_had_asked(here: Here):
    async def work() -> None:
        here.ask()
        phone = await Phone(here.url, here.code).join()
        await phone.vote(1)
        stage = await joined(here)
        told = await stage.heard("room")
        assert told is not None
        assert told["asked"] == {"type": "open", "round": 1} | QUESTION
        assert told["votes"] == [[0, 1]]

    run(work())


def test_a_question_that_is_none_is_a_fault_and_changes_nothing(here: Here):
    async def work() -> None:
        here.ask()
        phone = await Phone(here.url, here.code).join()
        stage = await joined(here)
        await stage.say(type="room-ask", asked={"options": []}, id=7)
        fault = await stage.heard("fault")
        assert fault is not None
        assert (fault["of"], fault["id"], fault["message"]) == ("room-ask", 7, "a question has 2 to 5 options")
        assert (await phone.vote(1))["type"] == "taken"

    run(work())


def test_what_is_asked_while_no_room_is_open_is_asked_of_nobody(here: Here):
    async def work() -> None:
        here.do(here.hosting.close)
        stage = await joined(here)
        await stage.say(type="room-ask", asked=QUESTION)
        await stage.say(type="room-open")
        assert (await until(stage, open=True))["id"] is None

    run(work())


def test_the_address_is_this_machines_own(tmp_path: Path):
    site = site_in(tmp_path)

    async def make(address: str) -> None:
        add_room(LocalServer(site, Served(tmp_path)), address, 0)

    with pytest.raises(ServeError, match=r"no address 192\.0\.2\.77: name another with --room-address"):
        asyncio.run(make("192.0.2.77"))


def test_a_taken_port_leads_to_the_next(here: Here):
    (bound,) = hosting._bound("127.0.0.1", here.hosting.port)
    assert here.hosting.port < bound.getsockname()[1] < here.hosting.port + 100
    bound.close()


class Routes:
    """A socket that would be sent by way of `address`, or by none."""

    def __init__(self, address: str | None) -> None:
        self.address = address

    def __enter__(self) -> Routes:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def connect(self, place: tuple[str, int]) -> None:
        if self.address is None:
            raise OSError("Network is unreachable")

    def getsockname(self) -> tuple[str | None, int]:
        return self.address, 5


@pytest.mark.parametrize(
    ("by", "found"), [("192.168.1.7", "192.168.1.7"), (None, "127.0.0.1"), ("8.8.8.8", "127.0.0.1")]
)
def test_the_network_says_which_address_phones_reach(monkeypatch: pytest.MonkeyPatch, by: str | None, found: str):
    """One that the whole internet may reach is not taken unasked."""
    monkeypatch.setattr(socket, "socket", lambda *kinds: Routes(by))
    assert lan_address() == found
