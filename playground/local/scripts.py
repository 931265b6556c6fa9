"""The scripts that are served, and what lies beside them: read from disk, with what is left out and why."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Script:
    """A script as it is on disk: `hash` is of its bytes."""

    name: str
    source: str
    hash: str


@dataclass(frozen=True)
class Found:
    """What is served at one moment."""

    scripts: tuple[Script, ...]
    files: dict[str, str] = field(default_factory=dict)
    left_out: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As the page gets it."""
        return {
            "scripts": [{"name": each.name, "source": each.source, "hash": each.hash} for each in self.scripts],
            "files": self.files,
            "left_out": [{"name": name, "why": why} for name, why in self.left_out],
        }


class ScriptsError(Exception):
    """What was asked for cannot be served; the message says why."""


class Served:
    """The scripts that the command was given, by their names: paths relative to `root`."""

    def __init__(self, root: Path, scripts: list[str]) -> None:
        self.root = root
        self.names = scripts

    def __str__(self) -> str:
        return f"{len(self.names)} scripts of {self.root}" if len(self.names) != 1 else str(self.root / self.names[0])

    def read(self) -> Found:
        """What is on disk now."""
        scripts = []
        for name in self.names:
            raw = (self.root / name).read_bytes()
            scripts.append(Script(name, raw.decode("utf-8-sig"), hash_of(raw)))
        return Found(tuple(scripts))


def hash_of(raw: bytes) -> str:
    """What a version of a file is known by."""
    return sha256(raw).hexdigest()


def served(paths: Sequence[Path]) -> Served:
    """What the command's arguments name: scripts, or one folder. Raises ScriptsError."""
    files = [path.resolve() for path in paths]
    if len(files) == 1 and files[0].is_dir():
        return Served(files[0], sorted(path.name for path in files[0].glob("*.py")))
    for path in files:
        if not path.is_file():
            raise ScriptsError(f"{path} is no script, and no folder")
    root = Path(os.path.commonpath([path.parent for path in files]))
    return Served(root, [path.relative_to(root).as_posix() for path in files])
