"""The places behind `st` itself and behind dialogs."""

from playground.runtime.browser.tree import EVENT, MAIN
from playground.runtime.place.roots import event_place, main_place
from playground.runtime.st.module import DeltaGenerator


def test_they_are_those_of_the_main_area_and_of_what_stands_over_it():
    for place, root in ((main_place(), MAIN), (event_place(), EVENT)):
        assert isinstance(place, DeltaGenerator)
        assert place._root == root
    assert main_place() is not event_place()


def test_only_the_main_place_writes_into_with_blocks():
    """`st.x` goes to the innermost block; what stands over the app does not."""
    assert (main_place()._follows, event_place()._follows) == (True, False)
