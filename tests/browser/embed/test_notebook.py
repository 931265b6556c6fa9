"""`playground.Playground` where Panel shows things: an app that it serves."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import panel as pn
import pytest
from playwright.sync_api import Page, expect

import playground
from playground.example import ExampleError
from tests.browser.conftest import Watch
from tests.browser.embed.conftest import COUNTER
from tests.browser.playgrounds import BOOT

ANOTHER = "import streamlit as st\nst.text('Another')"


def app() -> pn.Column:
    """A playground, and a button of Panel's that shows another script in it."""
    shown = playground.Playground(COUNTER, options={"name": "In Panel", "actions": "[{click: Add}]"})
    button = pn.widgets.Button(label="Change")
    button.on_click(lambda _: setattr(shown, "script", ANOTHER))
    return pn.Column(shown, button)


@pytest.fixture
def served() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = pn.serve(app, port=port, address="127.0.0.1", threaded=True, show=False, verbose=False)
    wait_until_it_listens(port)
    yield f"http://127.0.0.1:{port}/"
    server.stop()


def wait_until_it_listens(port: int) -> None:
    """`pn.serve` returns before its thread has opened the port."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"Panel does not listen on port {port} after a minute")


@pytest.mark.offsite
def test_a_served_app_shows_a_playground_that_runs(page: Page, served: str, watch: Watch) -> None:
    page.goto(served)
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Run", exact=True).click()
    expect(frame.get_by_text("Count: 1")).to_be_visible(timeout=BOOT)

    page.get_by_role("button", name="Change").click()
    frame.get_by_role("button", name="Run", exact=True).click()
    expect(frame.locator(".rp-main").get_by_text("Another")).to_be_visible(timeout=BOOT)
    assert {urlsplit(url).hostname for url in watch.external} == {"127.0.0.1"}


def test_what_no_example_can_be_is_said_where_it_is_made() -> None:
    with pytest.raises(ExampleError, match="not Python"):
        playground.Playground("x = (")
    with pytest.raises(ExampleError, match="hieght"):
        playground.Playground("x = 1", options={"hieght": "3"})
    assert playground.Playground("x = 1", base="https://docs.example/rerun").address.startswith(
        "https://docs.example/rerun/embed.html#r1."
    )
