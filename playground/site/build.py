"""Builds this project's own site: the guide in `docs/`, the lessons, and all that a playground needs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as build_mkdocs
from mkdocs.config import load_config

from playground.site.manifest import write_manifest

PROJECT = Path(__file__).parents[2]


class SiteError(Exception):
    """The site cannot be built from where this package is installed."""


def build(out: Path) -> None:
    """Writes the complete static site to `out`; any web server can serve it, from any sub-path.

    Raises:
        SiteError: the package is installed without its project, so there is nothing to build a site from.
        mkdocs.exceptions.Abort: a page, a lesson or a link is wrong; MkDocs has logged which.
    """
    settings = PROJECT / "mkdocs.yml"
    if not settings.is_file():
        raise SiteError(f"{settings} is missing: the site is built from a checkout of the project")
    with _told():
        config = load_config(str(settings), site_dir=str(out.resolve()))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_mkdocs(config)
        finally:
            config.plugins.on_shutdown()
    write_manifest(out)


@contextmanager
def _told() -> Iterator[None]:
    """Write what MkDocs warns of to stderr: it leaves that to its own command, and is silent without."""
    log, handler = logging.getLogger("mkdocs"), logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)
