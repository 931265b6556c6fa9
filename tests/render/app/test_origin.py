import pytest

from playground.render.app.origin import origin, where
from tests.render.samples import element, widget


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("main", "main area"),
        ("sidebar", "sidebar"),
        ("main/container", "container"),
        ("main/expander#2", "expander (the 2. here)"),
        ("main/columns[0]", "column 1"),
        ("sidebar/tabs[1]/container", "sidebar › tab 2 › container"),
        ("main/form:my_form", "form my_form"),
        ("event/dialog", "above › dialog"),
        ("", ""),
    ],
)
def test_a_container_in_words(path, words):
    assert where(path) == words


def test_an_element_tells_its_line_its_container_and_its_run():
    assert origin(element("m0", "header", 6, run=3)) == "line 6 · main area · run 3"


def test_a_widget_tells_its_key_too():
    assert origin(widget("w1", "button", "Go", 8, key="go")) == "line 8 · main area · run 1 · key “go”"
    assert origin(widget("w2", "button", "Go", 9)) == "line 9 · main area · run 1 · without a key"
