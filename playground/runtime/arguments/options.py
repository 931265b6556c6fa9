"""The options of a widget that chooses: the script's own, the texts that the page knows, what becomes of a choice.

Modelled on Streamlit's `elements/lib/options_selector_utils.py`. The page sends a text, and what was chosen in the run
before is looked for by its text too, since a script makes its classes anew in every run. Only a member of an Enum
becomes one of the new class (`runner.enumCoercion`); all other objects stay those of the run before.

(rules widget-key-new-options, widget-choice-by-text, run-enum-members, state-invalid-reset)
"""

from __future__ import annotations

import math
from array import array
from collections import UserList, deque
from collections.abc import Callable, ItemsView, Iterable, KeysView, Mapping, Sequence, ValuesView
from dataclasses import asdict, is_dataclass
from enum import Enum, EnumMeta
from inspect import isgeneratorfunction
from typing import Any, Final

from ..data import foreign
from ..data.frame import check_buffer
from ..run import errors
from ..trace.values import Json
from . import wire

GONE: Final = object()
"""Stands for a choice that is no option any more."""


_LISTS: Final = (
    *(list, set, tuple, frozenset, deque, UserList, array, range, map, enumerate),
    *(Mapping, KeysView, ValuesView, ItemsView),
)
"""What is taken as a list of what it holds; anything else is made a table, whose first column counts."""


def as_list(options: Any) -> list[Any]:
    """Options as a list, as `dataframe_util.convert_anything_to_list` makes one.

    Of nothing, none; of an Enum of texts, the texts; of a dataclass its values; of rows that come one by one, as from
    `zip`, the first of each; of what cannot be gone through, itself.
    """
    if options is None:
        return []
    if isinstance(options, EnumMeta):
        return [member.value if issubclass(options, str) else member for member in list[Any](options)]
    if is_dataclass(options) and not isinstance(options, type):
        return list(asdict(options).values())
    kind = foreign.kind_of(options)
    if kind in foreign.OWN:
        return foreign.first_column(options, kind)
    if isgeneratorfunction(options):
        options = options()
    check_buffer(options)
    if isinstance(options, str | bytes) or not isinstance(options, Iterable):
        return [options]
    found = list(options)
    return found if isinstance(options, _LISTS) else _first_column(found)


def _first_column(rows: list[Any]) -> list[Any]:
    if rows and all(isinstance(row, list | tuple) for row in rows):
        return [row[0] if row else None for row in rows]
    if rows and all(isinstance(row, dict) and row for row in rows):
        name = next(iter(rows[0]))
        return [row.get(name, math.nan) for row in rows]
    return rows


def _page_text(words: Any) -> str:
    """What the page shows of an option; of something that is no text, which is refused later, nothing."""
    return words.decode(errors="replace") if isinstance(words, bytes) else words if isinstance(words, str) else ""


def comparable(options: list[Any]) -> list[Any]:
    """The options; raises for those whose `==` is neither true nor false, as an array's is."""
    try:
        if options:
            bool(options[0] == options[0])
    except ValueError:
        raise errors.StreamlitAPIException(
            "Invalid option type provided. Options must be comparable, returning a boolean when used with *==*. \n\n"
            f"Got **{type(options[0]).__name__}**, which cannot be compared. Refactor your code to use elements of "
            "comparable types as options, e.g. use indices instead."
        ) from None
    return options


class Options:
    """The options of one widget, by place and by text."""

    def __init__(self, given: Any, values: list[Any], format_func: Callable[[Any], Any]) -> None:
        """`given` is what the script gave, `values` the same as a list."""
        self.given = given
        self.values = values
        self.format = format_func
        self._words = [format_func(value) for value in values]
        dict.fromkeys(self._words)  # an error for what cannot be a key
        self.texts = [_page_text(each) for each in self._words]
        self.index = {text: number for number, text in enumerate(self.texts)}
        """The place of each text; of the same text twice, the last."""

    def check(self) -> None:
        """Raise when the script's function has made something other than texts."""
        wire.texts(self._words)

    def check_split(self) -> None:
        """The same check with the error of `str.split`: Streamlit looks for an icon in these texts first."""
        for each in self._words:
            each.split(" ", 1)

    def text(self, value: Any) -> str:
        """The text that the script has for a value; raises what its function raises."""
        return str(self.format(value))

    def text_or_repr(self, value: Any) -> str:
        """The same; where the script's function fails, `str` of the value."""
        try:
            return self.text(value)
        except Exception:
            return str(value)

    def value(self, text: Json) -> Any:
        """The option with this text; the text itself when there is none any more."""
        number = self.index.get(text)
        return text if number is None else self.values[number]

    def at(self, index: int | None) -> Any:
        return self.values[index] if index is not None and self.values else None

    def text_at(self, index: int | None) -> Json:
        return self.texts[index] if index is not None and self.texts else None

    def fitting(self, values: Sequence[Any]) -> list[Any]:
        """Those of the values whose text is an option's. The function is asked again, as Streamlit does."""
        known, found = {self.text(value) for value in self.values}, []
        for value in values:
            try:
                if self.text(value) in known:
                    found.append(value)
            except Exception:
                continue
        return found

    def fits(self, value: Any) -> bool:
        """True for an option, and for no choice at all."""
        return value is None or bool(self.fitting([value]))

    def still_chosen(self, value: Any, sent: Json) -> Any:
        """What is chosen: `value`, or the option that the page `sent`, if there is no text for `value`; else `GONE`."""
        try:
            return value if value is None or self.text(value) in self.index else GONE
        except Exception:
            number = None if sent is None else self.index.get(sent)
            return GONE if number is None else self.values[number]

    def renewed(self, value: Any) -> Any:
        """A member of an Enum as that of this run's class; any other value as it is."""
        if not isinstance(value, Enum):
            return value
        kind = self._kind()
        return value if kind is None else _member(value, kind)

    def all_renewed(self, values: Any) -> Any:
        """The same for a list or a pair, where all of them are members of an Enum."""
        if not all(isinstance(value, Enum) for value in values):
            return values
        kind = self._kind()
        return values if kind is None else type(values)(_member(value, kind) for value in values)

    def _kind(self) -> Any:
        """The class of all options; None when they have several."""
        if isinstance(self.given, EnumMeta):
            return self.given
        kinds = {type(value) for value in self.values}
        return kinds.pop() if len(kinds) == 1 else None


def _member(value: Enum, kind: Any) -> Any:
    """The member of `kind` by the name of `value`, if their classes have the same name and names of members."""
    if not isinstance(kind, EnumMeta):
        raise ValueError(f"Expected an EnumMeta/Type in the second argument. Got {type(kind)}")
    before = value.__class__
    same = before.__qualname__ == kind.__qualname__ and set(before._member_names_) == set(kind._member_names_)
    if isinstance(value, kind) or not same:
        return value
    return kind[value._name_]


def chosen(values: list[Any], default: Any) -> list[int]:
    """The places of the options that a choice begins with; raises for what is none of them."""
    wanted = as_list(default)
    for value in wanted:
        if value not in values:
            raise errors.StreamlitDefaultNotInOptionsError(value)
    return [values.index(value) for value in wanted]
