"""The commands for docs of all kinds: `example` makes one, `quarto` brings the filter that asks for them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from playground.cli.errors import CommandError

BASE: Final = "rerun"


def add_commands(commands: Any) -> None:
    """Tell the parser of the commands."""
    example = commands.add_parser("example", help="make HTML of a script on standard input, for docs of any kind")
    example.add_argument("--base", default=BASE, help="address of the folder that `rerun-playground assets` wrote")
    example.add_argument("--play", default="", help="address of a page that opens an example alone")
    example.add_argument("--page", type=Path, help="the file it comes from: for errors, and for `file`")
    example.add_argument("--pandoc", metavar="FORMAT", help="read and write a pandoc document of examples, as JSON")
    example.set_defaults(run=_example)

    quarto = commands.add_parser("quarto", help="write the extension for Quarto, which has the filter for pandoc")
    quarto.add_argument("folder", nargs="?", type=Path, default=Path(), help="where the documents are")
    quarto.set_defaults(run=_quarto)


def wrong_examples(path: Path) -> Iterator[str]:
    """What the build would say of the live examples in a file of Markdown, each with its line."""
    from playground.example import ExampleError
    from playground.example.fences import fences
    from playground.example.page import PageExamples

    text = path.read_text(encoding="utf-8")
    page = PageExamples(text, base=BASE, folder=path.parent)
    for fence in fences(text):
        try:
            page.html(fence.text, {})
        except ExampleError as error:
            yield f"{path}, line {error.line}: {error.problem}"


def _example(arguments: argparse.Namespace) -> int:
    from playground.example import ExampleError

    text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    stdout, sys.stdout = sys.stdout, sys.stderr  # what an example prints is no part of the document
    try:
        made = _document(text, arguments) if arguments.pandoc else _html(text, arguments)
    except ExampleError as error:
        place = [str(arguments.page)] if arguments.page else []
        place += [f"line {error.line}"] if error.line else []
        raise CommandError(f"{', '.join(place)}: {error.problem}" if place else error.problem) from None
    finally:
        sys.stdout = stdout
    stdout.buffer.write(made.encode("utf-8"))
    return 0


def _document(text: str, arguments: argparse.Namespace) -> str:
    from playground.quarto import example_blocks

    document = example_blocks(
        json.loads(text), format=arguments.pandoc, base=arguments.base, play=arguments.play, page=arguments.page
    )
    return json.dumps(document)


def _html(text: str, arguments: argparse.Namespace) -> str:
    from playground.example import example_html, read_example
    from playground.example.page import ALONE

    folder = arguments.page.parent if arguments.page else Path()
    example = read_example(text, folder=folder)
    play = arguments.play or f"{arguments.base.rstrip('/')}/{ALONE}"
    return example_html(example, base=arguments.base, play=play) + "\n"


def _quarto(arguments: argparse.Namespace) -> int:
    from playground.quarto import copy_extension

    try:
        print(copy_extension(arguments.folder))
    except OSError as error:
        raise CommandError(f"cannot write the extension to {arguments.folder}: {error}") from None
    return 0
