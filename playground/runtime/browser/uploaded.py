"""A file of the user's as the script has it: `UploadedFile`.

Modelled on Streamlit's `runtime/uploaded_file_manager.py`.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from ..run import caps
from ..run.fingerprint import instance_dict
from ..trace import values
from ..trace.values import Json, cut, printable
from .uploads import FileValue, Uploads, upload_address


class DeletedFile(NamedTuple):
    """Stands for a file that the page has taken back since it sent the widget's value."""

    file_id: str


@dataclass(frozen=True)
class _Addresses:
    """Where a file was sent to; shown as Streamlit's message is."""

    file_id: str

    def __repr__(self) -> str:
        address = upload_address(self.file_id)
        return f'file_id: "{self.file_id}"\nupload_url: "{address}"\ndelete_url: "{address}"\n'


class UploadedFile(io.BytesIO):
    """What the user has given: bytes that are read like a file, with name, kind and size.

    Two are equal when they are of the same upload, whatever the position in them.
    """

    def __init__(self, record: FileValue, file_id: str) -> None:
        super().__init__(record.data)
        self.file_id = file_id
        self.name = record.name
        self.type = record.type
        self.size = record.size
        self._file_urls = _Addresses(file_id)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, UploadedFile):
            return NotImplemented
        return self.file_id == other.file_id

    def __hash__(self) -> int:
        return hash(self.file_id)

    def __repr__(self) -> str:
        said = ((name, value) for name, value in self.__dict__.items() if value not in _UNSAID)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in said)})"


UploadedFile.__module__ = "streamlit.runtime.uploaded_file_manager"
DeletedFile.__module__ = "streamlit.runtime.uploaded_file_manager"
_UNSAID: Final[list[Any]] = [None, "", False, [], set(), {}]

Opened = UploadedFile | DeletedFile


def opened(uploads: Uploads, sent: Json) -> list[Opened]:
    """The files that the page says a widget has, each read from its beginning."""
    found: list[Opened] = []
    for each in sent if isinstance(sent, list) else [sent] if sent else []:
        file = uploads.get(each["id"])
        found.append(DeletedFile(each["id"]) if file is None else UploadedFile(file, each["id"]))
    return found


def describe(value: object) -> Json | None:
    """An `UploadedFile` in words, whichever engine has made it; None for anything else.

    No code of the script's runs.
    """
    if not issubclass(type(value), io.BytesIO):
        return None
    about = instance_dict(value) or {}
    name, kind, size, file_id = (dict.get(about, each) for each in ("name", "type", "size", "file_id"))
    if not (type(name) is type(kind) is type(file_id) is str and type(size) is int):
        return None
    words = f"{cut(printable(name), caps.NAME // 2)}, {size:,} {'byte' if size == 1 else 'bytes'}, {printable(kind)}"
    return {"repr": cut(words, caps.NAME), "type": "UploadedFile", "id": cut(printable(file_id), 40)}


values.tell_also(describe)
