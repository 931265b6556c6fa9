"""Files in a test: what a user gave, as arguments for AppTest, which takes each anew at every call."""

from __future__ import annotations

from typing import Any

from playground.facts.sizes import SMALL, size_words
from playground.runtime.browser.uploads import FileValue, Uploads, held

Json = dict[str, Any]


class Files:
    """The files that were given so far."""

    def __init__(self) -> None:
        self._known: dict[str, FileValue] = {}

    def of(self, value: Any, otherwise: Any) -> Any:
        """The value of an action with what all of its files hold, also of those that stay.

        `otherwise` where there are no files in it.
        """
        self._known |= {file.digest: file for file in held(value)}
        if isinstance(value, list) and any(map(self._is_file, value)):
            return [self._found(each) for each in value]
        return self._found(value) if self._is_file(value) else otherwise

    def _is_file(self, value: Any) -> bool:
        return isinstance(value, FileValue) or (isinstance(value, dict) and value.get("digest") in self._known)

    def _found(self, value: Any) -> FileValue:
        return value if isinstance(value, FileValue) else self._known[value["digest"]]


def with_content(value: Any, uploads: Uploads) -> Any:
    """The value of a widget that takes files, each with what it holds where the page still has that."""
    if isinstance(value, list):
        return [with_content(each, uploads) for each in value]
    return uploads.get(value["id"]) if isinstance(value, dict) and "id" in value else value


def too_large(value: Any) -> str:
    """Why files cannot stand in a test; empty where they can."""
    large = next((file for file in held(value) if file.size > SMALL), None)
    return "" if large is None else f"{large.name} has {size_words(large.size)}, and a test holds {size_words(SMALL)}"


def as_argument(widget: Json, value: Any) -> str:
    """Files as the argument of `set_value`."""
    if isinstance(value, list):
        return f"[{', '.join(as_argument(widget, each) for each in value)}]"
    return repr((value.name, value.data, value.type)) if isinstance(value, FileValue) else repr(value)
