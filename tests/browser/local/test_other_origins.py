"""A page of another origin cannot reach the local process, whatever it knows and tries."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from playground.local.scripts import hash_of, served
from playground.local.watching import add_watch
from tests.browser.conftest import new_context
from tests.local.serving import TOKEN, running, site_in

SECRET = "# a secret of the script\n"
ATTACK = """<!doctype html><title>Elsewhere</title>
<iframe name="sink"></iframe>
<form method="post" enctype="text/plain" target="sink" action="HERE/.local/write">
<input name='{"name": "app.py", "source": "taken", "hash": "HASH", "x": "' value='"}'></form>
<p role="status">trying</p>
<script type="module">
// It even knows the token, which nothing tells it.
const headers = {"X-Rerun-Token": "TOKEN"};
const write = JSON.stringify({name: "app.py", source: "taken", hash: "HASH"});
const said = {};
async function tried(name, work) {
    said[name] = await work().catch(() => "refused");
}
const read = async (how, path = "scripts") => {
    const answer = await fetch(`HERE/.local/${path}`, how);
    return answer.type === "opaque" ? "opaque" : answer.text();
};
await tried("read", () => read({}));
await tried("read with the token", () => read({headers}));
await tried("read without asking", () => read({mode: "no-cors"}));
await tried("read with cookies", () => read({credentials: "include"}));
await tried("write", () => read({method: "POST", body: write, headers}, "write"));
await tried("write as a form does", () => read({method: "POST", body: write, mode: "no-cors"}, "write"));
await tried("script", () => new Promise((done, failed) => {
    document.body.append(Object.assign(document.createElement("script"),
        {src: "HERE/.local/scripts", onload: () => done("loaded"), onerror: failed}));
}));
await tried("websocket", () => new Promise((done, failed) => {
    const socket = new WebSocket("WS/.local/live");
    socket.onopen = () => socket.send(JSON.stringify({type: "hello", token: "TOKEN"}));
    socket.onmessage = ({data}) => done(data);
    socket.onclose = failed;
}));
const sink = document.querySelector("iframe");
await tried("form", () => new Promise((done) => {
    sink.onload = () => done("sent");
    document.querySelector("form").submit();
}));
document.querySelector("p").textContent = JSON.stringify(said);
</script>"""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on another port, and the page that it has."""
    page: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page[0].encode())

        def log_message(self, format: str, *values: object) -> None:  # noqa: A002 - as the base class has it
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/", page
        server.shutdown()


def test_a_page_of_another_origin_reads_and_writes_nothing(
    browser: Browser, tmp_path: Path, elsewhere: tuple[str, list[str]]
):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "app.py").write_text(SECRET)
    url, page_text = elsewhere
    with running(site_in(tmp_path), served([folder]), add_watch) as server:
        here = server.url.rstrip("/")
        known = {"HERE": here, "WS": here.replace("http", "ws"), "TOKEN": TOKEN, "HASH": hash_of(SECRET.encode())}
        text = ATTACK
        for name, value in known.items():
            text = text.replace(name, value)
        page_text.append(text)
        context = new_context(browser, url)
        page = context.new_page()
        page.goto(url)
        expect(page.get_by_role("status")).not_to_have_text("trying")
        said = json.loads(page.get_by_role("status").inner_text())
        context.close()
    assert said.pop("form") == "sent", "a form leaves for anywhere, and is refused there"
    assert said.pop("read without asking") in ("opaque", "refused"), "which nobody can look into"
    assert said.pop("write as a form does") in ("opaque", "refused")
    assert said == dict.fromkeys(said, "refused")
    assert len(said) == 6
    assert (folder / "app.py").read_text() == SECRET
