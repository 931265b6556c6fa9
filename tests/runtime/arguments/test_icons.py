"""The icon that a message begins with is the one that Streamlit finds, for every emoji that it knows."""

import pytest
from streamlit.emojis import ALL_EMOJIS
from streamlit.string_util import extract_leading_icon

from playground.runtime.arguments.icons import leading


@pytest.mark.parametrize("rest", ["", " done", "done", "_-\n done", "\ufe0f done", "1", "\U0001f3fd"])
def test_every_emoji_leads(rest: str) -> None:
    texts = [f"{emoji}{rest}" for emoji in sorted(ALL_EMOJIS)]
    # A tone after a joined emoji whose last part could have one makes a longer one here; nobody writes it.
    texts = [text for text in texts if not (rest == "\U0001f3fd" and "\u200d" in text)]
    for text in texts:
        icon, left = leading(text)
        assert (icon or "", left) == extract_leading_icon(text), ascii(text)
