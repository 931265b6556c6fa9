"""The service worker of a site: what it knows of the site's files, and that no other site gets one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from playground.page.assets import FIGURE_SCRIPTS, assets_version
from playground.site.manifest import hash_of
from playground.site.offline import WORKER, write_service_worker

OWN = Path(__file__).parents[2] / "site"


def told(site: Path) -> dict[str, Any]:
    """What the worker knows of the site."""
    found = re.search(r"^const SITE = (\{.*\});", (site / WORKER).read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return json.loads(found[1])


def made(folder: Path, *, offline: bool) -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n")
    (folder / "mkdocs.yml").write_text(
        f"site_name: Ours\nplugins:\n  - rerun: {{offline: {str(offline).lower()}}}\n  - search\n"
    )
    config = load_config(str(folder / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder / "site"


def test_a_site_gets_one_only_if_it_asks(tmp_path: Path) -> None:
    site = made(tmp_path, offline=False)
    assert not (site / WORKER).exists()
    assert list(site.rglob("*offline*")) == []
    assert "offline" not in (site / "index.html").read_text()


def test_what_other_plugins_write_is_known_too(tmp_path: Path) -> None:
    site = made(tmp_path, offline=True)
    files = told(site)["files"]
    assert files["search/search_index.json"] == hash_of(site / "search" / "search_index.json")[:32]
    page = (site / "index.html").read_text()
    assert '<script src="assets/rerun-offline.js" type="module">' in page
    assert 'href="assets/rerun-offline.css"' in page


def test_every_file_that_pages_load_is_known() -> None:
    site = told(OWN)
    known = set(site["files"])
    there = {path.relative_to(OWN).as_posix() for path in OWN.rglob("*") if path.is_file()}
    left = {name for name in there - known if not name.endswith(".map")}
    assert left == {"404.html", "service-worker.js", "site-files.json", "sitemap.xml", "sitemap.xml.gz"}
    assert known <= there
    assert site["query"] == f"?v={assets_version()}"


def test_what_python_starts_with_comes_at_once_and_the_rest_later() -> None:
    later = set(told(OWN)["later"])
    base = "assets/rerun"
    assert {f"{base}/{name}" for name in FIGURE_SCRIPTS} <= later
    assert any(name.startswith(f"{base}/sandbox/tzdata") for name in later)
    needed = json.loads((OWN / base / "sandbox" / "files.json").read_text())
    assert later & {f"{base}/sandbox/{name}" for name in needed} <= {f"{base}/sandbox/version.txt"}
    assert not later & {f"{base}/playground.bundle.js", f"{base}/sandbox/python.snapshot", "play/index.html"}
    assert [name for name in later if name.endswith((".html", ".css"))] == []


def test_a_version_is_named_after_all_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("One")
    write_service_worker(tmp_path, "assets/rerun")
    first = (tmp_path / WORKER).read_text()
    write_service_worker(tmp_path, "assets/rerun")
    assert (tmp_path / WORKER).read_text() == first
    (tmp_path / "index.html").write_text("Two")
    write_service_worker(tmp_path, "assets/rerun")
    assert told(tmp_path)["version"] not in first


@pytest.mark.parametrize("name", [".htaccess", ".well-known/security.txt"])
def test_what_is_for_the_server_is_not_the_readers(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    write_service_worker(tmp_path, "assets/rerun")
    assert told(tmp_path)["files"] == {}
