"""Links in the texts of lessons: which lead somewhere."""

from pathlib import Path

import pytest

from playground.course.lessons import load_lessons
from playground.course.new import begin
from playground.course.places import Places


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Two lessons, a page of the docs folder, and one that only a plugin makes."""
    for title in ("One", "Two"):
        begin(title, tmp_path / "lessons" / "01_basics")
    (tmp_path / "mkdocs.yml").write_text("site_name: X\nnav: [A: [made.md]]\nx: !ENV Y\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "rules.md").write_text("# Rules\n\n## What's *a* rule?\n\n### Named {#by-name}\n")
    return tmp_path / "lessons"


def loose(course: Path, text: str) -> list[str]:
    path = course / "01_basics" / "01_one" / "lesson.md"
    path.write_text(path.read_text().split("\n---\n")[0] + f"\n---\n\n## Here\n\n{text}\n")
    lesson = load_lessons(course)[0].lessons[0]
    return [line.removeprefix(f"{path}, ") for line in Places(course).loose(lesson)]


@pytest.mark.parametrize(
    "target",
    [
        "two.md",
        "two.md#your-turn",
        "#here",
        "../../rules.md#whats-a-rule",
        "../../rules.md#by-name",
        "../../made.md#whatever",
        "https://example.org/x",
    ],
)
def test_a_link_that_leads_somewhere(course: Path, target: str) -> None:
    assert loose(course, f"[x]({target})") == []


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("three.md", "there is no page learn/basics/three.md, seen from learn/basics/one.md"),
        ("../../rules.md#other", "rules.md has no heading with the id other"),
        ("two.md#other", "lesson.md has no heading with the id other"),
        ("#other", "lesson.md has no heading with the id other"),
        ("/learn/basics/two/", "it begins with /"),
    ],
)
def test_a_link_that_leads_nowhere(course: Path, target: str, why: str) -> None:
    (line,) = loose(course, f"First.\n\n[x]({target})")
    assert line.startswith(f"line 22: the link to {target} leads nowhere: {why}")


def test_code_has_no_links(course: Path) -> None:
    assert loose(course, "`[x](no.md)`\n\n```\n[x](no.md)\n```") == []


def test_without_a_site_only_lessons_are_known(course: Path) -> None:
    (course.parent / "mkdocs.yml").unlink()
    assert loose(course, "[x](two.md) [x](../../index.md)") == []
