"""While a site is watched: what is saved makes a new one, and the pages that are open hear of it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.site.serve import SiteServer
from playground.site.watching import RELOADER, Watch
from tests.site.test_serve import Answer


class Builds:
    """Stands for the build: how often it was asked, and whether it succeeds."""

    def __init__(self) -> None:
        self.count = 0
        self.good = True

    def __call__(self) -> bool:
        self.count += 1
        return self.good


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    (tmp_path / "lessons" / "one").mkdir(parents=True)
    (tmp_path / "lessons" / "one" / "lesson.md").write_text("One")
    (tmp_path / "mkdocs.yml").write_text("")
    return tmp_path / "lessons"


@pytest.fixture
def builds() -> Builds:
    return Builds()


@pytest.fixture
def watch(lessons: Path, builds: Builds) -> Watch:
    return Watch([lessons, lessons.parent / "mkdocs.yml"], builds)


def test_nothing_saved_is_nothing_built(watch: Watch, builds: Builds) -> None:
    assert not watch.look()
    assert builds.count == 0


def test_what_is_saved_made_or_deleted_is_built_once(watch: Watch, builds: Builds, lessons: Path) -> None:
    lesson = lessons / "one" / "lesson.md"
    for change in (
        lambda: lesson.write_text("One and more"),
        lambda: (lessons / "two.py").write_text(""),
        lambda: (lessons / "two.py").unlink(),
        lambda: (lessons.parent / "mkdocs.yml").write_text("site_name: X"),
    ):
        before = builds.count, watch.version
        change()
        assert watch.look()
        assert not watch.look()
        assert builds.count == before[0] + 1
        assert watch.version != before[1]


def test_what_no_site_is_made_of_is_not_looked_at(watch: Watch, lessons: Path) -> None:
    (lessons / "one" / ".lesson.md.swp").write_text("")
    (lessons / "one" / "x.pyc").write_text("")
    assert not watch.look()


def test_a_build_that_fails_leaves_the_pages_alone(watch: Watch, builds: Builds, lessons: Path) -> None:
    version, builds.good = watch.version, False
    (lessons / "one" / "lesson.md").write_text("Wrong")

    assert not watch.look()
    assert watch.version == version
    assert watch.other_than(version, 0) == version

    builds.good = True
    (lessons / "one" / "lesson.md").write_text("Right again")
    assert watch.look()


@pytest.fixture
def server(tmp_path: Path, watch: Watch) -> Iterator[SiteServer]:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<h1>Home</h1>")
    with SiteServer(site, watch=watch) as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield running
        running.shutdown()


def test_a_page_asks_until_there_is_a_new_version(server: SiteServer, watch: Watch, lessons: Path) -> None:
    version = watch.version
    page = Answer(server, "/")
    assert page.body.decode() == f'<h1>Home</h1><script type="module" src="/.reload.js?{version}"></script>'
    assert page.headers["Cache-Control"] == "no-store"
    assert Answer(server, "/.reload.js").body.decode() == RELOADER
    answers: list[bytes] = []
    asking = threading.Thread(target=lambda: answers.append(Answer(server, f"/.reload?{version}").body))
    asking.start()

    (lessons / "one" / "lesson.md").write_text("Changed")
    watch.look()

    asking.join()
    assert answers == [watch.version.encode()]
    assert Answer(server, f"/.reload?{version}").body == watch.version.encode()  # it comes late: at once


def test_a_site_that_nobody_watches_has_no_such_address(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>Home</h1>")
    with SiteServer(tmp_path) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        assert Answer(server, "/").body == b"<h1>Home</h1>"
        assert Answer(server, "/.reload").status == 404
        server.shutdown()
