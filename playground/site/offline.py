"""The service worker that makes a visited site work without network: it knows each file by its hash."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

from playground.page.assets import FIGURE, assets_version
from playground.site.manifest import FILE, hashes

SOURCES: Final = Path(__file__).parents[1] / "web" / "offline"
WORKER: Final = "service-worker.js"
"""At the root of the site: a service worker has a say in its own folder and below."""
PAGE_SCRIPT: Final = "assets/rerun-offline.js"
PAGE_STYLES: Final = "assets/rerun-offline.css"
_PLACE: Final = 'JSON.parse("{}")'
_NEVER: Final = ("404.html", "sitemap.xml", "sitemap.xml.gz", WORKER, FILE)
"""What no page loads, or what servers answer in ways of their own."""
_HASH: Final = 32
"""Digits of a hash: enough to tell files of one site apart."""


def page_files() -> dict[str, str]:
    """What pages have of it, by address."""
    return {
        PAGE_SCRIPT: (SOURCES / "offline.js").read_text(encoding="utf-8"),
        PAGE_STYLES: (SOURCES / "offline.css").read_text(encoding="utf-8"),
    }


def write_service_worker(site: Path, base: str) -> None:
    """Write the service worker of a site that is complete; `base` is the folder of the playground's own files."""
    source = (SOURCES / WORKER).read_text(encoding="utf-8")
    if source.count(_PLACE) != 1:
        raise ValueError(f"{WORKER} has no place for the files of the site")
    data = json.dumps(_site(site, base), separators=(",", ":"), sort_keys=True)
    (site / WORKER).write_text(source.replace(_PLACE, data), encoding="utf-8")


def _site(site: Path, base: str) -> dict[str, object]:
    """What the worker knows of the site: `Site` in its source."""
    files = {
        name: digest[:_HASH]
        for name, digest in hashes(site).items()
        if name not in _NEVER and not name.endswith(".map") and not _is_hidden(name)
    }
    needed = _needed(site / base / "sandbox" / "files.json")
    later = [name for name in files if _is_for_later(name, base, needed)]
    return {
        "version": hashlib.sha256(json.dumps(files).encode()).hexdigest()[:16],
        "query": f"?v={assets_version()}",
        "files": files,
        "later": later,
    }


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _needed(listed: Path) -> set[str]:
    """The names of the wheels that Python starts with."""
    return set(json.loads(listed.read_text(encoding="utf-8"))) if listed.is_file() else set()


def _is_for_later(name: str, base: str, needed: set[str]) -> bool:
    """Whether few readers need a file: it is kept by whoever asks for it."""
    folder, _, file = name.rpartition("/")
    if folder == f"{base}/sandbox":
        return file.endswith((".whl", ".txt", ".py")) and file not in needed
    if folder == base:
        return file.startswith(FIGURE) or file in ("early.js", "bundled.json", "licences.json") or file.endswith(".txt")
    return folder.startswith("assets/javascripts/lunr") or (folder == "licences" and file != "index.html")
