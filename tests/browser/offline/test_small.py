"""A site that is kept by the browser: each version as a whole or not at all, and each page with its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import new_context
from tests.browser.offline.small import Server, write
from tests.browser.playgrounds import until

SOON = 20_000
NEWS = "A new version of this site is there."
ACTIVE = """async () => {
  const all = await navigator.serviceWorker.getRegistrations();
  return all.map(({ active, installing, waiting }) => [active?.state, !!(installing || waiting)]);
}"""
KEPT = """async (part) => {
  const found = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys())
      if (url.includes(part)) found.push(new URL(url).pathname);
  return found.sort();
}"""
TEXT = "async (address) => (await (await fetch(address)).text())"
AGED = """async () => {
  const [name] = await caches.keys();
  const store = await caches.open(name);
  for (const { url } of (await store.keys()).filter(({ url }) => url.includes("/tabs/"))) {
    const told = await (await store.match(url)).json();
    await store.put(url, Response.json({ ...told, at: told.at - 100_000 }));
  }
}"""
FROM_WORKER = """(version) => new Promise((done) => {
  const worker = new Worker(`assets/rerun/sandbox/worker.js?v=of-${version}`, { type: "module" });
  worker.onmessage = ({ data }) => done(data);
})"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """What the server serves; the site is in a folder of it."""
    (tmp_path / "sub" / "path").mkdir(parents=True)
    (tmp_path / "index.html").write_text("<h1>Something else</h1>")
    write(tmp_path / "sub" / "path", "1")
    return tmp_path


@pytest.fixture
def site(root: Path) -> Path:
    return root / "sub" / "path"


@pytest.fixture
def server(root: Path) -> Iterator[Server]:
    running = Server(root)
    yield running
    running.stop()


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    made = new_context(browser, server.url)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of version 1, which is kept."""
    page = visit(context)
    page.reload()
    return page


def visit(context: BrowserContext) -> Page:
    """A page that is not the service worker's yet; the site is kept by then."""
    page = context.new_page()
    page.goto("")
    until(page, lambda: page.evaluate(ACTIVE), [["activated", False]])
    return page


