"""A server that takes the request for a file of the sandbox and does not answer: the page says what it waits for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.playgrounds import PlaygroundPane, until, wait_for_sandbox, wait_until_live


@pytest.mark.parametrize("file", ["worker.js", "pyodide.asm.wasm", "python.snapshot"])
def test_a_file_that_does_not_come_is_named_until_it_does(page: Page, file: str) -> None:
    held: list[Route] = []
    page.context.route(f"**/sandbox/{file}*", lambda route: held.append(route))
    page.goto("play/")
    wait_until_live(page)
    page.clock.install()
    note = PlaygroundPane(page, "Playground").app.get_by_role("status")

    until(page, lambda: len(held), 2)  # that of the worker, and the page's own
    page.clock.fast_forward(5000)

    expect(note).to_contain_text(f"/sandbox/{file} from 127.0.0.1:")
    expect(note).to_contain_text("Still waiting for")
    for route in held:
        route.continue_()
    wait_for_sandbox(page)
    expect(note).to_be_hidden()
