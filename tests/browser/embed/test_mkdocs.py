"""Fences on a site of Material's below a path, with instant navigation: still, live, without JavaScript, in a frame."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Page, expect

from playground.site.serve import SiteServer
from tests.browser.embed.conftest import COUNTER, asked
from tests.browser.playgrounds import BOOT, PlaygroundPane, until, workers
from tests.browser.site.test_instant import enter, is_swapped, kept

FENCE = f"```rerun\n#| name: Number {{}}\n{COUNTER.replace('Add', 'Add{}')}```\n"
FILES = {
    "mkdocs.yml": """\
site_name: Ten
site_url: {url}docs/
strict: true
theme: {{name: material, font: false, features: [navigation.instant]}}
plugins: [search, {{rerun: {{csp: true}}}}]
markdown_extensions: [attr_list, admonition, pymdownx.superfences]
""",
    "docs/index.md": "# Home\n\n[To the ten](guide/ten.md)\n\n" + FENCE.format("home", ""),
    "docs/guide/ten.md": "# Ten\n\n[Home](../index.md)\n\n" + "\n".join(FENCE.format(n, f" {n}") for n in range(10)),
    "around.html": """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Somebody's page</title>
<link rel="icon" href="data:,"></head><body><iframe title="Docs" src="docs/?embed" width="700" height="300"></iframe>
<script>addEventListener("message", ({{ data }}) => {{ if (data.rerun === "height") told = data.height; }})</script>
</body></html>""",
}


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address above a small site that lies in ``docs/``."""
    folder = tmp_path_factory.mktemp("ten")
    (folder / "site").mkdir()
    with SiteServer(folder / "site") as server:
        for name, text in FILES.items():
            path = (folder / "site" if name.endswith(".html") else folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text if path.suffix == ".md" else text.format(url=server.url), encoding="utf-8")
        config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site" / "docs"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


def test_nothing_is_loaded_before_a_touch_and_pages_are_swapped_there_and_back(page: Page) -> None:
    paths = asked(page)
    enter(page, "docs/")
    page.get_by_role("main").get_by_role("link", name="To the ten").click()
    expect(page.get_by_role("heading", level=1, name="Ten")).to_be_visible()
    runs = page.get_by_role("button", name="Run", exact=True)
    expect(runs).to_have_count(10)
    expect(runs.last).to_be_enabled()
    assert is_swapped(page)
    assert not [path for path in paths if "playground.bundle" in path or "sandbox" in path or "bokeh" in path]
    assert workers(page) == 0

    page.get_by_role("button", name="Add 3").click()
    expect(PlaygroundPane(page, "Number 3").app.get_by_text("Count: 1")).to_be_visible(timeout=BOOT)
    page.locator(".rerun-example", has_text="Number 9").get_by_role("button", name="Run", exact=True).click()
    PlaygroundPane(page, "Number 9").expect_runs(1)
    assert workers(page) == 1

    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Home")).to_be_visible()
    until(page, lambda: kept(page), [0, 0])
    page.get_by_role("button", name="Add").click()
    expect(PlaygroundPane(page, "Number home").app.get_by_text("Count: 1")).to_be_visible(timeout=BOOT)
    assert is_swapped(page)


def test_without_javascript_and_in_print_all_can_be_read(open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("docs/guide/ten/")
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        expect(page.get_by_text("st.session_state.count += 1").last).to_be_visible()
        expect(page.get_by_text("Count: 0")).to_have_count(10)
        expect(page.get_by_text("Count: 0").last).to_be_visible()
    expect(page.get_by_role("button", name="Run", exact=True)).to_have_count(0)


def test_a_page_in_a_frame_has_nothing_around_it_and_tells_its_height(page: Page) -> None:
    page.goto("around.html")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1, name="Home")).to_be_visible()
    expect(frame.get_by_role("banner")).to_have_count(0)
    expect(frame.get_by_role("contentinfo")).to_have_count(0)
    page.wait_for_function("() => window.told > 300")
    with page.expect_popup() as opened:
        frame.get_by_role("link", name="To the ten").click()
    expect(opened.value.get_by_role("banner")).to_be_visible()
