"""The files that lie beside a script: those of an example with several, which the script imports or reads."""

import importlib
import re
import sys
from pathlib import Path
from typing import Any

from playground.worker.reading import Json, MessageError

MOST = 50
"""Files of one session."""
_NAME = re.compile(r"(?:[\w][\w .-]{0,99}/){0,5}[\w][\w .-]{0,99}")


def files(message: Json) -> dict[str, str]:
    """The texts of the files that a message brings along, by their names, with folders in front where there are."""
    given: Any = message.get("files", {})
    if not isinstance(given, dict) or len(given) > MOST or not all(isinstance(each, str) for each in given.values()):
        raise MessageError("`files` holds texts by their names")
    for name in given:
        if not _NAME.fullmatch(name):
            raise MessageError(f"{name!r} is no name of a file")
    return given


def lay(texts: dict[str, str]) -> None:
    """Write the files into the working folder, which is the session's own, and let its script import from there."""
    if not texts:
        return
    for name, text in texts.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    importlib.invalidate_caches()
    sys.path.insert(0, "")
