"""The page's worker in a test's hand: its scripts sleep until the test wakes them, and it ends when the test says so.

So no test has to be quick, and none needs a script that breaks Python or the browser to see what the page does then.
"""

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
    const [later, get] = [setTimeout, fetch];
    self.setTimeout = (work, ms, ...more) => {
        if (!(ms > 45 && ms <= 50)) return later(work, ms, ...more);
        if ((falls = !falls)) {
            passed += 300;
            return later(work);
        }
        get("asleep").then(() => {
            passed += 1000;
            work();
        });
    };
}
"""
"""Stands before the worker's own code, which sleeps in slices of 50 ms: 0.3 s pass at once, so that the page is told;
then a server is asked, which answers when the sleep shall end. No script may sleep for less, or for over a second."""


class Sleeper:
    """Ends the sleeps of a page's scripts; for a page that is still to be loaded."""

    def __init__(self, page: Page) -> None:
        self._asleep: list[Route] = []
        self._calls = 0
        put_before(page, ASLEEP)
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


class HeldBack:
    """The worker of a page that is still to be loaded: its code comes when the test lets it in."""

    def __init__(self, page: Page) -> None:
        self._asked: list[Route] = []
        self._is_open = False
        page.route("**/worker.js*", self._ask)

    def let_in(self) -> None:
        """Let it come, whether it was asked for already or will be."""
        self._is_open = True
        while self._asked:
            self._asked.pop().continue_()

    def _ask(self, route: Route) -> None:
        if self._is_open:
            route.continue_()
        else:
            self._asked.append(route)


ENDS: Final = """{
    const [write, post] = [JSON.stringify, self.postMessage.bind(self)];
    let silent = false;
    self.postMessage = (...message) => silent || post(...message);
    JSON.stringify = (message, ...more) => {
        const [, how, words] = message?.type === "open" && /# the worker (\\S+): (.*)/.exec(message.source) || [];
        if (how) post({ type: "progress", id: message.id, session: message.session, begun: true });
        if (how === "throws") throw new Error(words);
        if (how === "fails") setTimeout(() => { throw new Error(words); });
        silent ||= how === "fails" || how === "hangs";
        return write(message, ...more);
    };
}
"""
"""Stands before the worker's own code, which writes each request as JSON: that of a script with a comment such as
`# the worker throws: out of memory` begins, and ends the worker as a broken Python does, before any Python sees it."""


DEAF: Final = "for (const name of ['Suspending', 'promising', 'SuspendError']) delete WebAssembly[name];"
"""Stands before the worker's own code, which then is that of a browser that cannot put a stack aside."""


def put_before(page: Page, code: str) -> None:
    """Have the workers of a page that is still to be loaded begin with this code."""

    def serve(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=code + response.text())

    page.route("**/worker.js*", serve)
    # A page that waits long compares the sizes of its files: that of the worker's is another now.
    page.route("**/files.json*", lambda route: route.fulfill(json={}))
