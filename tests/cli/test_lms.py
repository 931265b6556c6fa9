"""`export-course`: what it writes and prints, and how it says what is wrong."""

import zipfile
from pathlib import Path

import pytest

import playground.lms.package
import playground.site.plugin
from playground.cli import main
from playground.cli.lms import FORMATS
from playground.lms import manifest
from tests.browser.lms.course import write_course


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "rerun-lms.js").write_text("")
    monkeypatch.setattr(playground.site.plugin, "write_assets", lambda out, **more: out.mkdir(parents=True))
    monkeypatch.setattr(playground.lms.package, "STATIC", tmp_path)
    return write_course(tmp_path)


def test_it_says_how_large_the_package_is(course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.zip"
    options = ["--lessons", str(course), "--title", "My course", "--mastery", "80", "--id", "https://s.example/c"]

    assert main(["export-course", "--format", "scorm12", "--out", str(out), *options]) == 0

    said = capsys.readouterr().out
    assert said.startswith(f"{out}: 2 lessons, ")
    assert said.endswith(" MB unpacked\n")
    with zipfile.ZipFile(out) as package:
        text = package.read("imsmanifest.xml").decode()
    assert "<title>My course</title>" in text
    assert "<adlcp:masteryscore>80</adlcp:masteryscore>" in text
    assert 'identifier="rerun-https-s.example-c"' in text


def test_what_is_wrong_is_one_line(course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = ["--out", str(tmp_path / "out.zip"), "--lessons", str(course)]

    assert main(["export-course", "nothing", "--format", "cmi5", *out]) == 2

    assert capsys.readouterr().err.startswith("rerun-playground: there is no lesson or chapter nothing in ")
    for wrong in (["--mastery", "101"], ["--format", "scorm"]):
        with pytest.raises(SystemExit):
            main(["export-course", "--format", "cmi5", *out, *wrong])


def test_it_knows_the_formats_that_there_are() -> None:
    assert FORMATS == manifest.FORMATS
