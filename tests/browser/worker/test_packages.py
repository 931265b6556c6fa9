"""Packages in the browser: each way one comes in, what is missing, what is refused, what sessions see of each other."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from playground.site.serve import SiteServer
from tests.browser.conftest import SITE, SharedPage, new_context
from tests.browser.playgrounds import PlaygroundPane, free_playground, the_playground, wait_for_sandbox
from tests.wheels import PINS, packages

OFFERED = ["tzdata", "msgspec", "pydantic", "sortedcontainers"]
"""Compiled, compiled and pure with dependencies, pure."""
REWRITTEN = ("pyodide-lock.json", "files.json", "packages.txt")


@pytest.fixture(scope="module")
def offering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site as `make build PACKAGES=...` would make it. Fails where a wheel cannot be had."""
    site = tmp_path_factory.mktemp("offering") / "site"
    shutil.copytree(SITE, site, copy_function=os.link)
    (lock,) = site.rglob("pyodide-lock.json")
    for name in REWRITTEN:
        file = lock.parent / name
        text = file.read_bytes()
        file.unlink()  # else the built site would change with it
        file.write_bytes(text)
    packages.add_packages(lock.parent, OFFERED, packages.Source(pins=PINS))
    with SiteServer(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


@pytest.fixture(scope="module")
def shared(browser: Browser, offering: str) -> Iterator[SharedPage]:
    page = SharedPage(browser, offering, "play/", prepare=note_wheels)
    yield page
    page.close()


@pytest.fixture
def play(shared: SharedPage, request: pytest.FixtureRequest) -> Iterator[PlaygroundPane]:
    for page in shared.lend(request):
        yield the_playground(page)


fetched: list[str] = []
"""The wheels that the shared page has asked for, by their packages."""


def note_wheels(page: Page) -> None:
    fetched.clear()
    page.on("request", lambda asked: ".whl?" in asked.url and fetched.append(wheel_of(asked.url)))


def wheel_of(url: str) -> str:
    return url.rpartition("/")[2].partition("-")[0]


def script(*lines: str) -> str:
    return "\n".join(["import streamlit as st", *lines, ""])


def notice(playground: PlaygroundPane) -> str:
    return playground.app.locator(".rp-notice").inner_text()


def open_files(playground: PlaygroundPane, files: dict[str, str]) -> None:
    playground.button("View").click()
    playground.button("Open…").click()
    dialog = playground.region.get_by_role("dialog", name="Open a script")
    dialog.get_by_label("Files").set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in files.items()]
    )
    bar = playground.region.get_by_role("region", name="Opened from elsewhere")
    bar.get_by_role("button", name="Run it").click()


