"""The pages of a package: only what was chosen, addresses of files, links to nothing else."""

from pathlib import Path

import pytest

import playground.site.plugin
from playground.lms.choice import choose
from playground.lms.pages import PagesError, build_pages, course_title, without_loose_links
from tests.browser.lms.course import write_course


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(playground.site.plugin, "write_assets", lambda out, **more: out.mkdir(parents=True))
    return write_course(tmp_path)


def built(course: Path, wanted: str, root: Path) -> Path:
    (root / "work").mkdir()
    build_pages(choose(course, wanted, "Light & more"), course.parent / "mkdocs.yml", root / "work", root / "out")
    return root / "out"


def test_all_lessons_have_an_overview_and_pages_with_names_of_files(course: Path, tmp_path: Path) -> None:
    out = built(course, "all", tmp_path)

    found = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html"))
    assert found == ["index.html", "learn/light/look-at-it.html", "learn/light/turn-it-on.html"]
    overview = (out / "index.html").read_text()
    assert "Light &amp; more" in overview
    assert 'href="learn/light/turn-it-on.html" data-lesson="light/turn-it-on"' in overview
    assert "http-equiv" in overview


def test_one_lesson_is_alone(course: Path, tmp_path: Path) -> None:
    out = built(course, "turn-it-on", tmp_path)

    page = (out / "learn/light/turn-it-on.html").read_text()
    assert not (out / "learn/light/look-at-it.html").exists()
    assert 'rel="next"' not in page
    assert '<a title="This page is not part of the package.">the next lesson</a>' in page


def test_links_within_the_package_stay_and_others_become_words(course: Path, tmp_path: Path) -> None:
    page = (built(course, "all", tmp_path) / "learn/light/turn-it-on.html").read_text()

    assert '<a href="look-at-it.html">the next lesson</a>' in page
    assert '<a title="This page is not part of the package.">what is not here</a>' in page


def test_what_no_page_asks_for_is_left_out(course: Path, tmp_path: Path) -> None:
    out = built(course, "all", tmp_path)

    files = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert not [name for name in files if name.endswith(".map") or "lunr" in name or name.startswith("sitemap")]
    assert "404.html" not in files


def test_links_are_looked_at_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a b.html").write_text("")
    page = tmp_path / "here.html"
    kept = '<a class="x" href="https://x.example/">x</a><a href="#y">y</a><a href="a%20b.html#z">z</a>'
    assert without_loose_links(kept, page, tmp_path) == kept
    loose = without_loose_links("<a class='x' href='../other.html'>x</a><abbr>", page, tmp_path)
    assert loose == "<a class='x' title=\"This page is not part of the package.\">x</a><abbr>"


def test_a_course_has_the_name_of_the_site_beside_it(course: Path) -> None:
    settings = course.parent / "mkdocs.yml"
    assert course_title(settings) == "Lessons"
    settings.write_text("site_name: Ours\n")
    assert course_title(settings) == "Ours"


def test_settings_that_cannot_be_read_are_told(course: Path, tmp_path: Path) -> None:
    settings = course.parent / "mkdocs.yml"
    settings.write_text("site_name: [\n")
    with pytest.raises(PagesError, match=r"mkdocs\.yml"):
        course_title(settings)


def test_the_course_says_how_its_markdown_is_read(course: Path, tmp_path: Path) -> None:
    (course.parent / "mkdocs.yml").write_text("site_name: Ours\nmarkdown_extensions: [abbr]\nstrict: true\n")
    lesson = course / "01_light" / "02_look_at_it" / "lesson.md"
    lesson.write_text(lesson.read_text() + "\nThe LMS.\n\n*[LMS]: A system\n")

    page = (built(course, "all", tmp_path) / "learn/light/look-at-it.html").read_text()

    assert '<abbr title="A system">LMS</abbr>' in page


def test_a_lesson_that_cannot_be_built_is_told(course: Path, tmp_path: Path) -> None:
    lesson = course / "01_light" / "02_look_at_it" / "lesson.md"
    lesson.write_text(lesson.read_text() + "\n```rerun\n#| expect: {runs: 7}\nimport streamlit as st\n```\n")

    with pytest.raises(PagesError, match="look-at-it"):
        built(course, "all", tmp_path)
