"""A package of cmi5 in a frame of another origin's page: its statements, as cmi5 wants them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.lms.conftest import MODULES, Learner
from tests.browser.lms.course import SOLUTION, WRONG
from tests.browser.lms.records import ACTIVITY, ACTOR, SESSION, TOKEN, Asked, Store, serving
from tests.browser.playgrounds import until

CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5"
MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon"
LIBRARY = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A library</title>
<link rel="icon" href="data:,">
<script src="XAPI.umd.js"></script><script src="Cmi5.umd.js"></script></html>"""

EXPECTED = ("the server responded with a status of 404", "Blocked autofocusing")
"""What the browser notes: a document that is not there yet, a field in a frame that waits for a click."""

# The package, the system around it and the store are three origins.
pytestmark = [pytest.mark.offsite, pytest.mark.console_errors, pytest.mark.usefixtures("expected")]


@pytest.fixture
def expected(watch: Watch, store: Store, tmp_path: Path, site_url: str) -> Iterator[None]:
    """No error but those, and nobody else asked."""
    yield
    assert [error for error in watch.errors if not any(words in error for words in EXPECTED)] == []
    assert [url for url in watch.external if not url.startswith(("http://127.0.0.1:", site_url))] == []


@pytest.fixture
def store() -> Iterator[Store]:
    with serving() as made:
        yield made


@pytest.fixture
def package_url(package: Callable[..., Path], site_url: str) -> str:
    package("cmi5")
    return f"{site_url}cmi5/package/launch.html"


def categories(statement: dict[str, Any]) -> list[str]:
    found = statement["context"].get("contextActivities", {}).get("category", [])
    return [each["id"] for each in found]


def test_a_session_from_launch_to_leave(
    open_page: Callable[..., Page], frame: Callable[[str], str], package_url: str, store: Store
) -> None:
    page = open_page()
    store.launch_data["returnURL"] = f"{store.url}/back"
    page.goto(frame(store.launch(package_url)))
    learner = Learner(page)
    learner.known("0 of 2")

    assert store.asked[:5] == [
        Asked("POST", "/fetch/1", ""),
        Asked("GET", "/xapi/activities/state", f"Basic {TOKEN}"),
        Asked("GET", "/xapi/agents/profile", f"Basic {TOKEN}"),
        Asked("POST", "/xapi/statements", f"Basic {TOKEN}", ("initialized",)),
        Asked("GET", "/xapi/activities/state", f"Basic {TOKEN}"),
    ]

    learner.open("Turn it on")
    learner.ready()
    learner.predict("1", "Off")
    learner.answer(WRONG, "It is dark")
    learner.answer(SOLUTION, "Passed.")
    learner.known("1 of 2")
    learner.lessons.get_by_role("link", name="Look at it").first.click()
    learner.known("2 of 2")
    with page.expect_request(f"{store.url}/back"):
        learner.launch.get_by_role("button", name="Save and leave").click()

    assert store.verbs == [
        "initialized",
        "answered",
        "answered",
        "answered",
        "passed",
        "completed",
        "terminated",
    ]
    first, guessed, wrong, right, passed, completed, last = store.statements
    assert all(each["actor"] == ACTOR for each in store.statements)
    assert all(each["context"]["extensions"][SESSION] == "s-1" for each in store.statements)
    assert all(each["context"]["registration"] for each in store.statements)
    grouping = [{"id": "https://school.example/course/1"}]
    assert all(each["context"]["contextActivities"]["grouping"] == grouping for each in store.statements)
    assert [categories(each) for each in (first, guessed, wrong, right)] == [[CMI5], [], [], []]
    assert [categories(each) for each in (passed, completed, last)] == [[CMI5, MOVE_ON], [CMI5, MOVE_ON], [CMI5]]

    assert guessed["object"]["id"] == f"{ACTIVITY}/light/turn-it-on/predict-1"
    assert guessed["result"]["response"] == "1[,]Off"
    assert guessed["result"]["success"] is True
    assert [wrong["result"]["success"], right["result"]["success"]] == [False, True]
    assert right["result"]["response"] == SOLUTION
    assert right["object"]["definition"]["interactionType"] == "long-fill-in"
    assert passed["result"]["score"] == {"scaled": 1, "raw": 100, "min": 0, "max": 100}
    assert passed["result"]["success"] is True
    assert completed["result"]["completion"] is True
    assert all(each["result"]["duration"].startswith("PT") for each in (passed, completed, last))
    times = [each["timestamp"] for each in store.statements]
    assert times == sorted(times)


