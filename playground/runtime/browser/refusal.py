"""A widget refuses a value: what it takes, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..trace.values import Json

Widget = Mapping[str, Json]


class ValueRefused(ValueError):
    """A widget cannot show a value. The text says what it takes; one that is `whole` says why not."""

    def __init__(self, text: str, *, whole: bool = False) -> None:
        super().__init__(text)
        self.whole = whole

    def words(self, value: Json) -> str:
        """What is said of the widget behind its name, where it was given `value`; without a full stop."""
        return str(self).rstrip(".") if self.whole else f"takes {self}, not {short(value)}"


def short(value: Any) -> str:
    """A value as it stands in a message."""
    text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= 120 else text[:119] + "…"
