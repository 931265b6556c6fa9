import pytest

from playground.render.app.app import element as render
from playground.render.app.place import Place
from tests.render.page import read
from tests.render.samples import element


def show(kind, /, **fields):
    return read(render(element("m0", kind, **fields), Place()))


@pytest.mark.parametrize(("kind", "tag"), [("title", "h1"), ("header", "h2"), ("subheader", "h3")])
def test_headings(kind, tag):
    page = show(kind, text="Some *title*", divider="red")
    assert page.one(tag).text == "Some title"
    assert "rp-ink--red" in page.one("hr").attrs["class"]


@pytest.mark.parametrize(
    ("kind", "role"), [("success", "status"), ("info", "status"), ("warning", "alert"), ("error", "alert")]
)
def test_alerts_have_a_role(kind, role):
    assert "Look **here**".replace("*", "") in show(kind, text="Look **here**").by_role(role).text


def test_help_is_a_described_button():
    page = show("title", text="T", help="Some help")
    assert page.one(role="tooltip").attrs["id"] == page.by_role("button", "Help").attrs["aria-describedby"]


def test_an_exception_shows_the_lines_of_the_script():
    stack = [{"line": 7, "name": "<module>", "code": "f()"}, {"line": 2, "name": "f", "code": "    1 / 0"}]
    alert = show("exception", name="ZeroDivisionError", text="division by zero", line=2, stack=stack).by_role("alert")
    assert alert.one("strong").text == "ZeroDivisionError"
    assert [line.attrs["data-line"] for line in alert.all("button", css="rp-line")] == ["7", "2"]
    assert [code.text for code in alert.all("pre")] == ["f()", "1 / 0"]
    assert "line 2, in f" in alert.text


def test_an_exception_without_a_stack_has_its_line():
    assert show("exception", name="SyntaxError", text="bad", line=3).one("button").attrs["data-line"] == "3"


def test_a_guard_speaks_to_the_learner():
    alert = show("guard", text="`st.rerun` was called 50 times.").by_role("alert")
    assert "The playground stopped this run" in alert.text
    assert "50 times" in alert.text


def test_a_metric_is_a_description_list():
    page = show("metric", label="Speed", value="72", delta="-3", delta_color="normal")
    assert (page.one("dt").text, page.all("dd")[0].text) == ("Speed", "72")
    assert page.one(css="rp-metric__delta--bad").text == "↓ down -3"
    assert show("metric", label="x", value="1", delta="-3", delta_color="inverse").all(css="rp-metric__delta--good")


def test_json_opens_as_asked():
    value = {"a": [1, None], "b": "x"}
    assert [("open" in node.attrs) for node in show("json", value=value, expanded=True).all("details")] == [True, True]
    assert [("open" in node.attrs) for node in show("json", value=value, expanded=1).all("details")] == [True, False]
    assert [("open" in node.attrs) for node in show("json", value=value, expanded=False).all("details")] == [False] * 2
    assert '"b": "x"' in show("json", value=value, expanded=True).text
    assert "null" in show("json", value=value, expanded=True).text


def test_long_json_tells_what_it_leaves_out():
    assert "and 50 more" in show("json", value=list(range(250)), expanded=True).text


def test_text_is_not_markdown():
    assert show("text", text="**a**").text == "**a**"


@pytest.mark.parametrize("kind", ["unknown", "bokeh_chart", "", 'Weird"><script>'])
def test_what_is_not_known_is_a_readable_box(kind):
    page = show(kind, name="st.bokeh_chart", text="Not here yet")
    assert page.one(role="note").text == "st.bokeh_chartNot here yet"
    assert not page.all("script")


def test_raw_html_is_cleaned():
    page = show("html", text="<b>a</b><script>x</script><img src=x onerror=y>")
    assert page.one("b").text == "a"
    assert not page.all("script")
    assert "onerror" not in page.one("img").attrs


def test_code_in_a_message_is_set_off_however_many_lines_it_has():
    page = show("exception", name="ValueError", text="use `a`\n\nnot `b`", line=1, stack=[])
    assert [code.text for code in page.all("code")] == ["a", "b"]
    assert "`" not in page.text
    alone = show("exception", name="ValueError", text="a ` alone", line=1, stack=[])
    assert "a ` alone" in alone.text


def test_a_module_that_is_not_here_is_told_with_the_way_to_what_is():
    page = show("exception", name="ModuleNotFoundError", text="No module named 'pandas'", line=1)
    assert "standard library and Streamlit" in page.text
    assert page.one("a").text == "What exists here"
    own = show("exception", name="ModuleNotFoundError", text="No module named 'curses'", line=1)
    assert "curses belongs to Python" in own.text


@pytest.mark.parametrize(
    ("markup", "took"), [("<p onclick='x()'>a</p>", True), ("<script>1</script>", True), ("<b>on</b>", False)]
)
def test_what_would_run_is_taken_out_of_html_and_that_is_told(markup, took):
    page = show("html", text=markup, unsafe_javascript=False)
    assert [note.text for note in page.all(role="note")] == took * [
        "The playground takes scripts out of HTML, as Streamlit does without unsafe_allow_javascript=True: pass it to "
        "st.iframe, and they run in a frame of their own."
    ]
    if took:
        assert "also where" in show("html", text=markup, unsafe_javascript=True).text
