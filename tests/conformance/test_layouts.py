"""The same lines run on both engines, however a script is laid out. `FUZZ=5000` tries a tenth as many."""

import os

import pytest

from playground.engines.compare import report

from .layouts import layout

FUZZ = int(os.environ.get("FUZZ", "0"))
BATCH = 20


@pytest.mark.parametrize("first", range(0, FUZZ // 10 or 80, BATCH))
def test_both_engines_agree(first: int) -> None:
    for seed in range(first, first + BATCH):
        found = report(layout(seed), [{"click": {"key": "b"}}])
        if found:
            pytest.fail(f"seed {seed}\n{found}", pytrace=False)


@pytest.mark.parametrize(
    "script",
    [
        "",
        "\n",
        "# a comment\n",
        "\n\nimport streamlit as st\nst.text(1)\n",
        "# a comment\n\nx = 1\n",
        '"""doc"""',
        '"""doc\nover lines"""\nimport streamlit as st\n__doc__\n',
        '"""doc, which is lost where no import follows it"""\nx = 1\n__doc__\n',
        'import streamlit as st\n"""shown"""\n__doc__\n',
        '"""doc"""\nfrom __future__ import annotations\n__doc__\n',
        "from __future__ import annotations\n# Streamlit imports here\nfrom __future__ import division\n",
        "x = 1\nfrom __future__ import annotations\n",
        "\ufeffx = 1\nx\n",
        "#!/usr/bin/python\n# -*- coding: utf-8 -*-\nx = 'é'\nx\n",
        "# coding: latin-1\nx = 'é'\nx\n",
        "# coding: ascii\nx = 'é'\n",
        "x = 1\r\nx\r\n1 / 0\r\n",
        "\x0c\nx = 1\n\x0cx\n1 / 0",
        "def f(:\n",
    ],
)
def test_what_a_script_begins_with(script: str) -> None:
    found = report(script, [])
    if found:
        pytest.fail(found, pytrace=False)
