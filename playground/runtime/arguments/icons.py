"""Icons: one emoji, or a Material icon by its name, and an error for anything else, as in Streamlit."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final, NoReturn

from ..run import errors
from . import material
from .wire import stripped

_EMOJI: Final = """
a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 231a-231b 2328 23cf 23e9-23f3 23f8-23fa 24c2 25aa-25ab 25b6 25c0
25fb-25fe 2600-2604 260e 2611 2614-2615 2618 261d 2620 2622-2623 2626 262a 262e-262f 2638-263a 2640 2642 2648-2653
265f-2660 2663 2665-2666 2668 267b 267e-267f 2692-2697 2699 269b-269c 26a0-26a1 26a7 26aa-26ab 26b0-26b1 26bd-26be
26c4-26c5 26c8 26ce-26cf 26d1 26d3-26d4 26e9-26ea 26f0-26f5 26f7-26fa 26fd 2702 2705 2708-270d 270f 2712 2714 2716
271d 2721 2728 2733-2734 2744 2747 274c 274e 2753-2755 2757 2763-2764 2795-2797 27a1 27b0 27bf 2934-2935 2b05-2b07
2b1b-2b1c 2b50 2b55 3030 303d 3297 3299 1f004 1f0cf 1f170-1f171 1f17e-1f17f 1f18e 1f191-1f19a 1f201-1f202 1f21a
1f22f 1f232-1f23a 1f250-1f251 1f300-1f321 1f324-1f393 1f396-1f397 1f399-1f39b 1f39e-1f3f0 1f3f3-1f3f5 1f3f7-1f4fd
1f4ff-1f53d 1f549-1f54e 1f550-1f567 1f56f-1f570 1f573-1f57a 1f587 1f58a-1f58d 1f590 1f595-1f596 1f5a4-1f5a5 1f5a8
1f5b1-1f5b2 1f5bc 1f5c2-1f5c4 1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 1f5fa-1f64f 1f680-1f6c5
1f6cb-1f6d2 1f6d5-1f6d9 1f6dc-1f6e5 1f6e9 1f6eb-1f6ec 1f6f0 1f6f3-1f6fc 1f7e0-1f7eb 1f7f0 1f90c-1f93a 1f93c-1f945
1f947-1f9ff 1fa70-1fa7c 1fa80-1fac6 1fac8 1facc-1fadd 1fadf-1faeb 1faef-1fafa
"""
"""Unicode's emoji of one character, in ranges of code points."""

_TEXT: Final = """
a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 2328 23cf 23ed-23ef 23f1-23f2 23f8-23fa 24c2 25aa-25ab 25b6 25c0
25fb-25fc 2600-2604 260e 2611 2618 261d 2620 2622-2623 2626 262a 262e-262f 2638-263a 2640 2642 265f-2660 2663
2665-2666 2668 267b 267e 2692 2694-2697 2699 269b-269c 26a0 26a7 26b0-26b1 26c8 26cf 26d1 26d3 26e9 26f0-26f1 26f4
26f7-26f9 2702 2708-2709 270c-270d 270f 2712 2714 2716 271d 2721 2733-2734 2744 2747 2763-2764 27a1 2934-2935
2b05-2b07 3030 303d 3297 3299 1f170-1f171 1f17e-1f17f 1f202 1f237 1f321 1f324-1f32c 1f336 1f37d 1f396-1f397
1f399-1f39b 1f39e-1f39f 1f3cb-1f3ce 1f3d4-1f3df 1f3f3 1f3f5 1f3f7 1f43f 1f441 1f4fd 1f549-1f54a 1f56f-1f570
1f573-1f579 1f587 1f58a-1f58d 1f590 1f5a5 1f5a8 1f5b1-1f5b2 1f5bc 1f5c2-1f5c4 1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3
1f5e8 1f5ef 1f5f3 1f5fa 1f6cb 1f6cd-1f6cf 1f6e0-1f6e5 1f6e9 1f6f0 1f6f3
"""
"""Those that are drawn as text unless a sign after them says otherwise."""

_TONED: Final = """
261d 26f9 270a-270d 1f385 1f3c2-1f3c4 1f3c7 1f3ca-1f3cc 1f442-1f443 1f446-1f450 1f466-1f469 1f46b-1f478 1f47c
1f481-1f483 1f485-1f487 1f48f 1f491 1f4aa 1f574-1f575 1f57a 1f590 1f595-1f596 1f645-1f647 1f64b-1f64f 1f6a3
1f6b4-1f6b6 1f6c0 1f6cc 1f90c 1f90f 1f918-1f91f 1f926 1f930-1f939 1f93c-1f93e 1f977 1f9b5-1f9b6 1f9b8-1f9b9 1f9bb
1f9cd-1f9cf 1f9d1-1f9dd 1fac3-1fac5 1faf0-1fafa
"""
"""Those that come in the tones of skin."""


