"""What a script asks for that is not here, told before it runs: modules, names of `st`, files, the network."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from playground.facts.components import of_components
from playground.facts.modules import BROWSER_MODULES
from playground.runtime.st.module import existing, make_modules
from playground.runtime.st.names import MODULES, STREAMLIT_NAMES

MOST: Final = 20
"""How many findings are told of one script."""
NOT_IN_A_BROWSER: Final = {
    "http.client": "There is no network here",
    "multiprocessing": "There is one process here",
    "socket": "There is no network here",
    "subprocess": "There are no other programs here",
    "tkinter": "There are no windows here",
    "urllib.request": "There is no network here",
}
"""What Python itself brings and a browser has no use for."""
READERS: Final = frozenset({"read_bytes", "read_text"})
"""Methods of a path that read its file."""


@dataclass(frozen=True)
class Lack:
    """One thing that is not here: a sentence with backticks around code, and the line that asks for it first."""

    text: str
    line: int

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def lacking(source: str, brought: Iterable[str] = (), offered: Iterable[str] = ()) -> list[Lack]:
    """What `source` asks for that is not here, by line; nothing is run.

    `brought` are the paths of files that lie beside the script, `offered` the modules of packages that the site has.
    A script that is no Python has no findings: ``lint.problems`` tells of it.
    """
    try:
        tree = ast.parse(source.removeprefix("\ufeff"))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    found: dict[str, Lack] = {}
    for lack in _Reader(frozenset(brought), frozenset(offered)).read(tree):
        found.setdefault(lack.text, lack)
    return sorted(found.values(), key=lambda lack: lack.line)[:MOST]


class _Reader:
    def __init__(self, brought: frozenset[str], offered: frozenset[str]) -> None:
        self._brought = brought
        self._modules = {path.partition("/")[0].removesuffix(".py") for path in brought} | offered
        self._written: set[str | None] = set()
        self._here = frozenset(existing()) | {"column_config", "components"}
        self._parts = frozenset(make_modules())
        self._called: set[str] = set()
        """The names by which the script knows `streamlit`."""

    def read(self, tree: ast.Module) -> Iterator[Lack]:
        kinds = (ast.Import, ast.ImportFrom, ast.Attribute, ast.Call)
        nodes = [node for node in ast.walk(tree) if isinstance(node, kinds)]
        nodes.sort(key=lambda node: node.lineno)
        self._written = {_path_written(node) for node in nodes if isinstance(node, ast.Call)}
        for node in nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield from self._module(alias.name, node.lineno)
                    if alias.name == "streamlit":
                        self._called.add(alias.asname or alias.name)
            elif isinstance(node, ast.ImportFrom):
                yield from self._names(node)
            elif isinstance(node, ast.Attribute):
                if isinstance(node.value, ast.Name) and node.value.id in self._called:
                    yield from self._name(node.attr, node.lineno)
            else:
                yield from self._file(node)

    def _names(self, node: ast.ImportFrom) -> Iterator[Lack]:
        module = node.module or ""
        if node.level:
            yield Lack("A script has no package around it, so `from .` finds nothing.", node.lineno)
        elif module == "streamlit":
            for alias in node.names:
                if f"streamlit.{alias.name}" not in self._parts:
                    yield from self._name(alias.name, node.lineno)
        else:
            yield from self._module(module, node.lineno)

    def _module(self, name: str, line: int) -> Iterator[Lack]:
        root = name.partition(".")[0]
        if root == "streamlit":
            if name not in self._parts:
                yield Lack(f"`{name}` is not in this playground.", line)
        elif why := NOT_IN_A_BROWSER.get(name) or NOT_IN_A_BROWSER.get(root):
            yield Lack(f"{why}: `{name}` does not work.", line)
        elif root in self._modules or root in BROWSER_MODULES:
            return
        elif root in sys.stdlib_module_names:
            yield Lack(f"`{name}` belongs to Python, but a browser cannot offer what it needs.", line)
        elif words := of_components(root):
            yield Lack(words, line)
        else:
            yield Lack(
                f"`{root}` is not part of this site. Whoever builds the site can add it: "
                f'`make build PACKAGES="{root}"`.',
                line,
            )

    def _name(self, name: str, line: int) -> Iterator[Lack]:
        if name in self._here or name.startswith("_") or name in MODULES or f"streamlit.{name}" in self._parts:
            return
        if name in STREAMLIT_NAMES:
            yield Lack(f"`st.{name}` is part of Streamlit, but not of this playground yet.", line)
        else:
            yield Lack(f"Streamlit has no `st.{name}`.", line)

    def _file(self, node: ast.Call) -> Iterator[Lack]:
        path = _path_read(node)
        if path is not None and "://" in path:
            yield Lack(f"There is no network here: `{path}` cannot be loaded.", node.lineno)
        elif path is not None and path.removeprefix("./") not in self._brought and path not in self._written:
            yield Lack(f"The script reads the file `{path}`, which is not here.", node.lineno)


def _path_read(node: ast.Call) -> str | None:
    """The path in ``open("data.csv")``, ``Path("data.csv").read_text()``, ``pd.read_csv("data.csv")`` and the like."""
    call = node.func
    if isinstance(call, ast.Attribute) and call.attr in READERS and isinstance(call.value, ast.Call):
        return _text(call.value.args)
    if isinstance(call, ast.Name) and call.id == "open":
        mode = _text(node.args[1:])
        return None if mode and set(mode) & set("wax") else _text(node.args)
    if isinstance(call, ast.Attribute) and call.attr.startswith("read_"):
        return _text(node.args)
    return None


def _path_written(node: ast.Call) -> str | None:
    """The path in ``open("data.csv", "w")`` and ``Path("data.csv").write_text(...)``."""
    call = node.func
    if isinstance(call, ast.Attribute) and call.attr.startswith("write_") and isinstance(call.value, ast.Call):
        return _text(call.value.args)
    if isinstance(call, ast.Name) and call.id == "open" and set(_text(node.args[1:]) or "") & set("wax"):
        return _text(node.args)
    return None


def _text(arguments: list[ast.expr]) -> str | None:
    """The first argument, where it is a text as it stands."""
    if arguments and isinstance(arguments[0], ast.Constant) and isinstance(arguments[0].value, str):
        return arguments[0].value
    return None
