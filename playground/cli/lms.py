"""The command `export-course`: lessons as a package for a school's system."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from playground.cli.errors import CommandError

FORMATS: Final = ("scorm12", "scorm2004", "cmi5")
_MB: Final = 1_000_000


def add_command(commands: Any) -> None:
    """Tell the parser of it."""
    export = commands.add_parser("export-course", help="write lessons as a package for a school's system")
    export.add_argument("what", nargs="?", default="all", help="a lesson, a chapter, or all: its name, or its folder")
    export.add_argument("--format", choices=FORMATS, required=True)
    export.add_argument("--out", type=Path, required=True, metavar="FILE.zip")
    export.add_argument("--lessons", type=Path, default=Path("lessons"), metavar="FOLDER", help="where the course is")
    export.add_argument("--title", default="", help="what the system shows; else the lesson's, chapter's or site's own")
    export.add_argument(
        "--id", default="", metavar="IRI", help="by which systems know it, as https://school.example/c1"
    )
    export.add_argument(
        "--mastery", type=_percentage, metavar="PERCENT", help="of the checks, from which on a learner has passed"
    )
    export.add_argument(
        "--python-from",
        default="",
        metavar="URL",
        help="a folder that `rerun-playground assets` wrote: Python comes from there, and is not in the package",
    )
    export.set_defaults(run=_export)


def _percentage(text: str) -> int:
    value = int(text)
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 100")
    return value


_percentage.__name__ = "number"


def _export(arguments: argparse.Namespace) -> int:
    from playground.lms import ExportError, export

    try:
        made = export(
            arguments.lessons,
            arguments.out,
            standard=arguments.format,
            wanted=arguments.what,
            title=arguments.title,
            iri=arguments.id,
            mastery=arguments.mastery,
            python_from=arguments.python_from,
        )
    except ExportError as error:
        raise CommandError(str(error)) from None
    lessons = f"{made.lessons} lesson{'' if made.lessons == 1 else 's'}"
    print(f"{made.path}: {lessons}, {made.packed / _MB:.1f} MB, {made.unpacked / _MB:.1f} MB unpacked")
    return 0
