"""The list of a site's files, by which a copy is known to be whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from playground.site.manifest import FILE, ManifestError, faults, read_manifest, write_manifest


def site_in(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text)
    write_manifest(folder)
    return folder


def test_a_site_is_whole_as_it_was_built(tmp_path: Path) -> None:
    site = site_in(tmp_path, one="1", other="2")
    assert list(read_manifest(site)) == ["one", "other"]
    assert list(faults(site)) == []
    (site / "added").touch()  # by a server, as a rule: it breaks nothing
    assert list(faults(site)) == []


def test_each_file_that_is_wrong_is_named(tmp_path: Path) -> None:
    site = site_in(tmp_path, changed="1", gone="2", right="3")
    (site / "changed").write_text("9")
    (site / "gone").unlink()
    assert list(faults(site)) == ["changed is not as it was built", "gone is missing"]


def test_of_many_some_are_named(tmp_path: Path) -> None:
    site = site_in(tmp_path, **{f"file{number:02}": "" for number in range(30)})
    for path in site.glob("file*"):
        path.unlink()
    told = list(faults(site))
    assert told[:2] == ["file00 is missing", "file01 is missing"]
    assert told[-1] == "and 20 files more"


def test_written_anew_it_says_the_same(tmp_path: Path) -> None:
    first = (site_in(tmp_path, one="1") / FILE).read_text()
    write_manifest(tmp_path)
    assert (tmp_path / FILE).read_text() == first


@pytest.mark.parametrize("text", ["{", "[]", json.dumps({"index.html": 3})])
def test_what_is_no_list_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(ManifestError, match="build or install the site again"):
        list(faults(tmp_path))
