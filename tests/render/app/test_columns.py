"""Cells and headings of configured columns."""

import pytest

from playground.render.app import columns
from playground.render.markup.html import joined


def shown(value, **kind):
    found = columns.cell({"name": "a", "config": {"type_config": kind}}, value)
    return None if found is None else joined(found)


@pytest.mark.parametrize(
    ("style", "value", "words"),
    [
        ("%d €", 5, "5 €"),
        ("%.1f%%", 12.34, "12.3%"),
        ("percent", 0.256, "25.60%"),
        ("dollar", 1234.5, "$1,234.50"),
        ("accounting", -5, "(5.00)"),
        ("compact", 12_345, "12.3K"),
        ("bytes", 2_000_000, "2MB"),
        ("%s", 5, "5"),
        ("$%,d", 5, "$%,d"),
        ("%d", "x", None),
        ("%d", True, None),
        (None, 5, None),
    ],
)
def test_numbers_in_their_format(style, value, words):
    assert columns.formatted(value, style) == words


def test_a_link_says_what_the_script_wants():
    assert ">open</a>" in shown("https://a.example/x", type="link", display_text="open")
    assert ">ada</a>" in shown("https://ada.example.org", type="link", display_text=r"https://(.*?)\.example\.org")
    assert ">https://a.example</a>" in shown("https://a.example", type="link", display_text="http://(.*?)$")
    assert shown("javascript:alert(1)", type="link") is None


def test_a_script_expression_is_not_run():
    address = "https://" + "a" * 400
    assert shown(address, type="link", display_text="(a+)+$") is not None


def test_progress_has_its_share_and_words():
    assert 'value="0.5"' in shown(5, type="progress", min_value=0, max_value=10)
    assert "50.00%" in shown(0.5, type="progress")
    assert 'value="1"' in shown(500, type="progress", max_value=10)
    assert shown("x", type="progress") is None


def test_charts_are_bars_with_their_numbers_as_words():
    html = shown("[1, 2, 3]", type="line_chart")
    assert 'role="img"' in html
    assert "Chart: 1, 2, 3" in html
    assert shown("[]", type="bar_chart") is None


def test_days_in_letters():
    assert "02.01.2024" in shown("2024-01-02", type="date", format="DD.MM.YYYY")
    assert shown("2024-01-02", type="date", format="localized") is None
    assert shown("never", type="date", format="DD") is None


def test_options_are_shown_by_their_labels():
    options = [{"value": "a", "label": "Alpha"}]
    assert "Alpha" in shown("a", type="selectbox", options=options)
    assert "Alpha" in shown("['a']", type="multiselect", options=options)


def test_a_picture_from_elsewhere_is_a_link():
    assert "<img" in shown("data:image/png;base64,AA", type="image")
    assert "<img" not in shown("https://a.example/b.png", type="image")


def test_a_heading_is_the_label_with_its_help():
    html = joined(columns.heading({"name": "a", "config": {"label": "<A>", "help": "What"}}))
    assert "&lt;A&gt;" in html
    assert "What" in html
    assert joined(columns.heading({"name": "a"})) == "<span>a</span>"


def test_text_stays_text():
    assert "<b>" not in shown("<b>x</b>", type="json")
    assert "<script" not in shown("<script>", type="markdown")
