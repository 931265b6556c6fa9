"""The packages that a site offers beside Python's own modules: what a script gets of them, and how they come in."""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playground.facts.files import File
from playground.facts.modules import BROWSER_MODULES
from playground.worker.needs import Needs, canonical, needs

ENGINE: Final = "rerun-playground-sandbox"
"""The package of the engine itself: what it depends on is there, and offered to nobody."""
TIME_ZONES: Final = "tzdata"
"""What `zoneinfo` needs where the machine has no time zones: nobody imports it by its name."""
GIVEN: Final = ("streamlit",)


class PackageError(Exception):
    """A package cannot be taken; the text says why, and what to do."""


@dataclass(frozen=True)
class Wanted:
    """What is to be done before a script runs: packages to load, in order, and names that the site does not offer."""

    load: list[dict[str, Any]]
    missing: list[str]


class Packages:
    """What the site's lock names, and what of it is loaded."""

    def __init__(self, lock: Mapping[str, Any] | None = None) -> None:
        """`lock` is that of Pyodide: its part `packages`."""
        self._lock = dict(lock or {})
        inner = set(self._closed([ENGINE] if ENGINE in self._lock else []))
        self._loaded = {ENGINE} & inner
        self._by_import = {
            name: key for key, entry in self._lock.items() if key not in inner for name in entry["imports"]
        }

    @property
    def imports(self) -> frozenset[str]:
        """The top-level names that a script may import because the site offers their packages."""
        return frozenset(self._by_import)

    def wanted(self, source: str, files: Mapping[str, File]) -> Wanted:
        """What a script needs that is not loaded yet, and what of it the site does not offer."""
        asked = needs(source, files)
        names = [self._by_import[name] for name in asked.imports if name in self._by_import]
        names += [name for name in asked.declared if name in self._lock and name in self._by_import.values()]
        if "zoneinfo" in asked.imports and TIME_ZONES in self._lock:
            names.append(TIME_ZONES)
        load = [self._lock[name] for name in self._closed(names) if name not in self._loaded]
        return Wanted(load, self._missing(asked, files))

    def _missing(self, asked: Needs, files: Mapping[str, File]) -> list[str]:
        beside = {path.partition("/")[0].removesuffix(".py") for path in files}
        here = {*beside, *GIVEN, *BROWSER_MODULES, *sys.stdlib_module_names, *self._by_import}
        missing = [name for name in asked.declared if name not in self._lock and name not in GIVEN]
        said = set(missing)
        found = importable()
        missing += [
            name
            for name, is_needed in asked.imports.items()
            if is_needed and name not in here and canonical(name) not in said and name not in found
        ]
        if "zoneinfo" in asked.imports and self._lock and TIME_ZONES not in self._lock:
            missing.append(TIME_ZONES)
        return missing

    def _closed(self, names: Iterable[str]) -> list[str]:
        """The packages of these names and all that they depend on: dependencies first."""
        order: list[str] = []
        seen: set[str] = set()

        def add(name: str) -> None:
            if name in seen or name not in self._lock:
                return
            seen.add(name)
            for each in self._lock[name]["depends"]:
                add(canonical(each))
            order.append(name)

        for name in names:
            add(name)
        return order

    def install(self, name: str, path: str, folder: str) -> None:
        """Take a package whose file has come to `path`, which is removed. Raises PackageError if it is another one.

        What has compiled modules is imported here, once for all sessions: many of those can be loaded only once. All
        else is each session's own, as any module is that a script imports.
        """
        entry = self._lock[name]
        file = Path(path)
        try:
            with file.open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
            if digest != entry["sha256"]:
                raise PackageError(
                    f"{entry['file_name']} is not the file that this site was built with, so {name} was not loaded. "
                    "Whoever keeps the site should copy its folder to the server once more, whole."
                )
            with zipfile.ZipFile(file) as archive:
                archive.extractall(folder)
                inside = archive.namelist()
        except (zipfile.BadZipFile, OSError) as error:
            raise PackageError(
                f"{entry['file_name']} could not be unpacked ({error}): {name} was not loaded."
            ) from error
        finally:
            file.unlink(missing_ok=True)
        self._loaded.add(name)
        importlib.invalidate_caches()
        if any(each.endswith(".so") for each in inside):
            for module in entry["imports"]:
                with suppress(Exception):  # what is wrong with it is told where the script imports it
                    importlib.import_module(module)


def importable() -> frozenset[str]:
    """Top-level names of what has been loaded into this interpreter besides Python's own modules."""
    return frozenset(name.partition(".")[0] for name in sys.modules)


def read_lock(text: str) -> Packages:
    """The packages of a lock, given as JSON text; none where there is no lock."""
    return Packages(json.loads(text) if text else None)
