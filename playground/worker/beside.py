"""The files that lie beside a script: with it they are a project, and its folder is where the session works."""

import importlib
import sys
from pathlib import Path

from playground.facts.files import File, FilesError, checked, write
from playground.worker.reading import Json, MessageError


def files(message: Json) -> dict[str, File]:
    """The files that a message brings along, by their names, with folders in front where there are."""
    try:
        return checked(message.get("files", {}))
    except FilesError as error:
        raise MessageError(str(error)) from None


def lay(given: dict[str, File]) -> None:
    """Write the files into the working folder, which is the session's own, and let its script import from there."""
    if not given:
        return
    write(Path(), given)
    importlib.invalidate_caches()
    sys.path.insert(0, "")
