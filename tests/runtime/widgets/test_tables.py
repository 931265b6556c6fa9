"""Tables, charts, pictures and files: what becomes of plain data."""

import pytest

from playground.runtime import ActionError
from playground.runtime.data.frame import Frame
from tests.runtime.app import App


@pytest.mark.parametrize(
    ("data", "columns", "rows", "index"),
    [
        ([{"a": 1}, {"b": 2}], ["a", "b"], [[1, None], [None, 2]], [0, 1]),
        ({"a": [1, 2], "b": "xy"}, ["a", "b"], [[1, "xy"], [2, "xy"]], [0, 1]),
        ({"a": [1, 2], "b": [3]}, ["0", "1"], [[1, 2.0], [3, None]], ["a", "b"]),
        ({"a": (1, 2), "b": [3, 4]}, ["a", "b"], [[1, 3], [2, 4]], [0, 1]),
        ({"a": {"x": 1}, "b": {"y": 2}}, ["a", "b"], [[1, None], [None, 2]], ["x", "y"]),
        ({"a": 1}, ["value"], [[1]], ["a"]),
        ([[1, 2], [3]], ["0", "1"], [[1, 2], [3, None]], [0, 1]),
        ([1, "x"], ["value"], [["1"], ["x"]], [0, 1]),
        (range(2), ["value"], [[0], [1]], [0, 1]),
        ([], [], [], []),
        (None, [], [], []),
    ],
)
def test_data_in_columns_and_rows(data: object, columns: list[str], rows: list[object], index: list[object]):
    frame = Frame.of(data)
    assert (frame.columns, frame.rows, frame.index) == (columns, rows, index)


def test_a_dataframe_leaves_out_what_it_is_told():
    app = App(
        "import streamlit as st\nst.dataframe([{'a': 1, 'b': 2, 'c': 3}], hide_index=True, column_order=['c', 'a'])"
    )
    shown = app.element("dataframe")
    assert ([column["name"] for column in shown["columns"]], shown["rows"], shown["index"]) == (
        ["c", "a"],
        [[3, 1]],
        None,
    )


def test_a_long_table_is_told_of_in_part():
    shown = App("import streamlit as st\nst.dataframe(range(5000))").element("dataframe")
    assert (len(shown["rows"]), shown["index"], shown["count"]) == (1000, None, 5000)


@pytest.mark.parametrize(
    ("data", "edited"),
    [
        ("[{'a': 1, 'b': 'x'}]", "[{'a': 5, 'b': 'y'}]"),
        ("{'a': [1], 'b': ['x']}", "{'a': [5], 'b': ['y']}"),
    ],
)
def test_edited_cells_come_back_in_the_shape_of_the_data(data: str, edited: str):
    app = App(f"import streamlit as st\ndata = {data}\nst.text(st.data_editor(data, key='e'))\nst.text(data)")
    value = {"edited_rows": {"0": {"b": "y", "a": 5}}}
    app.set(key="e", value=value)
    assert app.shown[1:] == [edited, data]
    assert app.run.cause == "widget"
    assert app.set(key="e", value=value).runs == ()


@pytest.mark.parametrize(
    "value",
    [3, {}, {"edited_rows": {"9": {"a": 1}}}, {"edited_rows": {"0": {"z": 1}}}, {"edited_rows": {"0": {"a": "x"}}}],
)
def test_an_edit_that_does_not_fit_is_refused(value: object):
    app = App("import streamlit as st\nst.data_editor([{'a': 1}], key='e')")
    with pytest.raises(ActionError):
        app.set(key="e", value=value)


@pytest.mark.parametrize(
    ("call", "x", "series"),
    [
        ("st.line_chart([3, 1])", [0, 1], {"value": [3, 1]}),
        ("st.area_chart({'a': [1, 2], 'b': [3, None]})", [0, 1], {"a": [1, 2], "b": [3, None]}),
        ("st.bar_chart({'k': ['u', 'v'], 'n': [1, 2]}, x='k', y='n')", ["u", "v"], {"n": [1, 2]}),
        ("st.bar_chart({'u': 1, 'v': 2})", ["u", "v"], {"value": [1, 2]}),
        (
            "st.scatter_chart([{'x': 1, 'y': 2, 'c': 'p'}, {'x': 3, 'y': 4, 'c': 'q'}], x='x', y='y', color='c')",
            [1, 3],
            {"p": [2, None], "q": [None, 4]},
        ),
    ],
)
def test_a_chart_is_plain_numbers(call: str, x: list[object], series: dict[str, object]):
    (chart,) = App(f"import streamlit as st\n{call}").step.screen
    assert chart["x"] == x
    assert {each["name"]: each["values"] for each in chart["series"]} == series


def test_a_chart_of_a_column_that_is_not_there():
    assert '`"z"`' in App("import streamlit as st\nst.line_chart([{'a': 1}], y='z')").error


def test_pictures_are_shown_from_their_bytes_and_named_otherwise():
    app = App(
        r"""
        import streamlit as st
        st.image(b"GIF89a" + bytes(8), caption="A dot")
        st.image(["https://example.org/cat.png"])
        """
    )
    (dot,), (cat,) = (element["images"] for element in app.step.screen)
    assert dot["url"].startswith("data:image/gif;base64,")
    assert dot["caption"] == "A dot"
    assert (cat["url"], cat["name"]) == (None, "https://example.org/cat.png")


def test_a_download_is_a_click_unless_it_is_to_be_ignored():
    app = App(
        """
        import streamlit as st
        st.text(st.download_button("Get", "a,b", "a.csv"))
        st.text(st.download_button("Quiet", b"\\xff", on_click="ignore"))
        """
    )
    assert app.click("Get").shown[1] == "True"
    assert app.click("Quiet").runs == ()
    get, quiet = (element for element in app.step.screen if element["type"] == "download_button")
    assert (get["file_name"], get["mime"], get["size"], get["content"]) == ("a.csv", "text/plain", 3, "a,b")
    assert (quiet["mime"], quiet["content"]) == ("application/octet-stream", None)


def test_a_link_is_no_widget_unless_its_clicks_are_to_run_the_script():
    app = App(
        """
        import streamlit as st
        st.link_button("Docs", "https://docs.streamlit.io")
        st.text(st.link_button("Run", "https://docs.streamlit.io", on_click="rerun"))
        """
    )
    with pytest.raises(ActionError):
        app.click("Docs")
    assert app.click("Run").shown[-1] == "True"


def test_help_tells_of_an_object():
    shown = App("import streamlit as st\ndef add(a, b=1):\n    'Adds.'\nst.help(add)").element("help")
    assert (shown["call"], shown["text"]) == ("__main__.add(a, b=1)", "Adds.")