def test_packages_come_before_the_script_that_imports_them(play: PlaygroundPane) -> None:
    play.run(script("st.text('nothing needed')"))
    expect(play.app).to_contain_text("nothing needed")
    assert fetched == []

    play.run(script("import msgspec", "st.text(msgspec.json.encode({'a': [1]}).decode())"))
    expect(play.app).to_contain_text('{"a":[1]}')
    assert fetched == ["msgspec"]

    play.run(
        script(
            "def app():",
            "    import pydantic",
            "    class Point(pydantic.BaseModel):",
            "        x: int",
            "    st.text(repr(Point(x='5')))",
            "app()",
        )
    )
    expect(play.app).to_contain_text("Point(x=5)")
    assert sorted(fetched) == sorted(
        ["msgspec", "annotated_types", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection"]
    )
    expect(play.app.locator(".rp-notice")).to_be_hidden()
    expect(play.region.get_by_role("progressbar", name="Packages")).to_have_count(0)


def test_a_block_of_pep_723_a_list_and_a_module_beside_ask_for_packages(browser: Browser, offering: str) -> None:
    """Each on a page of its own, whose worker has no package yet."""
    find = "importlib.import_module(''.join(['sorted', 'containers']))"
    block = ["# /// script", '# dependencies = ["sortedcontainers>=2"]', "# ///"]
    shows = f"st.text(list({find}.SortedList([2, 1])))"
    context = new_context(browser, offering)
    play = free_playground(context.new_page())
    play.run("\n".join(block) + "\n" + script("import importlib", shows))
    expect(play.app).to_contain_text("[1, 2]")

    open_files(
        play,
        {
            "app.py": script("import helper", "st.text(helper.shown())"),
            "helper.py": "import msgspec\ndef shown():\n    return msgspec.json.decode('[3, 4]')\n",
        },
    )
    expect(play.app).to_contain_text("[3, 4]")
    context.close()

    context = new_context(browser, offering)
    play = free_playground(context.new_page())
    open_files(
        play,
        {"app.py": script("import importlib", shows), "requirements.txt": "# what it needs\nsortedcontainers==2.4.0\n"},
    )
    expect(play.app).to_contain_text("[1, 2]")
    context.close()


def test_what_is_missing_is_told_first_and_a_script_that_is_ready_for_it_runs(play: PlaygroundPane) -> None:
    play.run(script("try:", "    import pandas", "except ImportError:", "    pandas = None", "st.text(f'{pandas=}')"))
    expect(play.app).to_contain_text("pandas=None")
    expect(play.app.locator(".rp-notice")).to_be_hidden()

    play.run(script("import pandas as pd", "import requests", "st.text('never')"))
    expect(play.app).to_contain_text("ModuleNotFoundError: No module named 'pandas'")
    assert notice(play) == (
        "pandas and requests are not part of this site. "
        'Whoever builds the site can add them: make build PACKAGES="pandas requests".'
    )
    play.run(script("st.text('without')"))
    expect(play.app).to_contain_text("without")
    expect(play.app.locator(".rp-notice")).to_be_hidden()


def test_time_zones_are_there_by_default(pane: PlaygroundPane) -> None:
    when = "datetime.datetime(2026, 7, 1, tzinfo=zoneinfo.ZoneInfo('Europe/Paris'))"
    pane.run(script("import datetime", "import zoneinfo", f"st.text({when}.isoformat())"))
    expect(pane.app).to_contain_text("2026-07-01T00:00:00+02:00")
    pane.run(script("import zoneinfo", "zoneinfo.ZoneInfo('Europe/Pariss')"))
    expect(pane.app).to_contain_text("No time zone found with key Europe/Pariss")
    expect(pane.app).not_to_contain_text("Pyodide")


def test_a_second_visit_and_one_without_a_network_fetch_nothing(browser: Browser, offering: str) -> None:
    context = new_context(browser, offering)
    uses = script("import msgspec", "st.text(msgspec.json.encode([1, 2]).decode())")
    asked: list[str] = []
    context.on("request", lambda request: ".whl?" in request.url and asked.append(wheel_of(request.url)))
    first = context.new_page()
    play = free_playground(first)
    play.run(uses)
    expect(play.app).to_contain_text("[1,2]")
    assert asked == ["msgspec"]
    first.close()
    context.route("**/*.whl?*", lambda route: route.abort())
    play = free_playground(context.new_page())
    play.run(script("import msgspec", "st.text('again ' + msgspec.json.encode([3]).decode())"))
    expect(play.app).to_contain_text("again [3]")
    assert asked == ["msgspec"]
    context.close()


def test_a_file_that_is_not_right_is_told_and_the_page_goes_on(browser: Browser, offering: str) -> None:
    context = new_context(browser, offering)

    def serve(route: Route) -> None:
        if "sortedcontainers" in route.request.url:
            route.fulfill(status=404)
        else:
            route.fulfill(body=b"another file")

    context.route("**/*.whl?*", serve)
    play = free_playground(context.new_page())
    play.run(script("import sortedcontainers"))
    expect(play.app).to_contain_text("No module named 'sortedcontainers'")
    assert "sortedcontainers could not be loaded: the server has no file /" in notice(play)
    assert "(it answers 404)" in notice(play)
    play.run(script("import msgspec"))
    expect(play.app).to_contain_text("No module named 'msgspec'")
    assert "pyemscripten_2026_0_wasm32.whl is not the file that this site was built with" in notice(play)
    play.run(script("st.text('goes on')"))
    expect(play.app).to_contain_text("goes on")
    context.unroute("**/*.whl?*")
    play.run(script("import msgspec", "st.text('there ' + msgspec.__version__)"))  # what was wrong was not kept
    expect(play.app).to_contain_text("there 0.22.0")
    context.close()


def test_sessions_do_not_meet_what_others_patch(browser: Browser, offering: str) -> None:
    context = new_context(browser, offering)
    page = context.new_page()
    page.goto("compare/update-an-earlier-header/")
    wait_for_sandbox(page)
    page.get_by_role("checkbox", name="Send each action to all scripts").uncheck()
    patching, other = PlaygroundPane(page, "st.rerun"), PlaygroundPane(page, "Callback")
    shows = (
        "st.text(f'{msgspec.mine if hasattr(msgspec, \"mine\") else None} {sortedcontainers.SortedList.__doc__ == 1}')"
    )
    imports = ("import msgspec", "import sortedcontainers")
    patching.run(
        script(
            *imports, "msgspec.mine = 'patched'", "sortedcontainers.SortedList.__doc__ = 1", shows, "st.button('Again')"
        )
    )
    expect(patching.app).to_contain_text("patched True")
    other.run(script(*imports, shows))
    expect(other.app).to_contain_text("None False")
    patching.app.get_by_role("button", name="Again").click()
    expect(patching.app).to_contain_text("patched True")
    context.close()


def test_the_wheels_are_the_pinned_ones() -> None:
    pinned = packages.Source(pins=PINS).pinned()
    assert set(OFFERED) <= pinned.keys()
    assert Path(PINS).read_text().count("--hash=sha256:") == len(pinned)
