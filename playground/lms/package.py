"""Writes a package for a school's system: pages, the launch page, what the system reads of it, all in one file."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playground.course.lessons import LessonError
from playground.lms.choice import ALL, Choice, ChoiceError, choose
from playground.lms.launch import LAUNCH, SCRIPT, launch_html
from playground.lms.manifest import FORMATS, About, manifest, manifest_name
from playground.lms.pages import BASE, OVERVIEW, PagesError, build_pages, course_title
from playground.page.assets import STATIC, assets_version

SETTINGS: Final = "mkdocs.yml"
WORKER: Final = "import({}).catch((error) => setTimeout(() => {{ throw error; }}));\n"
"""A page's policy holds what a worker imports in its first lines, and not what it imports later."""
OWN: Final = "connect-src 'self'"
"""What a page's policy says of requests."""
MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""The time of each file: the same lessons make the same package."""


class ExportError(Exception):
    """What keeps a package from being written: the text says what, where and what to do."""


@dataclass(frozen=True)
class Exported:
    """A package that was written: how many lessons it has, and its bytes, packed and unpacked."""

    path: Path
    lessons: int
    packed: int
    unpacked: int


def export(
    course: Path,
    out: Path,
    *,
    standard: str,
    wanted: str = ALL,
    title: str = "",
    iri: str = "",
    mastery: int | None = None,
    python_from: str = "",
) -> Exported:
    """Write a package of the lessons that `wanted` names (see `choose`) in the course below a folder.

    `standard` is one of `FORMATS`, `iri` what systems know the package by, `mastery` a percentage of the checks. With
    `python_from`, the address of a folder that ``rerun-playground assets`` wrote, Python is loaded from there and is
    not in the package.

    Raises:
        ExportError: something is wrong with the course, or the package cannot be written.
    """
    if standard not in FORMATS:
        raise ExportError(f"{standard} is no format: there are {', '.join(FORMATS)}")
    if not (STATIC / SCRIPT).is_file():
        raise ExportError(f"{STATIC / SCRIPT} is missing: build it with `python wasm/build.py`")
    settings = course.resolve().parent / SETTINGS
    try:
        choice = choose(course, wanted, title or course_title(settings))
        with tempfile.TemporaryDirectory() as folder:
            pages = Path(folder) / "pages"
            (work := Path(folder) / "work").mkdir()
            build_pages(choice, settings, work, pages)
            if python_from:
                lighten(pages, python_from)
            about = _about(choice, title or choice.title, iri, mastery)
            _complete(pages, choice, about, standard)
            return _pack(pages, out, len(choice.pages))
    except (LessonError, ChoiceError, PagesError) as error:
        raise ExportError(str(error)) from error
    except OSError as error:
        raise ExportError(f"cannot write {out}: {error}") from error


def lighten(pages: Path, address: str) -> None:
    """Leave of the sandbox a worker of one line, which is the one at an address. Raises ExportError.

    A worker has to be of the page's own origin; what it imports need not be, if the server there allows it. The pages
    may ask that server, too: they say what is wrong with its files.
    """
    split = urlsplit(address)
    if split.scheme not in ("http", "https") or not split.netloc or split.query or split.fragment:
        raise ExportError(f"{address} is no address of a folder: write it as https://school.example/rerun")
    there, sandbox = f"{address.rstrip('/')}/sandbox/", pages / BASE / "sandbox"
    shutil.rmtree(sandbox)
    sandbox.mkdir()
    worker = json.dumps(f"{there}worker.js?v={assets_version()}")
    (sandbox / "worker.js").write_text(WORKER.format(worker), encoding="utf-8")
    for page in pages.rglob("*.html"):
        html = page.read_text("utf-8").replace(OWN, f"{OWN} {split.scheme}://{split.netloc}", 1)
        page.write_text(
            html.replace("</head>", f'<meta name="rerun-python" content="{escape(there)}"></head>', 1), "utf-8"
        )


def _about(choice: Choice, title: str, iri: str, mastery: int | None) -> About:
    judged = any(page.lesson.exercise and page.lesson.exercise.check for page in choice.pages)
    if mastery is not None and not judged:
        raise ExportError("no lesson of these has a check, so there is no score to be mastered. Leave --mastery out")
    iri = iri or f"urn:rerun-playground:{choice.name}"
    summary = choice.pages[0].lesson.summary if len(choice.pages) == 1 else f"{len(choice.pages)} lessons"
    return About(iri, title, summary, judged, mastery)


def _complete(pages: Path, choice: Choice, about: About, standard: str) -> None:
    """Add what makes a package of the pages."""
    alone = len(choice.pages) == 1
    start = choice.pages[0].src.removesuffix(".md") + ".html" if alone else OVERVIEW
    activity = f"{about.iri}/lessons"
    passing = 1.0 if about.mastery is None else about.mastery / 100
    html = launch_html(choice, standard=standard, activity=activity, start=start, passing=passing, base=BASE)
    (pages / LAUNCH).write_text(html, encoding="utf-8")
    shutil.copy2(STATIC / SCRIPT, pages / BASE)
    text = manifest(standard, about, LAUNCH, _files(pages))
    (pages / manifest_name(standard)).write_text(text, encoding="utf-8")


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _pack(pages: Path, out: Path, lessons: int) -> Exported:
    """All files as one, which is there as a whole or not at all."""
    names = _files(pages)
    out.parent.mkdir(parents=True, exist_ok=True)
    half = out.with_name(f".{out.name}.part")
    try:
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
            for name in names:
                entry = zipfile.ZipInfo(name, MOMENT)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                package.writestr(entry, (pages / name).read_bytes(), compresslevel=9)
        half.replace(out)
    finally:
        half.unlink(missing_ok=True)
    unpacked = sum((pages / name).stat().st_size for name in names)
    return Exported(out, lessons, out.stat().st_size, unpacked)
