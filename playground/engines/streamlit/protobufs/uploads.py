"""The user's files on the real Streamlit: what its server has of them, and its widgets that take them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from streamlit.proto.Common_pb2 import FileUploaderState, FileURLs, UploadedFileInfo
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from playground.runtime.browser.uploads import Uploads, upload_address
from playground.runtime.trace.values import Json
from playground.runtime.widgets.uploads import STANDARD

from .drawn import Drawn, common


class ServerFiles(MemoryUploadedFileManager):
    """The server's store of uploaded files, filled by what the page sends."""

    def __init__(self, uploads: Uploads) -> None:
        super().__init__("/upload")
        self._uploads = uploads

    def remove_file(self, session_id: str, file_id: str) -> None:
        self._uploads.drop(file_id)

    def get_files(self, session_id: str, file_ids: Sequence[str]) -> list[UploadedFileRec]:
        found = ((name, self._uploads.get(name)) for name in file_ids)
        return [UploadedFileRec(name, file.name, file.type, file.data) for name, file in found if file is not None]


def set_message(message: Any, value: dict[str, Json]) -> None:
    """Write into a message of a chat its text, its files and its recording."""
    message.data = value["text"]
    set_files(message.file_uploader_state, value["files"])
    if value["audio"]:
        recorded = FileUploaderState()
        set_files(recorded, value["audio"])
        message.audio_file_info.CopyFrom(recorded.uploaded_file_info[0])


def set_files(state: FileUploaderState, value: Json) -> None:
    """Write into a message which files a widget has."""
    state.SetInParent()
    for file in value if isinstance(value, list) else [value] if value else []:
        name, address = file["id"], upload_address(file["id"])
        urls = FileURLs(file_id=name, upload_url=address, delete_url=address)
        info = UploadedFileInfo(file_id=name, name=file["name"], size=file["size"], file_urls=urls)
        state.uploaded_file_info.append(info)


def _file_uploader(proto: Any, element: Any) -> Drawn:
    accept = "directory" if proto.accept_directory else "multiple" if proto.multiple_files else "one"
    own: dict[str, Json] = {"accept": accept, "types": list(proto.type), "max_mb": proto.max_upload_size_mb}
    default: Json = [] if proto.multiple_files else None
    fields = {**common(proto), **own}
    return Drawn("file_uploader", proto.label, default, None, fields, form=proto.form_id)


def _recorded(kind: str, ending: str) -> Callable[[Any, Any], Drawn]:
    own: dict[str, Json] = {"accept": "one", "types": [ending], "max_mb": STANDARD}
    return lambda proto, element: Drawn(kind, proto.label, None, None, {**common(proto), **own}, form=proto.form_id)


UPLOADS: Final[dict[str, Callable[[Any, Any], Drawn]]] = {
    "file_uploader": _file_uploader,
    "camera_input": _recorded("camera_input", ".jpg"),
    "audio_input": _recorded("audio_input", ".wav"),
}