def test_a_window_that_is_closed_ends_the_session_and_the_next_launch_goes_on(
    open_page: Callable[..., Page], frame: Callable[[str], str], package_url: str, store: Store
) -> None:
    page = open_page()
    page.goto(frame(store.launch(package_url)))
    learner = Learner(page)
    learner.known("0 of 2")
    learner.open("Turn it on")
    learner.ready()
    learner.answer(SOLUTION, "Passed.")  # and at once, before it was told:
    page.close()

    page = open_page()
    until(page, lambda: store.verbs, ["initialized", "answered", "passed", "terminated"])
    page.goto(frame(store.launch(package_url)))
    learner = Learner(page)
    learner.at("Turn it on")
    learner.known("1 of 2")
    learner.lessons.get_by_role("link", name="Look at it").first.click()
    learner.known("2 of 2")
    learner.launch.get_by_role("button", name="Save and leave").click()
    expect(learner.status).to_contain_text("you can close this window")

    assert store.verbs[4:] == ["initialized", "completed", "terminated"], "passed is said once in a registration"


def test_a_launch_that_is_used_again_says_so_and_the_lessons_work(
    open_page: Callable[..., Page], package_url: str, store: Store
) -> None:
    page = open_page()
    page.goto(store.launch(package_url))
    Learner(page, frames=0).known("0 of 2")

    page.reload()

    learner = Learner(page, frames=0)
    expect(learner.status).to_contain_text("this launch was used before, or is too old (used)")
    expect(learner.status).to_contain_text("open this once more from your course")
    learner.open("Turn it on")
    learner.ready()
    learner.answer(SOLUTION, "Passed.")
    assert store.verbs == ["initialized", "terminated"]


def test_a_plain_launch_of_xapi_has_its_own_key(open_page: Callable[..., Page], package_url: str, store: Store) -> None:
    page = open_page()
    address = store.launch(package_url, auth="Basic b3duOg==", fetch="")
    page.goto(address.replace("&fetch=", "").replace("activityId", "activity_id"))
    learner = Learner(page, frames=0)
    learner.known("0 of 2")
    learner.open("Look at it")
    learner.known("1 of 2")
    learner.launch.get_by_role("button", name="Save and leave").click()
    expect(learner.status).to_contain_text("you can close this window")

    assert {each.key for each in store.asked} == {"Basic b3duOg=="}
    assert store.verbs == ["initialized", "terminated"]
    assert "extensions" not in store.statements[0]["context"]


def test_libraries_send_and_read_the_same(
    open_page: Callable[..., Page],
    package_url: str,
    store: Store,
    tmp_path: Path,
    serve: Callable[[Path], str],
) -> None:
    """What @xapi/cmi5 says of the same session has the same verbs, marks and results; @xapi/xapi reads ours."""
    page = open_page()
    page.goto(store.launch(package_url))
    learner = Learner(page, frames=0)
    learner.known("0 of 2")
    learner.open("Turn it on")
    learner.ready()
    learner.answer(SOLUTION, "Passed.")
    learner.known("1 of 2")
    learner.lessons.get_by_role("link", name="Look at it").first.click()
    learner.known("2 of 2")
    learner.launch.get_by_role("button", name="Save and leave").click()
    expect(learner.status).to_contain_text("you can close this window")
    ours = list(store.statements)

    for name, place in (("Cmi5", "cmi5"), ("XAPI", "xapi")):
        script = MODULES / "@xapi" / place / "dist" / f"{name}.umd.js"
        (tmp_path / script.name).write_bytes(script.read_bytes())
    (tmp_path / "index.html").write_text(LIBRARY, encoding="utf-8")
    store.statements.clear()
    page.goto(store.launch(serve(tmp_path)))
    page.evaluate(
        """async (activity) => {
            const session = new Cmi5();
            await session.initialize();
            await session.interactionLongFillIn(activity, "q1", ["x"], ["x"]);
            await session.pass({ scaled: 1, raw: 100, min: 0, max: 100 });
            await session.complete();
            await session.terminate();
        }""",
        ACTIVITY,
    )
    theirs = list(store.statements)

    def shape(statement: dict[str, Any]) -> tuple[Any, ...]:
        verb, context = statement["verb"]["id"], statement["context"]
        judged = verb.endswith(("answered",))
        result = None if judged else sorted(statement.get("result", {}))
        return verb, sorted(categories(statement)), sorted(context["extensions"]), context["registration"], result

    assert [shape(each) for each in ours] == [shape(each) for each in theirs]

    store.statements[:] = ours
    read = page.evaluate(
        """async ([endpoint, auth]) => {
            const { data } = await new XAPI({ endpoint, auth }).getStatements();
            return data.statements.map(({ verb }) => verb.id);
        }""",
        [f"{store.url}/xapi/", f"Basic {TOKEN}"],
    )
    assert read == [each["verb"]["id"] for each in reversed(ours)]
