"""Components in a real browser: their scripts run, in a frame that reaches nothing: no page, no server."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import FrameLocator, Page, Route, expect

from tests.browser.playgrounds import BOOT, PlaygroundPane, free_playground, until

RUNS = """\
import streamlit as st
import streamlit.components.v1 as components

st.button("Again")
components.html('''<button onclick="this.textContent = Number(this.textContent) + 1">1</button>
<p id="said"></p><script>document.getElementById("said").textContent = `${origin} ${eval("1 + 1")}`</script>''')
st.iframe("<div style='height: 321px'>high</div>", alt="High")
st.iframe("https://example.org/page")
"""
REACHES = """\
import streamlit as st

st.iframe('''<p id="said">…</p>
<link rel="stylesheet" href="{elsewhere}/css"><link rel="preconnect" href="{elsewhere}">
<script src="{elsewhere}/script"></script>
<script>
const told = [];
function said(words) {{ told.push(words); document.getElementById("said").textContent = told.sort().join(", "); }}
fetch("{elsewhere}/fetch").catch(() => said("fetch refused"));
try {{ parent.document.title; said("parent read"); }} catch {{ said("parent refused"); }}
try {{ top.document.title; said("top read"); }} catch {{ said("top refused"); }}
try {{ localStorage.length; said("storage read"); }} catch {{ said("storage refused"); }}
try {{ top.location = "{elsewhere}/top"; said("top gone"); }} catch {{ said("top stays"); }}
said(window.open("{elsewhere}/open") ? "opened" : "open refused");
said(window.RTCPeerConnection ? "peers" : "no peers");
navigator.sendBeacon("{elsewhere}/beacon", "x");
</script><img src="{elsewhere}/img" onerror="said('img refused')"><a href="{elsewhere}/link">Away</a>
<form action="{elsewhere}/form" method="post"></form><script>document.forms[0].submit()</script>
<iframe src="{elsewhere}/frame"></iframe>''')
"""
SAID = "fetch refused, img refused, no peers, open refused, parent refused, storage refused, top refused, top stays"
LEAVES = """\
import streamlit as st

st.iframe("<p>leaves</p><script>location.href = '{elsewhere}/away'</script>")
st.iframe("<p>comes</p><meta http-equiv='refresh' content='0;url={elsewhere}/refresh'>")
"""
LOOPS = """\
import streamlit as st

