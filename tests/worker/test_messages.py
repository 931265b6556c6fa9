"""The messages between the page and the worker: one definition, which both languages keep to."""

import importlib.util
import json
import re
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from playground.worker import messages
from playground.worker.sandbox import MessageError, Sandbox

ROOT = Path(__file__).parents[2]
WEB = ROOT / "playground" / "web"
MODULES = [path for path in WEB.rglob("*.js") if WEB / "static" not in path.parents]
ASKED = tuple(messages.ANSWERS)
SOURCE = """import streamlit as st
print("hello")
st.slider("Size", 0, 10, key="size")
st.button("Go")
"""
LIMITS = {"reruns": 50, "seconds": 600}
NOW = {"run": None, "event": None, "key": None, "against": None}


def word(kind: type) -> str:
    (name,) = get_args(get_type_hints(kind)["type"])
    return name


def wrong(value: Any, hint: Any, where: str = "message") -> list[str]:
    """What of a value is not as its type says; a TypedDict has no other keys."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Any:
        return []
    if is_typeddict(hint):
        if not isinstance(value, dict):
            return [f"{where} is no object"]
        hints = get_type_hints(hint)
        found = [f"{where} has no {name}" for name in hint.__required_keys__ - value.keys()]
        found += [f"{where} has {name}, which nobody knows" for name in value.keys() - hints.keys()]
        return found + [
            each for name in value.keys() & hints.keys() for each in wrong(value[name], hints[name], f"{where}.{name}")
        ]
    if origin is NotRequired:
        return wrong(value, arguments[0], where)
    if origin in (Union, UnionType):
        return [] if any(not wrong(value, each, where) for each in arguments) else [f"{where} is {value!r}"]
    if origin is Literal:
        return [] if value in arguments else [f"{where} is {value!r}"]
    if origin is list:
        if not isinstance(value, list):
            return [f"{where} is no list"]
        return [each for place, item in enumerate(value) for each in wrong(item, arguments[0], f"{where}[{place}]")]
    if origin is dict:
        if not isinstance(value, dict):
            return [f"{where} is no object"]
        return [each for name, item in value.items() for each in wrong(item, arguments[1], f"{where}.{name}")]
    kinds = {int: int, float: int | float, str: str, bool: bool, NoneType: NoneType}
    isnt_number = isinstance(value, bool) and hint is not bool
    return [] if isinstance(value, kinds[hint]) and not isnt_number else [f"{where} is {value!r}"]


def as_asked(kind: type, **fields: Any) -> dict[str, Any]:
    """A message to the worker, which is as its type says."""
    message = {"type": word(kind), "session": "a", **({} if kind is messages.Close else {"id": 7}), **fields}
    assert wrong(message, kind) == []
    return message


OPENED = as_asked(
    messages.Open, source=SOURCE, name="app.py", actions=[{"set": {"key": "size", "value": 3}}], limits=LIMITS
)
CONVERSATIONS = {
    "a start": [OPENED],
    "a start with files": [OPENED | {"files": {"other.py": "x = 1"}}],
    "a script that is no Python": [OPENED | {"source": "x = (", "actions": []}],
    "a script that fails": [OPENED | {"source": "1 / 0", "actions": []}],
    "a replay that leaves an action out": [OPENED | {"actions": [{"click": "No such button"}]}],
    "an action": [OPENED, as_asked(messages.Act, action={"click": "Go"}, limits=LIMITS)],
    "an action that is refused": [OPENED, as_asked(messages.Act, action={"click": "Stop"}, limits=LIMITS)],
    "a moment of the past": [
        OPENED,
        as_asked(messages.Look, look={"run": 1, "event": 1, "key": "size", "against": None}),
    ],
    "the present": [OPENED, as_asked(messages.Look, look=NOW)],
    "a prediction": [
        OPENED,
        as_asked(messages.Act, action={"click": "Go"}, limits=LIMITS),
        as_asked(messages.Predict, step=2, ask=["runs"], guesses=["1"]),
    ],
    "an export": [OPENED, as_asked(messages.Export)],
    "what was done": [OPENED, as_asked(messages.Recall)],
    "an account": [OPENED, as_asked(messages.Recount)],
    "an import": [as_asked(messages.Import, text='[{"click": "Go"}]')],
    "an import of something else": [as_asked(messages.Import, text="?")],
    "what is wrong with a script": [as_asked(messages.Lint, source="x = (")],
    "nothing wrong": [as_asked(messages.Lint, source="x = 1")],
    "a difference": [as_asked(messages.Differ, source="a\n", solution="b\n")],
    "a comparison": [as_asked(messages.Compare, sides=[])],
    "a check": [
        as_asked(messages.Check, source=SOURCE, name="app.py", check="def check(app):\n    app.run()\n"),
    ],
    "work that was handed in": [
        as_asked(
            messages.Grade,
            source=SOURCE,
            name="app.py",
            check="def check(app):\n    app.click('Go')\n",
            actions=[{"click": "Go"}, {"click": "Stop"}],
            limits={"reruns": 50, "seconds": 60},
            files={"other.py": "x = 1"},
        ),
    ],
    "a check that is none": [as_asked(messages.Check, source=SOURCE, name="app.py", check="x = (")],
    "a stop that comes too late": [OPENED, as_asked(messages.Stop)],
    "an end": [OPENED, as_asked(messages.Close)],
}


@pytest.mark.parametrize("conversation", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_each_answer_is_as_its_type_says(conversation):
    told: list[str] = []
    sandbox = Sandbox(tell=told.append)
    kinds = {word(kind): kind for kind in ASKED}
    for message in conversation:
        answer = sandbox.handle(json.dumps(message))
        expected = messages.ANSWERS[kinds[message["type"]]]
        if expected is None:
            assert answer == ""
        else:
            assert wrong(json.loads(answer), expected) == []
    for text in told:  # worker.js says whose progress it is
        assert wrong({**json.loads(text), "type": "progress", "id": 7, "session": "a"}, messages.Progress) == []


def test_every_message_of_the_page_is_in_a_conversation():
    assert {message["type"] for each in CONVERSATIONS.values() for message in each} == {word(kind) for kind in ASKED}


@pytest.mark.parametrize("message", [None, 7, {"type": "sing"}, {"type": "act", "id": 1, "session": "none"}])
def test_what_is_no_message_is_answered_by_a_fault(message):
    assert wrong(json.loads(Sandbox().handle(json.dumps(message))), messages.Fault) == []


def test_the_worker_knows_every_message_of_the_page_and_no_other():
    sandbox = Sandbox()
    for kind in ASKED:
        with pytest.raises(MessageError) as refused:
            sandbox.dispatch({"type": word(kind)})
        assert "there is no message" not in str(refused.value)


def test_the_page_asks_what_there_is_to_ask_and_nothing_else():
    text = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    calls = r"(?:\bask|\brequest|postMessage|restoring)\(\s*\{\s*(?:\.\.\.\w+,\s*)?type: \"(\w+)\""
    assert set(re.findall(calls, text)) == {word(kind) for kind in ASKED}


def test_the_worker_and_the_page_know_what_the_worker_tells_of_itself():
    worker = "".join((ROOT / "wasm" / name).read_text(encoding="utf-8") for name in ("worker.js", "packages.js"))
    remote = (ROOT / "playground" / "local" / "engine.py").read_text(encoding="utf-8")
    sandbox = (ROOT / "playground" / "worker" / "sandbox.py").read_text(encoding="utf-8")
    page = "\n".join(path.read_text(encoding="utf-8") for path in (WEB / "sandbox").glob("*.js"))
    for kind in messages.TOLD:
        told = f'type: "{word(kind)}"' in worker or f'"type": "{word(kind)}"' in remote
        assert told or f'reply(message, "{word(kind)}"' in sandbox, kind
        assert re.search(rf'\.type === "{word(kind)}"|type: "{word(kind)}"', page), kind


def test_the_types_of_the_page_are_up_to_date():
    spec = importlib.util.spec_from_file_location("write_messages", ROOT / "wasm" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    assert writer.OUT.read_text(encoding="utf-8") == writer.declarations(), "run `python wasm/messages.py`"


def test_a_message_that_is_not_as_its_type_says_is_noticed():
    good = {"type": "output", "session": "a", "text": "x"}
    assert wrong(good, messages.Output) == []
    assert wrong(good | {"text": 7}, messages.Output) == ["message.text is 7"]
    assert wrong({"type": "output", "text": "x"}, messages.Output) == ["message has no session"]
    assert wrong(good | {"more": 1}, messages.Output) == ["message has more, which nobody knows"]
    assert wrong({"type": "heavy", "id": True}, messages.Heavy) == ["message has id, which nobody knows"]
