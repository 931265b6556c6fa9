"""The page's worker in a test's hand: its scripts sleep until the test wakes them, so that no test has to be quick."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page, Route

ASLEEP: Final = """{
    const Ask = XMLHttpRequest;
    const now = performance.now.bind(performance);
    let [passed, falls] = [0, false];
    performance.now = () => now() + passed;
    Atomics.wait = () => {
        if ((falls = !falls)) return void (passed += 300);
        const ask = new Ask();
        ask.open("GET", "asleep", false);
        ask.send();
        passed += 1000;
    };
}
"""
"""Stands before the worker's own code, which sleeps in slices: 0.3 s pass at once, so that the page is told; then a
server is asked, which answers when the sleep shall end. No script may sleep for less at once, or for over a second."""


class Sleeper:
    """Ends the sleeps of a page's scripts; for a page that is still to be loaded."""

    def __init__(self, page: Page) -> None:
        self._asleep: list[Route] = []
        self._calls = 0
        page.route("**/worker.js*", _put_before)
        page.route("**/asleep", self._sleep)

    def wake(self, times: int = 1) -> None:
        """End so many sleeps, those to come included."""
        for _ in range(times):
            if self._asleep:
                self._asleep.pop(0).fulfill(body="")
            else:
                self._calls += 1

    def _sleep(self, route: Route) -> None:
        if self._calls:
            self._calls -= 1
            route.fulfill(body="")
        else:
            self._asleep.append(route)


def _put_before(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=ASLEEP + response.text())
