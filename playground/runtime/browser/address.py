"""The browser's part of `bind="query-params"`: what a widget's value is in the page's address.

Modelled on `WidgetStateManager` in Streamlit's browser code (`maybeSyncValueToUrl` and what it calls). Whatever the
user does with a bound widget is in the address at once, also in a form that was not submitted; what the script sets
is written there by the server.

(rules query-bind, query-bind-in-form)
"""

from __future__ import annotations

from urllib.parse import quote_plus, unquote_plus

from playground.facts.elements import kind as known

from ..trace.values import Json


def on_wire(type: str, value: Json) -> Json:
    """A page value in the form in which messages carry it."""
    kind = known(type).address
    if kind in ("texts", "numbers"):
        return value if isinstance(value, list) else [] if value is None else [value]
    if kind == "text":
        return value if value is None else str(value)
    return value


def with_value(address: str, name: str, type: str, value: Json, default: Json) -> str:
    """The address once the user has given the widget bound to `name` a value: without it when it is the default."""
    sent = on_wire(type, value)
    emptied, numbers = known(type).emptied, known(type).address == "numbers"
    clearable = emptied == "always" or (emptied == "started" and default in (None, [], ""))
    empty = sent is None or sent in ("", [])
    if (empty and not clearable) or _is_default(type, sent, default):
        return _with(address, name, None)
    if isinstance(sent, list):
        texts = [_text(each).partition(".")[0] if isinstance(each, str) and numbers else _text(each) for each in sent]
        return _with(address, name, (texts if numbers else [each for each in texts if each]) or "")
    return _with(address, name, "" if sent is None else _text(sent))


def _is_default(type: str, sent: Json, default: Json) -> bool:
    if not isinstance(sent, list):
        start = on_wire(type, default)
        return sent in (None, "") if start is None else sent is not None and _text(sent) == _text(start)
    if type == "datetime_input":  # the page compares with one text, so an emptied one stays in the address
        return default is not None and sent == [default]
    return [_text(each) for each in sent] == [_text(each) for each in on_wire(type, default)]


def _text(value: Json) -> str:
    """A value as JavaScript's `String` writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        if value == int(value) and abs(value) < 1e21:
            return str(int(value))
        digits, sign, exponent = repr(value).partition("e")
        if sign and -7 < int(exponent) < 0:
            return f"{value:.{len(digits.lstrip('-').replace('.', '')) - int(exponent) - 1}f}"
        return f"{digits}e{int(exponent):+d}" if sign else digits
    return str(value)


def keep_only(address: str, names: set[str]) -> str:
    """What the page keeps of the address when its user goes to another page of the app."""
    return _joined({name: value for name, value in _parsed(address).items() if name in names})


def _with(address: str, name: str, value: str | list[str] | None) -> str:
    """The address with `name` set, or without it; as a browser writes it, its names sorted."""
    found = _parsed(address)
    found[name] = None if value is None else [value] if isinstance(value, str) else value
    return _joined(found)


def _parsed(address: str) -> dict[str, list[str] | None]:
    """The values of each name; None for a name without any, which does not outlast a change."""
    found: dict[str, list[str] | None] = {}
    for part in address.split("&"):
        name, sign, value = part.partition("=")
        if name and sign:
            found[unquote_plus(name)] = [*(found.get(unquote_plus(name)) or []), unquote_plus(value)]
        elif name:
            found.setdefault(unquote_plus(name), None)
    return found


def _joined(values: dict[str, list[str] | None]) -> str:
    pairs = [(name, value) for name in sorted(values) for value in values[name] or ()]
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs)
