"""The scripts that are served, and what lies beside them: read from disk, with what is left out and why."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from playground.demo.deck import FILE, Deck, DemoError
from playground.demo.files import is_within, packed
from playground.demo.reading import usable_demo
from playground.facts.files import MOST, File
from playground.local.text import TextError, text_of

MOST_SCRIPTS: Final = 20
"""Scripts to choose from: as many as a link holds."""
MOST_TOLD: Final = 20
"""Files that are named among those left out; of more it is told how many."""
MOST_LISTED: Final = 1_000
"""Entries of a folder that are looked at for scripts."""
_USUAL: Final = ("streamlit_app.py", "app.py", "main.py", "Home.py")
"""Names of the script that runs, the likeliest first: as web/share/arrival.js has them."""
_IMPORT: Final = re.compile(r"^\s*(?:from\s+([\w.]+)|import\s+([\w. ,]+))", re.MULTILINE)
_LINK: Final = "it is a link to what lies outside of the folder"
_GONE: Final = "it is not there any more: what you see is how it was last"


class ScriptsError(Exception):
    """What was asked for cannot be served; the message says why."""


@dataclass(frozen=True)
class Script:
    """A script as it is on disk: `hash` is of its bytes."""

    name: str
    source: str
    hash: str


@dataclass(frozen=True)
class Found:
    """What is served at one moment. `files` are by the names that their paths from the root make."""

    folder: str | None
    """Its name; None where nothing but the site is served."""
    place: str
    """Tells this folder from others of the same name, in what the browser keeps."""
    scripts: tuple[Script, ...] = ()
    files: Mapping[str, File] = field(default_factory=dict)
    left_out: tuple[tuple[str, str], ...] = ()
    deck: Mapping[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """As the page gets it."""
        told = self.left_out[:MOST_TOLD]
        return {
            "folder": self.folder,
            "place": self.place,
            "scripts": [{"name": each.name, "source": each.source, "hash": each.hash} for each in self.scripts],
            "files": dict(self.files),
            "left_out": [{"name": name, "why": why} for name, why in told],
            "left_out_more": len(self.left_out) - len(told),
            "deck": self.deck,
        }


@dataclass(frozen=True)
class Served:
    """What the command was given: scripts by their paths, and folders whose scripts are found anew each time.

    A script's name is its path from `root`, which they all lie in. Without `paths` the site is served alone.
    """

    root: Path
    paths: tuple[Path, ...] = ()
    _seen: set[str] = field(default_factory=set, compare=False)
    """Names of scripts that were served once: they stay scripts, and one that is gone may be written again."""

    def __str__(self) -> str:
        return str(self.paths[0]) if len(self.paths) == 1 else f"{len(self.paths)} scripts and folders of {self.root}"

    @property
    def demo(self) -> Path | None:
        """The folder, if it is that of a demo."""
        return next((path for path in self.paths if len(self.paths) == 1 and (path / FILE).is_file()), None)

    def read(self) -> Found:
        """What is on disk now."""
        scripts: dict[str, Script] = {}
        left_out: dict[str, str] = {}
        for path in self._scripts(left_out):
            name = self._name(path)
            if len(scripts) == MOST_SCRIPTS:
                left_out[name] = f"{MOST_SCRIPTS} scripts are the most to choose from"
                continue
            try:
                raw = self.raw(name)
                scripts[name] = Script(name, text_of(raw), hash_of(raw))
                self._seen.add(name)
            except (ScriptsError, TextError) as error:
                left_out[name] = str(error)
        demo = None if self.demo is None else self._deck(self.demo, left_out)
        return Found(
            folder=self.root.name if self.paths else None,
            place=hash_of(str(self.root).encode())[:12],
            scripts=tuple(scripts.values()),
            files=demo.files if demo else self._files(scripts, left_out),
            left_out=tuple(left_out.items()),
            deck=demo.to_json() if demo else None,
        )

    def raw(self, name: str) -> bytes:
        """The bytes of a served script. Raises ScriptsError."""
        path = self.root / name
        try:
            if not path.is_file():
                raise ScriptsError(_GONE)
            if not path.resolve().is_relative_to(self.root):
                raise ScriptsError(_LINK)
            return path.read_bytes()
        except OSError as error:
            raise ScriptsError(f"it cannot be read ({error.strerror})") from None

    def place_of(self, name: str) -> Path | None:
        """Where a script of this name lies, if it is served, or was and is gone."""
        known = {self._name(path) for path in self._scripts({})}
        return self.root / name if name in known | self._seen else None

    def folders(self, found: Found) -> frozenset[Path]:
        """The folders in which something is served, or may come to be."""
        lie_in = {self.root / name for name in (*found.files, *(script.name for script in found.scripts))}
        tops = {path if path.is_dir() else path.parent for path in self.paths}
        return frozenset(tops | {path.parent for path in lie_in})

    def _scripts(self, left_out: dict[str, str]) -> list[Path]:
        found: dict[Path, None] = {}
        for path in self.paths:
            found.update(dict.fromkeys(self._of_folder(path, left_out) if path.is_dir() else [path]))
        return list(found)

    def _of_folder(self, folder: Path, left_out: dict[str, str]) -> list[Path]:
        """The scripts of a folder; those that others of it import are modules."""
        if folder == self.demo:
            try:
                deck, _ = usable_demo(folder)
                return [script.path for script in deck.scripts.values()]
            except DemoError:
                pass  # told by `_deck`; its scripts are still scripts
        sources: dict[Path, str] = {}
        for path in _python_files(folder, left_out):
            try:
                if not is_within(path, folder):
                    raise TextError(_LINK)
                sources[path] = text_of(path.read_bytes())
            except (OSError, TextError) as error:
                reason = error.strerror if isinstance(error, OSError) else error
                left_out[self._name(path)] = str(reason)
        apps = _apps(sources)  # and what was one before, as a script that is just being written anew
        return apps + [path for path in sources if path not in apps and self._name(path) in self._seen]

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path != self.root else path.name

    def _files(self, scripts: Iterable[str], left_out: dict[str, str]) -> dict[str, File]:
        """The files beside all scripts. What is a script itself lies beside the others anyway."""
        files: dict[str, File] = {}
        own = {self.root / name for name in scripts}
        folders = {path.parent for path in own}
        for folder in sorted(folders):
            if folders.intersection(folder.parents):
                continue  # it is read with the one that it lies in
            known = {path.relative_to(folder).as_posix() for path in own if path.is_relative_to(folder)}
            found, not_had = packed(folder, known)
            before = folder.relative_to(self.root)
            files.update({(before / name).as_posix(): file for name, file in found.items()})
            for name, why in not_had.items():
                left_out.setdefault((before / name).as_posix(), why)
        beside_each = MOST - max(0, len(own) - 1)  # the other scripts lie beside each too
        for name in list(files)[beside_each:]:
            left_out[name] = f"a script can have {MOST} files beside it"
        return {name: file for name, file in files.items() if name not in left_out}

    def _deck(self, folder: Path, left_out: dict[str, str]) -> Deck | None:
        """The demo of a folder, as far as it can be used; what is wrong with it is told."""
        try:
            deck, problems = usable_demo(folder)
        except DemoError as error:
            deck, problems = None, error.problems
        for problem in problems:
            left_out[f"{FILE}, {problem.place}" if problem.place else FILE] = problem.text
        if deck is not None:
            left_out.update(deck.left_out)
        return deck


def served(paths: Sequence[Path]) -> Served:
    """What the command's arguments name: scripts and folders. Raises ScriptsError."""
    for given in paths:
        try:
            path = given.resolve()
            is_there, is_folder = path.exists(), path.is_dir()
        except OSError as error:
            raise ScriptsError(f"{given} cannot be read ({error.strerror}): name another place") from None
        if not is_there:
            raise ScriptsError(f"there is no file {given}: name a script that ends with .py, or a folder")
        if not is_folder and path.suffix != ".py":
            raise ScriptsError(f"{given} is no script: its name does not end with .py")
    found = tuple(dict.fromkeys(path.resolve() for path in paths))
    root = Path(os.path.commonpath([path if path.is_dir() else path.parent for path in found]))
    return Served(root, found)


