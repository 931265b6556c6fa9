"""Ids of widgets: given in the order they are first seen, kept, and at last forgotten."""

import pytest

from playground.runtime.browser.public_ids import PublicIds
from playground.runtime.browser.tree import MAIN, Element, Tree
from playground.runtime.run import caps


def test_each_widget_keeps_its_id():
    ids = PublicIds()
    assert [ids.of("a"), ids.of("b"), ids.of("a")] == ["w1", "w2", "w1"]
    assert (ids.identity("w2"), ids.identity("w3")) == ("b", None)


def test_of_too_many_those_on_the_page_and_the_newest_half_are_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(caps, "WIDGETS", 4)
    ids, page = PublicIds(), Tree()
    page.put((MAIN, 0), Element("button", {}, 1, 1, "a"))
    for each in "abcd":
        ids.of(each)
    ids.forget(page)
    assert ids.identity("w2") == "b"
    ids.of("e")
    ids.forget(page)
    assert [ids.identity(f"w{number}") for number in range(1, 6)] == ["a", None, None, "d", "e"]
    assert ids.of("b") == "w6"
