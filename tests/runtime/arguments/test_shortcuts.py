"""The keys that press a button: each is normalized, or refused, as Streamlit does it."""

import pytest
from streamlit.elements.lib.shortcut_utils import normalize_shortcut

from playground.runtime.arguments.shortcuts import normalized

from ..outcome import outcome, same

TAKEN = {
    "k": "k",
    "Ctrl+K": "ctrl+k",
    "shift + alt + Mod+ s": "ctrl+alt+shift+s",
    "Command+Return": "cmd+enter",
    "ArrowLeft": "left",
    "Esc": "escape",
    "Ctrl+Control+5": "ctrl+5",
    "F12": "f12",
    "f": "f",
    "é": "é",
}
REFUSED = ["", "+", " + ", "Ctrl", "Ctrl+Shift", "a+b", "Ctrl+C", "r", "Shift+R", "ab", "fx", "!", "Ctrl++", 3, b"k"]


@pytest.mark.parametrize(("given", "wanted"), TAKEN.items())
def test_a_shortcut_as_the_browser_knows_it(given, wanted):
    assert normalized(given) == normalize_shortcut(given) == wanted


@pytest.mark.parametrize("given", REFUSED, ids=repr)
def test_one_that_it_cannot_have(given):
    assert outcome(normalized, given)[0] == "raises"
    same(normalized, normalize_shortcut, given)


@pytest.mark.parametrize("key", ["return", "spacebar", "del", "arrowup", "arrowdown", "arrowright", "pageup", "tab"])
def test_other_names_of_a_key(key):
    same(normalized, normalize_shortcut, key)


def test_no_shortcut_is_none():
    assert normalized(None) is None
