"""The border between page and worker: whatever comes over it, the page lives, and so does the engine behind it.

The page gets a worker that answers what Hypothesis thinks of, in the place of answers to its own requests and beside
them. The engine gets messages that no page would send; their scripts are harmless, as CPython runs them here.
"""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from playwright.sync_api import Page, expect

from playground.worker.sandbox import Sandbox
from tests.browser.conftest import Watch
from tests.browser.playgrounds import PlaygroundPane, free_playground, settle

STRANGER = """
const outcome = { step: 0, kept: true, out_of_time: false, waited: false, whole: true, due: null };
window.Worker = class {
    constructor() {
        window.stranger = this;
        setTimeout(() => this.say({ type: "ready", python: "3" }));
    }
    say(data) { this.onmessage?.({ data }); }
    terminate() {}
    postMessage(message) {
        const { id, session } = message;
        if (message.type === "open" || message.type === "act") setTimeout(() => {
            const answer = window.answer ?? { view: { app: `<p>answer ${id}</p>` }, outcome };
            window.answer = null;
            for (const each of window.beside ?? []) this.say(each);
            window.beside = [];
            if (typeof answer !== "object" || Array.isArray(answer)) this.say(answer);
            this.say({ view: {}, outcome, ...answer, type: "view", id, session });
        });
    }
};
"""
"""A worker without Python: it says `window.beside`, and answers `window.answer`, once."""

MESSAGES = """message => {
    for (const origin of ['', 'null', 'http://elsewhere.example', location.origin])
        window.dispatchEvent(new MessageEvent('message', { data: message, origin, source: window }));
    window.postMessage(message, '*');
    return new Promise(heard => {
        window.addEventListener('message', ({ data }) => data === 'all said' && heard());
        window.postMessage('all said', '*');
    });
}"""

HUGE = some.sampled_from(["x" * 1_000_000, "<div>" * 20_000, "<b>" * 3_000 + "deep", 10**18, -1, 1e300, [[]] * 10_000])
ATOMS = (
    some.none()
    | some.booleans()
    | some.integers(-(2**53), 2**53)
    | some.floats(allow_nan=False)
    | some.text(max_size=20)
)
JSON = some.recursive(
    ATOMS | HUGE,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=8), inner, max_size=4),
)


def fields(*names: str) -> some.SearchStrategy[dict[str, Any]]:
    """Objects with some of these fields, holding anything."""
    return some.dictionaries(some.sampled_from(names), JSON, max_size=len(names))


MARKS = some.lists(
    some.fixed_dictionaries({"line": JSON, "kind": some.sampled_from(["ran", "guard", "x"])}) | JSON, max_size=3
)
VIEWS = some.tuples(
    fields("app", "runs", "state", "order", "actions", "cache", "graph", "timeline", "announce", "hover"),
    some.fixed_dictionaries({}, optional={"marks": MARKS}),
).map(lambda parts: parts[0] | parts[1])
OUTCOMES = fields("step", "kept", "out_of_time", "waited", "whole", "due", "notice", "left_out")
# An answer to another request is none: the page would go on waiting, as it should.
ANSWERS = JSON | some.fixed_dictionaries(
    {},
    optional={
        "view": VIEWS | JSON,
        "outcome": OUTCOMES | JSON,
    },
)
KINDS = some.sampled_from(["ready", "output", "view", "export", "import", "checked", "predicted", "noise", "toString"])
BESIDE = some.lists(
    JSON | some.builds(lambda kind, rest: rest | {"type": kind}, KINDS, fields("id", "session", "text")), max_size=3
)

SOAK = 10 if os.environ.get("SOAK") else 1
"""`make soak` tries so many times as many."""
FEW = settings(
    max_examples=8 * SOAK,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture
def stranger(page: Page) -> PlaygroundPane:
    """A playground whose worker is not ours."""
    page.add_init_script(STRANGER)
    return free_playground(page)


@FEW
@given(answer=ANSWERS, beside=BESIDE)
def test_no_answer_breaks_the_page(stranger: PlaygroundPane, watch: Watch, answer: Any, beside: list[Any]) -> None:
    run(stranger, answer=answer, beside=beside)
    run(stranger)
    expect(stranger.app).to_contain_text("answer")
    assert not watch.errors


@settings(FEW, max_examples=5 * SOAK)
@given(message=JSON | fields("type", "id", "session", "view", "source", "origin"))
def test_no_other_window_is_listened_to(stranger: PlaygroundPane, watch: Watch, message: Any) -> None:
    settle(stranger.page)
    before = stranger.pane("Script").inner_text(), stranger.app.inner_text()
    stranger.page.evaluate(MESSAGES, message)
    assert (stranger.pane("Script").inner_text(), stranger.app.inner_text()) == before
    assert not watch.errors


def run(pane: PlaygroundPane, **said: Any) -> None:
    """Press Run and wait until that is answered; the worker says what it is told to."""
    pane.page.evaluate("said => Object.assign(window, said)", {"answer": None, "beside": []} | said)
    pane.button("Run").click()
    expect(pane.page.locator("html")).to_have_attribute("data-sandbox", "ready")


HARMLESS = some.sampled_from(["", "import streamlit as st\nst.button('Go')", "def (:", "\0", "1 / 0"])
ACTIONS = JSON | some.dictionaries(some.sampled_from(["click", "set", "wait", "dismiss", "continue"]), JSON, max_size=2)
REQUESTS = JSON | some.fixed_dictionaries(
    {"type": some.sampled_from(["open", "act", "close", "export", "import", "predict", "differ", "x"]) | JSON},
    optional={
        "id": some.just(1) | JSON,
        "session": some.just("a") | JSON,
        "source": HARMLESS | some.integers(),
        "solution": HARMLESS,
        "name": some.just("app.py") | JSON,
        "actions": some.lists(ACTIONS, max_size=3) | JSON,
        "action": ACTIONS,
        "limits": fields("reruns", "seconds", "x") | JSON,
        "text": some.text(),
        "step": JSON,
        "ask": JSON,
        "guesses": JSON,
    },
)


@settings(FEW, max_examples=40 * SOAK)
@given(requests=some.lists(REQUESTS, min_size=1, max_size=5))
def test_no_message_breaks_the_engine(requests: list[Any]) -> None:
    sandbox = Sandbox()
    for request in requests:
        answer = sandbox.handle(json.dumps(request))
        assert answer == "" or isinstance(json.loads(answer), dict)
    opened = {
        "type": "open",
        "id": 2,
        "session": "a",
        "source": "import streamlit as st\nst.title('alive')",
        "name": "a.py",
    }
    assert "alive" in json.loads(sandbox.handle(json.dumps(opened)))["view"]["app"]


@pytest.mark.parametrize("message", ["", "{", "[" * 100_000, "NaN", '"\ud800"', '{"type": "open", "id": 1e999}'])
def test_what_is_no_json_is_a_fault(message: str) -> None:
    assert json.loads(Sandbox().handle(message))["type"] == "fault"
