"""Brings the packages that a site offers into the sandbox: finds their wheels, checks them, writes them into its lock.

What is asked for stands in ``packages.toml``, and in the setting ``PACKAGES``. A wheel comes from the folder or address
that ``PYODIDE_PACKAGES`` names, which has files of Pyodide's own release, or from the package index as pip knows it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import urllib.error
import urllib.request
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.parser import Parser
from pathlib import Path
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import SpecifierSet
from packaging.tags import compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename
from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

HERE = Path(__file__).resolve().parent
ASKED = HERE / "packages.toml"
PINS = HERE / "packages.txt"
RELEASE_LOCK = HERE / "node_modules" / "pyodide" / "pyodide-lock.json"
CACHE = HERE.parent / ".cache" / "wheels"
LOCK = "pyodide-lock.json"
STAMP = "packages.txt"
THERE = {"streamlit"}
"""What a script finds without any package: the playground models it."""
ROUNDS = 20


class PackagesError(SystemExit):
    """A package cannot be had; the text says which, why, and what to do."""


@dataclass(frozen=True)
class Source:
    """Where wheels come from beside the index: a folder or an address, and the file of pins."""

    place: str = ""
    pins: Path = PINS

    @property
    def folder(self) -> Path | None:
        return Path(self.place).expanduser() if self.place and "://" not in self.place else None

    def pinned(self) -> dict[str, str]:
        """The lines of the pins, by the packages' names."""
        lines = [line.strip() for line in self.pins.read_text().splitlines()]
        pins = [line for line in lines if line and not line.startswith("#")]
        return {canonicalize_name(line.partition("==")[0]): line for line in pins}


@dataclass
class Found:
    """A package that was found: its file, and what it needs."""

    file: Path
    version: str
    requires: list[Requirement]
    extras: set[str] = field(default_factory=set)
    """Those that anybody asked for."""
    entry: dict[str, Any] | None = None
    """What Pyodide's own lock says of it, where it comes from Pyodide's release."""


