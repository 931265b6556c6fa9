"""The pages of rules as readers get them: an example and its proof below each rule, and a search that finds it."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import Page, expect

from tests.bench.examples import MOST, sizes
from tests.browser.conftest import SITE
from tests.test_rules import PAGES, RULES

CHECKED = re.compile(r"<summary>Checked on Streamlit 1\.67\.0 in this build: this example and \d+ scenarios?</summary>")


@pytest.mark.parametrize("stem", [page.stem for page in PAGES])
def test_every_rule_has_a_live_example_and_what_it_was_checked_with(stem: str) -> None:
    html = (SITE / "rules" / stem / "index.html").read_text(encoding="utf-8")
    parts = re.split(r'<h2 id="([a-z-]+)"', html)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert list(sections) == [rule.name for page, rule in RULES if page == stem]
    for name, section in sections.items():
        assert section.count('class="rerun-example"') == 1, name
        assert CHECKED.search(section), name


def test_a_page_of_many_examples_is_as_light_as_any() -> None:
    html = (SITE / "rules" / "fragments" / "index.html").read_bytes()
    assert html.count(b"data-rerun=") > 15
    _, *files = sizes(0).values()
    assert len(gzip.compress(html, 6)) + sum(files) < MOST


def test_a_folded_example_opens_and_runs(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}rules/runs/#run-globals-lost")
    folded = page.locator("details.example", has_text="The counter that never gets to 2")
    expect(folded.locator(".rerun-example")).to_be_hidden()

    folded.locator("summary").first.click()
    folded.get_by_role("button", name="Run", exact=True).click()

    expect(folded.get_by_role("region", name="Runs")).to_contain_text("3 runs")  # the load, and its two clicks
    folded.get_by_role("region", name="App").get_by_role("button", name="Add").click()
    expect(folded.get_by_role("region", name="Runs")).to_contain_text("4 runs")
    expect(folded.get_by_role("region", name="App")).to_contain_text("Count 1")


@pytest.mark.parametrize(
    ("words", "rule"),
    [("swallowing rerun cancels", "control/#rerun-swallowed"), ("finally block after rerun", "control/#rerun-finally")],
    ids=["its title", "its text"],
)
def test_the_search_finds_a_rule_by_its_words(still_page: Page, site_url: str, words: str, rule: str) -> None:
    page = still_page
    page.goto(f"{site_url}rules/")

    page.locator(".md-search__input").press_sequentially(words)

    path, _, name = rule.partition("#")
    expect(page.locator(f'.md-search-result__link[href*="rules/{path}"][href$="#{name}"]')).to_be_visible()
