"""What a chat that takes files or recordings returns: `ChatInputValue`.

Modelled on Streamlit's `elements/widgets/chat.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

from ..arguments.upload_types import check_name
from ..browser.uploaded import UploadedFile, opened
from ..browser.uploads import Uploads
from ..trace.values import Json


class ChatInputValue(MutableMapping[str, Any]):
    """A message: its text, and where the chat takes them, its files and its recording; also as a mapping."""

    def __init__(
        self,
        text: str,
        files: list[UploadedFile] | None = None,
        audio: UploadedFile | None = None,
        _include_files: bool = False,
        _include_audio: bool = False,
    ) -> None:
        self.text = text
        self.files = [] if files is None else files
        self.audio = audio
        self._include_files = _include_files
        self._include_audio = _include_audio

    def to_dict(self) -> dict[str, Any]:
        """What the message has, as a plain dict."""
        stored = vars(self)
        return {name: stored[name] for name in self._names() if name in stored}

    def _names(self) -> list[str]:
        return ["text", *(["files"] if self._include_files else []), *(["audio"] if self._include_audio else [])]

    def __len__(self) -> int:
        return len(self.to_dict())

    def __iter__(self) -> Iterator[str]:
        return iter(self.to_dict())

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in self.to_dict()

    def __getitem__(self, item: str) -> Any:
        if item not in self:
            raise KeyError(f"Invalid key: {item}")
        return self.to_dict()[item]

    def __getattribute__(self, name: str) -> Any:
        if name in ("files", "audio"):
            argument = "accept_file" if name == "files" else "accept_audio"
            if not object.__getattribute__(self, f"_include_{name}"):
                raise AttributeError(f"'ChatInputValue' object has no attribute '{name}' ({argument}=False)")
        return object.__getattribute__(self, name)

    def __setitem__(self, key: str, value: Any) -> None:
        if key not in self._names():
            raise KeyError(f"Invalid key: {key}")
        setattr(self, key, value)

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(f"Invalid key: {key}")
        delattr(self, key)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return _parts(self) == _parts(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in self.to_dict().items())})"


ChatInputValue.__module__ = "streamlit.elements.widgets.chat"


def _parts(value: Any) -> tuple[Any, ...]:
    return value.text, value.files, value.audio


def message_of(sent: Json, uploads: Uploads, *, files: bool, audio: bool, types: list[str], most: int | None) -> Any:
    """What the page has sent, as the script has it; the server keeps nothing of its files."""
    if sent is None:
        return None
    about = sent if isinstance(sent, dict) else {"text": str(sent)}
    text = about["text"][:most] if most else about["text"]
    if not files and not audio:
        return text
    found, recorded = (
        [each for each in opened(uploads, about.get(name)) if isinstance(each, UploadedFile)]
        for name in ("files", "audio")
    )
    for each in (*found, *recorded):
        uploads.drop(each.file_id)
    for each in found if types else ():
        check_name(each.name, types)
    return ChatInputValue(text, found, recorded[0] if recorded else None, files, audio)
