"""Scenarios: small scripts with actions, in text files that read like a list of examples.

A scenario begins with `=== its name (rules rerun-ends-run, rerun-on-load)`: the ids of the rules of Streamlit
that it shows (docs/rules), where it shows some. Then comes the script, which starts
with `import streamlit as st` even where that line is left out. Files beside it follow, each after a line with its name,
`+++ pages/one.py`, or `+++ logo.png base64` for what is no text. After a line `---` come the actions, one a line:

    click Save                 a button by label; `click key:save` by key
    set Name = "Ada"           a widget's value, as JSON; `set key:name = "Ada"`
    type Name = "Ad"           what is typed into a text field, which keeps the focus
    wait 2.5
    reload

Each may begin with `after 0.5 `: half a second after the action before it was sent (or the load), whether or not that
is done. After another `---` come the lines that the script prints on a real server, and after one more those that its
page shows in the end: `real.py` plays scenarios there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playground.facts.files import File

FOLDER = Path(__file__).parent / "scenarios"
OVERTAKEN = Path(__file__).with_name("overtaken.txt")
IMPORT = "import streamlit as st\n"


@dataclass(frozen=True)
class Scenario:
    name: str
    rules: tuple[str, ...]
    script: str
    actions: tuple[dict[str, Any], ...]
    files: dict[str, File] = field(default_factory=dict)
    printed: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


def read_all() -> list[Scenario]:
    """Return every scenario of the folder."""
    return [scenario for path in sorted(FOLDER.glob("*.txt")) for scenario in read(path)]


def read_proofs() -> list[Scenario]:
    """Return every scenario that may prove a rule: those of the folder, and those of what a click does meanwhile."""
    return [*read_all(), *read(OVERTAKEN)]


def read(path: Path) -> list[Scenario]:
    """Return the scenarios of one file."""
    parts = re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_parse(part, path.stem) for part in parts]


def _parse(text: str, topic: str) -> Scenario:
    title, _, rest = text.partition("\n")
    script, actions, printed, shown, *_ = *re.split(r"^---\n", rest, flags=re.MULTILINE), "", "", ""
    found = re.fullmatch(r"(.*?)(?: \(rules? ([a-z-]+(?:, [a-z-]+)*)\))?", title.strip())
    assert found, title
    rules = tuple(found[2].split(", ")) if found[2] else ()
    script, *beside = re.split(r"^\+\+\+ ", script, flags=re.MULTILINE)
    script = script.strip("\n") + "\n"
    if "import streamlit" not in script:
        script = IMPORT + script
    return Scenario(
        f"{topic}: {found[1]}",
        rules,
        script,
        tuple(map(parse_action, _lines(actions))),
        dict(map(_file, beside)),
        _lines(printed),
        _lines(shown),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line.strip())


def _file(text: str) -> tuple[str, File]:
    """The name of a file and what is in it."""
    name, _, content = text.partition("\n")
    content = content.removesuffix("\n")
    if name.endswith(" base64"):
        return name.removesuffix(" base64"), {"base64": content}
    return name, f"{content}\n" if content else ""


def parse_action(line: str) -> dict[str, Any]:
    """Return the action that a line of a scenario means."""
    verb, _, rest = line.strip().partition(" ")
    match verb:
        case "after":
            seconds, _, action = rest.partition(" ")
            return {**parse_action(action), "after": float(seconds)}
        case "click":
            return {"click": _target(rest)}
        case "set":
            name, _, value = rest.partition(" = ")
            return {"set": {**_target(name), "value": json.loads(value)}}
        case "type":
            name, _, text = rest.partition(" = ")
            return {"type": {**_target(name), "text": json.loads(text)}}
        case "wait":
            return {"wait": float(rest)}
        case "reload":
            return {"reload": True}
        case "dismiss":
            return {"dismiss": True}
    raise ValueError(f"no action: {line!r}")


def _target(name: str) -> dict[str, str]:
    kind, _, rest = name.partition(":")
    return {"key": rest} if kind == "key" else {"label": name}
