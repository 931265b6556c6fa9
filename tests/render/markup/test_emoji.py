"""The short names of emoji are those of the page that Streamlit sends to the browser, and no others."""

import runpy
from pathlib import Path

import pytest

from playground.render.markup import emoji, markdown

LIST = runpy.run_path(str(Path(__file__).parents[3] / "wasm" / "emoji.py"))


def test_every_name_of_streamlit_stands_for_the_same_emoji() -> None:
    names = LIST["streamlit_names"]()
    assert len(names) > 1_500
    assert emoji._all() == names


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (":octopus:", "🐙"),
        (":t-rex: and :flag:", "🦖 and :flag:"),
        (":+1::-1:", "👍👎"),
        (":japan: :jp: :1234:", "🗾 🇯🇵 🔢"),
        (":a:octopus:", "🅰️octopus:"),
        (":no:octopus:", ":no🐙"),
        ("at 10:30:15, :Octopus: and : octopus:", "at 10:30:15, :Octopus: and : octopus:"),
        (":thumbsup: :party_popper: :book:", ":thumbsup: :party_popper: :book:"),
    ],
)
def test_what_is_written_with_them(source: str, shown: str) -> None:
    assert markdown.block(source) == f"<p>{shown}</p>\n"
