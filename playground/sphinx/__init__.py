"""Live examples in Sphinx, of reStructuredText and of MyST: `extensions = ["playground.sphinx"]` is all in `conf.py`.

    .. rerun::
       :height: 300

       import streamlit as st

       st.button("Add")

`rerun-doctest` makes one of lines with prompts, for docstrings. Settings: `rerun_play` is the address of a page that
opens an example alone, `rerun_base` that of a folder that `rerun-playground assets` wrote, where it is not to be copied
into each build.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.errors import ExtensionError

from playground import __version__
from playground.page.assets import STARTER, assets_version
from playground.page.styles import EXAMPLE_STYLES
from playground.sphinx.directives import Rerun, RerunDoctest
from playground.sphinx.node import FOLDER, depart_html, rerun_example, visit_html

__all__ = ["setup"]


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls. Pages are read again when the playground's own files are others than before."""
    app.add_config_value("rerun_play", "", "env", str)
    app.add_config_value("rerun_base", "", "html", str)
    app.add_node(rerun_example, html=(visit_html, depart_html))
    app.add_directive("rerun", Rerun)
    app.add_directive("rerun-doctest", RerunDoctest)
    app.add_env_collector(Pages)
    app.connect("write-started", _copy)
    app.connect("html-page-context", _load)
    return {
        "version": __version__,
        "env_version": int(assets_version(), 16),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


class Pages(EnvironmentCollector):
    """Which pages have examples: kept in the environment, and brought back from those who read pages beside."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a page that is read again, or gone."""
        _pages(env).discard(docname)

    def merge_other(self, app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
        """Take over what another process has read."""
        _pages(env).update(_pages(other) & set(docnames))

    def process_doc(self, app: Sphinx, doctree: Any) -> None:
        """Look at a page that has been read."""
        if next(iter(doctree.findall(rerun_example)), None) is not None:
            _pages(app.env).add(app.env.docname)


def _pages(env: BuildEnvironment) -> set[str]:
    if not hasattr(env, "rerun_pages"):
        env.rerun_pages = set()
    pages: set[str] = env.rerun_pages
    return pages


def _copy(app: Sphinx, builder: Builder) -> None:
    """Put the playground's files into the build, before the pages that name them: so Sphinx knows their versions.

    Those that an earlier build has put there stay.
    """
    if builder.format != "html" or getattr(builder, "embedded", False) or not _pages(app.env) or app.config.rerun_base:
        return
    folder, built = Path(builder.outdir) / "_static" / FOLDER, f"{__version__} {assets_version()}"
    mark = folder / "version.txt"
    if mark.is_file() and mark.read_text(encoding="utf-8") == built:
        return
    from playground.page.embed import write_assets  # Bokeh and Panel, which take seconds to load

    try:
        mark.unlink(missing_ok=True)
        write_assets(folder)
        mark.write_text(built, encoding="utf-8")
    except OSError as error:
        raise ExtensionError(f"The playground's files cannot be copied into the build: {error}.") from error


def _load(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Give a page with examples the starter and its style; the others get nothing."""
    if pagename in _pages(app.env) and not getattr(app.builder, "embedded", False):
        base = app.config.rerun_base.rstrip("/") or FOLDER
        app.add_css_file(f"{base}/{EXAMPLE_STYLES}")
        app.add_js_file(f"{base}/{STARTER}", type="module")
