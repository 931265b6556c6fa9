"""Writes the messages of ``playground/worker/messages.py`` as types of TypeScript, for the page's JavaScript.

``python wasm/messages.py`` writes ``playground/web/messages.d.ts``; a test tells when it is not up to date.
"""

import inspect
import json
import sys
import types
from pathlib import Path
from typing import Any, Literal, NotRequired, Required, Union, get_args, get_origin, get_type_hints, is_typeddict

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "playground" / "web" / "messages.d.ts"
PARTS = frozenset(
    pane["part"]
    for pane in json.loads((ROOT / "playground" / "facts" / "page.json").read_text("utf-8"))["panes"]
    if pane["component"] == "HtmlPane"
)
HEAD = "// Written by wasm/messages.py from playground/worker/messages.py: change it there.\n"
NAMES: dict[Any, str] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
    Any: "any",
}


def declarations() -> str:
    """The text of the file."""
    sys.path.insert(0, str(ROOT))
    from playground.worker import messages

    found: dict[str, str] = {}
    for kind in (*messages.ANSWERS, *filter(None, messages.ANSWERS.values()), *messages.TOLD):
        declare(kind, found)
    answers = [(kind, answer) for kind, answer in messages.ANSWERS.items() if answer is not None]
    asked = " | ".join(kind.__name__ for kind in messages.ANSWERS)
    told = " | ".join(dict.fromkeys(kind.__name__ for kind in (*(answer for _, answer in answers), *messages.TOLD)))
    rows = "".join(f"  {word(kind)}: {answer.__name__};\n" for kind, answer in answers)
    return (
        f"{HEAD}\n{''.join(found.values())}"
        f"/** What the page may ask. */\nexport type Asked = {asked};\n\n"
        f"/** What the worker may say. */\nexport type Told = {told};\n\n"
        f"/** The answer to what the page asks, by its `type`. */\nexport interface Answers {{\n{rows}}}\n"
    )


def declare(kind: type, found: dict[str, str]) -> None:
    """Add the declaration of a TypedDict to `found`, behind those of the TypedDicts that it needs."""
    if kind.__name__ in found:
        return
    lines = []
    panes = PARTS if kind.__name__ == "View" else frozenset()
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if name in panes:
            continue
        mark, text = "" if name in kind.__required_keys__ else "?", typed(hint, found)
        lines.append(f"  {name}{mark}: {text};\n")
    if panes:
        lines.append("  /** The HTML of a pane, by its name in facts/page.json. */\n  [part: string]: any;\n")
    about = " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split())
    found[kind.__name__] = f"/** {about} */\nexport interface {kind.__name__} {{\n{''.join(lines)}}}\n\n"


def typed(hint: Any, found: dict[str, str]) -> str:
    """A type of Python's in the words of TypeScript. Raises TypeError for one that is not plain data."""
    if hint in NAMES:
        return NAMES[hint]
    if is_typeddict(hint):
        declare(hint, found)
        return hint.__name__
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (NotRequired, Required):
        return typed(arguments[0], found)
    if origin is Literal:
        return " | ".join(f'"{each}"' for each in arguments)
    if origin in (Union, types.UnionType):
        return " | ".join(dict.fromkeys(typed(each, found) for each in arguments))
    if origin is list:
        inside = typed(arguments[0], found)
        return f"({inside})[]" if " | " in inside else f"{inside}[]"
    if origin is dict:
        return f"Record<{typed(arguments[0], found)}, {typed(arguments[1], found)}>"
    raise TypeError(f"{hint!r} is no plain data: a message cannot hold it")


def word(kind: type) -> str:
    """The `type` of a message."""
    (name,) = get_args(get_type_hints(kind)["type"])
    return str(name)


if __name__ == "__main__":
    OUT.write_text(declarations(), encoding="utf-8")
    print(OUT)
