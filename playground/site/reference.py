"""The page that says what of Streamlit exists here: written by the code and by the conformance scenarios.

A function whose docstring has a sentence that begins with `Simplified:` says there how it differs from Streamlit's.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any, Final

from playground.runtime.containers.layout import LayoutMixin
from playground.runtime.place.delta import DeltaGeneratorBase
from playground.runtime.place.widget import Asked
from playground.runtime.st.module import existing, make_modules
from playground.runtime.st.names import LOOKS, STREAMLIT_NAMES

WIDGETS: Final = """\
`bind="query-params"` and `persist_state` work as in Streamlit. The address is the app's own, as that of
`st.query_params`: the one of the playground's page stays, and the browser's Back and Forward do not go through it.
"""
GROUPS: Final = {
    "What reruns are about": ("flow", "state_proxy", "fragment", "dialog", "caching", "query", "navigation"),
    "Buttons and links": ("buttons", "links"),
    "Widgets": ("inputs", "numeric", "choices", "pickers", "pills", "dates", "moments", "uploads"),
    "Containers": ("layout", "opening", "echo"),
    "Text, data and messages": ("text", "write", "media"),
    "Tables and charts": ("tables", "columns", "charts"),
    "Chats, and work that goes on": ("chat", "live"),
    "The server and the browser around it": ("surroundings",),
}
"""The page's tables, with the modules of `playground/runtime` that each one tells of."""

INTRODUCTION: Final = """\
# What exists here

The playground models **Streamlit 1.67**. Its tests run {count} scripts with actions in two engines: in the playground's
own runtime and in the really installed Streamlit. Both must give the same runs, causes, callbacks, lines, session
state, screens and error messages, or the test fails. Each test run compares another 300 random scripts with random
users. The last column says in how many of the {count} scripts a call is used.

* **Same as Streamlit**: nothing is known to differ. Arguments that only change looks are accepted, and some change
  nothing here.
* **Simplified**: the notes say how. An argument *without effect* is accepted and ignored.
* **Not compared**: it works here, and no script shows it against Streamlit yet.

This page is made from the code and from those scripts when the site is built.
"""


def reference(scenarios: Iterable[str]) -> str:
    """Return the page as Markdown; `scenarios` are the scripts that both engines are compared with."""
    scripts = list(scenarios)
    used = Counter(name for script in scripts for name in names_in(script))
    module = make_modules()["streamlit"]
    groups: dict[str, list[str]] = {}
    for name in existing():
        groups.setdefault(_group(getattr(module, name)), []).append(_row(name, getattr(module, name), used[name]))
    parts = [INTRODUCTION.format(count=len(scripts))]
    head = "| call | here | scripts |\n|---|---|--:|\n"
    ordered = [name for name in (*GROUPS, "Other") if name in groups]
    for name in ordered:
        before = f"{WIDGETS}\n" if name == "Widgets" else ""
        parts.append(f"## {name}\n\n{before}{head}" + "\n".join(groups[name]) + "\n")
    others = sorted(STREAMLIT_NAMES - set(existing()))
    missing = [name for name in others if not isinstance(getattr(module, name, None), ModuleType)]
    if missing:
        names = ", ".join(f"`st.{name}`" for name in missing)
        parts.append(f"## Not here\n\nA script that uses one of these stops with an error that says so.\n\n{names}\n")
    return "\n".join(parts)


def names_in(script: str) -> set[str]:
    """The names that a script uses of `st`, and the methods it calls; none if it is no Python."""
    try:
        tree = ast.parse(script)
    except SyntaxError:
        return set()
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    return {node.attr for node in found if id(node) in called or isinstance(node.value, ast.Name)}


_CHECKS: Final = ("valid_icon", "flag", "count", "whole", "wire_text", "chart_values")
"""Functions that check an argument, beside those whose names begin with it."""


class _Unchecked(ast.NodeTransformer):
    """Takes out the statements that do nothing but check an argument."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        call = node.value
        name = getattr(call.func, "id", "") if isinstance(call, ast.Call) else ""
        return None if name.lstrip("_").startswith("check") or name in _CHECKS else node

    def visit_If(self, node: ast.If) -> ast.AST | None:
        self.generic_visit(node)
        return node if node.orelse or any(not isinstance(each, ast.Raise) for each in node.body) else None

    def visit_For(self, node: ast.For) -> ast.AST | None:
        self.generic_visit(node)
        return node if node.body else None


def without_effect(function: Callable[..., Any]) -> list[str]:
    """The parameters that a function accepts, and looks at no more than to refuse what Streamlit refuses."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):
        return []
    definitions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    if not definitions:
        return []
    definition = _Unchecked().visit(definitions[0])
    read = {node.id for node in ast.walk(definition) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    if "locals" in read:  # it hands its arguments on by name
        read |= _looked_up(Asked) | _looked_up(inspect.getmodule(function))
    arguments = definition.args
    names = [each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return [name for name in names if name not in read and name != "self" and not name.startswith("_")]


def _looked_up(code: Any) -> set[str]:
    """The arguments that a class or a module takes by name from what was handed on to it."""
    return set(re.findall(r"""\bgiven(?:\.get\(|\[)"(\w+)\"""", inspect.getsource(code)))


def notes(value: Any) -> list[str]:
    """How something differs from Streamlit's: what its docstring says, what has no effect."""
    text = " ".join(
        (inspect.getdoc(value if callable(value) and not hasattr(value, "_kind") else type(value)) or "").split()
    )
    found = [f"{each[0].upper()}{each[1:]}" for each in re.findall(r"Simplified: (.+)", text)]
    if not callable(value) or inspect.isclass(value):
        return found
    ignored = [name for name in without_effect(value) if name not in LOOKS]
    if ignored:
        found.append(f"Without effect: {', '.join(f'`{each}`' for each in ignored)}.")
    return found


def _row(name: str, value: Any, scenarios: int) -> str:
    how = notes(value)
    status = "**Simplified.** " + " ".join(how) if how else "Same as Streamlit"
    if not scenarios:
        status = f"**Not compared.** {' '.join(how)}".rstrip()
    return f"| `st.{name}` | {status} | {scenarios} |"


def _group(value: Any) -> str:
    """The table that something belongs to, by the module it is from."""
    if isinstance(value, DeltaGeneratorBase):
        value = LayoutMixin
    name = getattr(value, "__module__", None) or type(value).__module__
    if not name.startswith("playground.") or name not in sys.modules:
        name = type(value).__module__
    last = name.rpartition(".")[2]
    return next((title for title, modules in GROUPS.items() if last in modules), "Other")
