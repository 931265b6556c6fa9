"""Where a package is opened otherwise than it should be, or by several: it says what is so, and the lessons work."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from playground.page.embed import write_assets
from tests.browser.embed.conftest import OpenServer, _serve
from tests.browser.lms.conftest import MODULES, Learner
from tests.browser.lms.course import SOLUTION, WRONG

ALONE = "Not opened from a course: nothing is reported, and what you do stays in this browser."
STAND_IN = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A stand-in</title>
<link rel="icon" href="data:,">
<style>iframe {{ width: 100%; height: 95vh }}</style>
<script src="cross-frame-api.min.js"></script>
<script>window.API = new CrossFrameAPI("{school}", window.parent);</script>
<iframe title="Lessons" src="package/launch.html"></iframe></html>"""
SCHOOL = """<!doctype html><html lang="en"><meta charset="utf-8"><title>School</title><link rel="icon" href="data:,">
<style>iframe {{ width: 100%; height: 95vh }}</style>
<script src="scorm12.min.js"></script><script src="cross-frame-lms.min.js"></script>
<script>
const api = new Scorm12API({{}});
api.cmi.core.student_id = "learner-1";
{kept}
new CrossFrameLMS(api, "{origin}");
</script><iframe title="Course" src="{address}"></iframe></html>"""


def test_without_a_system_the_lessons_work_and_nothing_is_said_wrongly(
    open_page: Callable[..., Page], package: Callable[..., Path]
) -> None:
    package("scorm12")
    page = open_page()
    page.goto("scorm12/package/launch.html")
    learner = Learner(page, frames=0)
    expect(learner.status).to_have_text(ALONE)
    learner.open("Turn it on")
    learner.ready()
    learner.answer(SOLUTION, "Passed.")
    expect(page.get_by_role("button", name="Save and leave")).to_be_hidden()

    page.reload()

    expect(
        learner.lessons.get_by_text("1 of 1 done").or_(learner.lessons.get_by_text("All 1 done")).first
    ).to_be_visible()
    page.get_by_role("link", name="All lessons").click()
    learner.open("Look at it")


@pytest.mark.offsite
@pytest.mark.console_errors  # the browser notes a field that waits for a click
def test_in_a_strangers_frame_scorm_has_no_system(
    open_page: Callable[..., Page], package: Callable[..., Path], frame: Callable[[str], str], site_url: str
) -> None:
    package("scorm12")
    page = open_page()
    page.goto(frame(f"{site_url}scorm12/package/launch.html"))
    learner = Learner(page)
    expect(learner.status).to_have_text(ALONE)
    learner.open("Turn it on")
    learner.ready()
    learner.answer(SOLUTION, "Passed.")


@pytest.mark.offsite
@pytest.mark.console_errors
def test_a_stand_in_for_a_system_of_another_origin_is_waited_for(
    open_page: Callable[..., Page],
    package: Callable[..., Path],
    serve: Callable[[Path], str],
    tmp_path: Path,
    site_url: str,
) -> None:
    """scorm-again's CrossFrameAPI in a window of the package's origin, its CrossFrameLMS in the school's page."""
    folder = package("scorm12").parent
    school = serve(tmp_path)
    dist = MODULES / "scorm-again" / "dist"
    (folder / "cross-frame-api.min.js").write_bytes((dist / "cross-frame-api.min.js").read_bytes())
    (folder / "stand-in.html").write_text(STAND_IN.format(school=school.rstrip("/")), encoding="utf-8")
    for name in ("scorm12.min.js", "cross-frame-lms.min.js"):
        (tmp_path / name).write_bytes((dist / name).read_bytes())

    def put(kept: str = "") -> None:
        address, origin = f"{site_url}scorm12/stand-in.html", site_url.rstrip("/")
        (tmp_path / "index.html").write_text(SCHOOL.format(kept=kept, origin=origin, address=address), "utf-8")

    put()
    page = open_page()
    page.goto(school)
    learner = Learner(page, frames=2)
    learner.known("0 of 2")
    learner.open("Look at it")
    learner.known("1 of 2")
    expect(page.locator("html")).to_be_attached()
    data = page.evaluate(
        """async () => {
            while (!api.cmi.suspend_data) await new Promise(requestAnimationFrame);
            return api.renderCMIToJSONObject().cmi;
        }"""
    )
    assert data["core"]["lesson_status"] == "incomplete"
    put(f"api.cmi.suspend_data = {json.dumps(data['suspend_data'])};")

    page.goto(school)

    learner.at("Look at it")
    learner.known("1 of 2")


