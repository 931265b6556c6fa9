"""The licences of what the site is made of: nothing without its text, and each found again on the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from playground.page.assets import STATIC
from playground.site import licences
from playground.site.licences import Licence, LicenceError, files, lacking, page


@pytest.fixture(scope="module")
def found() -> list[Licence]:
    return licences.licences()


def test_all_that_is_shipped_is_listed(found: list[Licence]) -> None:
    names = {each.name for each in found}
    bundled = json.loads((STATIC / "bundled.json").read_text())
    assert {package for packages in bundled.values() for package in packages} <= names
    assert {"Pyodide", "CPython", "bokeh", "panel", "mkdocs-material", "Material Design Icons"} <= names
    wheels = {path.name.split("-")[0].replace("_", "-") for path in (STATIC / "sandbox").glob("*.whl")}
    assert wheels - names == {"rerun-playground-sandbox"}  # our own


def test_each_says_which_files_it_is_in(found: list[Licence]) -> None:
    uses = {each.name: each.use for each in found}
    assert uses["idiomorph"] == "playground.bundle.js"
    assert {"playground.bundle.js", "rerun-speaker.js"} <= set(uses["dompurify"].split(", "))


def test_of_scripts_that_others_have_bundled_the_notices_are_kept(found: list[Licence]) -> None:
    texts = {each.name: each.text for each in found}
    assert "jQuery Mousewheel" in texts["bokeh"]
    assert "clipboard.js" in texts["mkdocs-material"]


def test_what_brings_no_licence_fails_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    row = {"name": "left-pad", "version": "1.0", "licence": "MIT", "use": "", "source": "", "text": " "}
    (tmp_path / "licences.json").write_text(json.dumps([row]))
    monkeypatch.setattr(licences, "STATIC", tmp_path)
    with pytest.raises(LicenceError, match=r"left-pad 1\.0 is part of the site and brings no licence along"):
        licences.licences()


def test_the_page_leads_to_each_text(found: list[Licence]) -> None:
    text, made = page(found), files(found)
    assert len(made) == len(found) + 1  # no two have the same name
    for each in found:
        assert f'<a href="{each.file}">' in text
        assert each.text.strip() in made[each.file]


def test_a_source_is_a_link_only_if_it_is_one() -> None:
    sources = ("https://example.org/a", "javascript:alert(1)")
    text = page(Licence(f"n{number}", "1", "<b>", "", source, "t") for number, source in enumerate(sources))
    assert '<a href="https://example.org/a">n0</a>' in text
    assert "javascript:" not in text
    assert "&lt;b&gt;" in text


def test_a_copy_without_its_licences_is_told(tmp_path: Path, found: list[Licence]) -> None:
    (tmp_path / "licences").mkdir()
    for name, text in {"index.html": "x", **files(found)}.items():
        (tmp_path / "licences" / name).write_text(text)
    assert list(lacking(tmp_path)) == []
    (tmp_path / "licences" / "zlib.txt").write_text("")
    assert list(lacking(tmp_path)) == ["licences/zlib.txt is missing, a licence that belongs to this site"]
