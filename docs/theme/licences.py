"""A MkDocs hook: the page of licences, and their texts, made anew with each build of what the site is made of."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from playground.site import licences


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    try:
        found = licences.licences()
    except licences.LicenceError as error:
        raise PluginError(f"licences: {error}") from None
    made = {"index.md": licences.page(found), **licences.files(found)}
    for name, text in made.items():
        files.append(File.generated(config, f"{licences.FOLDER}/{name}", content=text))
    return files
