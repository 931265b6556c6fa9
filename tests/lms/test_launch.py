"""The launch page: what it says of the lessons, and whom it may ask."""

import json
from pathlib import Path

import pytest

from playground.lms.choice import choose
from playground.lms.launch import launch_html, lessons_of, policy
from tests.browser.lms.course import write_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path)


def page(course: Path, wanted: str, title: str = "</script><b>") -> str:
    choice = choose(course, wanted, title)
    return launch_html(
        choice, standard="scorm12", activity="urn:a", start="index.html", passing=0.8, base="assets/rerun"
    )


def test_it_knows_the_lessons_and_which_of_them_are_judged(course: Path) -> None:
    assert lessons_of(choose(course, "all", "")) == [
        {"name": "light/turn-it-on", "title": "Turn it on", "url": "learn/light/turn-it-on.html", "judged": True},
        {"name": "light/look-at-it", "title": "Look at it", "url": "learn/light/look-at-it.html", "judged": False},
    ]


def test_what_it_knows_is_data_and_no_markup(course: Path) -> None:
    text = (course / "01_light" / "01_turn_it_on" / "lesson.md").read_text()
    (course / "01_light" / "01_turn_it_on" / "lesson.md").write_text(
        text.replace("title: Turn it on", 'title: "</script><b>\\"&"')
    )
    html = page(course, "all")
    data = html.split('id="course">')[1].split("</script>")[0]
    assert json.loads(data)["lessons"][0]["title"] == '</script><b>"&'
    assert "<b>" not in html
    assert 'title="&lt;/script&gt;&lt;b&gt;"' in html


def test_there_is_a_way_to_the_overview_where_there_are_several_lessons(course: Path) -> None:
    assert "All lessons" in page(course, "all")
    assert "All lessons" not in page(course, "turn-it-on")


def test_only_a_package_of_cmi5_may_ask_other_servers() -> None:
    for standard, asks in {"scorm12": "'none'", "scorm2004": "'none'", "cmi5": "http: https:"}.items():
        assert f"connect-src {asks};" in policy(standard)
        assert "script-src 'self';" in policy(standard)
