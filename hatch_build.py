"""Puts the built site into the wheel, so that who installs it needs neither Node nor network to serve it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = "playground/web/site"
"""Where the site lies in the package: `playground/page/assets.py` looks there."""
STAMPS = ("version.txt", "sandbox/version.txt", "sandbox/packages.txt")
"""What tells one build of the scripts and the sandbox from another."""


class SiteHook(BuildHookInterface):
    """Adds ``site/``, which has the files of ``playground/web/static/`` too: they are not in the wheel twice."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # the folder itself is on the path, whatever is built there
            return
        site, static = Path(self.root, "site"), Path(self.root, "playground", "web", "static")
        if not (site / "site-files.json").is_file():
            self.app.abort(
                "The wheel holds the built site, and site/ is not built: run `make wheel`, which builds both."
            )
        if static.is_dir() and any(_read(static / name) != _read(site / "assets/rerun" / name) for name in STAMPS):
            self.app.abort("site/ was made of other scripts than playground/web/static/ has: run `make wheel`.")
        build_data["force_include"][str(site)] = PLACE


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
