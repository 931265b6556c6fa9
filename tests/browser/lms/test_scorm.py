"""Packages of SCORM 1.2 and 2004 in a real run-time: what the school's system then knows, also after a reload."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.lms.conftest import Learner
from tests.browser.lms.course import SOLUTION, WRONG

STANDARDS = ("scorm12", "scorm2004")


def cmi(page: Page) -> dict[str, Any]:
    """What the system has, as it would store it."""
    found: dict[str, Any] = page.evaluate("() => JSON.parse(sessionStorage.getItem('cmi'))")
    return found


def refused(page: Page) -> list[list[str]]:
    """The calls that the run-time has refused."""
    found: list[list[str]] = page.evaluate("refused")
    return found


def status(standard: str, data: dict[str, Any]) -> list[str]:
    if standard == "scorm12":
        return [data["core"]["lesson_status"]]
    return [data["completion_status"], data["success_status"]]


def score(standard: str, data: dict[str, Any]) -> tuple[str, str, str]:
    found = data["core"]["score"] if standard == "scorm12" else data["score"]
    return found["min"], found["raw"], found["max"]


def response(standard: str, interaction: dict[str, Any]) -> str:
    return str(interaction["student_response" if standard == "scorm12" else "learner_response"])


@pytest.mark.parametrize("standard", STANDARDS)
def test_what_a_learner_does_is_reported_and_goes_on_after_a_reload(
    open_page: Callable[..., Page], system: Callable[..., str], standard: str
) -> None:
    page = open_page()
    page.goto(system(standard))
    learner = Learner(page)
    learner.known("0 of 2")
    learner.open("Turn it on")
    learner.ready()
    learner.predict("1", "On")
    learner.answer(WRONG, "It is dark")
    learner.known("0 of 2")

    wrong = cmi(page)

    bad = {"scorm12": "wrong", "scorm2004": "incorrect"}[standard]
    first = wrong["interactions"]
    assert [first[key]["id"] for key in ("0", "1")] == ["light/turn-it-on/predict-1", "light/turn-it-on/check"]
    assert [first[key]["result"] for key in ("0", "1")] == [bad, bad], "the header said Off"
    assert response(standard, first["0"]) == {"scorm12": "1, On", "scorm2004": "1[,]On"}[standard]
    told = {"scorm12": "It is dark", "scorm2004": 'import streamlit as st↵↵state = "Dark"↵'}[standard]
    assert told in response(standard, first["1"])
    assert status(standard, wrong)[0] == "incomplete"
    assert score(standard, wrong) == ("0", "0", "100")

    page.reload()
    learner.at("Turn it on")
    learner.ready()
    learner.answer(SOLUTION, "Passed.")
    learner.known("1 of 2")

    passed = cmi(page)

    second = passed["interactions"]
    assert [key for key in second if key.isdigit()] == ["0", "1"], "a question that is asked again has its place"
    assert (second["1"]["id"], second["1"]["result"]) == ("light/turn-it-on/check", "correct")
    assert score(standard, passed) == ("0", "100", "100")
    assert status(standard, passed)[0] == "incomplete"

    learner.lessons.get_by_role("link", name="Look at it").first.click()
    learner.at("Look at it")
    learner.known("2 of 2")
    assert status(standard, cmi(page)) == {"scorm12": ["completed"], "scorm2004": ["completed", "passed"]}[standard]
    assert refused(page) == []

    learner.launch.get_by_role("button", name="Save and leave").click()
    expect(learner.status).to_have_text("2 of 2 lessons done. Reported to your course: you can close this window.")
    last = page.evaluate("calls.at(-1)")
    assert last[0] in ("LMSFinish", "Terminate")
    assert last[-1] == "true"
    time = (cmi(page)["core"] if standard == "scorm12" else cmi(page))["session_time"]
    assert time not in ("", "00:00:00", "PT0S")

    page.reload()
    learner.at("Look at it")
    learner.known("2 of 2")
    assert status(standard, cmi(page))[0] == "completed", "what was completed stays so"
    assert refused(page) == []
