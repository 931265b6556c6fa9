"""<rerun-playground> in a page that knows nothing of us: from another origin, moved, changed, and written wrongly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.playgrounds import BOOT, PlaygroundPane, until, wait_until_live, workers
from tests.browser.site.test_hosts import ANOTHER_BOKEH

CHART = """<rerun-playground name="Chart" panes="script, app, timeline" height="300">
    <script type="text/x-rerun">
        import streamlit as st
        if 1 < 2:
            st.line_chart({"a": [1, 3, 2]})
        st.text("Below")
    </script>
</rerun-playground>"""
SAYS = '<rerun-playground name="Says">import streamlit as st\nst.text("Said " + str(1 + 1))</rerun-playground>'

EMPTIES = """<rerun-playground name="Empties" panes="{panes}"><script type="text/x-rerun">
    import streamlit as st
    with st.empty():
        st.text("Name")
        st.text("Age")
</script></rerun-playground>"""


def start(page: Page, name: str) -> PlaygroundPane:
    page.get_by_role("button", name="Run", exact=True).click()
    wait_until_live(page)
    return PlaygroundPane(page, name)


@pytest.mark.offsite
def test_one_tag_from_another_origin_is_enough_beside_another_bokeh(
    page: Page, put: Callable[..., str], elsewhere: str, watch: Watch
) -> None:
    page.add_init_script(ANOTHER_BOKEH)
    page.goto(put(CHART, base=elsewhere))
    expect(page.locator("rerun-playground pre")).to_contain_text('if 1 < 2:\n    st.line_chart({"a": [1, 3, 2]})')

    pane = start(page, "Chart")

    expect(pane.app.get_by_text("Below")).to_be_visible(timeout=BOOT)
    expect(pane.app.get_by_role("figure").locator("canvas").first).to_be_visible()
    pane.pane("Timeline").scroll_into_view_if_needed()
    expect(pane.pane("Timeline").locator("canvas").first).to_be_visible()
    assert page.evaluate("[Bokeh.version, Bokeh.documents.length]") == ["3.8.0", 0]
    assert [url for url in watch.external if not url.startswith(elsewhere)] == []


@pytest.mark.offsite
@pytest.mark.console_errors
@pytest.mark.parametrize("file", ["shell.json", "playground.bundle.js"])
def test_a_file_that_cannot_be_had_is_named(page: Page, put: Callable[..., str], elsewhere: str, file: str) -> None:
    page.route(f"**/{file}*", lambda route: route.abort())
    page.goto(put(SAYS, base=elsewhere, name=f"missing-{file}"))

    page.get_by_role("button", name="Run", exact=True).click()

    said = page.get_by_role("alert")
    expect(said).to_contain_text(f"{elsewhere}{file}")
    expect(said).to_contain_text("Access-Control-Allow-Origin")
    expect(page.locator("rerun-playground .rerun-example__script")).to_be_visible()


@pytest.mark.offsite
@pytest.mark.console_errors
def test_what_the_policy_of_a_page_forbids_is_named(page: Page, put: Callable[..., str], elsewhere: str) -> None:
    origin = elsewhere.removesuffix("/rerun/")
    policy = f"script-src {origin} 'wasm-unsafe-eval'; worker-src 'self'; connect-src {origin}"
    page.goto(put(SAYS, base=elsewhere, policy=policy))
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("has to add blob: to its worker-src")


@pytest.mark.parametrize(("panes", "is_told"), [("app", False), ("app, runs", True)])
def test_where_the_app_stands_alone_nothing_is_said_of_it(
    page: Page, put: Callable[..., str], panes: str, *, is_told: bool
) -> None:
    page.goto(put(EMPTIES.format(panes=panes), name=f"empties-{is_told}"))
    app = start(page, "Empties").app
    expect(app.get_by_text("Age", exact=True)).to_be_visible(timeout=BOOT)
    mark = app.locator("summary[aria-label='Why?']")
    expect(mark).to_have_count(1)
    expect(mark).to_be_visible(visible=is_told)


def test_in_a_shadow_root_it_is_said_what_to_do(page: Page, put: Callable[..., str]) -> None:
    page.goto(put("<div></div>"))
    page.evaluate("html => document.querySelector('div').attachShadow({ mode: 'open' }).innerHTML = html", SAYS)
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Show it in an iframe")


def test_an_element_that_is_moved_or_comes_back_boots_once(page: Page, put: Callable[..., str]) -> None:
    page.goto(put(f"{SAYS}<aside></aside>"))
    pane = start(page, "Says")
    expect(pane.app.get_by_text("Said 2")).to_be_visible(timeout=BOOT)

    for move in (
        "aside.append(element)",
        "main.moveBefore(element, aside)",
        "element.remove(), main.append(element)",
    ):
        page.evaluate(
            "move => { const [main, aside, element] = "
            "['main', 'aside', 'rerun-playground'].map(name => document.querySelector(name));"
            "Function('main', 'aside', 'element', move)(main, aside, element); }",
            move,
        )
        wait_until_live(page)
        expect(pane.app.get_by_text("Said 2")).to_be_visible(timeout=BOOT)
        pane.expect_runs(1)
        assert page.locator(".rp-host").count() == 1
        until(page, lambda: workers(page), 1)

    page.evaluate("globalThis.kept = document.querySelector('rerun-playground'); kept.remove()")
    until(page, lambda: workers(page), 0)
    page.evaluate("document.querySelector('main').append(kept)")
    wait_until_live(page)
    expect(pane.app.get_by_text("Said 2")).to_be_visible(timeout=BOOT)
    assert page.locator(".rp-host").count() == 1
    until(page, lambda: workers(page), 1)

    page.evaluate("kept.setAttribute('name', 'Says more'); kept.setAttribute('panes', 'app')")
    changed = PlaygroundPane(page, "Says more")
    expect(changed.app.get_by_text("Said 2")).to_be_visible(timeout=BOOT)
    expect(changed.region.get_by_role("region")).to_have_count(1)
    assert page.locator(".rp-host").count() == 1

    page.evaluate("document.querySelector('main').append(globalThis.copy = kept.cloneNode(true))")
    page.evaluate("copy.setAttribute('name', 'A copy')")  # which has the script of what it was copied from
    expect(page.locator("rerun-playground .rerun-example__head").last).to_have_text("A copy")
    expect(page.locator("rerun-playground pre").last).to_contain_text("Said")


UNKNOWN = '<rerun-playground hieght="3">x = 1</rerun-playground>'
MISSING = '<rerun-playground src="no.py"></rerun-playground>'
FAULTS = {
    UNKNOWN: "“hieght” is no option of an example. Did you mean “height”",
    '<rerun-playground height="tall">x = 1</rerun-playground>': "height is “tall”. Write 80 to 4000 pixels.",
    '<rerun-playground panes="app, stat">x = 1</rerun-playground>': "Write at least one of script, app, runs, state",
    '<rerun-playground lines="5-3">x = 1</rerun-playground>': "lines is “5-3”. Write lines and ranges of lines",
    '<rerun-playground hide-lines="2-3">x = 1</rerun-playground>': "Write the first lines, such as 1-3.",
    '<rerun-playground hide-lines="1">x = 1</rerun-playground>': "hide-lines hides all: the script has 1 line.",
    '<rerun-playground lines="2">x = 1</rerun-playground>': "lines marks line 2, and the script has 1 line.",
    "<rerun-playground compare>x = 1</rerun-playground>": "compare needs two or three scripts, and there is 1.",
    '<rerun-playground src=""></rerun-playground>': "src is empty.",
    '<rerun-playground actions="click">x = 1</rerun-playground>': "actions is “click”. Write a list of actions",
    MISSING: "src is no.py, and the server has no such file (it answers 404",
    '<rerun-playground src="ten.html"></rerun-playground>': "that is a web page",
    '<rerun-playground src="a.py">x = 1</rerun-playground>': "there is a src and a script too. Take one away.",
    "<rerun-playground> </rerun-playground>": "there is no script.",
}


@pytest.mark.console_errors
def test_what_is_wrong_is_said_in_its_place_and_nothing_runs(page: Page, put: Callable[..., str], folder: Path) -> None:
    (folder / "ten.html").write_text("<!doctype html>")
    (folder / "a.py").write_text("import other\nprint('é')\n", encoding="utf-8")
    right = (
        '<rerun-playground id="right" src="a.py"><script type="text/x-rerun" name="other.py">y = 2</script>'
        "</rerun-playground>"
    )
    page.goto(put("".join(FAULTS) + right))
    for place, words in enumerate(FAULTS.values()):
        element = page.locator("rerun-playground").nth(place)
        expect(element.get_by_role("alert")).to_contain_text(words)
        expect(element.get_by_role("button")).to_have_count(0)
    expect(page.locator("#right pre").first).to_have_text("import other\nprint('é')")
    expect(page.get_by_role("tab")).to_have_text(["a.py", "other.py"])
    page.get_by_role("tab", name="a.py").press("ArrowLeft")
    expect(page.get_by_role("tab", name="other.py", selected=True)).to_be_focused()
    expect(page.get_by_role("tabpanel")).to_have_text("y = 2")

    page.evaluate("document.querySelector('[hieght]').removeAttribute('hieght')")  # of which nobody hears
    page.evaluate("document.querySelector('[height]').setAttribute('height', '200')")
    expect(page.get_by_role("button", name="Run", exact=True)).to_have_count(2)
    assert workers(page) == 0
