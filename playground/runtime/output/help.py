"""What an object is, for `st.help` and `st.write`: its name in the script, type, value, documentation, members.

Modelled on Streamlit's `elements/help.py`.
"""

from __future__ import annotations

import ast
import inspect
import re
from types import ModuleType
from typing import Any, Final

from ..place.delta import DeltaGeneratorBase
from ..run import context
from ..source.script import lines_of
from ..trace.values import Json, cut

_WITH_ADDRESS: Final = re.compile(r"<[a-z_][a-z0-9<>._ ]* at 0x[0-9a-f]+>$", re.IGNORECASE | re.ASCII)
_LONGEST: Final = 300
_MOST_MEMBERS: Final = 300


def shows_address(text: str) -> bool:
    """True for a text such as `<Dog object at 0x7f..>`, which tells a reader nothing."""
    return bool(_WITH_ADDRESS.match(text))


def describe(obj: Any) -> dict[str, Json]:
    """The fields of a `help` element."""
    name = _name_in_script()
    if isinstance(obj, DeltaGeneratorBase):
        text = "A place on the page: what is called on it is written there."
        call = "streamlit.delta_generator.DeltaGenerator(...)"
        return {"name": name or "", "kind": "DeltaGenerator", "call": call, "text": text, "members": []}
    kind = _kind(obj)
    return {
        "name": name or "",
        "kind": kind,
        "call": _value(obj, name) or "",
        "text": cut(_docs(obj) or "No docs available", 20_000),
        "members": _members(obj)[:_MOST_MEMBERS],
    }


def _kind(obj: object) -> str:
    return "class" if inspect.isclass(obj) else type(obj).__name__


def _name_in_script() -> str | None:
    """What the script calls the object: the argument as it is written in the line that is running."""
    run = context.current()
    line = run.recorder.line()
    lines = lines_of(run.project.source_at(line))
    if line is None or line > len(lines):
        return None
    code = lines[line - 1].strip()
    statement: Any = ast.parse(code).body[0]
    call = statement.value
    if not isinstance(call, ast.Call) or _called(call) not in ("help", "write"):
        return code.removesuffix(",")
    if not call.args:
        return None
    argument = call.args[0]
    if isinstance(argument, ast.NamedExpr):
        return argument.target.id
    if isinstance(argument, ast.Constant):
        return None
    return code[argument.col_offset : argument.end_col_offset]


def _called(call: ast.Call) -> str | None:
    return getattr(call.func, "id", None) or getattr(call.func, "attr", None)


def _docs(obj: object) -> str | None:
    text = inspect.getdoc(obj)
    without = inspect.isclass(obj) or inspect.isfunction(obj) or inspect.ismethod(obj) or _cached(obj)
    if text is None and not without and not isinstance(obj, ModuleType):
        text = inspect.getdoc(type(obj))
    return text.strip() if text else None


def _cached(obj: object) -> bool:
    return type(obj).__name__ == "CachedFunc"


def _plain_value(obj: Any) -> str | None:
    """A short `repr` that a reader understands, where the object has one."""
    if inspect.isclass(obj) or inspect.ismodule(obj) or callable(obj):
        return None
    text = repr(obj)
    if not isinstance(obj, str) and shows_address(text):
        return None
    text = text.strip()
    return text[:_LONGEST] + "..." if len(text) > _LONGEST else text


def _value(obj: Any, name_in_script: str | None) -> str | None:
    text = _plain_value(obj)
    if text is not None:
        return text
    named = obj
    name = getattr(obj, "__qualname__", None) or getattr(obj, "__name__", None)
    if not name:
        named, name = type(obj), type(obj).__qualname__
    module = getattr(named, "__module__", None)
    text = f"{f'{module}.' if module else ''}{name}{_signature(named)}"
    return None if text == name_in_script else text


def _signature(obj: Any) -> str:
    if not callable(obj):
        return ""
    try:
        return str(inspect.signature(obj))
    except (ValueError, NameError):
        return "(...)"
    except TypeError:
        return ""


def _members(obj: Any) -> list[Json]:
    found: list[tuple[int, dict[str, Json]]] = []
    for name in dir(obj):
        if name.startswith("_"):
            continue
        try:
            weight, member = _member(obj, name)
        except AttributeError:
            continue
        if member["kind"] != "module":
            found.append((weight, member))
    return [member for _, member in sorted(found, key=lambda item: (item[0], item[1]["name"]))]


def _member(obj: Any, name: str) -> tuple[int, dict[str, Json]]:
    """A member with its weight: values come first, then what can be called, then classes."""
    if _computed(obj, name):
        docs = _docs(getattr(type(obj), name))
        return 0, {"name": name, "kind": "property", "value": None, "text": _first_line(docs)}
    value = getattr(obj, name)
    weight = 3 if inspect.ismodule(value) else 2 if inspect.isclass(value) else 1 if callable(value) else 0
    shown = _plain_value(value)
    text = None if shown is not None else _first_line(_docs(value))
    return weight, {"name": name, "kind": _kind(value), "value": shown, "text": text}


def _computed(obj: Any, name: str) -> bool:
    for parent in inspect.getmro(type(obj)):
        found = getattr(parent, name, None)
        if isinstance(found, property) or inspect.isgetsetdescriptor(found):
            return True
    return False


def _first_line(text: str | None) -> str | None:
    return text.partition("\n")[0] if text else None
