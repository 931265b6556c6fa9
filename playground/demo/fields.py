"""The fields of one object of a `demo.json`, taken one by one; what is wrong with each is noted."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from playground.runtime import Action, ActionError

Json = dict[str, Any]
Note = Callable[[str, str], None]
"""Takes a place and what is wrong there."""
_KINDS: Final[Mapping[type, str]] = {
    str: "a text",
    dict: "an object",
    list: "a list",
    bool: "true or false",
    type(None): "null",
}


def suggestion(name: str, among: Collection[str]) -> str:
    """What to write in place of an unknown name, as a sentence."""
    near = difflib.get_close_matches(name, among, n=1, cutoff=0.6)
    return f'Did you mean "{near[0]}"?' if near else there_are(among)


def there_are(names: Collection[str]) -> str:
    """What there is, as a sentence."""
    return f"There {'is' if len(names) == 1 else 'are'} {', '.join(names)}."


def shown(value: Any) -> str:
    """A value as the file has it, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"


class Fields:
    """One object. Each method takes a field out, and returns what is empty where it is not there or is wrong."""

    def __init__(self, data: Json, place: str, note: Note) -> None:
        self._left = dict(data)
        self._place = place
        self.note = note
        self._known: list[str] = []

    def at(self, name: str) -> str:
        """The place of a field."""
        return f"{self._place}: {name}" if self._place else name

    def wrong(self, name: str, text: str) -> None:
        """Note what is wrong with a field; without a name, with the object."""
        self.note(self.at(name) if name else self._place, text)

    def take(self, name: str) -> Any:
        """The value as it is, None where there is none."""
        self._known.append(name)
        return self._left.pop(name, None)

    def has(self, name: str) -> bool:
        return name in self._left

    def text(self, name: str, *, wanted: str = "") -> str:
        """A text; `wanted` says what to write where it is missing, and makes it needed."""
        if not self.has(name):
            self.take(name)
            if wanted:
                self.wrong("", f'"{name}" is missing. {wanted}')
            return ""
        value = self.take(name)
        if not isinstance(value, str):
            self.wrong(name, f"It is {shown(value)}, which is {_kind(value)}. Write a text, in quotes.")
            return ""
        if wanted and not value.strip():
            self.wrong(name, f"It is empty. {wanted}")
        return value.strip()

    def texts(self, name: str, *, example: str) -> list[str]:
        """A list of texts, each there once."""
        if not self.has(name):
            self.take(name)
            return []
        value = self.take(name)
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            self.wrong(name, f"It is {shown(value)}. Write a list of texts, as in {example}.")
            return []
        texts = [each.strip() for each in value]
        for each in dict.fromkeys(texts):
            if texts.count(each) > 1:
                self.wrong(name, f"{shown(each)} is there {texts.count(each)} times. Write each once.")
        return texts

    def minutes(self) -> float:
        """How long it takes, 0 where nothing is said."""
        value = self.take("minutes")
        if value is None:
            return 0
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 600:
            self.wrong("minutes", f"It is {shown(value)}. Write a number of minutes from above 0 to 600.")
            return 0
        return value

    def flag(self, name: str) -> bool | None:
        """True or false, None where nothing is said."""
        if not self.has(name):
            self.take(name)
            return None
        value = self.take(name)
        if not isinstance(value, bool):
            self.wrong(name, f"It is {shown(value)}. Write true or false, without quotes.")
            return None
        return value

    def actions(self, name: str) -> tuple[Json, ...]:
        """A list of actions, without those that are wrong."""
        value = self.take(name)
        return () if value is None else actions(value, self.at(name), self.note)

    def inside(self, name: str, *, example: str) -> Fields | None:
        """The fields of an object that is the value of a field."""
        value = self.take(name)
        if isinstance(value, dict):
            return Fields(value, self.at(name), self.note)
        self.wrong(name, f"It is {shown(value)}, which is {_kind(value)}. Write an object, as in {example}.")
        return None

    def refuse_rest(self) -> None:
        """A misspelt field must not be lost silently."""
        for name in self._left:
            self.wrong("", f'There is no field "{name}". {suggestion(name, self._known)}')


def actions(value: Any, place: str, note: Note) -> tuple[Json, ...]:
    """The actions of a list, without those that are wrong."""
    if not isinstance(value, list):
        note(place, f'It is {shown(value)}. Write a list of actions, as in [{{"click": "Add"}}].')
        return ()
    found = []
    for number, entry in enumerate(value, 1):
        try:
            Action.parse(entry)
            found.append(entry)
        except ActionError as error:
            note(f"{place}: action {number}", str(error))
    return tuple(found)


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "a number")
