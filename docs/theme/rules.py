"""A MkDocs hook: the pages of rules get their live examples, and are compared with the Streamlit that is installed."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from playground.engines import EngineError
from playground.site.agreement import Agreement, installed_streamlit, sources_hash
from playground.site.rules import RuleError, rules_page
from tests.conformance.scenario import read_proofs

CACHE = Path(".cache") / "rules.json"


class Rules:
    """What the pages of one build need."""

    def __init__(self, folder: Path) -> None:
        self.scenarios = {scenario.name: scenario for scenario in read_proofs()}
        self.version = installed_streamlit()
        self.agreement = Agreement(folder / CACHE, f"{self.version} {sources_hash()}") if self.version else None

    def page(self, markdown: str) -> str:
        """A page with all that its readers get."""
        if self.agreement is None:
            return rules_page(markdown, self.scenarios, None)
        try:
            return rules_page(markdown, self.scenarios, self.agreement.differences, self.version)
        finally:
            self.agreement.keep()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.extra["rules"] = Rules(Path(config.config_file_path).parent)
    return config


@event_priority(200)  # before the examples are looked at
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    if not page.file.src_uri.startswith("rules/"):
        return markdown
    try:
        return config.extra["rules"].page(markdown)
    except (EngineError, RuleError) as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from None
