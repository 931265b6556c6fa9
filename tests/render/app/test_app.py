import pytest

from playground.render.app.app import app
from playground.render.app.place import Drawn
from playground.render.markup.html import SEPARATOR, joined
from tests.render.page import read
from tests.render.samples import element, sink_steps, step, widget
from tests.render.samples import run as made


def show(screen, containers=(), prefix=""):
    return read(app(step(screen, containers=list(containers)), prefix))


def test_an_element_says_which_line_wrote_it():
    page = show([element("m0", "text", 4, text="hi"), element("m1", "text", 5, text="old", run=3)], prefix="a-")
    new, old = page.one(id="a-m0").attrs, page.one(id="a-m1").attrs
    assert (new["data-id"], new["data-line"], new["data-told"]) == ("m0", "4", "line 4 · main area")
    assert "data-run" not in new, "the newest run is told once for all"
    assert page.one(id="a-now").attrs["data-now"] == "1"
    assert (old["data-run"], old["data-told"]) == ("3", "line 5 · main area · run 3")


def test_no_elements():
    assert show([]).text == "The script has shown nothing yet."


def test_stale_elements_are_marked():
    wrapper = show([element("m0", "text", text="hi", stale=True)]).one(id="m0")
    assert "rp-el--stale" in wrapper.attrs["class"]


def test_a_form_is_a_group_named_by_its_key():
    box = {"path": "main/form:my_form", "type": "form", "key": "my_form", "at": 0}
    inside = {"in": "main/form:my_form"}
    page = show(
        [widget("w1", "text_input", "Name", value="", **inside), widget("w2", "form_submit_button", "Go", **inside)],
        [box],
    )
    form = page.by_role("group", "my_form")
    assert form.attrs["data-form"] == "my_form"
    assert form.by_role("button", "Go").attrs["data-act"] == "click"
    assert "Press Enter to submit form" in form.text


def test_tabs_belong_to_the_reader():
    boxes = [
        {"path": f"main/tabs[{n}]", "type": "tab", "label": label, "group": "main/tabs", "index": n, "at": n}
        for n, label in enumerate(["One", "Two"])
    ]
    page = show([element("a", "text", text="first", **{"in": "main/tabs[0]"})], boxes)
    one, two = page.by_role("tab", "One"), page.by_role("tab", "Two")
    assert (one.attrs["aria-selected"], two.attrs["aria-selected"]) == ("true", "false")
    panel, other = page.all(role="tabpanel")
    assert one.attrs["data-tab"] == one.attrs["aria-controls"] == panel.attrs["id"]
    assert page.label(panel) == "One"
    assert "hidden" in other.attrs
    assert "hidden" not in panel.attrs
    assert all("data-keep" in node.attrs for node in (one, two, panel, other))


def test_tabs_that_tell_of_their_opening_send_the_label_of_the_open_one():
    boxes = [
        {
            "path": f"main/tabs[{n}]",
            "type": "tab",
            "label": label,
            "group": "main/tabs",
            "index": n,
            "at": 0,
            "id": "w3",
            "key": None,
            "open": label == "Two",
        }
        for n, label in enumerate(["One", "Two"])
    ]
    page = show([], boxes)
    tabs = page.by_role("tablist", "Tabs")
    assert [tabs.attrs[f"data-{name}"] for name in ("act", "id", "read", "v")] == ["set", "w3", "tab", '"Two"']
    assert page.by_role("tab", "Two").attrs["aria-selected"] == "true"


def test_tabs_begin_with_their_default():
    boxes = [
        {"path": f"main/tabs[{n}]", "type": "tab", "label": label, "group": "main/tabs", "index": n, "at": 0}
        for n, label in enumerate(["One", "Two"])
    ]
    page = show([], [boxes[0], {**boxes[1], "default": True}])
    assert page.by_role("tab", "Two").attrs["aria-selected"] == "true"


def test_an_expander_that_tells_of_its_opening_shows_what_the_page_has():
    box = {"path": "main/expander", "type": "expander", "label": "More", "expanded": False, "at": 0}
    details = show([], [{**box, "id": "w1", "key": "more", "open": True}]).one("details")
    assert "open" in details.attrs
    summary = details.one("summary")
    assert [summary.attrs[f"data-{name}"] for name in ("act", "id", "read", "v")] == ["set", "w1", "open", "true"]


def test_an_expander_is_details():
    box = {"path": "main/expander", "type": "expander", "label": "More", "expanded": True, "at": 0}
    details = show([element("a", "text", text="x", **{"in": "main/expander"})], [box]).one("details")
    assert "open" in details.attrs
    assert "data-keep" in details.attrs
    assert details.one("summary").text == "More"


