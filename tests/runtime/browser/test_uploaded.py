"""`UploadedFile`: bytes to read, equal by upload."""

import copy
import io

from playground.runtime.browser.uploaded import DeletedFile, UploadedFile, describe, opened
from playground.runtime.browser.uploads import FileValue, Uploads

RECORD = FileValue("a.csv", "text/csv", b"abc")


def test_it_is_read_like_a_file():
    file = UploadedFile(RECORD, "1")
    assert isinstance(file, io.BytesIO)
    assert (file.name, file.type, file.size, file.file_id) == ("a.csv", "text/csv", 3, "1")
    assert (file.read(2), file.read(), file.read(), file.getvalue()) == (b"ab", b"c", b"", b"abc")


def test_two_are_equal_when_they_are_of_one_upload():
    one, same, other = UploadedFile(RECORD, "1"), UploadedFile(RECORD, "1"), UploadedFile(RECORD, "2")
    one.read()
    assert one == same != other
    assert len({one, same, other}) == 2
    assert one != "1"


def test_a_copy_stands_where_the_file_stood():
    file = UploadedFile(RECORD, "1")
    file.read(1)
    twin = copy.deepcopy(file)
    assert (twin, twin.read(), file.tell(), twin.name) == (file, b"bc", 1, "a.csv")


def test_what_was_taken_back_is_a_deleted_file():
    uploads = Uploads()
    sent = uploads.send([RECORD], [])
    assert [type(each) for each in opened(uploads, sent)] == [UploadedFile]
    assert opened(uploads, None) == []
    assert opened(uploads, {"id": "gone"}) == [DeletedFile("gone")]


def test_session_state_tells_of_it_in_words():
    file = UploadedFile(RECORD, "1")
    assert describe(file) == {"repr": "a.csv, 3 bytes, text/csv", "type": "UploadedFile", "id": "1"}
    assert describe(io.BytesIO(b"abc")) is None
    file.name = 5
    assert describe(file) is None
    file.name = "a" * 5000
    assert len(describe(file)["repr"]) < 300
