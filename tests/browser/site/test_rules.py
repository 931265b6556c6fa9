"""The pages of rules as readers get them: an example and its proof below each rule, and a search that finds it."""

from __future__ import annotations

import re

import pytest

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