def test_columns_share_the_width():
    boxes = [
        {"path": f"main/columns[{n}]", "type": "column", "group": "main/columns", "index": n, "at": 0, "width": width}
        for n, width in enumerate([3, 1, "1; position: fixed"])
    ]
    columns = show([], boxes).all(css="rp-column")
    assert [column.attrs.get("style") for column in columns] == ["--rp-share:3", None, None]


def test_the_sidebar_is_shown_only_when_used():
    assert not show([element("a", "text", text="x")]).all(css="rp-sidebar")
    side = show([element("a", "text", text="x", **{"in": "sidebar"})]).one(css="rp-sidebar")
    assert side.attrs["aria-label"] == "Sidebar"


def test_an_unknown_container_shows_what_is_inside():
    box = {"path": "main/carousel", "type": "carousel", "at": 0}
    assert show([element("a", "text", text="inside", **{"in": "main/carousel"})], [box]).text == "inside"


def test_ids_are_unique_on_a_page_with_everything():
    page = read(app(sink_steps()[0], "p-"))
    ids = [node.attrs["id"] for node in page if "id" in node.attrs]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("p-") for name in ids)
    described = [node.attrs["aria-describedby"] for node in page if "aria-describedby" in node.attrs]
    assert set(described) <= set(ids)
    assert {label.attrs["for"] for label in page.all("label")} <= set(ids)


class Screens:
    """An app that is drawn again and again, as the page of one session is."""

    def __init__(self):
        self.drawn = Drawn()

    def show(self, *screen, run=1, containers=()):
        shown = step(list(screen), containers=list(containers), runs=[made(run)])
        markup = app(shown, drawn=self.drawn)
        assert joined(markup) == app(shown), "drawn again as if for the first time"
        return markup.split(SEPARATOR)[1::2]


def test_what_is_the_same_in_the_next_run_is_the_same_markup():
    screens = Screens()
    one = screens.show(element("m0", "text", text="same", run=1), element("m1", "text", text="1", run=1))
    two = screens.show(element("m0", "text", text="same", run=2), element("m1", "text", text="2", run=2), run=2)
    assert one[0] == two[0]
    assert one[1] != two[1]
    assert ('data-now="1"' in one[2], 'data-now="2"' in two[2]) == (True, True)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"value": 1}, {"value": True}),
        ({"value": [1, {"a": 2}]}, {"value": [1, {"a": 2.0}]}),
        ({"value": 1, "stale": True}, {"value": 1}),
        ({"value": 1, "line": 3}, {"value": 1, "line": 4}),
    ],
)
def test_what_is_not_the_same_is_drawn_anew(one, two):
    screens = Screens()
    assert screens.show(element("m0", "json", **one))[0] != screens.show(element("m0", "json", **two))[0]


def test_what_an_earlier_run_wrote_tells_it():
    screens = Screens()
    text = element("m0", "text", text="same", run=1)
    assert "data-run" not in screens.show(text)[0]
    assert 'data-run="1"' in screens.show(text, run=2)[0]


def test_an_element_that_comes_into_a_form_is_drawn_for_it():
    screens = Screens()
    box = {"path": "main/form:f", "type": "form", "key": "f", "at": 0}
    name = widget("w1", "text_input", "Name", value="")
    assert "to apply" in screens.show(name)[0]
    assert "to submit form" in screens.show({**name, "in": "main/form:f"}, containers=[box])[0]


def test_a_text_cannot_set_itself_apart():
    markup = app(step([element("m0", "markdown", text=f"a{SEPARATOR}b")]), drawn=Drawn())
    assert markup.count(SEPARATOR) == 4
    assert "<p>ab</p>" in markup


def test_a_grid_says_how_many_columns_it_has_at_most_and_its_cells_how_wide_they_are():
    grid = {"path": "main/grid", "type": "grid", "at": 0, "columns": 3, "min_column_width": 120, "wrap": True}
    wide = {"path": "main/grid/cell", "type": "cell", "at": 0, "column_span": 2, "row_span": 1}
    whole = {"path": "main/grid/cell#2", "type": "cell", "at": 1, "column_span": "all", "row_span": 2}
    screen = [element("a", "text", text="a", **{"in": "main/grid/cell"})]
    page = show(screen, [grid, wide, whole])
    box = page.one(css="rp-grid").attrs
    assert "rp-grid--most" in box["class"]
    assert box["style"] == "--rp-columns: 3; --rp-least: 120px"
    assert page.one(css="rp-cell--wide").attrs["style"] == "--rp-wide: 2"
    assert page.one(css="rp-cell--all").attrs["style"] == "--rp-high: 2"


def test_a_grid_that_keeps_its_columns_scrolls():
    grid = {"path": "main/grid", "type": "grid", "at": 0, "columns": 4, "min_column_width": "auto", "wrap": False}
    assert "rp-grid--fixed" in show([], [{**grid, "border": True}]).one(css="rp-grid--border").attrs["class"]
