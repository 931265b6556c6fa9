"""A package as a file: what is in it, what keeps it from being written, and that it is there as a whole or not."""

import re
import zipfile
from pathlib import Path

import pytest

import playground.lms.package
import playground.site.plugin
from playground.lms import ExportError, export
from playground.page.assets import assets_version
from tests.browser.lms.course import write_course


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The course, and in the place of the megabytes one small file."""

    def assets(out: Path, **more: object) -> None:
        (out / "sandbox").mkdir(parents=True)
        (out / "sandbox" / "python.wasm").write_text("Python")

    static = tmp_path / "static"
    static.mkdir()
    (static / "rerun-lms.js").write_text("// reports\n")
    monkeypatch.setattr(playground.site.plugin, "write_assets", assets)
    monkeypatch.setattr(playground.lms.package, "STATIC", static)
    return write_course(tmp_path)


def entries(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return package.namelist()


def read(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


@pytest.mark.parametrize(("standard", "first"), [("scorm12", "imsmanifest.xml"), ("cmi5", "cmi5.xml")])
def test_a_package_has_its_manifest_at_the_top_and_all_that_it_names(
    course: Path, tmp_path: Path, standard: str, first: str
) -> None:
    made = export(course, tmp_path / "new" / "out.zip", standard=standard)

    found = entries(made.path)
    assert {first, "launch.html", "index.html", "assets/rerun/rerun-lms.js"} <= set(found)
    assert found == sorted(found)
    named = re.findall(r'<file href="([^"]+)"', read(made.path, first))
    assert named == ([] if standard == "cmi5" else [name for name in found if name != first])
    assert made.lessons == 2
    assert made.packed == made.path.stat().st_size < made.unpacked


def test_the_same_lessons_make_the_same_package(course: Path, tmp_path: Path) -> None:
    """The ids of Bokeh's models go on counting in one process: of pages with playgrounds only the rest is compared."""
    made = [export(course, tmp_path / f"{name}.zip", standard="scorm2004").path for name in ("one", "two")]

    def files(path: Path) -> list[tuple[str, object, int]]:
        with zipfile.ZipFile(path) as package:
            return [
                (entry.filename, entry.date_time, entry.CRC)
                for entry in package.infolist()
                if not entry.filename.startswith("learn/")
            ]

    assert files(made[0]) == files(made[1])


def test_a_course_is_left_as_it_was(course: Path, tmp_path: Path) -> None:
    before = sorted(course.parent.rglob("*"))
    export(course, tmp_path / "out.zip", standard="scorm12")
    assert sorted(set(course.parent.rglob("*")) - {tmp_path / "out.zip"}) == before


def test_one_lesson_begins_at_its_page(course: Path, tmp_path: Path) -> None:
    made = export(course, tmp_path / "out.zip", standard="cmi5", wanted="turn-it-on", iri="https://s.example/c")
    launch = read(made.path, "launch.html")
    assert '"start": "learn/light/turn-it-on.html"' in launch
    assert '"activity": "https://s.example/c/lessons"' in launch
    assert '<langstring lang="en">The header comes too early.</langstring>' in read(made.path, "cmi5.xml")


def test_a_light_package_asks_one_place_for_python(course: Path, tmp_path: Path) -> None:
    made = export(course, tmp_path / "out.zip", standard="scorm12", python_from="https://s.example/rerun/")

    assert [name for name in entries(made.path) if "sandbox" in name] == ["assets/rerun/sandbox/worker.js"]
    worker = read(made.path, "assets/rerun/sandbox/worker.js")
    assert f'import("https://s.example/rerun/sandbox/worker.js?v={assets_version()}")' in worker
    page = read(made.path, "learn/light/turn-it-on.html")
    assert "connect-src 'self' https://s.example;" in page
    assert '<meta name="rerun-python" content="https://s.example/rerun/sandbox/">' in page
    assert "connect-src 'none'" in read(made.path, "launch.html")


@pytest.mark.parametrize("address", ["rerun", "ftp://s.example/", "https://", "https://s.example/?x", "javascript:x"])
def test_an_address_of_no_folder_is_refused(course: Path, tmp_path: Path, address: str) -> None:
    with pytest.raises(ExportError, match="is no address of a folder"):
        export(course, tmp_path / "out.zip", standard="scorm12", python_from=address)
    assert not (tmp_path / "out.zip").exists()


def test_what_cannot_be_exported_is_told(course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.zip"
    with pytest.raises(ExportError, match="scorm is no format: there are scorm12, scorm2004, cmi5"):
        export(course, out, standard="scorm")
    with pytest.raises(ExportError, match="no lesson or chapter other"):
        export(course, out, standard="scorm12", wanted="other")
    with pytest.raises(ExportError, match="there is no such folder"):
        export(tmp_path / "nowhere", out, standard="scorm12")
    with pytest.raises(ExportError, match="there is no score to be mastered"):
        export(course, out, standard="scorm12", wanted="look-at-it", mastery=80)
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot write"):
        export(course, tmp_path / "file" / "out.zip", standard="scorm12")
    monkeypatch.setattr(playground.lms.package, "STATIC", tmp_path / "none")
    with pytest.raises(ExportError, match=r"rerun-lms\.js is missing: build it"):
        export(course, out, standard="scorm12")
    assert not out.exists()


def test_half_a_package_is_none(course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.zip"
    out.write_text("the one before")

    def full(*given: object, **more: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(ExportError, match="the disk is full"):
        export(course, out, standard="scorm12")
    assert out.read_text() == "the one before"
    assert list(tmp_path.glob(".out.zip*")) == []