st.text_input("Name")
st.iframe("<p>loops</p><script>setTimeout(() => { for (;;); }, 100)</script>")
"""


def inside(pane: PlaygroundPane, number: int = 0) -> FrameLocator:
    """What is in a component: its own page is in a frame within the frame."""
    return pane.app.frame_locator("iframe").nth(number).frame_locator("iframe")


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a server, and what it was asked."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                threading.Thread(target=hear, args=(connection,), daemon=True).start()

        def hear(connection: socket.socket) -> None:
            with connection:
                asked.append(connection.recv(100))

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", asked


def test_its_scripts_run_and_a_rerun_leaves_it_as_it_is(pane: PlaygroundPane) -> None:
    pane.run(RUNS)
    button = inside(pane).get_by_role("button")
    expect(inside(pane).locator("#said")).to_have_text("null 2", timeout=BOOT)
    button.click()
    expect(button).to_have_text("2")
    pane.app.get_by_role("button", name="Again").click()
    pane.expect_runs(2)
    expect(button).to_have_text("2")


def test_it_is_as_high_as_its_content_and_has_a_name(pane: PlaygroundPane) -> None:
    pane.run(RUNS)
    high = pane.app.get_by_title("High")
    expect(high).to_be_visible(timeout=BOOT)
    until(pane.page, lambda: round(high.bounding_box()["height"]), 337)
    assert round(pane.app.locator("iframe").first.bounding_box()["height"]) == 150
    expect(pane.app.locator("iframe").first).to_have_attribute("title", "Component of line 5")


def test_a_page_of_another_server_is_named_and_not_loaded(pane: PlaygroundPane) -> None:
    pane.run(RUNS)
    note = pane.app.get_by_role("note")
    expect(note).to_contain_text("https://example.org/page is not shown here", timeout=BOOT)
    expect(note.get_by_role("link")).to_have_attribute("rel", "noopener noreferrer")
    assert all("example.org" not in frame.url for frame in pane.page.frames)


@pytest.mark.console_errors
@pytest.mark.offsite  # what is refused is a request to the browser's own tools
def test_one_that_leaves_is_ended(page: Page, elsewhere: tuple[str, list[bytes]]) -> None:
    pane = free_playground(page)
    address, asked = elsewhere
    pane.run(LEAVES.format(elsewhere=address))
    expect(pane.app.get_by_text("This component was ended: it went to another page")).to_have_count(2, timeout=BOOT)
    assert [each for each in asked if each] == [], "no server was asked for anything"


@pytest.mark.console_errors
@pytest.mark.offsite
def test_it_reaches_nothing(page: Page, elsewhere: tuple[str, list[bytes]]) -> None:
    pane = free_playground(page)
    address, asked = elsewhere
    pane.run(REACHES.format(elsewhere=address))
    expect(inside(pane).locator("#said")).to_have_text(SAID, timeout=BOOT)
    expect(pane.app.get_by_role("note")).to_contain_text(f"asked for {address.removeprefix('http://')}")
    expect(inside(pane).get_by_text("A page within this component is not shown")).to_be_visible()
    inside(pane).get_by_role("link", name="Away").click()
    expect(inside(pane).locator("#said")).to_have_text(SAID)
    assert asked == [], "no server was asked for anything"
    assert page.url.endswith("/play/")
    assert len(page.context.pages) == 1


def test_one_that_never_ends_does_not_hold_up_the_page(pane: PlaygroundPane) -> None:
    pane.run(LOOPS)
    expect(pane.app.locator("iframe")).to_be_visible(timeout=BOOT)
    name = pane.app.get_by_role("textbox", name="Name")
    name.fill("Ada")
    name.press("Enter")
    pane.expect_runs(2)


def test_other_html_is_another_page(pane: PlaygroundPane) -> None:
    pane.run("import streamlit as st\nname = st.text_input('Name', 'Ada')\nst.iframe(f'<h1>Hello {name}</h1>')")
    expect(inside(pane).get_by_role("heading", name="Hello Ada")).to_be_visible(timeout=BOOT)
    pane.app.get_by_role("textbox", name="Name").fill("Bob")
    pane.app.get_by_role("textbox", name="Name").press("Enter")
    expect(inside(pane).get_by_role("heading", name="Hello Bob")).to_be_visible(timeout=BOOT)


@pytest.mark.console_errors
def test_a_page_that_forbids_frames_is_told_what_to_add(page: Page) -> None:
    def forbid(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("frame-src 'self'", "frame-src 'none'"))

    page.route("**/play/", forbid)
    pane = free_playground(page)
    pane.run("import streamlit as st\nst.iframe('<p>hidden</p>')\nst.write('below')")
    note = pane.app.get_by_role("note")
    expect(note).to_contain_text("Whoever keeps the page has to add 'self' to its frame-src", timeout=BOOT)
    expect(pane.app.get_by_text("below", exact=True)).to_be_visible()


@pytest.mark.console_errors
def test_a_page_of_components_that_is_not_there_is_named(page: Page) -> None:
    page.route("**/component.html", lambda route: route.fulfill(status=404, body="no such file"))
    pane = free_playground(page)
    page.clock.install()
    pane.run("import streamlit as st\nst.iframe('<p>hidden</p>')")
    expect(pane.app.frame_locator("iframe").get_by_text("no such file")).to_be_visible(timeout=BOOT)
    page.clock.run_for(60_000)
    expect(pane.app.get_by_role("note")).to_contain_text("component.html does not answer", timeout=BOOT)
