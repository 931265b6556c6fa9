"""The pages of a package: a small site of the chosen lessons, which needs nothing outside its folder."""

from __future__ import annotations

import logging
import re
import shutil
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.utils.yaml import yaml_load

from playground.lms.choice import Choice
from playground.page.assets import FIGURE

BASE = "assets/rerun"
OVERVIEW = "index.html"
UNNAMED = "Lessons"
NEEDLESS = (
    "404.html",
    "sitemap.xml",
    "sitemap.xml.gz",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    f"{BASE}/speaker.html",
    f"{BASE}/rerun-speaker.js",
    f"{BASE}/rerun-speaker.css",
    f"{BASE}/rerun-stage.css",
    f"{BASE}/badge.svg",
    f"{BASE}/rerun-grade.js",
)
"""What no page of a package asks for: there is no search, no stage, and nobody grades."""

STYLES = """/* What is around the lessons is the launch page's, and the school's. */
.md-header, .md-footer, .md-sidebar, .rerun-progress { display: none !important }
.rerun-page { --rerun-head: 0px !important }
.md-typeset a:not([href]) { color: inherit }
"""

_LINK = re.compile(r"""<a\b[^>]*?\s(href=(?:"([^"]*)"|'([^']*)'))[^>]*>""")
_SCHEMES = [
    {"media": "(prefers-color-scheme)", "toggle": {"icon": "material/brightness-auto", "name": "Switch to light"}},
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "toggle": {"icon": "material/weather-sunny", "name": "Switch to dark"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "toggle": {"icon": "material/weather-night", "name": "Switch to your system's colours"},
    },
]


class PagesError(Exception):
    """The pages cannot be built: the text says why."""


def course_title(settings: Path) -> str:
    """What the site beside a course's lessons is called; a word where there is none."""
    if not settings.is_file():
        return UNNAMED
    try:
        with settings.open(encoding="utf-8-sig") as file:
            return str(yaml_load(file).get("site_name") or UNNAMED)
    except (MkDocsException, UnicodeDecodeError, AttributeError) as error:
        raise PagesError(f"{settings} cannot be read: {' '.join(str(error).split())}") from error


def build_pages(choice: Choice, settings: Path, work: Path, out: Path) -> None:
    """Write the site of the chosen lessons to `out`; `work` is an empty folder for what that takes.

    The course's own `settings` (``mkdocs.yml``), where there are some, say how its Markdown is read and which language
    it has. Raises PagesError.
    """
    choice.copy_to(work / "lessons")
    (work / "docs").mkdir()
    (work / "docs" / "index.md").write_text(
        f"---\ntitle: {_yaml(choice.title)}\ntemplate: rerun/course.html\nhide: [navigation, toc]\n---\n", "utf-8"
    )
    (work / "docs" / "package.css").write_text(STYLES, "utf-8")
    log = logging.getLogger("mkdocs")
    level, heard = log.level, _Heard()
    log.addHandler(heard)
    log.setLevel(logging.ERROR)
    try:
        config = _config(settings if settings.is_file() else None, **_changes(choice, work, out))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        raise PagesError("; ".join([*heard.said, str(error)])) from error
    finally:
        log.removeHandler(heard)
        log.setLevel(level)
    _prune(out)
    for page in out.rglob("*.html"):
        page.write_text(without_loose_links(page.read_text("utf-8"), page, out), "utf-8")


class _Heard(logging.Handler):
    """What MkDocs says of a build that fails."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _config(settings: Path | None, **changes: Any) -> MkDocsConfig:
    try:
        return load_config(str(settings) if settings else None, **changes)
    except (Abort, MkDocsException) as error:
        raise PagesError(f"{settings or 'the pages'}: {error}") from error


def _changes(choice: Choice, work: Path, out: Path) -> dict[str, Any]:
    comparisons = any(page.lesson.is_comparison for page in choice.pages)
    return {
        "config_file_path": str(work / "mkdocs.yml"),
        "site_name": choice.title,
        "site_url": "",
        "repo_url": "",
        "docs_dir": str(work / "docs"),
        "site_dir": str(out),
        "use_directory_urls": False,  # a school's system is no web server that knows folders
        "strict": False,
        "nav": [
            *([{choice.title: "index.md"}] if len(choice.pages) > 1 else []),
            "@lessons",
            *([{"Compare": ["@comparisons"]}] if comparisons else []),
        ],
        "theme": {"name": "material", "font": False, "palette": _SCHEMES, "features": ["content.code.copy"]},
        "plugins": [{"rerun": {"lessons": str(work / "lessons"), "base": BASE, "csp": True}}],
        "hooks": [],
        "extra": {"generator": False},
        "extra_css": ["package.css"],
        "extra_javascript": [],
        "exclude_docs": "",
        "validation": {
            "nav": {"omitted_files": "ignore", "not_found": "ignore"},
            "links": {"not_found": "ignore", "anchors": "ignore", "unrecognized_links": "ignore"},
        },
    }


def _yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _prune(out: Path) -> None:
    for name in NEEDLESS:
        path = out / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    # No lesson shows a figure of a library; where a learner does, its words and its table stand there.
    for path in (*out.rglob("*.map"), *(out / BASE).glob(f"{FIGURE}*")):
        path.unlink()


def without_loose_links(html: str, page: Path, root: Path) -> str:
    """The HTML of a page of the package, where links to pages that are not in it are words again."""

    def loosened(found: re.Match[str]) -> str:
        target = found[2] if found[2] is not None else found[3]
        return found[0] if _leads(target, page, root) else found[0].replace(found[1], f'title="{escape(NOT_HERE)}"', 1)

    return _LINK.sub(loosened, html)


NOT_HERE = "This page is not part of the package."


def _leads(target: str, page: Path, root: Path) -> bool:
    split = urlsplit(target)
    if split.scheme or split.netloc or not split.path:
        return True
    path = (page.parent / unquote(split.path)).resolve()
    return path.is_relative_to(root.resolve()) and path.is_file()
