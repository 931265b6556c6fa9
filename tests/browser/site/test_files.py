"""A server that does not have the playground's files, or sends other things: the page says which file, and why."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane
from tests.parts import first_part

SERVER_ERRORS = pytest.mark.console_errors


def missing(route: Route) -> None:
    route.fulfill(status=404, body="Not found")


def web_page(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>Welcome</title>")


def as_text(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, headers=answer.headers | {"content-type": "text/plain"})


def cut_off(route: Route) -> None:
    answer = route.fetch()
    headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
    route.fulfill(response=answer, headers=headers, body=answer.body()[:1000])


@SERVER_ERRORS
@pytest.mark.parametrize(
    ("file", "wrong", "words"),
    [
        ("worker.js", missing, "answers 404"),
        ("worker.js", as_text, "as “text/plain”: it has to send it as text/javascript"),
        ("pyodide.mjs", as_text, "as “text/plain”: it has to send it as text/javascript"),
        ("pyodide.asm.mjs", web_page, "sends a web page"),
        ("pyodide.asm.wasm", missing, "answers 404"),
        ("pyodide.asm.wasm", cut_off, "1,000 of"),
        ("pyodide-lock.json", web_page, "sends a web page"),
    ],
)
def test_a_file_of_the_sandbox_that_is_wrong_is_named(page: Page, file: str, wrong, words: str) -> None:
    page.context.route(f"**/sandbox/{file}*", wrong)
    page.goto("play/")
    pane = PlaygroundPane(page, "Playground")

    expect(pane.app.get_by_role("status")).to_contain_text(f"/sandbox/{file}")

    expect(pane.app.get_by_role("status")).to_contain_text(words)
    expect(pane.region).to_contain_text("Python could not start.")


@SERVER_ERRORS
@pytest.mark.parametrize(
    ("file", "wrong"),
    [
        ("playground.bundle.js", missing),
        ("playground.bundle.js", web_page),
        (first_part(), cut_off),
    ],
)
def test_a_script_of_the_page_that_is_wrong_is_named(still_page: Page, file: str, wrong) -> None:
    page = still_page
    page.context.route(f"**/{file}*", wrong)
    page.goto("play/")
    pane = PlaygroundPane(page, "Playground")

    expect(pane.app.get_by_role("status")).to_contain_text(f"/{file} could not be loaded")
    expect(pane.region).to_contain_text("The playground could not start.")


@SERVER_ERRORS
def test_without_the_snapshot_python_starts_all_the_same(page: Page) -> None:
    page.context.route("**/python.snapshot*", missing)

    page.goto("play/")

    expect(page.locator("html")).to_have_attribute("data-sandbox", "ready", timeout=3 * BOOT)  # it is all imported anew
    expect(PlaygroundPane(page, "Playground").region).not_to_contain_text("could not")
