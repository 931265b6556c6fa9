"""Makes an example of the text of a fence, a directive or an element, and of the options beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playground.example.example import Example, ExampleError, Script
from playground.example.options import OPTION, Options, fields, files, of_comments, of_head, script_name, together
from playground.runtime.source.script import Script as Compiled

NOTHING: Mapping[str, Any] = MappingProxyType({})
NAME = "app.py"
"""What a script is called that is given no name."""


@dataclass(frozen=True)
class _Part:
    """The options at the top of a script, and the script below them, which begins at a line of the text."""

    options: dict[str, Any]
    source: str
    line: int


def read_example(text: str, options: Mapping[str, Any] = NOTHING, *, folder: Path | None = None) -> Example:
    """The example of `text`, with `options` from above it and those of the `#|` lines at its top.

    A line `#| script: other.py` further down begins another script; a `file` is looked for in `folder`.
    Raises ExampleError: an unknown option, a wrong value, a missing file, a script that is not Python.
    """
    parts = _parts(text)
    given = together(of_head(options), parts[0].options)
    scripts = _scripts(parts, given, folder)
    for script in scripts:
        _compile(script)
    values = {"name": scripts[0].name} | fields(given)
    acted = given["actions"].line if "actions" in given else None
    example = Example(scripts=scripts, acted=acted, **values)
    _check_lines(example, given)
    if example.compare and len(scripts) not in (2, 3):
        raise ExampleError(f"`compare` needs two or three scripts, not {len(scripts)}.", given["compare"].line)
    return example


def shifted(example: Example, by: int) -> Example:
    """The example whose scripts begin so many lines further down than its text says."""
    scripts = tuple(each if each.line is None else replace(each, line=each.line + by) for each in example.scripts)
    return replace(example, scripts=scripts)


def _parts(text: str) -> list[_Part]:
    """The text, divided where options stand: those at its top, and each `#| script:` further down."""
    lines = text.replace("\r\n", "\n").split("\n")
    blocks: list[tuple[list[tuple[int, str]], list[tuple[int, str]]]] = [([], [])]
    for number, line in enumerate(lines, 1):
        head, body = blocks[-1]
        option = OPTION.fullmatch(line.rstrip())
        if option and not any(code.strip() for _, code in body):
            head.append((number, option[1]))
        elif option and option[1].startswith("script:"):
            blocks.append(([(number, option[1])], []))
        elif option and ":" in option[1]:
            raise ExampleError("Options stand at the top of an example, above its first line of code.", number)
        else:
            body.append((number, line))
    return [_part(head, body) for head, body in blocks]


def _part(head: list[tuple[int, str]], body: list[tuple[int, str]]) -> _Part:
    while body and not body[0][1].strip():
        body.pop(0)
    source = "\n".join(line for _, line in body).rstrip()
    return _Part(of_comments(head) if head else {}, source, body[0][0] if body else 1)


def _scripts(parts: list[_Part], given: Options, folder: Path | None) -> tuple[Script, ...]:
    """The scripts of the text, or those of the files that `file` names."""
    if "file" in given:
        if any(part.source for part in parts):
            raise ExampleError("There is a `file` and a script too. Take one away.", parts[0].line)
        return tuple(_of_file(name, given["file"].line, folder) for name in files(given["file"]))
    for part in parts[1:]:
        more = [option for name, option in part.options.items() if name != "script"]
        if more:
            raise ExampleError(f"`{more[0].name}` stands at the top of an example, not here.", more[0].line)
    names = [script_name(given["script"]) if "script" in given else NAME]
    names += [script_name(part.options["script"]) for part in parts[1:]]
    for name, part in zip(names, parts, strict=True):
        if not part.source:
            raise ExampleError("There is no script. Write one, or give a `file`.", part.line)
        if names.count(name) > 1:
            raise ExampleError(f"Two scripts have the name {name}. Give each its own with `#| script:`.", part.line)
    return tuple(Script(name, part.source, part.line) for name, part in zip(names, parts, strict=True))


def _of_file(name: str, line: int | None, folder: Path | None) -> Script:
    if folder is None:
        raise ExampleError(
            f"`file` is {name!r}, but it is not known where this page lies. Write the script here.", line
        )
    path = folder / name
    try:
        source = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ExampleError(f"The file {name} is missing: there is no {path}.", line) from None
    except (OSError, ValueError) as error:
        raise ExampleError(f"The file {name} cannot be read: {error}.", line) from None
    if not source.strip():
        raise ExampleError(f"The file {name} is empty.", line)
    return Script(path.name, source.rstrip(), None, path)


def _compile(script: Script) -> None:
    try:
        Compiled(script.source, script.name).compile()
    except SyntaxError as error:
        raise ExampleError(
            f"{script.name} is not Python: {error.msg}{_at(script, error.lineno)}.", _line(script, error.lineno)
        ) from None
    except ValueError as error:
        raise ExampleError(f"{script.name} is not Python: {error}.", script.line) from None


def _at(script: Script, line: int | None) -> str:
    return f", in its line {line}" if line else ""


def _line(script: Script, line: int | None) -> int | None:
    """The line of the text for a line of the script; None for a script that lies in a file."""
    return None if script.line is None else script.line + (line or 1) - 1


def _check_lines(example: Example, given: Options) -> None:
    """Marked and hidden lines must be there, and a line must be left to show."""
    count = example.scripts[0].source.count("\n") + 1
    if example.hidden >= count:
        option = given["hide-lines"]
        raise ExampleError(f"`hide-lines` hides all: the script has {count} lines.", option.line)
    for _, last in example.lines:
        if last > count:
            raise ExampleError(f"`lines` marks line {last}, but the script has {count}.", given["lines"].line)
