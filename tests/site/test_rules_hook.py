"""The hook of this project's own site: which pages it changes, and how it stops a build."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from docs.theme import rules as hook
from playground.engines import compare
from tests.conformance.scenario import Scenario

RULE = "## A rule {#a-rule}\n\nIt is so.\n\nScenarios: `a: b`\n"
SHORT = Scenario("a: b", (), "import streamlit as st\nst.text('a')\n", ())


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Builds a page of a site of one scenario, in a folder of its own."""
    monkeypatch.setattr(hook, "read_proofs", lambda: [SHORT])
    monkeypatch.setattr(compare, "report", lambda script, actions: "")

    def build(markdown: str, place: str = "rules/a.md") -> str:
        config: Any = SimpleNamespace(extra={}, config_file_path=str(tmp_path / "mkdocs.yml"))
        page: Any = SimpleNamespace(file=SimpleNamespace(src_uri=place))
        hook.on_config(config)
        return hook.on_page_markdown(markdown, page=page, config=config, files=None)  # type: ignore[arg-type]

    return build


def test_a_page_of_rules_is_checked_and_that_is_remembered(built: Any, tmp_path: Path) -> None:
    assert "Checked on Streamlit 1.67.0 in this build: this example and 1 scenario" in built(RULE)
    assert (tmp_path / ".cache" / "rules.json").is_file()


def test_other_pages_stay_as_they_are(built: Any) -> None:
    assert built(RULE, "learn/rules.md") == RULE


def test_a_difference_stops_the_build(built: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "report", lambda script, actions: "mini 1, Streamlit 2")
    with pytest.raises(PluginError, match=r"rules/a\.md: The rule \S+: its example is not the same in Streamlit"):
        built(RULE)


def test_without_streamlit_nothing_is_run_or_claimed(
    built: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(hook, "installed_streamlit", lambda: "")
    monkeypatch.setattr(compare, "report", None)
    assert "Checked" not in built(RULE)
    assert not (tmp_path / ".cache").exists()
