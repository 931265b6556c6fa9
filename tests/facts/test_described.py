"""Values that JSON has no form for."""

from playground.facts.described import is_described, is_table

TABLE = {"repr": "DataFrame of 1 row", "type": "DataFrame", "table": {}, "digest": "0"}


def test_a_described_value_is_told_from_a_scripts_own_dict():
    assert is_described({"repr": "<object>", "type": "object"})
    assert is_described(TABLE)
    assert is_table(TABLE)
    assert not is_table({"repr": "<object>", "type": "object"})
    assert not any(map(is_described, ({"repr": "x"}, {"repr": "x", "type": "y", "z": 1}, [], "x", None)))
