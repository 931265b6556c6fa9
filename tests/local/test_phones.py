"""What phones are answered, and what nobody is."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError

from playground.local.phones import MOST_REFUSED
from playground.local.rate import Rate
from tests.local.phones import Got, Here, Phone
from tests.local.serving import TOKEN


def test_the_page_is_small_and_asks_for_nothing_from_elsewhere(here: Here):
    page = Got(here.url, f"/{here.code}")
    files = [Got(here.url, name) for name in ("/phone.css", "/phone.js")]
    assert [each.status for each in (page, *files)] == [200, 200, 200]
    assert sum(len(each.body) for each in (page, *files)) < 14_000
    for each in (page, *files):
        policy = each.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert f"ws://127.0.0.1:{here.hosting.port}" in policy
        assert "unsafe" not in policy
        assert each.headers["Cache-Control"] == "no-store"
    assert "http" not in page.body
    assert 'lang="en"' in page.body


def test_the_sites_files_and_token_are_not_to_be_had_here(here: Here):
    paths = ("/index.html", "/play/", "/play", "/.local/scripts", "/.local/live", "/room.py", "/phone/vote.html")
    for path in (
        *paths,
        "/../index.html",
        "/%2e%2e/index.html",
        "//",
        f"/{here.code}/",
        f"/{here.code}/x",
        "/vote.html",
    ):
        got = Got(here.url, path, **{"X-Rerun-Token": TOKEN})
        assert got.status == 404, path
        assert "Home" not in got.body
        assert TOKEN not in got.body
    everything = [Got(here.url, path).body for path in ("/", f"/{here.code}", "/phone.js", "/phone.css")]
    assert TOKEN not in "".join(everything)


def test_the_code_lets_in_and_no_other_does(here: Here):
    assert Got(here.url, "/").status == 200
    typed = Got(here.url, f"/?code=%20{here.code.upper()}")
    assert (typed.status, typed.headers["Location"]) == (303, f"/{here.code}")
    for path in ("/abcdefg", "/?code=abcdefg", "/?code=%C3%A4%00/../x"):
        got = Got(here.url, path)
        assert got.status == 404, path
        assert "No room has this code now" in got.body
        assert got.headers["Set-Cookie"] is None
    assert Got(here.url, "/?code=%ff").status == 400


def test_each_room_has_a_cookie_of_its_own(here: Here):
    given = Got(here.url, f"/{here.code}").headers["Set-Cookie"]
    assert all(word in given for word in ("HttpOnly", "SameSite=Lax", f"Path=/{here.code}"))
    assert "expires" not in given.lower()
    assert "max-age" not in given.lower()
    cookie = given.split(";")[0]
    assert Got(here.url, f"/{here.code}", Cookie=cookie).headers["Set-Cookie"] is None
    assert Got(here.url, f"/{here.code}", Cookie="phone=x").headers["Set-Cookie"] is not None


def test_another_host_or_origin_is_refused(here: Here):
    got = Got(here.url, f"/{here.code}", Host="evil.example:80")
    assert (got.status, got.body) == (403, f"Open {here.url} instead.")

    async def work() -> list[int]:
        phone = Phone(here.url, here.code)
        await phone.load()
        codes = []
        for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Host": "evil.example"}):
            with pytest.raises(HTTPClientError) as error:
                await phone.connect(**headers)
            codes.append(error.value.code)
        return codes

    assert asyncio.run(work()) == [403, 403, 403]


def test_what_is_too_large_or_malformed_is_refused(here: Here):
    assert Got(here.url, "/", "POST", b"x" * 5000).status == 400
    assert Got(here.url, "/", "POST", b"x").status == 405
    assert Got(here.url, f"/{here.code}", "DELETE").status == 405
    assert Got(here.url, f"/{here.code}/live").status == 400
    with socket.create_connection(("127.0.0.1", here.hosting.port), timeout=60) as raw:
        raw.sendall(b"no request\r\n\r\n")
        assert raw.recv(100).startswith(b"HTTP/1.1 400")
    with socket.create_connection(("127.0.0.1", here.hosting.port), timeout=60) as raw:
        raw.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * 20_000)
        raw.shutdown(socket.SHUT_WR)
        assert raw.recv(100) == b""
    assert Got(here.url, "/").status == 200


def test_without_a_cookie_or_with_an_old_code_a_phone_is_told_why(here: Here):
    async def told(code: str, cookie: str) -> dict[str, Any]:
        phone = Phone(here.url, code)
        phone.cookie = cookie
        await phone.connect()
        message = await phone.heard()
        assert await phone.heard() == {}, "closed"
        return message

    without = asyncio.run(told(here.code, ""))
    assert (without["type"], without["says"].split(",")[0]) == ("closed", "This page needs a cookie")
    assert "closed" in asyncio.run(told("abcdefg", "phone=" + "a" * 22))["says"]
    assert here.do(lambda: here.hosting.state()["phones"]) == 0


def test_a_phone_votes_changes_its_mind_and_is_told_what_came_out(here: Here):
    async def work() -> None:
        phone = await Phone(here.url, here.code).join()
        assert phone.told == {"type": "wait", "chosen": None}
        here.ask()
        opened = await phone.heard()
        assert (opened["type"], opened["question"], opened["options"]) == ("open", "How many runs?", ["1", "2"])
        assert (await phone.vote(0))["option"] == 0
        assert (await phone.vote(1))["option"] == 1
        late = await Phone(here.url, here.code).join()
        assert (late.told["type"], late.told["chosen"]) == ("open", None)
        phone.leave()
        back = Phone(here.url, here.code)
        back.cookie = phone.cookie
        await back.join()
        assert back.told["chosen"] == 1
        here.ask(revealed=True, answer=1, why="Twice.", votes=[[0, 1]])
        shown = await late.heard()
        assert (shown["type"], shown["answer"], shown["why"], shown["votes"]) == ("shown", 1, "Twice.", [[0, 1]])
        assert (await late.vote(0))["code"] == 410

    asyncio.run(work())


def test_what_is_no_vote_is_told_and_a_flood_ends(here: Here):
    async def work() -> None:
        phone = await Phone(here.url, here.code).join()
        await phone.say({"id": "q", "round": 1, "option": 0})
        assert (await phone.heard())["code"] == 410
        here.ask()
        await phone.heard()
        for message, code in (("{", 400), (b"\xff", 400), ("[" * 1000, 400), ([1], 400)):
            await phone.say(message)
            assert (await phone.heard())["code"] == code
        assert (await phone.vote(2))["code"] == 409
        for _ in range(MOST_REFUSED):
            await phone.say("{")
        codes = []
        while told := await phone.heard():
            codes.append(told["code"])
        assert 429 in codes
        assert phone.connection is not None
        assert phone.connection.close_code == 4403
        large = await Phone(here.url, here.code).join()
        await large.say("x" * 2000)
        assert await large.heard() == {}

    asyncio.run(work())
    assert here.do(lambda: here.hosting.state()["votes"]) == [[0, 0]]


def still(burst: int) -> Rate:
    """A bucket for which no time passes."""
    return Rate(burst, 1.0, lambda: 0.0)


def test_all_phones_together_may_ask_and_vote_so_often(here: Here):
    here.ask()

    async def work() -> None:
        phones = [await Phone(here.url, here.code).join() for _ in range(3)]
        here.phones.votes = still(2)
        assert [(await phone.vote(0))["type"] for phone in phones] == ["taken", "taken", "refused"]
        here.phones.votes = still(1)
        assert (await phones[2].vote(0))["type"] == "taken", "it may try again"

    asyncio.run(work())
    here.phones.requests = still(2)
    assert [Got(here.url, "/").status for _ in range(3)] == [200, 200, 429]


def test_who_guesses_codes_keeps_nobody_out(here: Here):
    here.phones.wrong_codes = still(2)
    assert [Got(here.url, "/abcdefg").status for _ in range(4)] == [404, 404, 429, 429]
    assert Got(here.url, "/?code=abcdefg").status == 429
    assert Got(here.url, f"/{here.code}").status == 200


def test_more_connections_than_a_full_room_needs_are_closed(here: Here, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("playground.local.phones.MOST_CONNECTIONS", 3)
    held = [socket.create_connection(("127.0.0.1", here.hosting.port), timeout=60) for _ in range(4)]
    assert held[3].recv(10) == b""
    for each in held:
        each.close()
    here.do(lambda: None)


def test_nothing_is_kept_when_the_room_is_closed(here: Here):
    here.ask()

    async def work() -> None:
        phone = await Phone(here.url, here.code).join()
        await phone.vote(0)
        code, room = here.code, here.phones.room
        here.do(here.hosting.close)
        told = await phone.heard()
        assert told == {"type": "closed", "says": "The room is closed. Nothing of it was kept."}
        assert await phone.heard() == {}
        assert (here.phones.room, here.phones.sockets) == (None, set())
        assert here.do(here.hosting.state) == {"type": "room", "open": False, "url": here.url}
        assert Got(here.url, f"/{code}").status == 404
        here.do(here.hosting.open)
        assert here.code != code
        assert here.phones.room is not room
        assert Got(here.url, f"/{code}", Cookie=phone.cookie).status == 404
        anew = await Phone(here.url, here.code).join()
        assert anew.told == {"type": "wait", "chosen": None}

    asyncio.run(work())


def test_no_phone_is_ever_named(here: Here, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture):
    """Neither in what the process prints nor in what it holds: addresses are used to answer, and forgotten."""
    here.ask()

    async def work() -> None:
        phone = await Phone(here.url, here.code).join()
        await phone.vote(0)
        await phone.say("{")
        await phone.heard()

    asyncio.run(work())
    Got(here.url, "/nothing")
    Got(here.url, "/abcdefg", Host="evil.example")
    room = here.phones.room
    assert room is not None
    assert "127.0.0.1" not in repr(vars(room))
    assert capfd.readouterr() == ("", "")
    assert caplog.messages == []
