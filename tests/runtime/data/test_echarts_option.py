"""The option of an ECharts chart."""

import pytest

from playground.runtime.data.echarts_option import option_of, series_of, written
from playground.runtime.run import errors


class Chart:
    def dump_options(self) -> str:
        return '{"series": [{"type": "line"}]}'


def test_a_dict_a_text_and_an_object_are_options() -> None:
    given = {"series": [{"type": "bar"}]}
    option = option_of(given)
    option["series"][0]["type"] = "line"
    assert given["series"][0]["type"] == "bar", "the script's own dict is left alone"
    assert option_of('{"a": 1}') == {"a": 1}
    assert option_of(Chart()) == {"series": [{"type": "line"}]}


def test_series_are_found_in_all_variants() -> None:
    option = {"series": {"type": "a"}, "media": [{"option": {"series": [{"type": "b"}]}}, 5], "options": [{}]}
    option["baseOption"] = {"series": [{"type": "c"}]}
    assert [each["type"] for each in series_of(option)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("{", "could not be parsed as JSON"),
        ('{"a": function () {}}', "JavaScript callbacks"),
        ({"series": [{"type": "map"}]}, "does not support map charts"),
        ({"series": [{"type": "surface"}]}, "requires the ECharts GL extension"),
        ([], "Provided type: list"),
    ],
)
def test_what_cannot_be_drawn_is_refused(spec: object, said: str) -> None:
    with pytest.raises(errors.StreamlitAPIException, match=said):
        option_of(spec)


def test_what_is_no_json_is_named_with_its_place() -> None:
    with pytest.raises(errors.StreamlitAPIException, match=r"`a\.b\[1\]` is a `set`"):
        written({"a": {"b": [1, {2}]}})
    with pytest.raises(errors.StreamlitAPIException, match="Use `None` for missing or non-finite numbers"):
        written({"a": float("nan")})
