"""What a room knows: one vote of each phone, in two rounds, and nothing once something else is asked."""

from __future__ import annotations

import pytest

from playground.local import room
from playground.local.room import Asked, Refusal, Room

QUESTION = {"id": "q", "question": "How many runs?", "options": ["1", "2", "3"]}


def asked(**changes: object) -> Asked:
    return Asked.of(QUESTION | changes)


def vote(phone: str, option: object, number: object = 1, question: object = "q") -> tuple[str, dict[str, object]]:
    return phone, {"id": question, "round": number, "option": option}


def refused(room: Room, phone: str, given: object) -> int:
    with pytest.raises(Refusal) as refusal:
        room.vote(phone, given)
    return refusal.value.code


def test_a_phone_has_one_vote_and_may_change_it():
    room = Room()
    room.ask(asked())
    for phone, option in (("a", 0), ("b", 1), ("a", 2), ("a", 2)):
        assert room.vote(*vote(phone, option)) == option
    assert room.votes == [[0, 1, 1]]
    assert (room.chosen("a"), room.chosen("b"), room.chosen("c")) == (2, 1, None)


def test_a_vote_stays_when_its_phone_leaves_and_is_its_own_when_it_comes_back():
    room = Room()
    room.ask(asked())
    room.join("a")
    room.join("a")  # two tabs
    room.vote(*vote("a", 1))
    room.leave("a")
    assert room.phones == 1
    room.leave("a")
    assert (room.phones, room.votes) == (0, [[0, 1, 0]])
    room.join("a")
    assert room.chosen("a") == 1
    room.vote(*vote("a", 0))
    assert (room.phones, room.votes) == (1, [[1, 0, 0]])


def test_the_second_round_begins_empty_and_leaves_the_first_as_it_is():
    room = Room()
    room.ask(asked())
    room.vote(*vote("a", 0))
    room.ask(asked(round=2))
    assert room.chosen("a") is None
    assert refused(room, *vote("a", 1, 1)) == 410
    room.vote(*vote("a", 1, 2))
    assert room.votes == [[1, 0, 0], [0, 1, 0]]
    room.ask(asked(round=1))  # it was a slip
    assert room.votes == [[1, 0, 0]]


def test_after_the_reveal_no_vote_counts():
    room = Room()
    room.ask(asked())
    room.vote(*vote("a", 0))
    room.ask(asked(revealed=True, answer=1, votes=[[1, 0, 0]]))
    assert refused(room, *vote("a", 1)) == 410
    assert (room.votes, room.chosen("a")) == ([[1, 0, 0]], 0)


def test_another_question_forgets_the_votes():
    room = Room()
    room.ask(asked())
    room.vote(*vote("a", 0))
    room.ask(asked(id="r"))
    assert room.votes == [[0, 0, 0]]
    assert refused(room, *vote("a", 1)) == 410
    room.ask(None)
    assert (room.votes, room.chosen("a")) == ([], None)
    assert refused(room, *vote("a", 1, question="r")) == 410


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (None, 400),
        ([], 400),
        ({}, 400),
        ({"id": "q", "round": 1}, 400),
        ({"id": "q", "round": 1, "option": 0, "more": 1}, 400),
        ({"id": "q", "round": 1, "option": "0"}, 400),
        ({"id": "q", "round": 1, "option": True}, 400),
        ({"id": "q", "round": 1, "option": 0.0}, 400),
        ({"id": "q", "round": 1, "option": None}, 400),
        ({"id": ["q"], "round": 1, "option": 0}, 400),
        ({"id": "q", "round": 1, "option": 3}, 409),
        ({"id": "q", "round": 1, "option": -1}, 409),
        ({"id": "q", "round": 1, "option": 10**30}, 409),
        ({"id": "q", "round": 2, "option": 0}, 410),
        ({"id": "p", "round": 1, "option": 0}, 410),
    ],
)
def test_what_is_no_vote_for_what_is_open_is_refused(given: object, code: int):
    room = Room()
    room.ask(asked())
    assert refused(room, "a", given) == code
    assert room.votes == [[0, 0, 0]]


def test_a_room_has_place_for_so_many_phones(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(room, "MOST_PHONES", 2)
    full = Room()
    full.ask(asked())
    full.join("a")
    full.vote(*vote("a", 0))
    full.leave("a")
    full.join("b")
    with pytest.raises(Refusal, match="The room is full"):
        full.join("c")  # whose vote counts keeps its place
    full.join("a")
    full.leave("b")  # who has not voted does not
    full.join("c")
    assert full.phones == 2


def test_codes_are_new_each_time_and_easy_to_read():
    codes = {Room().code for _ in range(100)}
    assert len(codes) == 100
    assert all(len(code) == 7 and not set(code) & set("01ilo") and code == code.lower() for code in codes)
    room = Room("abc2345")
    assert room.knows("abc2345")
    assert room.knows("ABC2345")
    assert not any(room.knows(code) for code in ("", "abc234", "abc2346", "abc23455", "ä"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": ""},
        {"id": 5},
        {"id": "x" * 41},
        {"question": " "},
        {"question": "x" * 501},
        {"options": "12"},
        {"options": ["1"]},
        {"options": ["1", "2", "3", "4", "5", "6"]},
        {"options": ["1", 2]},
        {"options": ["1", "x" * 201]},
        {"round": 0},
        {"round": 3},
        {"round": True},
        {"round": "1"},
        {"answer": 3},
        {"answer": -1},
        {"answer": "1"},
        {"why": 5},
        {"votes": 5},
        {"votes": [[1, 2]]},
        {"votes": [[1, 2, -1]]},
        {"votes": [[1, 2, 1e300]]},
    ],
)
def test_what_the_stage_asks_is_looked_at_too(wrong: dict[str, object]):
    with pytest.raises(ValueError, match=r"\w+ \w+ \w+"):
        asked(**wrong)


def test_phones_are_told_the_answer_only_once_it_is_revealed():
    fields = {"answer": 1, "why": "Twice.", "votes": [[1, 2, 0]]}
    assert "answer" not in asked(**fields).to_json()
    told = asked(**fields, revealed=True).to_json()
    assert (told["type"], told["answer"], told["why"], told["votes"]) == ("shown", 1, "Twice.", ((1, 2, 0),))
