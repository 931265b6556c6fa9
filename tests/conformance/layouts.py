"""Random scripts that are odd to look at: texts over many lines, decorators, `match`, semicolons, nested functions.

What a script does is hardly anything; which of its lines run is what the engines are compared by.
"""

from __future__ import annotations

import random
import re
import textwrap

from tests.conformance.layout_blocks import BLOCKS

SIMPLE = """
x = 1
x += 1; y = x; x
x, y = (
    2,
    3,
)
"text"
"a"; "b"
'''text over
lines'''
f'''{x} over
{
    y
} lines'''
f"{x!r:>{y}}"
(
    x
)
(x
 + y
 + 1)
x, (
    y
)
[
    x,
    y,
]
{
    "a": x,
    **{"b":
       y},
}
x if (
    y
) else 0
x = x \\
    + 1
x \\
    + y
repr(x
     )
str(
    x
).strip(
).upper()
(str(x)
    .replace("1",
             "2")
    .strip())
[n
 for n in range(3)
 if n
 > 1]
{n: m
 for n in (1,
           2)
 for m in (n,)}
x = sum(n
        for n in [1, 2])
f = lambda a: a
f = lambda a, b=(
    y): (
    a
    + b)
f(1)
(lambda:
    x)()
(z := x)
del y; y = 5
assert x, (
    "never"
)
pass; pass
...
None
-x
not (
    x
)
x < (
    y
) < 9
x or (
    y)
global_text = "one" \\
    "two"
b"bytes"
"one" "two"
("one"
 "two")
x[0:1] if isinstance(x, list) else (
    0)
max(*[
    x
], 0)
import math as m, \\
    os
from math import (
    pi,
    e,
)
m.floor(
    pi
)
st.session_state.n = (
    st.session_state.get("n", 0)
    + 1
)
st.text(
    "a",
    help='''
    b
    ''',
)
st.write(x,
         y)
st.container(
).text("in")
st.container().markdown(
    "x"
).text("y")
st.columns(2)[
    0
].text(x)
w: int = (
    4
)
v: int
type Alias = list[
    int
]
"""
"""Statements of one or more lines; a line that is indented, or closes a bracket, goes with the one before."""

START = "x, y = 1, 2\nf = lambda *a: a\nimport math as m\nfrom math import pi\n"
HEADS = [
    "",
    "\n\n",
    "# a comment\n",
    "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n",
    '"""doc"""\n',
    '"""doc\nover lines"""\n',
    '\n\n"""doc"""\nfrom __future__ import annotations\n',
    "from __future__ import annotations\n",
    '"shown, as it comes second"; "so"\n',
    "\x0c\n",
]
BETWEEN = ["", "", "", "\n", "# comment\n", "\n\n# comment\n\n", "\x0c\n", "    # odd comment\n"]
ENDS = [
    "",
    "",
    "",
    "\n",
    "# the end",
    "\n\n# the end\n",
    "1 / 0",
    "(\n    1 /\n    0\n)",
    "st.stop()\nx",
    "raise (\n    ValueError(x))",
    "x.\\\nnothing",
]


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    inside = ""
    for line in text.strip("\n").split("\n"):
        goes_on = parts and (line[:1] in " )]}.|" or inside)
        if goes_on:
            parts[-1] += f"\n{line}"
        else:
            parts.append(line)
        for mark in ("'''", '"""'):
            if line.count(mark) % 2:
                inside = "" if inside else mark
    return parts


STATEMENTS = _parts(SIMPLE)
KINDS = [block.strip("\n") for block in BLOCKS.strip("\n").split("\n\n")]


def layout(seed: int, size: int = 8) -> str:
    """A script of about `size` statements, the same for the same seed."""
    chance = random.Random(seed)
    head = chance.choice(HEADS)
    body = _statements(chance, size, 0)
    return f"{head}import streamlit as st\n{START}{body}{chance.choice(ENDS)}"


def _statements(chance: random.Random, count: int, depth: int) -> str:
    text = ""
    for _ in range(count):
        if depth < 3 and chance.random() < 0.4:
            text += _block(chance, depth)
        else:
            text += chance.choice(STATEMENTS) + "\n"
        text += chance.choice(BETWEEN)
    return text


def _block(chance: random.Random, depth: int) -> str:
    def fill(place: re.Match[str]) -> str:
        body = _statements(chance, chance.randint(1, 2), depth + 1).rstrip("\n")
        return textwrap.indent(body, place[1])

    return re.sub(r"^( +)\|$", fill, chance.choice(KINDS), flags=re.MULTILINE) + "\n"
