"""What a browser makes of the address for `bind="query-params"`: both engines share this model of it."""

from __future__ import annotations

import pytest

from playground.runtime.browser.address import keep_only, with_value


@pytest.mark.parametrize(
    ("kind", "value", "default", "address"),
    [
        ("text_input", "a b&c*~", "", "k=a+b%26c%2A~"),
        ("text_input", "", "a", "k="),
        ("text_input", "", "", ""),
        ("text_input", None, None, ""),
        ("checkbox", True, False, "k=true"),
        ("checkbox", False, True, "k=false"),
        ("number_input", 5.0, 1.0, "k=5"),
        ("number_input", 1e-7, 1.0, "k=1e-7"),
        ("number_input", 1e-06, 1.0, "k=0.000001"),
        ("number_input", 1.5e21, 1.0, "k=1.5e%2B21"),
        ("number_input", None, 1, ""),
        ("number_input", None, None, ""),
        ("slider", [1, 2.5], [0, 1], "k=1&k=2.5"),
        ("slider", [0, 1], [0.0, 1.0], ""),
        ("slider", "2026-01-31T09:30", "2026-01-01T00:00", "k=2026-01-31T09%3A30"),
        ("slider", "23:59:59.999999", "00:00", "k=23%3A59%3A59"),
        ("multiselect", ["b", "", "a"], [], "k=b&k=a"),
        ("pills", [], ["a"], "k="),
        ("select_slider", "b", "a", "k=b"),
        ("date_input", ["2026-01-01", "2026-01-02"], [], "k=2026-01-01&k=2026-01-02"),
        ("date_input", None, None, ""),
        ("datetime_input", None, None, "k="),
        ("feedback", 0, "", "k=0"),
        ("feedback", "", 3, "k="),
        ("selectbox", None, None, ""),
    ],
)
def test_a_value_in_the_address(kind, value, default, address):
    assert with_value("", "k", kind, value, default) == address


def test_other_parameters_stay_sorted_and_those_without_a_value_go():
    assert with_value("z=1&a&m=2&m=3&e=", "k", "checkbox", True, False) == "e=&k=true&m=2&m=3&z=1"
    assert with_value("z=1&k=true&b=x+y", "k", "checkbox", False, False) == "b=x+y&z=1"


def test_another_page_of_the_app_keeps_what_is_bound():
    assert keep_only("z=1&b=2&a=3&a=4", {"a", "b", "none"}) == "a=3&a=4&b=2"
