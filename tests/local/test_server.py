"""What the local process serves: the site's files as any server would, and what its parts add."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from tornado.web import RequestHandler

from playground.local.live import Connection
from playground.local.pages import OwnPages
from playground.local.scripts import served
from playground.local.server import LocalServer
from playground.site import serve
from playground.site.serve import ServeError
from tests.local.serving import Asked, connect, running, site_in


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = site_in(tmp_path)
    (site / "large.js").write_text("/* a */\n" * 1000)
    (tmp_path / "secret.txt").write_text("outside")
    return site


@pytest.fixture
def server(site: Path) -> Iterator[LocalServer]:
    with running(site, served([site])) as process:
        yield process


def test_the_site_is_served_to_everybody(server: LocalServer):
    asked = Asked(server, "/play/?x=1", X_Rerun_Token=None, Sec_Fetch_Site="none")
    assert (asked.status, asked.body) == (200, b"<h1>Play</h1>")
    assert asked.headers["Content-Type"] == "text/html; charset=utf-8"
    moved = Asked(server, "/play?x=1")
    assert (moved.status, moved.headers["Location"]) == (301, "/play/?x=1")
    assert Asked(server, "//play?x=1").headers["Location"] == "/play/?x=1", "never to another host"
    head = Asked(server, "/play/", "HEAD")
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", "13")


def test_files_are_packed_and_not_sent_twice(server: LocalServer, site: Path):
    packed = Asked(server, "/large.js", Accept_Encoding="br, gzip")
    assert gzip.decompress(packed.body) == (site / "large.js").read_bytes()
    assert packed.headers["Cache-Control"] == "no-cache"
    again = Asked(server, "/large.js", Accept_Encoding="br, gzip", If_None_Match=packed.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/index.html/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%5c..%5csecret.txt",
        "/%00",
        "/" + "a" * 5000,
    ],
)
def test_what_is_not_in_the_site_is_not_found(server: LocalServer, path: str):
    assert Asked(server, path).status == 404


def test_the_sites_own_page_says_not_found(server: LocalServer, site: Path):
    (site / "404.html").write_text("lost?")
    asked = Asked(server, "/nothing", If_None_Match="*")
    assert (asked.status, asked.body) == (404, b"lost?")


def test_a_taken_port_leads_to_the_next(server: LocalServer, site: Path):
    with running(site, served([site]), port=server.port) as other:
        assert server.port < other.port < server.port + 100
        assert Asked(other, "/.local/scripts").status == 200


def test_no_port_left(server: LocalServer, site: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("playground.local.server.PORTS_TRIED", 1)
    with pytest.raises(ServeError, match="--port"):
        LocalServer(site, served([site]), server.port)


def test_nothing_to_serve(tmp_path: Path):
    assert serve.PORTS_TRIED > 1
    with pytest.raises(ServeError, match="make build"):
        LocalServer(tmp_path, served([tmp_path]))


class Votes(OwnPages):
    def get(self) -> None:
        self.write({"votes": 3})


def test_a_part_of_the_process_adds_routes_facts_messages_and_hooks(site: Path):
    happened = []

    async def echo(connection: Connection, message: dict) -> None:
        connection.tell({"type": "echo", "text": message["text"]})

    async def start() -> None:
        happened.append("start")

    def add(server: LocalServer) -> None:
        server.add_route(r"/\.local/votes", Votes)
        server.facts["engine"] = lambda: "other"
        server.live.on("echo", echo)
        server.live.greetings.append(lambda page: page.tell({"type": "greeting"}))
        server.live.partings.append(lambda page: happened.append("parted"))
        server.starting.append(start)
        server.ending.append(lambda: happened.append("end"))

    async def talk(server: LocalServer) -> None:
        page = await connect(server)
        assert [(await page.heard())["type"] for _ in range(2)] == ["hello", "greeting"]
        await page.say(type="echo", text="there")
        assert await page.heard() == {"type": "echo", "text": "there"}
        await page.say(type="echo", id=7)
        assert await page.heard() == {"type": "fault", "id": 7, "of": "echo", "message": "'text'"}
        await page.say(type="nothing")
        assert (await page.heard())["message"] == "there is no message 'nothing'"
        assert server.loop
        server.loop.call_soon_threadsafe(server.live.tell_all, {"type": "all"})
        assert await page.heard() == {"type": "all"}
        page.connection.close()

    with running(site, served([site]), add) as server:
        assert happened == ["start"]
        assert Asked(server, "/.local/votes").json == {"votes": 3}
        assert Asked(server, "/.local/votes", X_Rerun_Token=None).status == 403
        assert Asked(server, "/.local/scripts").json["engine"] == "other"
        asyncio.run(talk(server))
    assert happened == ["start", "parted", "end"]


def test_nothing_is_added_without_the_guard(server: LocalServer):
    with pytest.raises(ValueError, match="guard"):
        server.add_route(r"/votes", Votes)
    with pytest.raises(ValueError, match="guard"):
        server.add_route(r"/\.local/votes", RequestHandler)  # type: ignore[arg-type]
    server.live.on("once", lambda connection, message: None)
    with pytest.raises(ValueError, match="once"):
        server.live.on("once", lambda connection, message: None)


def test_pages_hear_that_the_process_ends(site: Path):
    async def hear(server: LocalServer, loop_ended: list[int]) -> None:
        page = await connect(server)
        assert await page.heard() == {"type": "hello"}
        assert server.loop
        server.loop.call_soon_threadsafe(server.end)
        assert await page.heard() is None
        loop_ended.append(page.connection.close_code or 0)

    codes: list[int] = []
    with running(site, served([site])) as server:
        asyncio.run(hear(server, codes))
    assert codes == [1001]
