"""The page that says what of Streamlit exists here: written by the code and by the conformance scenarios."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Final

from .runtime.delta import DeltaGeneratorBase
from .runtime.layout import LayoutMixin
from .runtime.module import existing, make_modules
from .runtime.names import STREAMLIT_NAMES

LOOKS: Final = {
    *(
        "alt",
        "anchor",
        "anchors",
        "autoscroll",
        "border",
        "channels",
        "clamp",
        "gap",
        "height",
        "icon",
        "icon_position",
    ),
    *(
        "horizontal_alignment",
        "icon_position",
        "lazy",
        "output_format",
        "row_height",
        "sort",
        "text_alignment",
        "use_column_width",
    ),
    *("use_container_width", "vertical_alignment", "width", "wrap", "wrap_lines"),
}
"""Parameters that change how something looks, and nothing that a rerun is about."""

INTRODUCTION: Final = """\
# What exists here

The playground models **Streamlit 1.67**. This project's tests run scripts in two engines: in the playground's runtime
and in the really installed Streamlit. Both get the same actions, and runs, causes, callbacks, lines, session state and
screen must be the same. Below is what exists, and in how many of these scenarios it is used.

* **same as Streamlit**: compared in that many scenarios. Arguments under *looks* are accepted and change nothing here.
* **simplified**: so are the arguments named under *no effect*, which do more than look in Streamlit.
* **not compared yet**: it works here, and no scenario shows it against Streamlit so far.

This page is made from the code and the scenarios when the site is built.
"""


def reference(scenarios: Iterable[str]) -> str:
    """Return the page as Markdown; `scenarios` are the scripts that both engines are compared with."""
    used = Counter(name for script in scenarios for name in names_in(script))
    module = make_modules()["streamlit"]
    groups: dict[str, list[str]] = {}
    for name in existing():
        groups.setdefault(_topic(getattr(module, name)), []).append(_row(name, getattr(module, name), used[name]))
    parts = [INTRODUCTION]
    head = "| call | here | compared in |\n|---|---|---|\n"
    parts += [f"## {topic}\n\n{head}" + "\n".join(groups[topic]) + "\n" for topic in sorted(groups)]
    missing = sorted(STREAMLIT_NAMES - set(existing()))
    if missing:
        names = ", ".join(f"`st.{name}`" for name in missing)
        parts.append(f"## Not here\n\nA script that uses one of these stops with an error that says so.\n\n{names}\n")
    return "\n".join(parts)


def names_in(script: str) -> set[str]:
    """The attributes that a script uses, `st.`'s and its containers'; none if it is no Python."""
    try:
        tree = ast.parse(script)
    except SyntaxError:
        return set()
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def without_effect(function: Callable[..., Any]) -> list[str]:
    """The parameters that a function accepts and never looks at."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):
        return []
    definitions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    if not definitions:
        return []
    definition = definitions[0]
    read = {node.id for node in ast.walk(definition) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    arguments = definition.args
    names = [each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return [name for name in names if name not in read and name != "self"]


def _row(name: str, value: Any, scenarios: int) -> str:
    ignored = without_effect(value) if callable(value) else []
    looks = [each for each in ignored if each in LOOKS]
    others = [each for each in ignored if each not in LOOKS]
    same = "simplified" if others else "same as Streamlit"
    status = same if scenarios else "not compared yet"
    details = [f"{scenarios} scenario{'' if scenarios == 1 else 's'}"] if scenarios else []
    for title, names in (("no effect", others), ("looks", looks)):
        if names:
            details.append(f"{title}: {', '.join(f'`{each}`' for each in names)}")
    return f"| `st.{name}` | {status} | {'; '.join(details)} |"


def _topic(value: Any) -> str:
    """The first words of the module that something is from."""
    if isinstance(value, DeltaGeneratorBase):
        value = LayoutMixin
    name = getattr(value, "__module__", None) or type(value).__module__
    if not name.startswith("playground."):
        name = type(value).__module__
    module = sys.modules.get(name)
    first = (getattr(module, "__doc__", None) or "Other").strip().splitlines()[0]
    return first.split(":")[0].rstrip(".")
