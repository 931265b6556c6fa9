"""The files that lie beside a script: with it they are a project, and its folder is where the session works."""

import sys
from pathlib import Path

from playground.facts.files import File, FilesError, checked, fault_of, write
from playground.isolation import Own
from playground.worker.reading import Json, MessageError


def files(message: Json) -> dict[str, File]:
    """The files that a message brings along, by their names, with folders in front where there are."""
    try:
        return checked(message.get("files", {}))
    except FilesError as error:
        raise MessageError(str(error)) from None


def lay(folder: str, name: str, source: str, given: dict[str, File]) -> None:
    """Write a script and the files beside it into its folder, and let it run there as after `streamlit run`.

    A script with a name that no file can have is not there itself.
    """
    name = name.rpartition("/")[2]
    write(Path(folder), {**given, **({} if fault_of(name) else {name: source})})
    # Only what is imported from there is looked for anew: `importlib.invalidate_caches` would read the list of Python's
    # own library again, and load `importlib.metadata`, which the session then carried in and out at each of its steps.
    for path in [path for path in sys.path_importer_cache if path.startswith(folder)]:
        del sys.path_importer_cache[path]
    sys.path.insert(0, folder)
    sys.argv[:] = [f"{folder}/{name}"]


def folder_of(own: Own | None) -> Json:
    """Where a session's files lie, for who makes it: its own part of the interpreter says, where it has a folder."""
    return {} if own is None or own.folder is None else {"folder": own.folder}


def lay_own(own: Own | None, name: str, source: str, given: dict[str, File]) -> None:
    """Write a session's files; where it has no folder of its own they lie on disk already."""
    if own is not None and own.folder is not None:
        lay(own.folder, name, source, given)
