"""Reads the page's messages, and begins the answers to them."""

from __future__ import annotations

from typing import Any

from playground.render import Look
from playground.runtime import Limits

Json = dict[str, Any]


class MessageError(ValueError):
    """A message that does not say what `docs/architecture/protocol.md` asks for."""


def reply(message: Json, kind: str, found: Json) -> Json:
    """The answer to a message that changes no session."""
    return {"type": kind, "id": number(message, "id"), "session": text(message, "session"), **found}


def limits(message: Json) -> Limits:
    """The limits of a session; the runtime's own where the message names none."""
    given = message.get("limits", {})
    if not isinstance(given, dict) or not all(isinstance(value, int | float) for value in given.values()):
        raise MessageError("`limits` holds numbers")
    return Limits(int(given.get("reruns", Limits.reruns)), float(given.get("seconds", Limits.seconds)))


def valid_action(action: Any) -> Json:
    """The action, if it is an object."""
    if not isinstance(action, dict):
        raise MessageError("an action is an object")
    return action


def looked(asked: Any) -> Look:
    """What is asked to be looked at."""
    if not isinstance(asked, dict):
        raise MessageError("`look` is an object")
    numbers = {name: number(asked, name) for name in ("run", "event", "against") if asked.get(name) is not None}
    key = None if asked.get("key") is None else text(asked, "key")
    return Look(**numbers, key=key, graph=asked.get("graph") is True)


def text(message: Json, key: str) -> str:
    """The text at `key`."""
    value = message.get(key)
    if not isinstance(value, str):
        raise MessageError(f"`{key}` is a text")
    return value


def number(message: Json, key: str) -> int:
    """The whole number at `key`."""
    value = message.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise MessageError(f"`{key}` is a whole number")
    return value


def fault(message: Any, error: BaseException) -> Json:
    """The answer when the engine failed, or was asked for what it does not know."""
    asked = message if isinstance(message, dict) else {}
    return {
        "type": "fault",
        "id": asked.get("id"),
        "session": asked.get("session"),
        "message": f"{type(error).__name__}: {error}",
    }
