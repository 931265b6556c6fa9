"""A project in the editor: its files are tabs, which are added, renamed, deleted, edited and run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SharedPage
from tests.browser.playgrounds import PlaygroundPane, still_playground, the_playground
from tests.browser.projects import FIVE, PNG, editor, open_zip, payload, tab, tabs, type_into, zipped
from tests.browser.shell.test_axe import violations

PARTS = """import streamlit as st


def total(text):
    st.write("from a module")
    return 5
"""


@pytest.fixture
def shop(shared_page: Callable[[str], SharedPage], request: pytest.FixtureRequest) -> Iterator[PlaygroundPane]:
    """A page to play on, Python ready, with the shop as it came."""
    for page in shared_page("play/").lend(request):
        playground = the_playground(page)
        open_zip(playground, zipped(FIVE)).get_by_role("button", name="Close").click()
        yield playground


@pytest.fixture
def still_shop(still_page: Page) -> PlaygroundPane:
    """The same where Python never starts."""
    playground = still_playground(still_page)
    open_zip(playground, zipped(FIVE)).get_by_role("button", name="Close").click()
    return playground


def dialog(playground: PlaygroundPane, name: str) -> Locator:
    return playground.region.get_by_role("dialog", name=name, exact=True)


def about(playground: PlaygroundPane, name: str) -> Locator:
    """The dialog about a file, whose tab is gone to."""
    tab(playground, name).click()
    playground.button(f"About {name}").click()
    return dialog(playground, name)


def expect_status(playground: PlaygroundPane, words: str) -> None:
    expect(playground.region.get_by_role("status").get_by_text(words, exact=True)).to_be_visible()


def test_a_change_in_any_file_is_one_that_run_runs(shop: PlaygroundPane) -> None:
    expect(tabs(shop)).to_have_text(["▸app.py", "prices.py", "data.csv", "logo.png", "pages/about.py"])
    expect(tab(shop, "app.py, which runs")).to_have_attribute("aria-selected", "true")
    shop.button("Run").click()
    expect(shop.app).to_contain_text("Total: 5")
    expect(shop.app).to_contain_text(f"Logo: {len(PNG)} bytes")
    expect_status(shop, "Ready")

    type_into(shop, "data.csv", "name,price\nApple,40\n")
    expect_status(shop, "Changed, not run")
    shop.button("Run").click()
    expect(shop.app).to_contain_text("Total: 40")

    type_into(shop, "prices.py", "def total(text):\n    return 'by heart'\n")
    shop.page.keyboard.press("ControlOrMeta+Enter")
    expect(shop.app).to_contain_text("Total: by heart")
    shop.page.keyboard.press("ControlOrMeta+z")
    expect_status(shop, "Changed, not run")
    expect(editor(shop)).to_contain_text("line.split")

    shop.button("Reset").click()
    shop.button("Reset the script").click()
    expect(shop.app).to_contain_text("Total: 5")


def test_what_is_no_python_is_told_of_the_file_that_is_shown(shop: PlaygroundPane) -> None:
    type_into(shop, "prices.py", "x = 1\ny = (\n")
    problem = shop.pane("Script").get_by_text("Not Python yet, line 2")
    expect(problem).to_be_visible()
    tab(shop, "app.py, which runs").click()
    expect(problem).to_be_hidden()
    tab(shop, "prices.py").click()
    shop.pane("Script").get_by_role("button", name="line 2").click()
    expect(editor(shop)).to_be_focused()


def test_lines_of_another_file_are_marked_there_and_lead_there(shop: PlaygroundPane) -> None:
    type_into(shop, "prices.py", PARTS)
    shop.button("Run").click()
    expect(shop.app).to_contain_text("from a module")
    marked = shop.pane("Script").locator(".cm-line.rp-mark--ran:visible")
    expect(marked.filter(has_text="from a module")).to_be_visible()
    tab(shop, "app.py, which runs").click()
    expect(marked.filter(has_text="from prices import total")).to_be_visible()
    tab(shop, "data.csv").click()
    shop.pane("Order").locator(".rp-line[data-file='prices.py']").first.click()
    expect(tab(shop, "prices.py")).to_have_attribute("aria-selected", "true")
    expect(editor(shop)).to_be_focused()
    shop.pane("Order").locator(".rp-line:not([data-file])").first.click()
    expect(tab(shop, "app.py, which runs")).to_have_attribute("aria-selected", "true")
    expect(editor(shop)).to_be_focused()


def test_another_script_is_made_the_one_that_runs(shop: PlaygroundPane) -> None:
    about(shop, "pages/about.py").get_by_role("button", name="Make it the script that runs").click()
    expect(tab(shop, "pages/about.py, which runs")).to_have_attribute("aria-selected", "true")
    expect(tab(shop, "app.py")).to_be_visible()
    shop.button("Run").click()
    expect(shop.app).to_contain_text("About")


def test_a_script_alone_has_no_tabs_until_a_file_is_added(still_page: Page) -> None:
    playground = still_playground(still_page)
    expect(tabs(playground)).to_have_count(0)
    playground.button("Add a file").click()
    asked = dialog(playground, "Add a file")
    name = asked.get_by_role("textbox", name="Name")
    for wrong, words in [
        ("", "A file needs a name"),
        ("../x.py", "../x.py is no name for a file here."),
        ("play.py", "There is a file play.py already."),
        ("<b>.py", "<b>.py is no name"),
    ]:
        name.fill(wrong)
        name.press("Enter")
        expect(asked.get_by_role("alert")).to_contain_text(words)
    name.fill("pages/two.py")
    name.press("Enter")
    expect(asked).to_be_hidden()
    expect(tabs(playground)).to_have_text(["▸play.py", "pages/two.py"])
    expect(editor(playground)).to_contain_text("import streamlit as st")


def test_a_file_is_renamed_deleted_and_brought_back(still_shop: PlaygroundPane) -> None:
    asked = about(still_shop, "prices.py")
    asked.get_by_role("textbox", name="Name").fill("app.py")
    asked.get_by_role("button", name="Rename").click()
    expect(asked.get_by_role("alert")).to_contain_text("There is a file app.py already.")
    asked.get_by_role("textbox", name="Name").fill("costs.py")
    asked.get_by_role("button", name="Rename").click()
    expect(tab(still_shop, "costs.py")).to_have_attribute("aria-selected", "true")
    expect(editor(still_shop)).to_contain_text("def total")

    about(still_shop, "costs.py").get_by_role("button", name="Delete").click()
    expect(tab(still_shop, "costs.py")).to_have_count(0)
    expect(still_shop.pane("Script")).to_contain_text("costs.py is deleted.")
    still_shop.pane("Script").get_by_role("button", name="Undo").click()
    expect(tab(still_shop, "costs.py")).to_have_attribute("aria-selected", "true")
    expect(editor(still_shop)).to_contain_text("def total")

    tab(still_shop, "app.py, which runs").click()
    still_shop.button("About app.py").click()
    main = dialog(still_shop, "app.py")
    expect(main.get_by_role("button", name="Delete")).to_be_hidden()
    main.get_by_role("textbox", name="Name").fill("start.txt")
    main.get_by_role("button", name="Rename").click()
    expect(main.get_by_role("alert")).to_contain_text("has a name that ends with .py")
    main.get_by_role("textbox", name="Name").fill("start.py")
    main.get_by_role("button", name="Rename").click()
    expect(tab(still_shop, "start.py, which runs")).to_be_visible()


def test_what_is_no_text_is_shown_replaced_and_downloaded(still_shop: PlaygroundPane) -> None:
    tab(still_shop, "logo.png").click()
    pane = still_shop.pane("Script")
    expect(pane).to_contain_text(f"logo.png, {len(PNG)} bytes. It is no text.")
    expect(pane.get_by_role("img", name="logo.png")).to_be_visible()
    with still_shop.page.expect_download() as download:
        still_shop.button("Download").click()
    assert download.value.suggested_filename == "logo.png"
    assert download.value.path().read_bytes() == PNG
    with still_shop.page.expect_file_chooser() as chooser:
        still_shop.button("Replace…").click()
    chooser.value.set_files(payload("other.bin", b"\0\1\2"))
    expect(pane).to_contain_text("logo.png, 3 bytes.")
    still_shop.pane("Script").get_by_role("button", name="Undo").click()
    expect(pane).to_contain_text(f"logo.png, {len(PNG)} bytes.")


def test_tabs_are_gone_through_with_keys(still_shop: PlaygroundPane) -> None:
    page = still_shop.page
    tab(still_shop, "app.py, which runs").focus()
    page.keyboard.press("ArrowRight")
    expect(tab(still_shop, "prices.py")).to_be_focused()
    expect(editor(still_shop)).to_contain_text("def total")
    page.keyboard.press("End")
    expect(tab(still_shop, "pages/about.py")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    expect(tab(still_shop, "pages/about.py")).to_be_focused()
    for name in ("About pages/about.py", "Add a file"):
        page.keyboard.press("Tab")
        expect(still_shop.button(name)).to_be_focused()
    page.keyboard.press("Tab")
    expect(editor(still_shop)).to_be_focused()


@pytest.mark.parametrize("width", [1280, 390])
def test_fifty_files_can_be_gone_to_and_seen_at_any_width(open_page: Callable[..., Page], width: int) -> None:
    page = open_page(python=False, viewport={"width": width, "height": 800})
    playground = still_playground(page)
    many = {"app.py": "import streamlit as st\n"} | {f"part_{number}.py": f"x = {number}\n" for number in range(49)}
    open_zip(playground, zipped(many)).get_by_role("button", name="Close").click()
    if width == 390:
        playground.button("Script").click()
    expect(tabs(playground)).to_have_count(50)
    playground.pane("Script").get_by_role("combobox", name="Go to a file").select_option("part_48.py")
    expect(tab(playground, "part_48.py")).to_be_in_viewport()
    expect(editor(playground)).to_contain_text("x = 48")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    playground.button("Add a file").click()
    asked = dialog(playground, "Add a file")
    asked.get_by_role("textbox", name="Name").fill("one_more.py")
    asked.get_by_role("button", name="Add", exact=True).click()
    expect(asked.get_by_role("alert")).to_contain_text("A project has 50 files at most.")


def test_axe_finds_nothing_in_tabs_pictures_and_dialogs(still_shop: PlaygroundPane) -> None:
    page = still_shop.page
    assert violations(page) == ""
    tab(still_shop, "logo.png").click()
    assert violations(page) == ""
    asked = about(still_shop, "prices.py")
    assert violations(page, asked) == ""
    asked.get_by_role("button", name="Delete").click()
    assert violations(page) == ""
    still_shop.button("Add a file").click()
    assert violations(page, dialog(still_shop, "Add a file")) == ""
