"""A cursor: where the next element of a container goes (rule container-empty)."""

from playground.runtime.place.cursor import Cursor


def test_a_running_cursor_moves_on_with_each_element():
    cursor = Cursor((0, 3))
    assert [cursor.take(), cursor.take(), cursor.path] == [(0, 3, 0), (0, 3, 1), (0, 3, 2)]


def test_a_locked_one_stays():
    cursor = Cursor((0,), 2, locked=True)
    assert [cursor.take(), cursor.take(), cursor.path] == [(0, 2)] * 3


def test_a_copy_moves_on_by_itself_and_counts_by_itself():
    cursor = Cursor((0,), 1)
    cursor.names["tabs"] = 1
    copied = cursor.copy()
    cursor.take()
    cursor.names["tabs"] = 2
    assert (copied.path, copied.names, copied.locked) == ((0, 1), {"tabs": 1}, False)


def test_what_was_written_has_a_cursor_that_stays_at_its_place():
    cursor = Cursor((0,))
    locked = cursor.locked_to(cursor.take())
    assert (locked.path, locked.locked, cursor.path) == ((0, 0), True, (0, 1))
    assert locked.locked_to((9, 9)) is locked
