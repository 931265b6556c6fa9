"""The files beside a script: names that are one, what is in them, and how much there may be."""

import os
from base64 import b64encode

import pytest

from playground.facts import files
from playground.facts.files import FilesError, checked, data_of, fault_of, file_of, write


@pytest.mark.parametrize(
    "name",
    [
        "app.py",
        "data/prices 2026.csv",
        "pages/1_📈_Plots.py",
        "pages/👩‍💻 Code.py",
        "Über uns (neu).md",
        ".streamlit/secrets.toml",
        ".streamlit/config.toml",
        "a/b/c/d/e/f.txt",
    ],
)
def test_names_that_a_file_may_have(name):
    assert fault_of(name) == ""


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "needs a name"),
        ("a/", "needs a name"),
        ("a//b.py", "needs a name"),
        ("/etc/passwd", "needs a name"),
        ("../x", "begin with a dot"),
        ("data/../../x", "begin with a dot"),
        (".streamlit/../x", "begin with a dot"),
        (".streamlit/.env", "begin with a dot"),
        (".streamlit", "begin with a dot"),
        (".git/config", "begin with a dot"),
        ("data/.hidden", "begin with a dot"),
        ("C:\\x.py", "not every system"),
        ("a\n.py", "not every system"),
        ("a\x00.py", "not every system"),
        ("a\u202e.py", "not every system"),
        ("<img src=x>.py", "not every system"),
        ("x" * 101, "more than 100 signs"),
        ("a/b/c/d/e/f/g.txt", "more than 5 folders"),
    ],
)
def test_other_names_are_refused_with_the_reason(name, why):
    assert why in fault_of(name)
    with pytest.raises(FilesError, match="cannot be the name of a file"):
        checked({name: ""})


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (["a.py"], "by their names"),
        ({3: ""}, "by their names"),
        ({"a.py": 3}, "needs a text"),
        ({"a.bin": {"base64": 3}}, "needs a text"),
        ({"a.bin": {"base64": "", "more": ""}}, "needs a text"),
        ({"a.bin": {"base64": "é"}}, "not in base64"),
        ({"a.bin": {"base64": "AA="}}, "not in base64"),
        ({f"a{n}.py": "" for n in range(51)}, "These are 51 files: 50 are the most"),
        ({"data": "", "data/a.csv": ""}, "'data' is a file, so it cannot be the folder of 'data/a.csv'"),
    ],
)
def test_what_is_no_files_is_refused_in_words(given, why):
    with pytest.raises(FilesError, match=why):
        checked(given)


def test_all_files_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(files, "MOST_BYTES", 1_000_000)
    half = b64encode(b"x" * 500_000).decode()
    assert checked({"a.bin": {"base64": half}, "b.txt": "x" * 500_000})
    with pytest.raises(FilesError, match=r"more than 1 MB together, which is the most: leave out 'c.txt'"):
        checked({"a.bin": {"base64": half}, "b.txt": "x" * 500_000, "c.txt": "é"})


def test_a_file_is_its_text_where_it_has_one_and_base64_otherwise():
    assert file_of("a,é\r\n".encode()) == "a,é\r\n"
    assert file_of(b"\x89PNG\xff") == {"base64": "iVBOR/8="}
    for data in (b"", b"text\r\n", os.urandom(20) + b"\xff"):
        assert data_of(file_of(data)) == data


def test_files_are_written_with_their_folders(tmp_path):
    write(tmp_path, {"pages/one.py": "x = 1\r\n", "a.bin": {"base64": "AP8="}, ".streamlit/config.toml": ""})
    assert (tmp_path / "pages" / "one.py").read_bytes() == b"x = 1\r\n"
    assert (tmp_path / "a.bin").read_bytes() == b"\x00\xff"
    assert (tmp_path / ".streamlit" / "config.toml").is_file()