@pytest.mark.console_errors  # scorm-again logs what it refuses
def test_a_system_that_does_not_save_is_told_of_and_asked_again(
    open_page: Callable[..., Page], system: Callable[..., str]
) -> None:
    page = open_page()
    answers = [{"result": "false", "errorCode": 101}]

    def commit(route: Route) -> None:
        route.fulfill(status=200, content_type="application/json", body=json.dumps(answers[-1]))

    page.route("**/commit", commit)
    page.clock.install()
    page.goto(system("scorm12", '{lmsCommitUrl: "commit"}'))
    learner = Learner(page)
    expect(learner.status).to_contain_text("Your course has not taken your results (error 101")
    expect(learner.status).to_contain_text("It is tried again")

    answers.append({"result": "true", "errorCode": 0})
    page.clock.fast_forward(15_000)

    learner.known("0 of 2")


@pytest.mark.console_errors
def test_a_frame_that_is_loaded_again_says_that_its_launch_is_over(
    open_page: Callable[..., Page], system: Callable[..., str]
) -> None:
    page = open_page()
    page.goto(system("scorm12"))
    learner = Learner(page)
    learner.known("0 of 2")

    page.locator("iframe").evaluate("frame => frame.contentWindow.location.reload()")

    expect(learner.status).to_contain_text("Your course cannot be told of what you do here: error ")
    learner.open("Look at it")


def come(page: Page, cmi: str) -> None:
    """Another learner sits down: the system has what is theirs."""
    page.goto("scorm12/nobody.html")
    page.evaluate("text => sessionStorage.setItem('cmi', text)", cmi)
    page.goto("scorm12/")


def test_what_one_learner_wrote_at_a_computer_is_not_shown_to_another(
    open_page: Callable[..., Page], system: Callable[..., str]
) -> None:
    page = open_page()
    page.goto(system("scorm12"))
    learner = Learner(page)
    learner.known("0 of 2")
    learner.open("Turn it on")
    learner.ready()
    learner.answer(WRONG, "It is dark")
    editor = learner.lessons.get_by_role("region", name="Script").get_by_role("textbox")
    learner.known("0 of 2")

    other = json.loads(page.evaluate("sessionStorage.getItem('cmi')"))
    mine = json.dumps(other)
    other["core"]["student_id"], other["suspend_data"], other["interactions"] = "learner-2", "", {}
    come(page, json.dumps(other))
    learner.open("Turn it on")
    learner.ready()
    expect(editor).to_contain_text('state = "Off"')

    come(page, mine)
    learner.at("Turn it on")
    learner.ready()
    expect(editor).to_contain_text('state = "Dark"')


@pytest.mark.offsite
def test_a_light_package_has_its_python_from_the_schools_own_place(
    open_page: Callable[..., Page], package: Callable[..., Path], tmp_path: Path
) -> None:
    write_assets(tmp_path / "rerun")
    for url in _serve(OpenServer(tmp_path)):
        folder = package("scorm12", "light", python_from=f"{url}rerun")
        assert sum(path.stat().st_size for path in folder.rglob("*")) < 6_000_000
        page = open_page()
        page.goto("light/package/launch.html")
        learner = Learner(page, frames=0)
        learner.open("Turn it on")
        learner.ready()
        learner.answer(SOLUTION, "Passed.")


@pytest.mark.offsite
@pytest.mark.console_errors
def test_a_light_package_says_what_is_wrong_with_that_place(
    open_page: Callable[..., Page], package: Callable[..., Path], serve: Callable[[Path], str], tmp_path: Path
) -> None:
    package("scorm12", "astray", python_from=f"{serve(tmp_path)}nowhere")
    page = open_page()
    page.goto("astray/package/launch.html")
    learner = Learner(page, frames=0)
    learner.open("Turn it on")
    expect(learner.lessons.get_by_text("/nowhere/sandbox/").first).to_be_visible()