def look(page: Page) -> Any:
    """Look for a new version, as the browser does when a page is opened; what became of it, once that is known."""
    return page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          const { installing } = await registration.update().catch(() => registration);
          if (!installing) return "nothing new";
          const over = ["activated", "redundant"];
          while (!over.includes(installing.state))
            await new Promise((done) => installing.addEventListener("statechange", done, { once: true }));
          return installing.state;
        }"""
    )


def shows(page: Page, version: str) -> None:
    """The page, what it loads, what it loads later, and what its worker loads: all of one version."""
    expect(page.get_by_role("heading")).to_have_text(f"First page, version {version}", timeout=SOON)
    expect(page.locator("#asset")).to_have_text(f"Asset of version {version}", timeout=SOON)
    assert page.evaluate(TEXT, "assets/app.js").endswith(f'"Asset of version {version}";')
    assert page.evaluate(FROM_WORKER, version) == f'"Data of version {version}"'


def test_a_visited_site_works_without_network(page: Page, server: Server) -> None:
    server.stop()
    page.reload()
    shows(page, "1")
    page.get_by_role("link", name="Other").click()  # a page that was never opened
    expect(page.get_by_role("heading")).to_have_text("Other page, version 1")
    page.goto("other?from=a-link#there")  # as servers do it: the folder's own address
    assert page.url == f"{server.url}other/?from=a-link#there"
    expect(page.locator("#asset")).to_have_text("Asset of version 1")


def test_what_few_need_is_kept_when_it_was_asked_for(page: Page, server: Server) -> None:
    figure = "assets/rerun/rerun-figure-vega.js"
    assert page.evaluate(KEPT, "figure") == []
    assert page.evaluate(TEXT, figure) == 'export const version = "1";'
    server.stop()
    page.reload()
    assert page.evaluate(TEXT, figure) == 'export const version = "1";'


def test_only_what_belongs_to_the_site_is_kept(page: Page, server: Server, root: Path, site: Path) -> None:
    (site / "added.html").write_text("<h1>Added</h1>")
    page.goto("added.html")
    expect(page.get_by_role("heading")).to_have_text("Added")
    page.goto("/")
    expect(page.get_by_role("heading")).to_have_text("Something else")
    assert page.evaluate("navigator.serviceWorker.controller") is None
    assert page.evaluate(KEPT, "added") == []


def test_a_new_version_is_told_and_taken_as_a_whole(page: Page, site: Path) -> None:
    write(site, "2")
    expect(page.get_by_role("status")).to_have_text("")
    assert look(page) == "activated"
    expect(page.get_by_role("status")).to_contain_text(NEWS)
    shows(page, "1")  # until its reader wants the new one
    page.get_by_role("button", name="Reload").click()
    shows(page, "2")
    expect(page.get_by_role("status")).to_have_text("")


def test_who_wants_it_later_is_not_asked_again(page: Page, site: Path) -> None:
    write(site, "2")
    look(page)
    page.get_by_role("button", name="Later").click()
    expect(page.get_by_role("status")).to_have_text("")
    assert look(page) == "nothing new"
    expect(page.get_by_role("status")).to_have_text("")


def test_of_a_new_version_what_is_new_is_fetched(page: Page, site: Path, server: Server) -> None:
    write(site, "2")
    server.asked.clear()
    assert look(page) == "activated"
    assert "/sub/path/assets/app.js" in server.asked
    assert "/sub/path/assets/same.txt" not in server.asked
    assert "/sub/path/assets/rerun/rerun-figure-vega.js" not in server.asked  # nobody has used it


def test_each_of_two_tabs_has_its_version(page: Page, context: BrowserContext, site: Path) -> None:
    assert page.evaluate(TEXT, "assets/rerun/rerun-figure-vega.js") == 'export const version = "1";'
    other = context.new_page()
    other.goto("")
    write(site, "2")
    assert look(page) == "activated"
    for tab in (page, other):
        expect(tab.get_by_role("status")).to_contain_text(NEWS)
    other.reload()
    shows(other, "2")
    shows(page, "1")
    assert page.evaluate(TEXT, "assets/rerun/rerun-figure-vega.js") == 'export const version = "1";'
    assert other.evaluate(TEXT, "assets/rerun/rerun-figure-vega.js") == 'export const version = "2";'


def test_a_third_version_leaves_the_first_to_who_has_it(page: Page, context: BrowserContext, site: Path) -> None:
    other = context.new_page()
    other.goto("")
    for version in ("2", "3"):
        write(site, version)
        assert look(other) == "activated"
    other.reload()
    shows(other, "3")
    shows(page, "1")


def test_what_the_old_version_has_not_kept_does_not_come_from_the_new_one(page: Page, site: Path) -> None:
    """It was never asked for while the old one was there: rather nothing than a file of another version."""
    write(site, "2")
    look(page)
    assert page.evaluate("fetch('assets/rerun/rerun-figure-vega.js').then(() => 'came', () => 'failed')") == "failed"
    page.reload()
    assert page.evaluate(TEXT, "assets/rerun/rerun-figure-vega.js") == 'export const version = "2";'


def test_an_update_that_is_interrupted_leaves_the_old_version_and_goes_on(
    page: Page, site: Path, server: Server
) -> None:
    write(site, "2")
    server.refused = {"/sub/path/other/"}
    assert look(page) == "redundant"
    expect(page.get_by_role("status")).to_have_text("")
    page.reload()
    shows(page, "1")
    server.asked.clear()
    server.refused = set()
    assert look(page) == "activated"
    assert "/sub/path/other/" in server.asked
    assert "/sub/path/" not in server.asked  # it had come
    page.reload()
    shows(page, "2")
    server.stop()
    page.reload()
    shows(page, "2")


@pytest.mark.parametrize("old", ["other/index.html", "assets/app.js", "index.html"])
def test_a_server_that_mixes_versions_is_not_believed(page: Page, site: Path, old: str) -> None:
    """As one does that is being copied to, or whose cache holds a file back."""
    was = (site / old).read_text()
    write(site, "2")
    now = (site / old).read_text()
    (site / old).write_text(was)
    assert look(page) == "redundant"
    page.reload()
    shows(page, "1")
    (site / old).write_text(now)
    assert look(page) == "activated"
    page.reload()
    shows(page, "2")


def test_a_mixed_site_is_not_kept_at_all(context: BrowserContext, site: Path, server: Server) -> None:
    (site / "other" / "index.html").write_text("<h1>Older</h1>")
    page = context.new_page()
    page.goto("")
    until(page, lambda: "/sub/path/other/" in server.asked and page.evaluate(ACTIVE), [])
    expect(page.get_by_role("heading")).to_have_text("First page, version 1")
    page.goto("other/")
    expect(page.get_by_role("heading")).to_have_text("Older")


def test_a_page_that_is_the_servers_own_is_so_with_all_that_it_loads(page: Page, site: Path) -> None:
    """Behind the service worker's back the server has a new page: what it asks for is new too."""
    text = (site / "index.html").read_text()
    write(site, "2")
    (site / "new.html").write_text(text.replace("version 1", "version 2"))
    (site / "service-worker.js").unlink()
    page.goto("new.html")
    shows(page, "2")


