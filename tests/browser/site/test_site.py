"""The pages around the playgrounds: the way into the course, the comparison's one button, keys, narrow windows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import until_true, wait_until_live

LESSON = "learn/from-the-top/a-click-is-a-rerun/"
STATE = "learn/remembering/remembering-with-session-state/"
FORM = "learn/fewer-reruns/a-form/"
COMPARISON = "compare/update-an-earlier-header/"
PAGES = ["", "learn/", LESSON, STATE, FORM, COMPARISON, "play/", "how-it-works/"]


def test_the_first_page_starts_the_first_lesson(still_page: Page) -> None:
    page = still_page
    page.goto("")

    page.get_by_role("link", name="Start the first lesson").click()

    expect(page.get_by_role("heading", level=1, name="From top to bottom")).to_be_visible()
    expect(page.get_by_role("region", name="From top to bottom")).to_be_visible()


def test_one_button_clicks_in_all_columns(page: Page) -> None:
    page.goto(COMPARISON)

    page.get_by_role("button", name="Click all three").click()

    for name, header, runs in (("st.rerun", "Foo", 3), ("Callback", "Bar", 2), ("Container", "Baz", 2)):
        column = page.get_by_role("region", name=name, exact=True)
        app = column.get_by_role("region", name="App")
        expect(app.get_by_role("heading", name=header)).to_be_visible()
        expect(column.get_by_role("region", name="Runs")).to_contain_text(f"{runs} runs")


def test_letters_typed_into_the_editor_are_no_shortcuts(still_page: Page) -> None:
    page = still_page
    page.goto(LESSON)
    editor = page.get_by_role("region", name="Script").get_by_role("textbox")
    editor.click()

    page.keyboard.type("nps/")

    expect(editor).to_contain_text("nps/")
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.url.endswith(LESSON)


def test_keys_lead_on_and_back(still_page: Page) -> None:
    page = still_page
    page.goto(LESSON)

    page.keyboard.press("n")
    expect(page.get_by_role("heading", level=1, name="True for one run")).to_be_visible()
    page.wait_for_load_state()  # what listens to keys comes after the text

    page.keyboard.press(",")  # where there is a playground, the theme's other key for it, p, presents
    expect(page.get_by_role("heading", level=1, name="A click is a rerun")).to_be_visible()


@pytest.mark.parametrize("place", PAGES)
def test_no_page_scrolls_sideways(open_page: Callable[..., Page], place: str) -> None:
    page = open_page(python=False, viewport={"width": 390, "height": 844})

    page.goto(place)
    wait_until_live(page)

    until_true(page, "() => document.documentElement.scrollWidth === 390")
    page.set_viewport_size({"width": 1280, "height": 800})
    until_true(page, "() => innerWidth === 1280 && document.documentElement.scrollWidth === 1280")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_colours_follow_the_system(open_page: Callable[..., Page], scripts: bool) -> None:
    page = open_page(python=False, color_scheme="dark", java_script_enabled=scripts)

    page.goto(LESSON)

    expect(page.locator("body")).to_have_css("background-color", "rgb(16, 18, 22)")
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_without_scripts_the_button_for_all_is_off(open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False)

    page.goto(COMPARISON)

    expect(page.get_by_role("button", name="Click all three")).to_be_disabled()
    app = page.get_by_role("region", name="Container", exact=True).get_by_role("region", name="App")
    expect(app.get_by_role("heading", name="Title")).to_be_visible()
