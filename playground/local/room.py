"""A room that votes: what it is asked and what each phone has said, in memory, until the room is closed."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from typing import Any, Final

from playground.demo.deck import MOST_SIGNS

Json = dict[str, Any]

ALPHABET: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""What a code is made of: nothing that looks like something else from the last row."""
CODE_LENGTH: Final = 7
MOST_PHONES: Final = 1000
MOST_OPTIONS: Final = 5
LONGEST: Final = {"id": 40, **MOST_SIGNS}
"""Characters that a text of the stage may have."""
MOST_HANDS: Final = 100_000


class Refusal(Exception):
    """What a phone asked for is not done: an HTTP status, and a sentence for its owner."""

    def __init__(self, code: int, says: str) -> None:
        super().__init__(says)
        self.code = code
        self.says = says


@dataclass(frozen=True)
class Asked:
    """What the stage asks the room: in which of two rounds, and what has come out once that is revealed.

    `answer` is the place of the right option, or None where nobody has said which it is.
    """

    id: str
    question: str
    options: tuple[str, ...]
    round: int = 1
    revealed: bool = False
    answer: int | None = None
    why: str = ""
    votes: tuple[tuple[int, ...], ...] = ()

    @classmethod
    def of(cls, given: object) -> Asked:
        """From a message of the stage. Raises ValueError for what is no question."""
        if not isinstance(given, dict):
            raise ValueError("a question is an object")
        options = given.get("options")
        if not isinstance(options, list) or not 2 <= len(options) <= MOST_OPTIONS:
            raise ValueError(f"a question has 2 to {MOST_OPTIONS} options")
        answer, number = given.get("answer"), given.get("round", 1)
        if answer is not None and not (_is_number(answer) and 0 <= answer < len(options)):
            raise ValueError("the answer is the place of an option, from 0")
        if not _is_number(number) or number not in (1, 2):
            raise ValueError("a question is voted on once or twice")
        return cls(
            id=_text(given, "id"),
            question=_text(given, "question"),
            options=tuple(_text({"option": option}, "option") for option in options),
            round=number,
            revealed=given.get("revealed") is True,
            answer=answer,
            why=_text(given, "why", ""),
            votes=tuple(_votes(row, len(options)) for row in _list(given.get("votes", []))[:2]),
        )

    def to_json(self) -> Json:
        """As a phone is told: how the room has voted, and what is right, only once that is revealed."""
        told: Json = {
            "type": "open",
            "id": self.id,
            "round": self.round,
            "question": self.question,
            "options": self.options,
        }
        if self.revealed:
            told |= {"type": "shown", "votes": self.votes, "answer": self.answer, "why": self.why}
        return told


class Room:
    """One room, from when it is opened until it is closed. Phones are known by random ids, and by nothing else."""

    def __init__(self, code: str | None = None) -> None:
        self.code = code or "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        self.asked: Asked | None = None
        self._rounds: list[dict[str, int]] = []
        self._here: dict[str, int] = {}

    def knows(self, code: str) -> bool:
        """Whether this is the room's code, compared so that the time it takes tells nothing."""
        return hmac.compare_digest(code.lower().encode(), self.code.encode())

    @property
    def phones(self) -> int:
        """How many phones are here now."""
        return len(self._here)

    @property
    def votes(self) -> list[list[int]]:
        """How many phones have chosen each option, in each round."""
        if self.asked is None:
            return []
        return [[sum(v == n for v in each.values()) for n in range(len(self.asked.options))] for each in self._rounds]

    def join(self, phone: str) -> None:
        """Let a phone in, or another page of it. Raises Refusal when the room is full."""
        known = self._here.keys() | {phone for each in self._rounds for phone in each}
        if phone not in known and len(known) >= MOST_PHONES:
            raise Refusal(503, f"The room is full: {MOST_PHONES} phones are here.")
        self._here[phone] = self._here.get(phone, 0) + 1

    def leave(self, phone: str) -> None:
        """One page of a phone has gone. What the phone has voted stays, and is its vote when it comes back."""
        left = self._here.get(phone, 0) - 1
        if left > 0:
            self._here[phone] = left
        else:
            self._here.pop(phone, None)

    def ask(self, asked: Asked | None) -> None:
        """Ask something, ask it a second time, reveal what has come out, or None: ask nothing any more."""
        if asked is None:
            self._rounds = []
        elif self.asked is None or (asked.id, asked.options) != (self.asked.id, self.asked.options):
            self._rounds = [{} for _ in range(asked.round)]
        else:
            self._rounds = [*self._rounds, {}][: asked.round]
        self.asked = asked

    def vote(self, phone: str, given: object) -> int:
        """Take what a phone has chosen, also in place of what it chose before; give the option. Raises Refusal."""
        if not isinstance(given, dict) or given.keys() != {"id", "round", "option"}:
            raise Refusal(400, "That was no vote.")
        number, option = given["round"], given["option"]
        if not (isinstance(given["id"], str) and _is_number(number) and _is_number(option)):
            raise Refusal(400, "That was no vote.")
        asked = self.asked
        if asked is None or asked.revealed or (asked.id, asked.round) != (given["id"], number):
            raise Refusal(410, "This vote is closed. Your choice was not counted.")
        if not 0 <= option < len(asked.options):
            raise Refusal(409, "There is no such option.")
        self._rounds[-1][phone] = option
        return option

    def chosen(self, phone: str) -> int | None:
        """What this phone has chosen in the round that is open, or None."""
        return self._rounds[-1].get(phone) if self._rounds else None


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("votes are lists of numbers")
    return value


def _votes(row: object, options: int) -> tuple[int, ...]:
    votes = _list(row)
    if len(votes) != options or not all(_is_number(vote) and 0 <= vote <= MOST_HANDS for vote in votes):
        raise ValueError("votes are a number for each option")
    return tuple(votes)


def _text(given: Json, name: str, usual: str | None = None) -> str:
    text = given.get(name, usual)
    if not isinstance(text, str) or (usual is None and not text.strip()) or len(text) > LONGEST[name]:
        raise ValueError(f"the {name} is a text of at most {LONGEST[name]} characters")
    return text
