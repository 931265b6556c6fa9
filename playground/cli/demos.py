"""The commands for demos: `demo check` proves them, `demo new` begins one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from playground.cli.errors import CommandError
from playground.course import DEMOS


def add_demo_commands(commands: Any) -> None:
    """Tell the parser of the commands."""
    demo = commands.add_parser("demo", help="work on demos for the stage").add_subparsers(required=True, metavar="what")
    check = demo.add_parser("check", help="prove that each step of a demo can be done, and shows what it says")
    check.add_argument("folders", nargs="*", type=Path, default=[Path("lessons", DEMOS)], metavar="folder")
    check.set_defaults(run=_check)
    new = demo.add_parser("new", help="begin a demo: a complete folder, with TODO where your words belong")
    new.add_argument("folder", nargs="?", type=Path, help="where the demos are; without it lessons/demos")
    new.add_argument("title")
    new.set_defaults(run=_new)


def _check(arguments: argparse.Namespace) -> int:
    from playground.demo.proof import ProofError, prove_folders

    try:
        return 0 if prove_folders(arguments.folders, print) else 1
    except ProofError as error:
        raise CommandError(str(error)) from None
    except OSError as error:  # of a folder's name, as a rule: what a demo's scripts do is told by the proof
        raise CommandError(f"cannot read {error.filename}: {error.strerror}") from None


def _new(arguments: argparse.Namespace) -> int:
    from playground.demo.new import NewDemoError, begin

    try:
        folder = begin(arguments.title, arguments.folder)
    except NewDemoError as error:
        raise CommandError(str(error)) from None
    print(f"{folder} is a demo that works. Write your words where it says TODO, then:")
    print(f"rerun-playground demo check {folder}")
    return 0