def hash_of(raw: bytes) -> str:
    """What a version of a file is known by."""
    return sha256(raw).hexdigest()


def _python_files(folder: Path, left_out: dict[str, str]) -> Iterator[Path]:
    """The Python files of one folder, without those below it; of a folder with very many entries, the first."""
    names = []
    try:
        with os.scandir(folder) as entries:
            for number, entry in enumerate(entries):
                if number == MOST_LISTED:
                    left_out[folder.name] = f"it has more than {MOST_LISTED:,} entries: not all were looked at"
                    break
                if entry.name.endswith(".py") and not entry.name.startswith(".") and entry.is_file():
                    names.append(entry.name)
    except OSError as error:
        left_out[folder.name] = f"the folder cannot be read ({error.strerror})"
    yield from (folder / name for name in sorted(names))


def _apps(sources: Mapping[Path, str]) -> list[Path]:
    """Those that are run, the likeliest first: they import Streamlit, and no other of them imports them."""
    imported = {name for source in sources.values() for name in _imports(source)}
    tops = [path for path in sources if path.stem not in imported] or list(sources)
    apps = [path for path in tops if "streamlit" in _imports(sources[path])] or tops
    return sorted(apps, key=lambda path: (_USUAL.index(path.name) if path.name in _USUAL else len(_USUAL), path.name))


def _imports(source: str) -> set[str]:
    """The first words of what a text imports, as far as that can be seen without reading it as Python."""
    found = set()
    for of, names in _IMPORT.findall(source):
        for name in [of] if of else names.split(","):
            found.add(name.strip().split(".")[0].split(" ")[0])
    return found
