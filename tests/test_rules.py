"""The rules in docs/rules: each has its own name and is proven by scenarios; the code cites only rules that exist."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playground.site.rules import read_rules
from tests.conformance.scenario import read_proofs
from tests.conformance.test_overtaken import LEFT_OUT

ROOT: Final = Path(__file__).parent.parent
PAGES: Final = sorted(path for path in (ROOT / "docs" / "rules").glob("*.md") if path.stem != "index")
SOURCES: Final = ("playground", "tests", "wasm")
"""The folders whose comments cite rules."""

_CITATION: Final = re.compile(r"(?<![-\w])[Rr]ules?\s+([a-z]+(?:-[a-z]+)+(?:(?:,|\s+and)\s+[a-z]+(?:-[a-z]+)+)*)")
_BY_NUMBER: Final = re.compile(r"\b[Rr]ules?\s+\d")
_PAGE: Final = re.compile(r"docs/rules/[\w-]+(?:\.md)?")


RULES: Final = [(page.stem, rule) for page in PAGES for rule in read_rules(page.read_text(encoding="utf-8"))]
"""Every rule with the page that it stands on."""


def sources() -> Iterator[Path]:
    """The files whose comments may cite rules: all but what is installed or built."""
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            inside = path.relative_to(ROOT).parts
            if path.suffix in (".py", ".js", ".css", ".html", ".txt", ".toml") and "node_modules" not in inside:
                yield path


def test_every_heading_is_a_rule_with_a_name_of_its_own() -> None:
    headings = [line for page in PAGES for line in page.read_text(encoding="utf-8").splitlines() if line[:3] == "## "]
    assert len(headings) == len(RULES)
    names = [rule.name for _, rule in RULES]
    assert len(set(names)) == len(names)


def test_every_rule_is_proven_by_scenarios_that_exist() -> None:
    existing = {scenario.name for scenario in read_proofs()}
    for _, rule in RULES:
        assert rule.scenarios, f"{rule.name} names no scenario"
        assert set(rule.scenarios) <= existing, f"{rule.name}: no scenario {set(rule.scenarios) - existing}"
        untold = {f"overtaken: {name}" for name in LEFT_OUT} & set(rule.scenarios)
        assert not untold, f"{rule.name} is proven by what no trace tells: {untold}"


def test_every_rule_is_short() -> None:
    for _, rule in RULES:
        said, _, _ = rule.said.partition("\n\n**Wrong guess:** ")
        sentences = re.findall(r"[.:!?)`](?:\s|$)", re.sub(r"`[^`]*`", "``", said).strip())
        assert 1 <= len(sentences) <= 8, f"{rule.name} has {len(sentences)} sentences"


def test_a_scenario_is_listed_by_the_rules_that_its_title_cites() -> None:
    listed = {(rule.name, scenario) for _, rule in RULES for scenario in rule.scenarios}
    cited = {(name, scenario.name) for scenario in read_proofs() for name in scenario.rules}
    assert cited == listed


def test_the_contents_list_every_rule_in_its_place() -> None:
    contents = (ROOT / "docs" / "rules" / "index.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\* \[(.+)\]\((.+)\.md#(.+)\)$", contents, re.M)
    assert sorted(listed) == sorted((rule.title, page, rule.name) for page, rule in RULES)
    pages = re.findall(r"^### \[.+\]\((.+)\.md\)$", contents, re.M)
    assert sorted(pages) == [page.stem for page in PAGES]


def test_the_code_cites_rules_that_exist() -> None:
    names = {rule.name for _, rule in RULES}
    found = 0
    for path in sources():
        text = path.read_text(encoding="utf-8")
        for citation in _CITATION.findall(text):
            cited = re.findall(r"[a-z]+(?:-[a-z]+)+", citation)
            found += len(cited)
            assert set(cited) <= names, f"{path}: no rule {set(cited) - names}"
        for page in _PAGE.findall(text):
            assert (ROOT / page).exists(), f"{path}: no page {page}"
    assert found > len(RULES)


def test_no_rule_is_cited_by_a_number() -> None:
    by_number = [str(path) for path in sources() if _BY_NUMBER.search(path.read_text(encoding="utf-8"))]
    assert not by_number