def _one_of(ranges: str) -> str:
    ends = [part.split("-") for part in ranges.split()]
    return "[" + "".join(f"\\U{int(first[0], 16):08x}-\\U{int(first[-1], 16):08x}" for first in ends) + "]"


def _pattern(sign: str) -> str:
    """One emoji: joined ones with skin tones, a flag, a key. `sign` is what may follow one that is drawn as text."""
    one = f"(?:{_one_of(_TONED)}[\U0001f3fb-\U0001f3ff]|{_one_of(_TEXT)}{sign}|{_one_of(_EMOJI)})"
    flag = "[\U0001f1e6-\U0001f1ff]{2}|\U0001f3f4[\U000e0020-\U000e007f]+"
    return f"(?:{flag}|{one}(?:\u200d{one})*|[0-9#*]{sign}\u20e3)"


@cache
def _one_emoji() -> re.Pattern[str]:
    """Compiled when the first emoji is met: it takes long."""
    return re.compile(_pattern(""))


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(f"({_pattern('\ufe0f?')})[_ -]*(.*)", re.DOTALL)


_LEADING_MATERIAL: Final = re.compile(r"(:material[^:]*:)\s*(.*)", re.DOTALL)
_SHORT_NAME: Final = re.compile(r":[a-zA-Z0-9_+-]+:")
_MATERIAL: Final = re.compile(r"\s*:(.+)/(.+):\s*")
_HINT: Final = "Please use a single emoji or a Material icon shortcode like `:material\u200b/thumb_up:`."


def valid_icon(icon: Any) -> str | None:
    """Return `icon` without spaces around it, None for none; raises `StreamlitAPIException` for what is no icon."""
    if icon is None:
        return None
    if not isinstance(icon, str):
        raise errors.StreamlitInvalidParameterTypeError("icon", type(icon).__name__, ["str", "None"])
    icon = stripped(icon)
    if not icon or icon == "spinner":
        return icon or None
    if icon.startswith(":"):
        if icon.lower().startswith(":material"):
            return _material(icon)
        if _SHORT_NAME.fullmatch(icon):
            _refuse(f'The value "{icon}" is not a valid icon. Emoji shortcodes are not supported. {_HINT}')
    if "://" in icon or icon[:5].lower() == "data:" or icon.startswith("//"):
        shown = icon if len(icon) <= 60 else f"{icon[:60]}…"
        _refuse(
            f'The value "{shown}" looks like a URL. Images are not supported for `icon`. {_HINT} To follow support '
            "for image icons, see https://github.com/streamlit/streamlit/issues/9770."
        )
    if icon.isascii():
        _refuse(f'The value "{icon}" is not a valid icon. {_HINT}')
    return emoji(icon)


def leading(text: str) -> tuple[str | None, str]:
    """The icon that a message begins with, None for none, and the rest. Streamlit draws it beside the text."""
    if found := _LEADING_MATERIAL.match(text):
        try:
            return _material(found[1]), found[2]
        except errors.StreamlitAPIException:
            return None, text
    sign, rest = emoji_before(text)
    return sign or None, rest


def emoji_before(text: str) -> tuple[str, str]:
    """The emoji that a text begins with, empty for none, and what follows it."""
    found = None if text.isascii() else _leading().match(text)
    return (found[1], found[2]) if found else ("", text)


def is_emoji(text: str) -> bool:
    """True for one emoji and nothing else."""
    return not text.isascii() and _one_emoji().fullmatch(text.replace("\ufe0f", "")) is not None


def emoji(text: str) -> str:
    """Return `text` when it is one emoji."""
    if not is_emoji(text):
        _refuse(f'The value "{text}" is not a valid emoji. Please use a single emoji.')
    return text


def _material(icon: str) -> str:
    found = _MATERIAL.fullmatch(icon)
    shown = icon.replace("/", "\u200b/")
    how = "Please use a Material icon shortcode like **`:material\u200b/thumb_up:`**"
    if found is None:
        _refuse(f'The value `"{shown}"` is not a valid Material icon. {how}')
    if found[1] != "material" or not material.is_name(found[2]):
        _refuse(f'The value `"{shown}"` is not a valid Material icon. {how}.')
    return f":{found[1]}/{found[2]}:"


def _refuse(message: str) -> NoReturn:
    raise errors.StreamlitAPIException(message)
