"""A reason: one thing of a step that surprises, as data, with a sentence that says it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from keyword import iskeyword
from typing import Final, Literal

from playground.facts.described import is_described

from ...run.lines import told
from ..values import Json, cut, printable

Kind = Literal["new_widget", "value_changed", "not_sent", "old_class", "elsewhere", "cost", "no_run"]

_NAMES: Final = {
    "pills": "group of pills",
    "form_submit_button": "submit button",
    "markdown": "text",
    **dict.fromkeys(("success", "info", "warning", "error"), "message"),
}
"""How a sentence calls what has a type that is no word for it."""
_LABEL: Final = 60
_VALUE: Final = 60
"""Characters of a label and of a value in a sentence."""


@dataclass(frozen=True)
class Reason:
    """What was observed: `kind` and `what` name the case, `facts` are its own, `text` says it to a learner."""

    kind: Kind
    what: str
    text: str
    run: int | None = None
    line: int | None = None
    element: str | None = None
    """The id, on the screen, of the element that it is about."""
    key: str | None = None
    facts: Mapping[str, Json] = field(default_factory=dict)
    rule: str | None = None
    """The id of the rule behind it, in docs/rules."""
    lesson: str | None = None
    """The folder of the lesson about it, below `lessons`."""

    def to_json(self) -> dict[str, Json]:
        """As the trace has it: without what is unknown, but for run and line, which are null then."""
        named = {"element": self.element, "key": self.key}
        more = {"rule": self.rule, "lesson": self.lesson}
        return {
            "kind": self.kind,
            "what": self.what,
            "run": self.run,
            **told(self.line),
            **{name: value for name, value in named.items() if value is not None},
            **self.facts,
            "text": self.text,
            **{name: value for name, value in more.items() if value is not None},
        }


def label(type: str, text: object, key: str | None = None) -> str:
    """A widget as a sentence names it: `the selectbox “Fruit”`; by its key where it has no label."""
    words = " ".join(str(text or "").split())
    name = f" “{cut(words, _LABEL)}”" if words else f" with the key `{cut(key, _LABEL)}`" if key else ""
    return f"the {_NAMES.get(type) or type.replace('_', ' ')}{name}"


def in_state(key: str) -> str:
    """A key of session state as a script writes it: `st.session_state.n`."""
    plain = key.isidentifier() and not iskeyword(key)
    return f"st.session_state.{key}" if plain else f"st.session_state[{literal(cut(key, _LABEL))}]"


def literal(data: str | float) -> str:
    """A plain value as a script writes it."""
    return json.dumps(data, ensure_ascii=False) if isinstance(data, str) else repr(data)


def listed(words: Sequence[str]) -> str:
    """Some words as a sentence lists them: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def value(data: Json) -> str:
    """A value as a sentence shows it: a text in quotation marks, anything else as Python writes it."""
    if data is None or data == []:
        return "nothing"
    if isinstance(data, str):
        return f"“{cut(' '.join(printable(data).split()), _VALUE)}”" if data.strip() else "an empty text"
    if isinstance(data, dict) and "edited_rows" in data:
        return "what was edited"
    if isinstance(data, dict) and {"name", "digest"} <= data.keys():
        return f"“{cut(str(data['name']), _VALUE)}”"
    return cut(str(data["repr"]) if is_described(data) else repr(data), _VALUE)


def sentence(text: str) -> str:
    """`text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]
