"""Files in actions, and what the server has of them."""

import pytest

from playground.runtime.browser.refusal import ValueRefused
from playground.runtime.browser.uploads import (
    FileValue,
    Uploads,
    files_of,
    held,
    told,
    upload_address,
    written,
)

ONE = {"type": "file_uploader", "accept": "one", "types": [], "max_mb": 1, "value": None}
MANY = {**ONE, "accept": "multiple", "value": []}
A = FileValue("a.csv", "text/csv", b"a,b\n")
BINARY = FileValue("b.bin", "application/octet-stream", b"\0\xff")


def test_a_file_comes_with_its_text_or_its_bytes():
    assert files_of(ONE, {"name": "a.csv", "text": "a,b\n"}) == A
    assert files_of(ONE, {"name": "b.bin", "base64": "AP8="}) == BINARY
    assert files_of(ONE, {"name": "a.csv", "type": "x/y", "text": ""}) == FileValue("a.csv", "x/y", b"")
    assert files_of(ONE, None) is None
    assert files_of(MANY, None) == []
    assert files_of(MANY, [A.to_json(), BINARY.to_json()]) == [A, BINARY]


def test_what_is_told_of_a_file_never_holds_its_bytes():
    secret = FileValue("a.csv", "text/csv", b"secret")
    assert "secret" not in repr(secret)
    assert told([secret]) == [{"name": "a.csv", "type": "text/csv", "size": 6, "digest": secret.digest}]
    assert told({"price": 3}) == {"price": 3}


def test_a_file_is_written_so_that_it_can_be_given_again():
    assert [files_of(MANY, written([A, BINARY]))] == [[A, BINARY]]
    assert written(FileValue("t", "", b"a\0"))["base64"] == "YQA="  # a null is no text


def test_what_a_large_file_holds_is_left_out_where_only_small_ones_are_kept():
    assert written([A, FileValue("big", "", b"x" * 9)], 8)[1].keys() == {"name", "type", "size", "digest"}
    with pytest.raises(ValueRefused, match="Choose it again"):
        files_of(MANY, written([FileValue("big", "", b"x" * 9)], 8))


def test_a_file_that_stays_is_named_without_what_it_holds():
    uploads = Uploads()
    value = uploads.send([A, BINARY], [])
    there = {**MANY, "value": value}
    assert files_of(there, [{"name": "b.bin"}]) == [value[1]]
    assert files_of(there, told(value)) == value
    with pytest.raises(ValueRefused, match=r"has no file 'b\.bin' that could stay"):
        files_of(there, [{"name": "b.bin"}, {"name": "b.bin"}])
    with pytest.raises(ValueRefused, match="that could stay"):
        files_of(there, [{"name": "b.bin", "size": 5}])


def test_the_server_forgets_what_the_page_takes_back_and_gives_each_upload_a_name_of_its_own():
    uploads = Uploads()
    first = uploads.send([A, BINARY], [])
    second = uploads.send([first[1], A], first)
    assert uploads.get(first[0]["id"]) is None
    assert uploads.get(first[1]["id"]) is BINARY
    assert second[1]["id"] not in {each["id"] for each in first}
    assert uploads.about(second[1]["id"]) == second[1]
    assert upload_address("x") == "/upload/x"
    assert Uploads().send(A, None)["id"] == first[0]["id"]  # a session that is done again has the same names


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("a.csv", 'takes files such as {"name"'),
        ({"text": "a"}, 'takes files such as {"name"'),
        ({"name": "", "text": "a"}, "with a name of up to 1,000 characters"),
        ({"name": "a" * 1001, "text": "a"}, "with a name of up to 1,000 characters"),
        ({"name": "a\0", "text": "a"}, "none of them null"),
        ({"name": "a", "text": 1}, 'with a "text" or a "base64"'),
        ({"name": "a", "text": "a", "base64": "YQ=="}, 'with a "text" or a "base64"'),
        ({"name": "a", "base64": "%"}, "and that is none"),
        ({"name": "a", "type": 1, "text": ""}, '"type" is a text'),
        ({"name": "a", "text": "x" * 1_000_001}, "File must be 1.0MB or smaller."),
        ([A.to_json(), A.to_json()], "Only one file is allowed."),
    ],
)
def test_what_is_no_file_is_refused_in_words(value, words):
    with pytest.raises(ValueRefused) as refused:
        files_of(ONE, value)
    assert words in str(refused.value)
    assert len(str(refused.value)) < 400


def test_no_more_files_are_taken_than_each_step_can_tell_of():
    with pytest.raises(ValueRefused, match="1,000 files at most"):
        files_of(MANY, [A] * 1001)


def test_a_device_records_its_own_kind_of_file_whatever_that_says_of_itself():
    camera = {**ONE, "type": "camera_input", "types": [".jpg"]}
    assert files_of(camera, {"name": "a.jpg", "type": "text/html", "text": ""}).type == "image/jpeg"


def test_new_files_of_a_value():
    assert held([A, {"id": "1"}]) == [A]
    assert held(A) == [A]
    assert held("a") == []