@dataclass
class Search:
    """Looks for packages and all that they depend on, in `folder`, for the Pyodide of `release`."""

    release: Mapping[str, Any]
    core: Mapping[str, Any]
    source: Source
    folder: Path
    constraints: dict[str, SpecifierSet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        info = self.release["info"]
        self.python = ".".join(info["python"].split(".")[:2])
        self.platform = f"pyemscripten_{info['abi_version']}_{info['arch']}"
        version = tuple(int(part) for part in self.python.split("."))
        platforms = [self.platform]
        self.tags = {
            *cpython_tags(version, abis=[f"cp{version[0]}{version[1]}"], platforms=platforms),
            *compatible_tags(version, interpreter=f"cp{version[0]}{version[1]}", platforms=platforms),
        }
        self.markers = {
            "implementation_name": "cpython",
            "implementation_version": info["python"],
            "os_name": "posix",
            "platform_machine": info["arch"],
            "platform_python_implementation": "CPython",
            "platform_release": info["platform"].removeprefix("emscripten_").replace("_", "."),
            "platform_system": "Emscripten",
            "platform_version": "#1",
            "python_full_version": info["python"],
            "python_version": self.python,
            "sys_platform": "emscripten",
        }

    def all(self, asked: list[str]) -> dict[str, Found]:
        """The packages asked for with their dependencies, by name. Raises PackagesError."""
        first = [(requirement_of(text), "PACKAGES") for text in asked]
        for _ in range(ROUNDS):
            found: dict[str, Found] = {}
            if self._go(first, found):
                return found
        raise PackagesError(f"No versions fit together for {', '.join(asked)}: name some in PACKAGES.")

    def _go(self, first: list[tuple[Requirement, str]], found: dict[str, Found]) -> bool:
        """Find all in one go; False when a version was chosen that somebody else cannot do with."""
        todo, done = list(first), set()
        while todo:
            asked, who = todo.pop(0)
            name = canonicalize_name(asked.name)
            if (name, str(asked)) in done:
                continue
            done.add((name, str(asked)))
            if name in THERE:
                if who == "PACKAGES":
                    raise PackagesError(f"{name} is there already: leave it out of PACKAGES.")
                raise PackagesError(f"{who} needs {name} itself, which cannot run in a browser: leave {who} out.")
            if name in self.core:
                continue
            if name in found and not asked.specifier.contains(found[name].version, prereleases=True):
                self.constraints[name] = self.constraints.get(name, SpecifierSet()) & asked.specifier
                return False
            if name not in found:
                found[name] = self.find(name, asked.specifier & self.constraints.get(name, SpecifierSet()), who)
            found[name].extras |= asked.extras
            todo += [(each, name) for each in self.needed(found[name].requires, asked.extras)]
        return True

    def needed(self, requires: list[Requirement], extras: set[str]) -> list[Requirement]:
        """Those that the sandbox needs, which is no Linux and no Windows."""
        return [
            each
            for each in requires
            if each.marker is None
            or any(each.marker.evaluate({**self.markers, "extra": extra}) for extra in ("", *extras))
        ]

    # -- one package --------------------------------------------------------------------

    def find(self, name: str, specifier: SpecifierSet, who: str) -> Found:
        """The best file of one package: pinned, of Pyodide's release, from the folder or the index."""
        released = self.release["packages"].get(name)
        if released and (self.source.place and specifier.contains(released["version"], prereleases=True)):
            found = self._released(released)
            if found:
                return found
        pin = self.source.pinned().get(name)
        if pin and specifier.contains(pin.split("==")[1].split()[0]):
            wheel, said = self._pinned(pin)
        else:
            wheel, said = self._download([f"{name}{specifier}"], self.folder)
        if wheel is None:
            raise PackagesError(self._sentence(name, specifier, who, said))
        return self.checked(wheel)

    def checked(self, wheel: Path) -> Found:
        """A wheel, once it is known to be one that the sandbox can use."""
        _, version, _, tags = parse_wheel_filename(wheel.name)
        if not tags & self.tags:
            raise PackagesError(
                f"{wheel.name} is for another platform: the sandbox takes {self.platform} and pure ones."
            )
        with zipfile.ZipFile(wheel) as archive:
            names = archive.namelist()
            for name in names:
                if name.endswith(".so") and archive.open(name).read(4) != b"\0asm":
                    raise PackagesError(f"{wheel.name} has {name}, which is no WebAssembly: no browser can run it.")
                if ".data/purelib/" in name or ".data/platlib/" in name:
                    raise PackagesError(f"{wheel.name} keeps modules in {name}: the sandbox does not move them.")
            meta = next(name for name in names if name.count("/") == 1 and name.endswith(".dist-info/METADATA"))
            requires = Parser().parsestr(archive.read(meta).decode()).get_all("Requires-Dist", [])
        return Found(wheel, str(version), [Requirement(each) for each in requires])

    def _released(self, entry: dict[str, Any]) -> Found | None:
        """A file of Pyodide's release, which its lock knows by its hash; None where the place does not have it."""
        name, file = entry["name"], self.folder / entry["file_name"]
        if self.source.folder is not None:
            lies = self.source.folder / entry["file_name"]
            if not lies.is_file():
                return None
            shutil.copy2(lies, file)
        else:
            address = f"{self.source.place.rstrip('/')}/{entry['file_name']}"
            try:
                with urllib.request.urlopen(address, timeout=60) as answer:
                    file.write_bytes(answer.read())
            except (urllib.error.URLError, OSError) as error:
                raise PackagesError(
                    f"{name} cannot be had from {address} ({error}): look what PYODIDE_PACKAGES says."
                ) from None
        if hashlib.sha256(file.read_bytes()).hexdigest() != entry["sha256"]:
            raise PackagesError(
                f"{file.name} is not the file of this Pyodide's release: its hash is another. Get it anew."
            )
        if entry["package_type"] != "package":
            raise PackagesError(
                f"{name} is a shared library ({entry['package_type']}), which the sandbox does not load yet."
            )
        self.checked(file)
        return Found(file, entry["version"], [Requirement(each) for each in entry["depends"]], entry=entry)

    def _pinned(self, pin: str) -> tuple[Path | None, str]:
        kept = CACHE / hashlib.sha256(f"{pin}\n{self.platform}".encode()).hexdigest()[:16]
        if not kept.is_dir():
            CACHE.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=CACHE) as folder:
                lines = Path(folder) / "pin.txt"
                lines.write_text(pin + "\n")
                into = Path(folder) / "wheels"
                wheel, said = self._download(["--require-hashes", "-r", str(lines)], into)
                if wheel is None:
                    return None, said
                shutil.copytree(into, kept)
        (wheel,) = kept.glob("*.whl")
        return Path(shutil.copy2(wheel, self.folder)), ""

    def _download(self, what: list[str], into: Path) -> tuple[Path | None, str]:
        """Have pip fetch one wheel that the sandbox can use; else its last words."""
        with tempfile.TemporaryDirectory() as folder:
            more = ["--find-links", str(self.source.folder)] if self.source.folder else []
            abis = [f"--abi={abi}" for abi in (f"cp{self.python.replace('.', '')}", "abi3", "none")]
            done = subprocess.run(
                [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
                + ["--only-binary=:all:", "--implementation=cp", f"--python-version={self.python}", *abis]
                + [f"--platform={self.platform}", "-d", folder, *more, *what],
                capture_output=True,
                text=True,
                check=False,
            )
            wheels = list(Path(folder).glob("*.whl"))
            if done.returncode or len(wheels) != 1:
                errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
                return None, errors[-1].removeprefix("ERROR: ") if errors else "pip has fetched no wheel"
            into.mkdir(parents=True, exist_ok=True)
            return Path(shutil.copy2(wheels[0], into)), ""

    def _sentence(self, name: str, specifier: SpecifierSet, who: str, said: str) -> str:
        """Why a package cannot be had, and what to do."""
        whose = "" if who == "PACKAGES" else f", which {who} needs,"
        text = f"{name}{specifier}{whose} cannot be had for the browser ({self.platform}, or pure): {said}."
        folder = self.source.folder
        others = [each.name for each in sorted(folder.glob("*.whl"))] if folder else []
        for other in (each for each in others if canonicalize_name(each.partition("-")[0]) == name):
            text += f" {other} in {folder} is for another platform or version."
        released = self.release["packages"].get(name)
        if released:
            return (
                f"{text} Pyodide's release has {name} {released['version']}: get {released['file_name']} from there, "
                "and name its folder or address by PYODIDE_PACKAGES=."
            )
        leave = name if who == "PACKAGES" else who
        return f"{text} Leave {leave} out, or lay a wheel into a folder and name that by PYODIDE_PACKAGES=."


def requirement_of(text: str) -> Requirement:
    """What is asked for: a name, with versions if there are any."""
    try:
        return Requirement(text)
    except InvalidRequirement as error:
        raise PackagesError(f"PACKAGES names {text!r}, which is no package: {str(error).splitlines()[0]}.") from None


def asked_for(more: str = "") -> list[str]:
    """What `packages.toml` names, and `more`."""
    return [*tomllib.loads(ASKED.read_text())["packages"], *more.split()]


def add_packages(sandbox: Path, asked: list[str], source: Source) -> None:
    """Put packages into a folder that ``build_sandbox`` has written, in the place of those that it had.

    When one cannot be had the folder is as it was, and PackagesError says why.
    """
    version = stamp_of(sandbox, asked, source)
    stamp = sandbox / STAMP
    if stamp.is_file() and stamp.read_text() == version:
        return
    release = json.loads(RELEASE_LOCK.read_text())
    lock = json.loads((sandbox / LOCK).read_text())
    before = {name: entry for name, entry in lock["packages"].items() if "size" in entry["tool"]}
    core = {name: entry for name, entry in lock["packages"].items() if name not in before}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        search = Search(release, core, source, folder)
        found = search.all(asked)
        entries = {name: entry_of(name, each, search, found) for name, each in found.items()}
        for entry in before.values():
            (sandbox / entry["file_name"]).unlink(missing_ok=True)
        for each in found.values():
            shutil.copy2(each.file, sandbox)
    text = json.dumps(lock | {"packages": core | entries}, sort_keys=True, separators=(",", ":"))
    if "://" in text:
        raise PackagesError("The sandbox's lock names another server.")
    (sandbox / LOCK).write_text(text)
    sizes = json.loads((sandbox / "files.json").read_text()) | {LOCK: len(text.encode())}
    (sandbox / "files.json").write_text(json.dumps(sizes, separators=(",", ":")))
    stamp.write_text(version)


def entry_of(name: str, each: Found, search: Search, found: Mapping[str, Found]) -> dict[str, Any]:
    """What the lock says of a package."""
    if each.entry is not None:
        entry = dict(each.entry)
    else:
        # The lock's own platform is that of Emscripten, by which no wheel is named that an index has.
        info = search.release["info"] | {"platform": search.platform.removesuffix(f"_{search.release['info']['arch']}")}
        empty = PyodideLockSpec.from_dict({"info": info, "packages": {}})
        added = add_wheels_to_spec(empty, [each.file], each.file.parent, ignore_missing_dependencies=True)
        entry = added.packages[name].to_dict()
    needs = {canonicalize_name(need.name) for need in search.needed(each.requires, each.extras)} - {name}
    depends = sorted(need for need in needs if need in found or need in search.core)
    return entry | {"depends": depends, "tool": {"size": each.file.stat().st_size}}


def stamp_of(sandbox: Path, asked: list[str], source: Source) -> str:
    """A hash of all that the packages were chosen by."""
    lying = sorted(each.name for each in source.folder.iterdir()) if source.folder else []
    core = (sandbox / "version.txt").read_text() if (sandbox / "version.txt").is_file() else ""
    known = [core, asked, source.place, lying, source.pins.read_text(), Path(__file__).read_text()]
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()[:16]


def source_of(environment: Mapping[str, str] = os.environ) -> Source:
    """Where the machine says that packages come from."""
    source = Source(environment.get("PYODIDE_PACKAGES", ""))
    if source.folder is not None and not source.folder.is_dir():
        raise PackagesError(f"PYODIDE_PACKAGES names {source.folder}, which is no folder.")
    return source
