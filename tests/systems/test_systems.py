"""`make systems`: the same fences in ProperDocs, with mkdocs-macros, and in Zensical, built as their users do."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from playground.site.serve import SiteServer
from tests.browser.chromium import launch
from tests.browser.playgrounds import BOOT, PlaygroundPane

FENCE = """```rerun
import streamlit as st

d = {"a": {"b": 1}}
if st.button("Add"):
    st.write(f"{{{d}}} added")
```
"""
PAGES = {
    "index.md": f"# Home\n\n{FENCE}",
    "guide/one.md": f"# One\n\n* item\n\n    {FENCE.replace(chr(10), chr(10) + '    ')}\n\n!!! note\n\n    text\n",
}
SETTINGS = """
site_name: T
site_url: https://example.org/below/
strict: true
theme: {name: material, font: false}
markdown_extensions: [attr_list, admonition, pymdownx.superfences%s]
"""
SYSTEMS = {
    "properdocs": SETTINGS % "" + "plugins: [search, macros, rerun]\n",
    "zensical": SETTINGS % ", playground.markdown"
    + "extra_css: [assets/rerun/rerun-example.css]\n"
    + "extra_javascript: [{path: assets/rerun/rerun.js, type: module}]\n",
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def build(folder: Path, system: str, pages: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Build the pages with a system's own command."""
    for name, text in {"mkdocs.yml": SYSTEMS[system], **{f"docs/{name}": text for name, text in pages.items()}}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    more = ["-f", "mkdocs.yml"] if system == "properdocs" else []
    command = [sys.executable, "-m", system, "build", *more]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("system", SYSTEMS)
def test_fences_live(tmp_path: Path, chromium: Browser, system: str) -> None:
    if system == "zensical":
        subprocess.run(
            [sys.executable, "-m", "playground", "assets", str(tmp_path / "docs/assets/rerun")], check=True, timeout=120
        )
    done = build(tmp_path, system, PAGES)
    assert done.returncode == 0, done.stderr

    found = next((tmp_path / "site").rglob("search*.json")).read_text(encoding="utf-8")
    assert "added" in found
    with SiteServer(tmp_path / "site") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page()
        for path in ("", "guide/one/"):
            page.goto(server.url + path)
            page.get_by_role("button", name="Add").click()
            app = PlaygroundPane(page, "app.py").app
            expect(app.get_by_text("{{'a': {'b': 1}}} added")).to_be_visible(timeout=BOOT)
        server.shutdown()


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_wrong_fence_stops_the_build_with_page_and_line(tmp_path: Path, system: str) -> None:
    done = build(tmp_path, system, {"guide/one.md": "# One\n\n```rerun\n#| hieght: 3\n1\n```\n"})
    assert done.returncode != 0
    assert "guide/one.md, line 4: There is no option `hieght`. Did you mean `height`?" in done.stdout + done.stderr
