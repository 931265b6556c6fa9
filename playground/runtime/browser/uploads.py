"""Files that the user gives to widgets: how an action writes them, and the server's store of what was sent."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from playground.facts.sizes import MEGABYTE

from ..arguments.upload_types import ONE_ONLY, UNKNOWN, kind_of, refusal
from ..trace.values import Json, printable
from .refusal import ValueRefused, Widget

FORM: Final = '{"name": "a.csv", "text": "a,b"}'
"""A file as an action writes it."""
SEVERAL: Final = ("multiple", "directory")
"""What `accept` says of a widget that takes more than one file."""
_TOLD: Final = ("name", "type", "size", "digest")
_LONGEST: Final = 1_000
"""Characters of a name."""
_MOST: Final = 1_000
"""Files of one widget: each step tells of all."""
_RECORDED: Final = {"camera_input": "image/jpeg", "audio_input": "audio/wav"}
"""What a device records, whatever a file says of itself."""


def _refused(text: str) -> ValueRefused:
    """Why a widget takes no such file, as a sentence about the widget without its name."""
    return ValueRefused(text, whole=True)


@dataclass(frozen=True)
class FileValue:
    """A file that the user has chosen. What is told of it is never what it holds."""

    name: str
    type: str
    data: bytes = field(repr=False)

    @property
    def size(self) -> int:
        return len(self.data)

    @cached_property
    def digest(self) -> str:
        """A short name for what it holds."""
        return hashlib.sha256(self.data).hexdigest()[:12]

    def __repr__(self) -> str:
        return f"FileValue({self.name!r}, {self.type!r}, {self.size}, {self.digest})"

    def told(self) -> dict[str, Json]:
        """What a trace says of it."""
        return {"name": self.name, "type": self.type, "size": self.size, "digest": self.digest}

    def to_json(self) -> dict[str, Json]:
        """The file as an action writes it, with what it holds: as text where it is one."""
        about: dict[str, Json] = {"name": self.name, "type": self.type}
        try:
            text = self.data.decode()
        except UnicodeDecodeError:
            text = None
        if text is None or "\0" in text:
            return {**about, "base64": base64.b64encode(self.data).decode()}
        return {**about, "text": text}


def files_of(widget: Widget, value: Json) -> Any:
    """The files that an action gives a widget: `FileValue` for each new one, what the page says of it for each that is
    there already. Raises `ValueRefused` for what the page would not send.
    """
    several = widget["accept"] in SEVERAL
    given = [] if value is None else value if isinstance(value, list) else [value]
    if len(given) > 1 and not several:
        raise _refused(f"takes one file: {ONE_ONLY}")
    if len(given) > _MOST:
        raise _refused(f"takes {_MOST:,} files at most")
    there = list(_listed(widget["value"]))
    files = [_file(widget, each, there) for each in given]
    return files if several else files[0] if files else None


def message_files(widget: Widget, value: Mapping[str, Json]) -> dict[str, Any]:
    """A message with files: its text, its files, and a recording where the chat takes one."""
    there = {**widget, "type": "file_uploader", "value": []}
    found = {"text": value["text"], "files": [], "audio": None}
    if value.get("files"):
        if not widget["accept"]:
            raise _refused("takes no files")
        files = files_of(there, value["files"])
        found["files"] = files if isinstance(files, list) else [files]
    if value.get("audio"):
        if not widget["accept_audio"]:
            raise _refused("takes no recordings")
        found["audio"] = files_of({**there, "type": "audio_input", "accept": "one", "types": [".wav"]}, value["audio"])
    return found


def _file(widget: Widget, given: Json, there: list[dict[str, Json]]) -> FileValue | dict[str, Json]:
    if isinstance(given, FileValue):
        file = given
    elif isinstance(given, Mapping) and isinstance(given.get("name"), str):
        if not {"text", "base64"} & given.keys():
            return _kept(widget, given, there)
        file = _read(given)
    elif isinstance(given, Mapping) and "path" in given:
        raise _refused(f"takes files with what they hold, as in {FORM}: only the trace command knows paths")
    else:
        raise _refused(f"takes files such as {FORM}, null for none")
    kind = "" if file.type == UNKNOWN else file.type
    if said := refusal(file.name, kind, file.size, widget["types"], widget["max_mb"] * MEGABYTE):
        raise _refused(f"does not take {file.name!r}: {said}")
    recorded = _RECORDED.get(widget["type"])
    return file if recorded is None else replace(file, type=recorded)


def _read(given: Mapping[str, Json]) -> FileValue:
    """A file that comes with what it holds."""
    name = printable(given["name"])
    if "\0" in name or not 0 < len(name) <= _LONGEST:
        raise _refused(f"takes files with a name of up to {_LONGEST:,} characters, none of them null")
    kind = given.get("type")
    if kind is not None and not isinstance(kind, str):
        raise _refused(f'takes files whose "type" is a text such as "text/csv", as in {FORM}')
    text, coded = given.get("text"), given.get("base64")
    if isinstance(text, str) and coded is None:
        data = printable(text).encode()
    elif isinstance(coded, str) and text is None:
        try:
            data = base64.b64decode(coded, validate=True)
        except (binascii.Error, ValueError):
            raise _refused(f'takes what {name!r} holds as "base64", and that is none') from None
    else:
        raise _refused(f'takes files with a "text" or a "base64", as in {FORM}')
    return FileValue(name, kind or kind_of(name) or UNKNOWN, data)


def _kept(widget: Widget, given: Mapping[str, Json], there: list[dict[str, Json]]) -> dict[str, Json]:
    """A file that the widget has already: the first that is as it is said to be, and was not named before."""
    said = {name: given[name] for name in ("id", *_TOLD) if name in given}
    for each in there:
        if all(each.get(name) == value for name, value in said.items()):
            there.remove(each)
            return each
    raise _refused(
        f"has no file {given['name'][:_LONGEST]!r} that could stay, and the action does not say what it holds. "
        "Choose it again"
    )


def _listed(value: Json) -> list[dict[str, Json]]:
    return value if isinstance(value, list) else [value] if value else []


def told(value: Any) -> Json:
    """The value of an action as a trace has it: of files what they are, and never what they hold."""
    return _each(value, lambda file: file.told())


def written(value: Any, most: int | None = None) -> Json:
    """The value of an action as it can be done again: files with what they hold, but for those above `most` bytes."""
    return _each(value, lambda file: file.told() if most is not None and file.size > most else file.to_json())


def held(value: Any) -> list[FileValue]:
    """The new files of an action's value."""
    if _is_message(value):
        return [*held(value["files"]), *held(value["audio"])]
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, FileValue)]