def test_where_there_is_no_room_the_site_is_as_without(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.origin, "quotaSize": 100})
    page.goto("")
    until(page, lambda: "/sub/path/service-worker.js" in server.asked and page.evaluate(ACTIVE), [])
    expect(page.locator("#asset")).to_have_text("Asset of version 1")
    assert page.evaluate(KEPT, "/assets/") == []
    server.asked.clear()
    page.goto("other/", wait_until="networkidle")
    assert "/sub/path/service-worker.js" not in server.asked  # nor is it tried again on each page


def test_a_new_version_without_room_comes_from_the_network(
    page: Page, context: BrowserContext, site: Path, server: Server
) -> None:
    """The old one would be shown for ever."""
    devtools = context.new_cdp_session(page)
    usage = page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.origin, "quotaSize": usage})
    write(site, "2")
    assert look(page) == "redundant"
    shows(page, "1")  # to its end
    other = context.new_page()
    other.goto("")
    shows(other, "2")
    server.asked.clear()
    assert look(page) == "redundant"
    assert "/sub/path/other/" not in server.asked  # not as long as the old page is open
    page.close()
    devtools = context.new_cdp_session(other)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.origin})
    other.evaluate(AGED)
    assert look(other) == "activated"
    server.stop()
    other.reload()
    shows(other, "2")
    assert len(other.evaluate(KEPT, "/versions/")) == 1


def test_old_versions_are_dropped(page: Page, site: Path) -> None:
    for version in ("2", "3"):
        write(site, version)
        assert look(page) == "activated"
        page.reload()
    shows(page, "3")
    page.evaluate(AGED)  # what a page had is kept for a minute: it may be one that is just being opened
    write(site, "4")
    assert look(page) == "activated"
    assert len(page.evaluate(KEPT, "/assets/app.js")) == 2  # the new one, and that of this page
    shows(page, "3")


def test_a_site_that_has_no_service_worker_any_more_is_let_go(page: Page, site: Path, server: Server) -> None:
    page.clock.install()
    write(site, "2", without_worker=True)
    page.reload(wait_until="networkidle")
    assert page.evaluate(ACTIVE) == [["activated", False]]  # it may be missing for a moment
    page.clock.run_for(60_000)
    until(page, lambda: page.evaluate(ACTIVE), [])
    page.reload()
    shows(page, "2")


def test_a_server_in_trouble_is_not_taken_for_that(page: Page, server: Server) -> None:
    server.stop()
    page.reload()
    shows(page, "1")
    assert page.evaluate(ACTIVE) == [["activated", False]]


def test_where_service_workers_are_forbidden_nothing_changes(browser: Browser, server: Server) -> None:
    context = new_context(browser, server.url)
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("")
    expect(page.locator("#asset")).to_have_text("Asset of version 1")
    page.get_by_role("link", name="Other").click()
    expect(page.get_by_role("heading")).to_have_text("Other page, version 1")
    assert errors == []
    assert "/sub/path/service-worker.js" not in server.asked
    context.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_on_this_machines_own_address_there_is_none(browser: Browser, server: Server, host: str) -> None:
    """There a local server shows what was saved last, and needs no network."""
    context = new_context(browser, f"http://{host}:{server.port}/sub/path/")
    page = context.new_page()
    page.goto("", wait_until="networkidle")
    assert page.evaluate(ACTIVE) == []
    assert "/sub/path/service-worker.js" not in server.asked
    context.close()


def test_a_page_in_a_frame_of_another_site_has_none(browser: Browser, server: Server, root: Path) -> None:
    (root / "frame.html").write_text(f'<iframe src="{server.url}"></iframe>')
    context = new_context(browser, f"http://127.0.0.1:{server.port}/")
    page = context.new_page()
    page.goto("frame.html", wait_until="networkidle")
    expect(page.frame_locator("iframe").locator("#asset")).to_have_text("Asset of version 1")
    assert "/sub/path/service-worker.js" not in server.asked
    context.close()


def test_who_saves_data_fetches_nothing_more(context: BrowserContext, server: Server) -> None:
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } })")
    page = context.new_page()
    page.goto("", wait_until="networkidle")
    assert "/sub/path/service-worker.js" not in server.asked


def test_a_page_without_python_fetches_nothing_more(context: BrowserContext, site: Path, server: Server) -> None:
    """Not before its playground is ready: the first visit is as quick as without."""
    path = site / "index.html"
    path.write_text(path.read_text().replace('data-sandbox="ready"', 'data-sandbox="loading"'))
    page = context.new_page()
    page.goto("", wait_until="networkidle")
    assert "/sub/path/service-worker.js" not in server.asked
    page.evaluate("document.documentElement.dataset.sandbox = 'ready'")
    until(page, lambda: "/sub/path/service-worker.js" in server.asked, True)
