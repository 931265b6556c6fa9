from __future__ import annotations

import gzip
import http.client
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.site import serve
from playground.site.serve import ServeError, SiteServer, content_type, listen, wants_browser


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "learn").mkdir(parents=True)
    (folder / "index.html").write_text("<h1>Home</h1>")
    (folder / "learn" / "index.html").write_text("<h1>Learn</h1>")
    (folder / "large.js").write_text("/* a */\n" * 1000)
    (folder / "module.wasm").write_bytes(b"\0asm" * 1000)
    (folder / "wheel.whl").write_bytes(b"PK" * 1000)
    (tmp_path / "secret.txt").write_text("outside")
    return folder


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    with SiteServer(site) as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield running
        running.shutdown()


class Answer:
    def __init__(self, server: SiteServer, path: str, method: str = "GET", **headers: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        self.status, self.headers, self.body = response.status, response.headers, response.read()
        connection.close()


def test_a_folder_shows_its_index(server: SiteServer) -> None:
    assert Answer(server, "/").body == b"<h1>Home</h1>"
    assert Answer(server, "/learn/?x=1").body == b"<h1>Learn</h1>"


def test_a_reader_who_goes_away_is_no_error(server: SiteServer, capfd: pytest.CaptureFixture[str]) -> None:
    server.daemon_threads = False  # `server_close` waits for what they have to say
    reader = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    reader.request("GET", "/")
    reader.getresponse().read()
    assert reader.sock is not None, "kept for the next request"
    reader.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    reader.close()  # with a reset
    server.shutdown()
    server.server_close()
    assert capfd.readouterr().err == ""


def test_a_file_whose_reader_goes_away_is_not_called_missing(
    server: SiteServer, site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "large.zip").write_bytes(bytes(2**26))  # more than lies ready on the way to a reader
    server.daemon_threads = False
    with socket.create_connection(("127.0.0.1", server.port)) as reader:
        reader.sendall(b"GET /large.zip HTTP/1.1\r\nHost: here\r\n\r\n")
        assert reader.recv(64).startswith(b"HTTP/1.1 200")
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    server.shutdown()
    server.server_close()
    assert capfd.readouterr().err == ""


def test_a_folder_without_slash_redirects(server: SiteServer) -> None:
    answer = Answer(server, "/learn?x=1")
    assert (answer.status, answer.headers["Location"]) == (301, "/learn/?x=1")


@pytest.mark.parametrize(
    "path", ["/nothing", "/index.html/", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"]
)
def test_what_is_not_in_the_site_is_not_found(server: SiteServer, path: str) -> None:
    assert Answer(server, path).status == 404


def test_the_sites_own_page_says_not_found(server: SiteServer, site: Path) -> None:
    (site / "404.html").write_text("lost?")
    answer = Answer(server, "/nothing")
    assert (answer.status, answer.body) == (404, b"lost?")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.json", "application/json"),
        ("a.whl", "application/zip"),
        ("a.zip", "application/zip"),
        ("a.html", "text/html; charset=utf-8"),
        ("snapshot.bin", "application/octet-stream"),
        ("LICENSE", "application/octet-stream"),
    ],
)
def test_content_type(name: str, expected: str) -> None:
    assert content_type(Path(name)) == expected


def test_compresses_what_is_worth_it_for_who_understands_it(server: SiteServer, site: Path) -> None:
    packed = Answer(server, "/large.js", Accept_Encoding="br, gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == (site / "large.js").read_bytes()
    assert Answer(server, "/module.wasm", Accept_Encoding="gzip").headers["Content-Encoding"] == "gzip"
    for path in ("/index.html", "/wheel.whl"):  # too small; packed already
        assert Answer(server, path, Accept_Encoding="gzip").headers["Content-Encoding"] is None
    assert Answer(server, "/large.js").body == (site / "large.js").read_bytes()


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_an_unchanged_file_is_not_sent_again(server: SiteServer, site: Path, encoding: str) -> None:
    first = Answer(server, "/large.js", Accept_Encoding=encoding)
    assert first.headers["Cache-Control"] == "no-cache"
    again = Answer(server, "/large.js", Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    (site / "large.js").write_text("changed" * 1000)
    changed = Answer(server, "/large.js", Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
    assert changed.status == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


def test_head_sends_no_body(server: SiteServer) -> None:
    answer = Answer(server, "/large.js", method="HEAD")
    assert (answer.body, answer.headers["Content-Length"]) == (b"", "8000")


def test_a_taken_port_leads_to_the_next(server: SiteServer, site: Path) -> None:
    with listen(site, server.port) as other:
        assert server.port < other.port < server.port + 100


def test_nothing_to_serve(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="make build"):
        listen(tmp_path, 8000)


def test_no_port_left(site: Path, monkeypatch: pytest.MonkeyPatch, server: SiteServer) -> None:
    monkeypatch.setattr(serve, "PORTS_TRIED", 1)
    with pytest.raises(ServeError, match="--port"):
        listen(site, server.port)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"DISPLAY": ":0"}, True),
        ({}, False),
        ({"DISPLAY": ":0", "CI": "true"}, False),
        ({"DISPLAY": ":0", "OPEN": "0"}, False),
    ],
)
def test_opens_a_browser_only_before_a_person(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "environ", environment)
    assert wants_browser() is expected


def test_says_where_it_serves_and_ends_on_ctrl_c(server: SiteServer, site: Path) -> None:
    # A process started in the background of a shell ignores Ctrl-C, and so do those that it starts.
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from pathlib import Path; "
    code += f"from playground.site.serve import serve; serve(Path({str(site)!r}), {server.port})"
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", code], stdout=subprocess.PIPE, text=True, env={**os.environ, "OPEN": "0"}
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == f"Port {server.port} is taken.\n"
        assert process.stdout.readline().startswith(f"Serving {site} on http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    finally:
        process.kill()
