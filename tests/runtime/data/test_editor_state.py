"""What session state holds of a `st.data_editor`: to be read, not to be changed."""

import copy

import pytest

from playground.runtime.data.editor_state import DataEditorState, ReadOnlyAttributeDictionary


def made() -> DataEditorState:
    return DataEditorState(edited_rows={0: {"a": 1}}, added_rows=[], deleted_rows=[])


def test_it_is_read_by_item_and_by_attribute():
    state = made()
    assert state.edited_rows == state["edited_rows"] == {0: {"a": 1}}
    assert isinstance(state.edited_rows, ReadOnlyAttributeDictionary)
    assert isinstance(state.edited_rows[0], ReadOnlyAttributeDictionary)
    with pytest.raises(AttributeError, match="'DataEditorState' object has no attribute 'nothing'"):
        _ = state.nothing
    with pytest.raises(KeyError):
        _ = state["nothing"]


def set_item(state):
    state["a"] = 1


def set_attribute(state):
    state.a = 1


def set_inside(state):
    state.edited_rows[0]["a"] = 2


def delete(state):
    del state["edited_rows"]


@pytest.mark.parametrize(
    "change",
    [set_item, set_attribute, set_inside, delete, lambda s: s.update(a=1), lambda s: s.pop("a"), lambda s: s.clear()]
    + [lambda s: s.setdefault("a", 1), lambda s: s.popitem(), lambda s: s.__ior__({"a": 1})],
)
def test_it_refuses_to_be_changed(change):
    state = made()
    with pytest.raises(TypeError, match="Widget state is read-only"):
        change(state)
    assert state == made()


def test_copies_are_of_its_kind_and_the_deep_one_is_a_copy():
    state = made()
    shallow, deep = copy.copy(state), copy.deepcopy(state)
    assert type(shallow) is type(deep) is DataEditorState
    assert shallow == deep == state
    assert dict.__getitem__(deep, "added_rows") is not dict.__getitem__(state, "added_rows")
