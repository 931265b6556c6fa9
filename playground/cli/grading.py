"""The command `grade`: what learners handed in, graded in a headless browser."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from playground.cli.errors import CommandError

MOST = 2_000
"""Files that the page takes at once."""


def add_command(commands: Any) -> None:
    """Tell the parser of the command."""
    grade = commands.add_parser(
        "grade",
        help="grade what learners handed in, in a headless browser",
        description="Grade files that were handed in, as the site's page “Grade” does, in a headless browser: no "
        "script runs in this Python. Exit status: 0 all passed, 1 some did not, 2 it could not be done.",
    )
    grade.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files, and folders of them")
    grade.add_argument(
        "--lesson", default="", help="grade this lesson only, and plain scripts too: its name in addresses"
    )
    grade.add_argument("--html", type=Path, metavar="FILE", help="write a report that a browser shows")
    grade.add_argument(
        "--address",
        type=_address,
        metavar="URL",
        help="where the site is published: for links in the report",
    )
    grade.add_argument("--csv", type=Path, metavar="FILE", help="write a table for other programs")
    grade.add_argument("--seconds", type=_seconds, default=5, metavar="S", help="time of each script, 1 to 60")
    grade.add_argument("--site", type=Path, help="the built site; without it site/ here, or else the project's own")
    grade.set_defaults(run=_grade)


def _seconds(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 60:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds from 1 to 60")
    return int(text)


def _address(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError(f"{text} is no address: write it with https:// in front")
    return text if text.endswith("/") else f"{text}/"


def _grade(arguments: argparse.Namespace) -> int:
    from playground.cli.serving import site_of
    from playground.grading.browser import NoBrowserError
    from playground.grading.drive import DriveError, Wanted, grade

    files = handed_in(arguments.paths)
    for path in (arguments.html, arguments.csv):
        if path is not None and not path.resolve().parent.is_dir():
            raise CommandError(f"there is no folder {path.parent} to write {path.name} into")
    site = arguments.site or site_of()
    folder = arguments.paths[0] if len(arguments.paths) == 1 and arguments.paths[0].is_dir() else None
    wanted = Wanted(
        site,
        folder or files,
        arguments.lesson,
        arguments.seconds,
        arguments.html,
        arguments.csv,
        arguments.address or "",
    )
    try:
        graded = grade(wanted, _tell)
    except (DriveError, NoBrowserError) as error:
        raise CommandError(str(error)) from None
    _tell("")
    print(graded.words)
    for path in (arguments.html, arguments.csv):
        if path is not None:
            print(f"wrote {path}")
    return 0 if graded.all_passed else 1


def handed_in(paths: list[Path]) -> list[Path]:
    """All files at these paths, and in the folders among them; none that begins with a dot. Raises CommandError."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.is_file())
            found += [each for each in inside if not any(part.startswith(".") for part in each.relative_to(path).parts)]
        elif path.is_file():
            found.append(path)
        else:
            raise CommandError(f"there is no file or folder {path}")
    if not found:
        raise CommandError(f"there are no files in {', '.join(map(str, paths))}")
    if len(found) > MOST:
        raise CommandError(f"{len(found)} files are too many at once: {MOST} are the most. Name fewer folders")
    return found


def _tell(words: str) -> None:
    """Where there is a terminal the line is written over, else each is one of its own."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)
    elif words:
        print(words, file=sys.stderr, flush=True)