def _each(value: Any, how: Any) -> Json:
    if isinstance(value, list):
        return [_each(each, how) for each in value]
    if isinstance(value, FileValue):
        return how(value)
    if _is_message(value):
        return {name: _each(each, how) for name, each in value.items() if each}
    if isinstance(value, dict) and value.keys() >= {"id", *_TOLD}:
        return {name: value[name] for name in _TOLD}
    return value


def _is_message(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"text", "files", "audio"}


class Uploads:
    """What the server holds of files: each that was sent, until the page takes it back."""

    def __init__(self) -> None:
        self._files: dict[str, FileValue] = {}
        self._number = 0

    def send(self, value: Any, before: Json) -> Json:
        """The page sends the new files of `value`, and has those of `before` deleted that are not in it any more.

        Returns the value as the page has it: what each file is, with the name that the server gave it.
        """
        sent = [self._sent(each) for each in (value if isinstance(value, list) else [value] if value else [])]
        for each in _listed(before):
            if each not in sent:
                self._files.pop(str(each["id"]), None)
        return sent if isinstance(value, list) else sent[0] if sent else None

    def send_message(self, value: Any) -> Json:
        """The page sends a message of a chat; one with files is a dict."""
        if not _is_message(value):
            return value
        return {"text": value["text"], **{name: self.send(value[name], None) for name in ("files", "audio")}}

    def _sent(self, file: Any) -> dict[str, Json]:
        if not isinstance(file, FileValue):
            return dict(file)
        self._number += 1
        digits = hashlib.md5(f"upload {self._number}".encode(), usedforsecurity=False).hexdigest()
        name = "-".join((digits[:8], digits[8:12], "4" + digits[13:16], "8" + digits[17:20], digits[20:]))
        self._files[name] = file
        return {"id": name, **file.told()}

    def drop(self, name: str) -> None:
        """Forget a file, if it is there."""
        self._files.pop(name, None)

    def about(self, name: str) -> dict[str, Json]:
        """What the page has of a file that is here."""
        return {"id": name, **self._files[name].told()}

    def get(self, name: str) -> FileValue | None:
        """The file that the server has under this name; None for one that was deleted."""
        return self._files.get(name)


def upload_address(name: str) -> str:
    """Where a file is sent to, as Streamlit's server says it of its own."""
    return f"/upload/{name}"
