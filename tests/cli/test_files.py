"""Files that an actions file names by their paths."""

import json
from pathlib import Path

import pytest

from playground.cli.files import with_files
from playground.runtime import ActionError, Session, parse_actions

SCRIPT = """import streamlit as st
files = st.file_uploader("Data", accept_multiple_files=True)
st.text([(file.name, file.type, file.getvalue()) for file in files])
"""


def given(folder: Path, *files: object) -> str:
    return with_files(json.dumps([{"set": {"label": "Data", "value": list(files)}}]), folder)


def test_a_file_is_read_from_the_folder_of_the_actions(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_bytes(b"a,\xff")
    text = given(tmp_path, {"path": "data/a.csv"}, {"name": "b.txt", "text": "b"}, {"path": "data/a.csv", "name": "c"})
    session = Session(SCRIPT)
    session.start()
    shown = session.act(parse_actions(text)[0]).screen[1]["text"]
    assert shown == str(
        [("a.csv", "text/csv", b"a,\xff"), ("b.txt", "text/plain", b"b"), ("c", "application/octet-stream", b"a,\xff")]
    )


def test_a_path_leads_to_a_file_of_that_folder_or_is_refused(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "secret").write_text("secret")
    (inner / "link").symlink_to(tmp_path / "secret")
    for path in ("../secret", str(tmp_path / "secret"), "link"):
        with pytest.raises(ActionError, match=r"Action 1: .* lies outside of the folder of the actions"):
            given(inner, {"path": path})
    with pytest.raises(ActionError, match="Action 1: the file cannot be read: "):
        given(inner, {"path": "gone.csv"})


def test_what_is_no_list_of_actions_is_left_to_who_reads_them(tmp_path: Path) -> None:
    for text in (
        "{",
        "[" * 100_000,
        '{"path": 1}',
        '["path"]',
        '[{"set": "path"}]',
        '[{"set": {"value": {"path": 5}}}]',
    ):
        assert json.dumps(with_files(text, tmp_path)) == json.dumps(text) or json.loads(text) == json.loads(
            with_files(text, tmp_path)
        )
