"""An element that surprises has a mark beside it, which says why."""

from playground.render.app.app import app
from playground.render.app.place import Drawn
from playground.render.markup.html import joined
from tests.render.page import Node, read
from tests.render.samples import step, widget

TEXT = "The field “Name”: `label` went from “A” to “B”."
REASON = {
    "kind": "new_widget",
    "what": "argument",
    "run": 1,
    "line": 3,
    "element": "w1",
    "text": TEXT,
    "rule": "widget-key-resets",
}
FIELDS = [widget("w1", "text_input", "Name", value=""), widget("w2", "text_input", "Town", value="")]


def marks(page: Node) -> list[Node]:
    return page.all("details", css="rp-reason")


def test_the_mark_opens_the_sentence():
    page = read(app({**step(FIELDS), "reasons": [REASON]}, "a-"))
    (mark,) = marks(page)
    assert mark.attrs["id"] == "a-w1-why"
    assert mark.one("summary").attrs["aria-label"] == "Why?"
    assert mark.one("p").text.startswith("The field “Name”: label went from “A” to “B”.")
    assert mark.one("a").attrs["data-doc"] == "rules/widgets/#widget-key-resets"
    assert marks(page.one(id="a-w1"))
    assert not marks(page.one(id="a-w2"))


def test_what_is_about_no_element_has_no_mark():
    elsewhere = {**REASON, "element": "w9"}
    nowhere = {name: value for name, value in REASON.items() if name != "element"}
    assert not marks(read(app({**step(FIELDS), "reasons": [elsewhere, nowhere]})))


def test_it_is_gone_with_the_next_step():
    drawn = Drawn()
    surprising = {**step(FIELDS), "reasons": [REASON]}
    shown = [joined(app(each, drawn=drawn)) for each in (step(FIELDS), surprising, step(FIELDS))]
    assert ["rp-reason" in each for each in shown] == [False, True, False]
    assert shown[0] == shown[2]


def test_a_text_of_the_script_is_no_markup():
    shown = app({**step(FIELDS), "reasons": [{**REASON, "text": 'A “"><b>x</b>”'}]})
    assert "<b>x" not in shown
