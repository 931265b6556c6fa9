"""Compiles Python's own library and the sandbox's modules once, for the snapshot of Python's memory.

Run by snapshot.mjs in a Pyodide of its own: what is compiled there leaves nothing behind in the memory that is kept.
None of it has columns, which only the lines below a printed traceback would show; our own modules have no texts either.
"""

import importlib.util
import io
import marshal
import types
import zipfile
from pathlib import Path

_HEADER = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)
"""Of a compiled file that is never compared with its source (PEP 552)."""
_HAS_DOCSTRING = 0x4000000
"""A function's flag in CPython 3.14: its first constant is its text (Include/cpython/code.h)."""
_NO_COLUMNS, _NO_PLACE = 13, 15
"""Kinds of entries in a code's table of places (CPython, InternalDocs/code_objects.md)."""


def library(archive, folder):
    """The archive of Python's library, compiled: the bytes of another one. `folder` is what its path will be."""
    written = io.BytesIO()
    with zipfile.ZipFile(archive) as given, zipfile.ZipFile(written, "w") as made:
        for name in given.namelist():
            if name.endswith(".py"):
                code = _slim(_compiled(given.read(name), f"{folder}/{name}"), texts=True)
                made.writestr(f"{name}c", _HEADER + marshal.dumps(code))
    return written.getvalue()


def sandbox(root, folder):
    """The modules below `root`, each with its compiled code beside it: an archive for `folder`, as bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for path in sorted(Path(root).rglob("*")):
            inside = path.relative_to(root).as_posix()
            made.write(path, inside)
            if path.suffix == ".py":
                code = _slim(_compiled(path.read_bytes(), f"{folder}/{inside}"))
                made.writestr(importlib.util.cache_from_source(inside), _HEADER + marshal.dumps(code))
    return written.getvalue()


def _compiled(source, path):
    return compile(source, path, "exec", dont_inherit=True)


def _slim(code, *, texts=False):
    """The code without columns, and without the texts of functions and classes unless those stay."""
    constants = [_slim(each, texts=texts) if isinstance(each, types.CodeType) else each for each in code.co_consts]
    flags = code.co_flags
    if flags & _HAS_DOCSTRING and not texts:
        constants[0] = None
        flags &= ~_HAS_DOCSTRING
    return code.replace(co_consts=tuple(constants), co_flags=flags, co_linetable=_lines(code))


def _lines(code):
    """The table of places with lines alone."""
    table, last = bytearray(), code.co_firstlineno
    for start, end, line in code.co_lines():
        units = (end - start) // 2
        while units > 0:
            some = min(units, 8)
            kind = _NO_PLACE if line is None else _NO_COLUMNS
            table.append(0x80 | kind << 3 | some - 1)
            if line is not None:
                table += _signed(line - last)
                last = line
            units -= some
    return bytes(table)


def _signed(number):
    """A number in six bits a byte, its sign in the lowest bit."""
    rest, written = (-number << 1 | 1) if number < 0 else number << 1, bytearray()
    while rest > 63:
        written.append(64 | rest & 63)
        rest >>= 6
    written.append(rest)
    return bytes(written)
