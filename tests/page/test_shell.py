"""What stands around the panes: the list of keys is the one that the page binds."""

import re

from playground.page.assets import WEB
from playground.page.shell import KEYS, SHOWN, STAGE_KEYS, bindings, keys_dialog


def test_every_key_is_in_the_list_once():
    html = keys_dialog({"app": "App"})
    for group in (KEYS, STAGE_KEYS):
        keys = [key for keys, _ in group for key in keys]
        assert len(keys) == len(set(keys))
        assert all(f"<kbd>{part}</kbd>" in html for key in keys for part in SHOWN.get(key, key).split(" "))
    assert "To the pane App" in html


def test_every_act_that_is_bound_is_one_of_the_page_and_each_of_those_has_a_key():
    script = (WEB / "shell" / "keys.js").read_text(encoding="utf-8")
    acts = re.search(r"const acts = \{(.*?)\n  \};", script, re.DOTALL)
    known = set(re.findall(r"^    (\w+):", acts[1], re.MULTILINE))
    look = (WEB / "instruments" / "look.js").read_text(encoding="utf-8")
    known |= set(re.findall(r'"(\w+)"', re.search(r"\[([^\]]*)\]\.includes\(this\.keys", look)[1]))
    assert set(bindings(KEYS).values()) == known


def test_every_act_of_the_stage_is_one_of_its_keys_and_each_has_a_key():
    script = (WEB / "stage" / "present_keys.js").read_text(encoding="utf-8")
    acts = re.search(r"const acts = \{(.*?)\n  \};", script, re.DOTALL)
    assert set(bindings(STAGE_KEYS).values()) == set(re.findall(r"^    (\w+):", acts[1], re.MULTILINE))
