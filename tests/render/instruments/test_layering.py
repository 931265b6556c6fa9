from playground.render.instruments.layering import Layering
from tests.render.samples import element, event, run, step


def note(places, written, last):
    """The note of the write of `last`, when elements stand at `places` in this order and were written as `written`."""
    lines = {name: number + 1 for number, name in enumerate(written)}
    screen = [element(name, "text", lines[name], **{"in": path}) for name, path in places.items()]
    only = run(events=[event(n, "write", lines[name], element=name) for n, name in enumerate(written)])
    return Layering(step(screen, runs=[only])).note(last, only, ("", lines[last]))


def test_in_order_there_is_nothing_to_say():
    assert note({"a": "main", "b": "main"}, "ab", "b") == ""


def test_above_what_was_written_before():
    assert note({"a": "main/container", "b": "main"}, "ba", "a") == (
        "written into the container from line 2, shown above line 1"
    )


def test_columns_are_beside_one_another():
    assert note({"a": "main/columns[0]", "b": "main/columns[1]"}, "ba", "a") == ""
    assert note({"a": "main/columns[0]", "b": "main"}, "ba", "a").startswith("written into a column")


def test_the_sidebar_is_beside_the_page():
    assert note({"a": "sidebar", "b": "main"}, "ba", "a") == ""


def test_an_element_that_is_gone_says_nothing():
    assert Layering(step([])).note("a", run(), ("", 3)) == ""
