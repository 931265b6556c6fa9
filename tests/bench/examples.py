"""What a page with examples costs before one of them is used: all that it loads, packed as a server sends it."""

from __future__ import annotations

import gzip
from html import escape

from playground.example import example_html, read_example
from playground.page.assets import FIGURE_SCRIPTS, STARTER, STATIC, assets_version
from playground.page.styles import EXAMPLE_STYLES, STYLES, example_styles, styles

MOST = 60_000
"""Bytes that it may cost."""

SCRIPT = """\
import streamlit as st

st.title("Number {number}")
if "count" not in st.session_state:
    st.session_state.count = {number}
size = st.slider("Size", 0, 10, {number} % 10)
if st.button("Add"):
    st.session_state.count += size
st.write("Count:", st.session_state.count)
st.bar_chart({{"a": [1, size, 3]}})
"""


def page_with(examples: int) -> str:
    """A page with so many examples, whose scripts differ, as a build writes it into the folder of the assets."""
    written = (
        read_example(SCRIPT.format(number=number), {"name": f"Number {number}"}, folder=None)
        for number in range(examples)
    )
    bodies = "".join(f"<p>Example {number}</p>{example_html(each, base='.')}" for number, each in enumerate(written))
    version = escape(assets_version())
    return (
        f'<!doctype html><html lang="en"><title>Examples</title><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{EXAMPLE_STYLES}?v={version}">'
        f'<script type="module" src="{STARTER}?v={version}"></script>{bodies}'
    )


def sizes(examples: int = 10) -> dict[str, int]:
    """The packed bytes of each file that such a page loads; a browser test holds it to these files."""
    files = {
        f"a page with {examples} examples": page_with(examples).encode(),
        STARTER: (STATIC / STARTER).read_bytes(),
        EXAMPLE_STYLES: example_styles().encode(),
        STYLES: styles().encode(),
    }
    return {name: len(gzip.compress(data, 6)) for name, data in files.items()}


def figure_sizes() -> dict[str, int]:
    """The packed bytes of each library that draws figures."""
    return {name: len(gzip.compress((STATIC / name).read_bytes(), 6)) for name in FIGURE_SCRIPTS}
