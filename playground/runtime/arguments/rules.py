"""What the page wants of a value before it sends it: a field that must not be empty, a pattern that a text must match.

The server never hears of a value that its page keeps back. Modelled on the front end of Streamlit 1.67 (`TextInput`,
`TextArea`, `NumberInput`, `Selectbox`, `DateInput`, `requiredField`).

(rule widget-required)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..trace.values import Json
from .js_regex import JSRegex, PatternError

REQUIRED: Final = "This field is required."


@dataclass(frozen=True, slots=True)
class Rule:
    """What a field wants of its value. `pattern` is a JavaScript regex, empty for none; `message` the script's own."""

    required: bool = False
    pattern: str = ""
    message: str | None = None
    pair: bool = False
    """True for a range, which is empty until both its ends are there."""

    @property
    def broken(self) -> str | None:
        """What the field says from the start because its pattern is none; None for a good one."""
        if not self.pattern:
            return None
        try:
            JSRegex.of(self.pattern)
        except PatternError as error:
            return f"Invalid validate regex: {self.pattern}. Error: {error}"
        return None

    def lacks(self, value: Json) -> bool:
        """True when a value must be there and is not."""
        if not self.required:
            return False
        if self.pair:
            return not isinstance(value, list) or len(value) != 2
        return value is None or (isinstance(value, str) and not value.strip())

    def problem(self, value: Json) -> str | None:
        """What the field says of a value that is not sent; None for one that is. A pattern lets an empty text pass."""
        if self.lacks(value):
            return REQUIRED
        if not self.pattern or not isinstance(value, str) or not value:
            return None
        if self.broken is not None:
            return self.broken
        if JSRegex.of(self.pattern).matches(value):
            return None
        return (
            self.message if self.message is not None else f"Invalid input. Must match pattern: {self._as_javascript()}"
        )

    def _as_javascript(self) -> str:
        """The pattern as JavaScript writes it, with its flags."""
        return f"/{JSRegex.of(self.pattern).source}/su"


FREE: Final = Rule()
"""Of a field that takes anything."""
