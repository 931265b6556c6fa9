"""What both engines were found to agree on, remembered until a script, the runtime or Streamlit changes."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from playground.facts.files import File

PACKAGE: Final = Path(__file__).parents[1]
SOURCES: Final = ("facts", "runtime", "engines")
"""The packages that decide what either engine does."""


def installed_streamlit() -> str:
    """The version of the Streamlit that is installed, or nothing."""
    try:
        return version("streamlit")
    except PackageNotFoundError:
        return ""


def sources_hash(package: Path = PACKAGE) -> str:
    """A hash of all that decides what an engine does, but for Streamlit itself."""
    found = hashlib.sha256()
    for folder in SOURCES:
        for path in sorted((package / folder).rglob("*")):
            if path.suffix in (".py", ".json"):
                found.update(f"{path.relative_to(package)}\n".encode() + path.read_bytes())
    return found.hexdigest()


class Agreement:
    """Compares scripts on both engines; what was the same is kept in `file` and not run again.

    `of` is what all of it depends on: another one forgets everything.
    """

    def __init__(self, file: Path, of: str) -> None:
        self._file, self._of = file, of
        self._known = self._read()
        self._kept = len(self._known)

    def differences(
        self, script: str, actions: Sequence[Mapping[str, Any]], files: Mapping[str, File] | None = None
    ) -> str:
        """What differs between the engines, in readable form, or the empty string."""
        plain = [dict(action) for action in actions]
        key = hashlib.sha256(json.dumps([script, plain, *([dict(files)] if files else [])]).encode()).hexdigest()
        if key in self._known:
            return ""
        from playground.engines import compare  # with Streamlit it takes seconds, and is not always needed

        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            found = compare.report(script, plain, *([files] if files else []))
        if not found:
            self._known.add(key)
        return found

    def keep(self) -> None:
        """Write down what was found."""
        if len(self._known) > self._kept:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps({"of": self._of, "same": sorted(self._known)}), encoding="utf-8")
            self._kept = len(self._known)

    def _read(self) -> set[str]:
        try:
            data = json.loads(self._file.read_text(encoding="utf-8"))
            return set(data["same"]) if data["of"] == self._of else set()
        except (OSError, ValueError, KeyError, TypeError):
            return set()
