"""A small site of its own, built for a test and served."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from playground.site.serve import SiteServer


@contextmanager
def built(folder: Path, files: Mapping[str, str]) -> Iterator[str]:
    """The address of a site that is built of `files` in a folder; in their texts ``{url}`` stands for it."""
    (folder / "site").mkdir()
    with SiteServer(folder / "site") as server:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.format(url=server.url), encoding="utf-8")
        config = load_config(str(folder / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()
