"""What a script needs besides Python and Streamlit, read off its text and the files beside it; nothing is run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from playground.facts.files import File

_BLOCK: Final = re.compile(r"(?m)^# /// script$\s(?P<content>(^#(| .*)$\s)+)^# ///$")
"""A block of PEP 723, by the expression that it gives."""
_NAME: Final = re.compile(r"\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:[\[;@<>=!~(,]|#|\s|$)")
_CATCHING: Final = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})


@dataclass
class Needs:
    """What one script asks for."""

    imports: dict[str, bool] = field(default_factory=dict)
    """Top-level names, and whether a run fails without: not where the script is ready for an ImportError."""
    declared: list[str] = field(default_factory=list)
    """Names of packages in its PEP 723 block or in a `requirements.txt`."""


def needs(source: str, files: Mapping[str, File]) -> Needs:
    """What a script asks for, and those of the `files` beside it that it may run."""
    found = Needs()
    todo, seen = [source], set()
    while todo:
        text = todo.pop()
        tree = _parsed(text)
        if tree is None:
            continue
        for name, is_needed in _imports(tree):
            found.imports[name] = found.imports.get(name, False) or is_needed
        for path, file in files.items():
            is_python = isinstance(file, str) and path.endswith(".py")
            if is_python and path not in seen and _is_run(path, found.imports, text):
                seen.add(path)
                todo.append(str(file))
    listed = files.get("requirements.txt")
    for line in [*_declared(source), *(listed.splitlines() if isinstance(listed, str) else [])]:
        named = _NAME.match(line)
        if named and (name := canonical(named[1])) not in found.declared:
            found.declared.append(name)
    return found


def canonical(name: str) -> str:
    """The name of a package as all its spellings are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text.removeprefix("\ufeff"))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _is_run(path: str, imports: Mapping[str, bool], text: str) -> bool:
    """Whether a file may run: it is a module that is imported, a page, or named in the script."""
    return path.startswith("pages/") or path.partition("/")[0].removesuffix(".py") in imports or path in text


def _imports(node: ast.AST, is_needed: bool = True) -> Iterator[tuple[str, bool]]:
    """The top-level names that are imported below `node`; those in functions may never be."""
    if isinstance(node, ast.Import):
        yield from ((alias.name.partition(".")[0], is_needed) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        if node.module and not node.level:
            yield node.module.partition(".")[0], is_needed
    elif isinstance(node, ast.Try | ast.TryStar):
        is_ready = any(_catches(handler.type) for handler in node.handlers)
        for part in node.body:
            yield from _imports(part, is_needed and not is_ready)
        for rest in (*node.handlers, *node.orelse, *node.finalbody):
            yield from _imports(rest, is_needed and not isinstance(rest, ast.ExceptHandler))
    else:
        is_sure = is_needed and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.If)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.stmt | ast.match_case):
                yield from _imports(child, is_sure)


def _catches(kind: ast.expr | None) -> bool:
    if isinstance(kind, ast.Tuple):
        return any(_catches(each) for each in kind.elts)
    return kind is None or (isinstance(kind, ast.Name) and kind.id in _CATCHING)


def _declared(source: str) -> list[str]:
    blocks = list(_BLOCK.finditer(source))
    if len(blocks) != 1:
        return []
    import tomllib  # for the few scripts that have one

    lines = blocks[0]["content"].splitlines()
    text = "\n".join(line[2:] if line.startswith("# ") else line[1:] for line in lines)
    try:
        listed = tomllib.loads(text).get("dependencies", [])
    except (tomllib.TOMLDecodeError, RecursionError):
        return []
    return [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
