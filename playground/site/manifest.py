"""The list of a built site's files: by it a copy is known to be whole, and as it was built."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

FILE: Final = "site-files.json"
"""Lies at the root of the site, and lists all of it but itself."""
MOST_TOLD: Final = 10
"""Files that are named when many are wrong."""


class ManifestError(Exception):
    """There is no list of a site's files, or none that can be read; the message says what to do."""


def hash_of(path: Path) -> str:
    """SHA-256 of a file's bytes, as hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hashes(site: Path) -> dict[str, str]:
    """The hash of each file below a folder, by its address from there."""
    paths = sorted(path for path in site.rglob("*") if path.is_file() and path != site / FILE)
    return {path.relative_to(site).as_posix(): hash_of(path) for path in paths}


def write_manifest(site: Path) -> None:
    """Write the list of the files that a folder has now."""
    (site / FILE).write_text(json.dumps(hashes(site), indent=0) + "\n", encoding="utf-8")


def read_manifest(site: Path) -> dict[str, str]:
    """The hashes of a site's files as they were when it was built. Raises ManifestError."""
    try:
        listed = json.loads((site / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ManifestError(
            f"{site} has no {FILE}, which every build of the site writes: build it with `make build`"
        ) from None
    except (OSError, ValueError) as error:
        raise ManifestError(f"{site / FILE} cannot be read ({error}): build or install the site again") from None
    if not isinstance(listed, dict) or not all(isinstance(value, str) for value in listed.values()):
        raise ManifestError(f"{site / FILE} is no list of files: build or install the site again")
    return listed


def faults(site: Path) -> Iterator[str]:
    """A sentence for each file that is not as it was built; what was added is nobody's fault. Raises ManifestError."""
    wrong = [told for name, digest in read_manifest(site).items() if (told := _fault(site / name, name, digest))]
    yield from wrong[:MOST_TOLD]
    if len(wrong) > MOST_TOLD:
        yield f"and {len(wrong) - MOST_TOLD} files more"


def _fault(path: Path, name: str, digest: str) -> str:
    try:
        return "" if hash_of(path) == digest else f"{name} is not as it was built"
    except FileNotFoundError:
        return f"{name} is missing"
    except OSError as error:
        return f"{name} cannot be read ({error.strerror})"
