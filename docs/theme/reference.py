"""A MkDocs hook: the page "What exists here", made anew with each build."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from playground.site.reference import reference
from tests.conformance.scenario import read_all


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    page = reference(scenario.script for scenario in read_all())
    files.append(File.generated(config, "reference/index.md", content=page))
    return files
