"""What of a widget's identity changed."""

from playground.runtime.trace.reasons.identity import Identity, is_same


def changes(before: Identity, after: Identity):
    return list(before.changes(after))


def test_without_a_key_every_argument_counts_and_the_place():
    before = Identity(None, {"label": "A", "options": ("a",)}, (), "", 0)
    after = Identity(None, {"label": "A", "options": ("a", "b")}, (), "f", 1)
    assert changes(before, after) == [
        ("options", ["a"], ["a", "b"]),
        ("form", "", "f"),
        ("place", "main", "sidebar"),
    ]


def test_with_a_key_only_some_count():
    before = Identity("k", {"label": "A", "step": 1}, ("step",))
    assert changes(before, Identity("k", {"label": "B", "step": 1}, ("step",))) == []
    assert changes(before, Identity("k", {"label": "A", "step": 1.0}, ("step",))) == [("step", 1, 1.0)]


class Asked:
    """An argument that must not be asked whether it equals another."""

    def __eq__(self, other):
        raise AssertionError

    __hash__ = object.__hash__

    def __repr__(self):
        return "Asked()"


def test_a_script_is_not_asked_whether_its_objects_are_equal():
    assert is_same(Asked(), Asked())
    assert is_same([Asked()], [Asked()])
    assert not is_same([Asked()], [1])


def test_a_number_of_another_type_is_another_argument():
    assert not is_same(1, True)
    assert not is_same([1], [1.0])
    assert is_same((1, "a"), (1, "a"))


def test_what_counts_has_the_names_of_a_call():
    slider = {"label": "A", "min_value": 0, "width": "stretch", "value": 1}
    assert Identity(None, slider).counted == ("label", "value", "min_value", "width")
    assert Identity("k", slider, ("min_value",)).counted == ("min_value",)
    pills = {"label": "A", "click_mode": 1, "style": "pills"}
    assert Identity(None, pills).counted == ("label", "selection_mode")
    assert Identity("FormSubmitter:f-Send", {"label": "Send"}).counted == ("label",)


def test_of_an_editor_with_a_key_its_table_counts_in_brief():
    table = {"data": [1], "data_signature": "x", "num_rows": "fixed"}
    assert Identity(None, table).counted == ("data", "num_rows")
    assert Identity("k", table, ("data_signature", "num_rows")).counted == ("data_signature", "num_rows")
