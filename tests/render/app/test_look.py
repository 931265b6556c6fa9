"""The rendered panes in a real browser: accessible in both schemes, and no sideways scrolling on a phone."""

from pathlib import Path

import axe_core_python
import pytest

from tests.render.gallery import PAGES, SIZES, fragment, page

AXE = Path(axe_core_python.__file__).with_name("axe.min.js")


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def tab(browser):
    width, height = SIZES["phone"]
    tab = browser.new_page(viewport={"width": width, "height": height})
    yield tab
    tab.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", list(PAGES))
def test_panes_are_accessible_and_fit(tab, name, theme):
    tab.set_content(page([fragment(name, theme)], theme))
    assert tab.get_by_role("region", name="App").is_visible()
    assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    rules = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = tab.evaluate("rules => axe.run(document, rules)", rules)["violations"]
    broken = [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
        if ".rp-timeline" not in str(node["target"])
    ]
    assert not broken
