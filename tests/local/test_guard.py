"""Who is refused by the local process: everybody but its own pages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from tornado.httpclient import HTTPClientError

from playground.local.scripts import served
from playground.local.server import LocalServer
from tests.local.serving import Asked, connect, running, site_in

SECRET = "a secret of the script"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    folder: Path = tmp_path_factory.mktemp("served")
    (folder / "app.py").write_text(f"# {SECRET}\n")
    with running(site_in(folder), served([folder / "app.py"])) as process:
        yield process


OWN = "http://127.0.0.1:{port}"
REFUSED: dict[str, dict[str, str | None]] = {
    "no token": {"X_Rerun_Token": None},
    "an empty token": {"X_Rerun_Token": ""},
    "another token": {"X_Rerun_Token": "a-token-of-the-test"},
    "a token of letters beyond ASCII": {"X_Rerun_Token": "tökén"},
    "another name for this machine, as by DNS rebinding": {"Host": "evil.example:{port}"},
    "this machine's name in another domain": {"Host": "127.0.0.1.evil.example:{port}"},
    "this machine without the port": {"Host": "127.0.0.1"},
    "another port of this machine": {"Host": "127.0.0.1:1"},
    "no host": {"Host": None},
    "two hosts": {"Host": "127.0.0.1:{port},localhost:{port}"},
    "a page of another origin": {"Origin": "https://evil.example"},
    "a page of another port": {"Origin": "http://127.0.0.1:1"},
    "a page of the other name of this machine": {"Origin": "http://localhost:{port}"},
    "a page by https": {"Origin": "https://127.0.0.1:{port}"},
    "a page without an origin, as in a sandboxed frame": {"Origin": "null"},
    "another site, in a browser's own words": {"Sec_Fetch_Site": "cross-site"},
    "another port, in a browser's own words": {"Sec_Fetch_Site": "same-site"},
    "an address that was typed": {"Sec_Fetch_Site": "none"},
}


def filled(headers: dict[str, str | None], server: LocalServer) -> dict[str, str | None]:
    return {name: value and value.replace("{port}", str(server.port)) for name, value in headers.items()}


@pytest.mark.parametrize("who", REFUSED)
@pytest.mark.parametrize(("method", "path"), [("GET", "/.local/scripts"), ("POST", "/.local/write")])
def test_a_request_is_refused(server: LocalServer, who: str, method: str, path: str):
    asked = Asked(server, path, method, **filled(REFUSED[who], server))
    assert asked.status in (400, 403)  # HTTP/1.1 itself wants a host
    assert SECRET.encode() not in asked.body
    assert b"app.py" not in asked.body
    assert not [name for name in asked.headers if name.lower().startswith("access-control")]


def test_what_is_no_address_of_the_process_is_refused_like_the_rest(server: LocalServer):
    assert Asked(server, "/.local/else", X_Rerun_Token=None).status == 403
    assert Asked(server, "/.local/else").status == 404


def test_a_request_that_changes_something_must_name_its_origin(server: LocalServer):
    assert Asked(server, "/.local/scripts", Origin=None).status == 200
    assert Asked(server, "/.local/write", "POST", Origin=None).status == 403


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_there(server: LocalServer, method: str):
    asked = Asked(server, "/.local/scripts", method, Access_Control_Request_Method="POST")
    assert asked.status in (403, 405)
    assert SECRET.encode() not in asked.body
    assert not [name for name in asked.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_both_names_of_this_machine_lead_to_it(server: LocalServer, name: str):
    asked = Asked(server, "/.local/scripts", Host=f"{name}:{server.port}", Origin=f"http://{name}:{server.port}")
    assert asked.status == 200
    assert SECRET in asked.json["scripts"][0]["source"]


SOCKETS = {
    who: headers for who, headers in REFUSED.items() if not {"X_Rerun_Token"} & headers.keys() and all(headers.values())
}


@pytest.mark.parametrize("who", SOCKETS)
def test_a_websocket_is_refused(server: LocalServer, who: str):
    headers = {name: value or "" for name, value in filled(SOCKETS[who], server).items()}
    with pytest.raises(HTTPClientError, match=r"40[03]"):
        asyncio.run(connect(server, **headers))


def test_a_websocket_must_name_its_origin(server: LocalServer):
    with pytest.raises(HTTPClientError, match="403"):
        asyncio.run(connect(server, Origin=""))


@pytest.mark.parametrize(
    "first",
    [
        {"type": "hello"},
        {"type": "hello", "token": None},
        {"type": "hello", "token": "another"},
        {"type": "hello", "token": ["a-token-of-the-tests"]},
        {"type": "hello", "token": "\ud800"},
        {"type": "engine", "token": "a-token-of-the-tests"},
        {},
    ],
)
def test_a_websocket_that_does_not_begin_with_the_token_hears_nothing_and_is_closed(server: LocalServer, first: dict):
    async def told() -> None:
        page = await connect(server, token=None)
        await page.say(**first)
        assert await page.heard() is None
        assert page.connection.close_code == 4403

    asyncio.run(told())


@pytest.mark.parametrize("text", ["", "hello", "[]", "null", '"hello"', b"\xff\xfe", "[" * 200_000])
def test_what_is_no_message_closes_a_websocket(server: LocalServer, text: str | bytes):
    async def told() -> None:
        page = await connect(server, token=None)
        await page.connection.write_message(text, binary=isinstance(text, bytes))
        assert await page.heard() is None
        assert page.connection.close_code == 4403

    asyncio.run(told())


def test_a_websocket_with_the_token_is_greeted(server: LocalServer):
    async def told() -> None:
        page = await connect(server)
        assert await page.heard() == {"type": "hello"}
        page.connection.close()

    asyncio.run(told())
