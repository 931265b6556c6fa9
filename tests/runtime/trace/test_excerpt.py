"""An element's fields, as much of them as is kept."""

import pytest

from playground.runtime.run import caps
from playground.runtime.trace.excerpt import excerpt, measure

CUT = "Only the first {} of {} {} are shown."


@pytest.mark.parametrize(
    ("fields", "size"),
    [
        ({}, 0),
        ({"a": "xyz", "b": True, "c": None, "d": 5, "e": 1.5}, 3),
        ({"a": "é"}, 1),
        ({"a": "x" * caps.TEXT}, caps.TEXT),
        ({"a": "x" * (caps.TEXT + 1)}, None),
        ({"a": ["x"]}, None),
        ({"a": 2**700}, None),
        ({"a": float("inf")}, None),
    ],
    ids=["none", "plain", "letter", "text", "long", "list", "large", "infinite"],
)
def test_fields_that_are_kept_as_they_are_have_a_size(fields: dict, size: int | None):
    assert measure(fields) == size


@pytest.mark.parametrize("fields", [{"a": "\udc80"}, {"a": ["ok", "\udc80"]}])
def test_a_text_that_no_browser_can_be_sent(fields: dict):
    with pytest.raises(UnicodeEncodeError):
        measure(fields)


def test_a_long_text_is_cut_and_says_so():
    fields, size = excerpt({"text": "x" * (caps.TEXT + 5), "label": "a"})
    assert (len(fields["text"]), size) == (caps.TEXT, caps.TEXT + 1)
    assert fields["cut"] == CUT.format("20,000", "20,005", "characters")


def test_options_and_captions_are_cut_and_other_lists_are_not():
    many = ["a"] * (caps.OPTIONS + 1)
    fields, _ = excerpt({"options": many, "captions": many, "rows": many})
    assert [len(fields[name]) for name in ("options", "captions", "rows")] == [300, 300, 301]
    assert fields["cut"] == f"{CUT.format('300', '301', 'options')} {CUT.format('300', '301', 'captions')}"


def test_a_chart_shares_its_places_among_its_series():
    count = caps.POINTS
    series = [{"name": name, "values": list(range(count))} for name in "ab"]
    fields, _ = excerpt({"x": list(range(count)), "series": series})
    assert (len(fields["x"]), [len(each["values"]) for each in fields["series"]]) == (2500, [2500, 2500])
    assert fields["cut"] == CUT.format("2,500", "5,000", "places of the chart")
    assert len(series[0]["values"]) == count


def test_numbers_that_json_has_no_digits_for_are_described():
    fields, _ = excerpt({"a": 2**700, "b": float("nan"), "c": 1.5})
    assert fields["a"].startswith("<int") or "digits" in fields["a"]
    assert fields["b"] == {"repr": "nan", "type": "float"}
    assert "cut" not in fields


def test_the_size_of_lists_and_dicts_is_about_that_of_their_texts():
    assert excerpt({"rows": [["abc", 1], {"k": "vw"}]})[1] == 2 + (2 + 3 + 6) + (2 + 1 + 2)
