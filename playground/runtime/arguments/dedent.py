"""The script's texts as Streamlit takes them: without the indentation that all their lines have."""

from __future__ import annotations

import textwrap

from ..run import caps


def clean(body: object) -> str:
    """`body` as Streamlit cleans it; a text beyond `caps.CLEAN` stays indented: to look at its lines takes seconds."""
    return dedented(body).strip()


def dedented(body: object) -> str:
    """`body` without the indentation that all its lines have."""
    text = str(body)
    if "\n" not in text:
        return text.lstrip(" \t")
    return textwrap.dedent(text) if len(text) <= caps.CLEAN else text


def hint(help: object) -> str | None:
    """`help` as Streamlit shows it: dedented, but not stripped; None where there is nothing in it."""
    return None if help is None else dedented(help) or None
