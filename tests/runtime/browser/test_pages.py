"""The pages of an app: which one a run is of, and what the menu shows (rules page-kept, page-clears-query)."""

import pytest

from playground.runtime import ActionError
from playground.runtime.browser.actions import Action
from playground.runtime.browser.pages import MAIN_SCRIPT, Intent, MenuPage, Pages

HOME = MenuPage("h", "Home", "", "")
ABOUT = MenuPage("a", "About", "ℹ️", "about", section="More")
SECRET = MenuPage("s", "Secret", "", "secret", hidden=True)
ALL = (HOME, ABOUT, SECRET)


def shown(*pages: MenuPage, place: str = "sidebar", at: str = "h") -> Pages:
    made = Pages()
    made.show(pages, place, at)
    return made


@pytest.mark.parametrize(
    ("intent", "page"),
    [
        (Intent(), "h"),
        (Intent(id="a"), "a"),
        (Intent(id="gone"), "h"),
        (Intent(url="about"), "a"),
        (Intent(url="gone"), "h"),
        (Intent(id="gone", url="about"), "h"),
    ],
)
def test_which_page_a_run_is_of(intent, page):
    pages = Pages()
    pages.begin(intent)
    assert pages.resolve(ALL, "h") == page


def test_a_run_of_another_page_than_the_last():
    """Rule page-widgets-start-again."""
    pages = Pages()
    assert [pages.begin(Intent(each)) for each in ("", "", "a", "a", "")] == [True, False, True, False, True]
    assert pages.current == MAIN_SCRIPT


def test_the_browser_asks_for_the_page_it_is_at():
    pages = Pages("about")
    assert (pages.of_browser, pages.url) == (Intent(url="about"), "about")
    pages.show(ALL, "sidebar", "s")
    assert (pages.of_browser, pages.url) == (Intent("s"), "secret")
    assert [pages.is_at(page) for page in ALL] == [False, False, True]
    assert (pages.by_url("about"), pages.by_url("gone")) == (ABOUT, None)


def test_the_menu_names_its_pages_but_not_hidden_ones():
    menu = shown(*ALL).menu()
    assert menu is not None
    assert (menu["options"], menu["value"], menu["in"]) == (["Home", "About"], "Home", "sidebar")
    assert menu["pages"] == [
        {"id": "page-", "title": "Home", "icon": None, "section": None},
        {"id": "page-about", "title": "About", "icon": "ℹ️", "section": "More"},
    ]


def test_at_the_top_it_is_in_main_and_at_a_hidden_page_it_has_no_value():
    menu = shown(*ALL, place="top", at="s").menu()
    assert menu is not None
    assert (menu["in"], menu["value"]) == ("main", None)


@pytest.mark.parametrize("pages", [shown(), shown(HOME), shown(HOME, SECRET), shown(*ALL, place="hidden"), Pages()])
def test_no_menu_where_there_is_nothing_to_choose(pages):
    assert pages.menu() is None


def link(url: str, *, disabled: bool = False, external: bool = False, query: str | None = None) -> dict:
    return {
        "id": "m0.1", "type": "page_link", "label": "There", "url": url,
        "external": external, "disabled": disabled, "query": query,
    }  # fmt: skip


def click(**target: str) -> Action:
    return Action.parse({"click": target})


def test_a_click_on_the_menu_leads_to_its_page_without_a_query():
    pages = shown(*ALL)
    screen = [pages.menu()]
    assert pages.destination(click(label="About"), screen) == ("About", ABOUT, None)
    assert pages.destination(click(id="page-about"), screen) == ("About", ABOUT, None)
    assert pages.destination(click(label="Secret"), screen) is None
    assert pages.destination(click(label="About"), []) is None


def test_a_click_on_a_page_link_leads_to_its_page_with_its_query():
    pages = shown(*ALL)
    assert pages.destination(click(label="There"), [link("about", query="a=1")]) == ("There", ABOUT, "a=1")
    assert pages.destination(click(id="m0.1"), [link("secret")]) == ("There", SECRET, "")
    assert pages.destination(click(label="There"), [link("about", external=True)]) is None
    assert pages.destination(click(label="There"), [link("gone")]) is None
    assert pages.destination(click(key="There"), [link("about")]) is None


def test_a_disabled_page_link_cannot_be_clicked():
    with pytest.raises(ActionError, match="The page_link 'There' is disabled"):
        shown(*ALL).destination(click(label="There"), [link("about", disabled=True)])
