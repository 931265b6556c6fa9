"""Which files a widget takes, and the words for others."""

import pytest

from playground.runtime.arguments.upload_types import check_name, kind_of, normalized, refusal
from playground.runtime.run.errors import StreamlitAPIException

MB = 1_000_000


def test_what_a_script_writes_becomes_kinds_and_endings():
    assert normalized("csv") == [".csv"]
    assert normalized(["image", " PDF ", "", "text/CSV"]) == ["image/*", "text/csv", ".pdf"]
    assert normalized([".htm"]) == [".htm", ".html"]
    assert normalized("mpeg4") == [".mpeg4", ".mp4"]


@pytest.mark.parametrize(
    ("name", "kind", "allowed"),
    [
        ("a.CSV", "", [".csv"]),
        ("a.tar.gz", "", [".tar.gz"]),
        ("a", "image/webp", ["image/*"]),
        ("a", "Text/CSV", ["text/csv"]),
        ("a.pdf", "", ["image/*", ".pdf"]),
        ("a.exe", "", []),
    ],
)
def test_what_fits_is_sent(name, kind, allowed):
    assert refusal(name, kind, 1, allowed, MB) == ""


def test_what_does_not_fit_is_refused_in_the_words_of_streamlits_page():
    assert refusal("a.txt", "text/plain", 1, [".csv"], MB) == "text/plain files are not allowed."
    assert refusal("a.csv", "text/csv", MB + 1, [".csv"], MB) == "File must be 1.0MB or smaller."
    assert refusal("a.csv", "text/csv", MB, [".csv"], MB) == ""
    both = refusal("a.txt", "text/plain", MB + 1, ["image/*"], MB)
    assert both == "text/plain files are not allowed. File must be 1.0MB or smaller."


def test_a_name_that_the_page_should_not_have_sent_is_an_error():
    with pytest.raises(StreamlitAPIException, match=r"Invalid file extension: `\.txt`\. Allowed: \['\.csv'\]"):
        check_name("a.txt", [".csv"])
    with pytest.raises(StreamlitAPIException, match="null bytes"):
        check_name("a\0.csv", [".csv"])
    check_name("a.txt", [".csv", "text/plain"])
    check_name("a.txt", [])


def test_the_kind_of_a_file_does_not_depend_on_the_machine():
    assert (kind_of("a.csv"), kind_of("a.JPG"), kind_of("a.unheard")) == ("text/csv", "image/jpeg", "")
