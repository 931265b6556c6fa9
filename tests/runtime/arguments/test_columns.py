"""What the functions of `st.column_config` return."""

from datetime import date, timedelta

from playground.runtime.arguments import columns


def test_a_column_has_what_was_given_and_no_kind():
    assert columns.Column("A", width="small")["width"] == "small"
    assert "type_config" not in columns.Column("A")


def test_a_kind_has_fields_of_its_own():
    assert columns.NumberColumn(format="%d", min_value=1)["type_config"] == {
        "type": "number",
        "min_value": 1,
        "max_value": None,
        "format": "%d",
        "step": None,
    }


def test_moments_are_texts_and_spans_are_seconds():
    assert columns.DateColumn(default=date(2024, 1, 2))["default"] == "2024-01-02"
    assert columns.TimeColumn(step=timedelta(minutes=5))["type_config"]["step"] == 300


def test_options_have_the_labels_that_the_script_makes():
    made = columns.SelectboxColumn(options=["a"], format_func=str.upper)
    assert made["type_config"]["options"] == [{"value": "a", "label": "A"}]
