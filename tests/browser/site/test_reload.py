"""A page of a watched site reloads when there is a new one, under the site's own policy too."""

import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from playground.site.policy import with_policy
from playground.site.serve import SiteServer
from playground.site.watching import Watch


@pytest.mark.offsite
def test_an_open_page_reloads_when_a_lesson_was_saved(browser: Browser, tmp_path: Path) -> None:
    lesson, site = tmp_path / "lesson.md", tmp_path / "site"
    site.mkdir()

    def build() -> bool:
        page = f"<!doctype html><html><head><title>T</title></head><body><h1>{lesson.read_text()}</h1></body></html>"
        (site / "index.html").write_text(with_policy(page))
        return True

    lesson.write_text("Old")
    build()
    watch = Watch([lesson], build)
    with SiteServer(site, watch=watch) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        page = browser.new_page()
        page.goto(server.url)
        for text in ("New", "Newer"):
            lesson.write_text(text)
            watch.look()
            expect(page.get_by_role("heading")).to_have_text(text)
        page.close()
        server.shutdown()
