"""What a browser hands in is read in Python, and both write JSON in the same one way."""

import json
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from playground.share.work import WorkError, canonical, checksum, lesson_version, read_work
from tests.node import NODE

LESSON = {
    "lesson": "from-the-top/a-click-is-a-rerun",
    "title": "A click is a rerun",
    "version": "0123456789ab",
    "file": "start.py",
    "script": 'import streamlit as st\n\nst.write("é 🎈 \u2028")\n',
    "files": {"data.bin": {"base64": "AAE="}},
    "actions": [{"set": {"label": "Rate", "value": 1e-7}}, {"set": {"label": "Many", "value": [1e21, 0.1, -0.5, 3]}}],
    "checks": [{"at": "2026-11-29T11:00:00.000Z", "passed": True}],
    "tries": 3,
    "hints": 1,
    "solution": False,
    "seconds": 312,
    "begun": "2026-11-29T10:50:00.000Z",
}
WORK = {"name": "Ada Łovelace", "playground": "0.1", "saved": "2026-11-29T11:00:00.000Z", "lessons": [LESSON]}
NUMBERS = [0, -0.0, 1, -1, 1.5, 0.1, 1e-6, 1.5e-6, 1e-7, 1.25e-9, 1e20, 1e21, 1.5e300, 123456789012345680000, 2**53]
VALUES: list[Any] = [
    NUMBERS,
    {"b": 1, "a": [True, False, None], "ä": {}, "\ue000": 1, "😀": 2, "": []},
    '"\\\b\f\n\r\t\x1f\x7f/\u2028é😀',
]


def javascript(*asked: Any) -> list[str]:
    command = [NODE, Path(__file__).parent / "work_twin.mjs"]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_python_reads_what_javascript_has_written():
    (text,) = javascript({"work": WORK})
    data = read_work(text)
    assert data["lessons"] == [LESSON]
    assert (data["name"], data["format"]) == ("Ada Łovelace", 1)


@pytest.mark.parametrize("value", VALUES, ids=["numbers", "objects", "texts"])
def test_both_write_json_in_the_same_way(value):
    assert javascript({"data": value}) == [canonical(value)]


def test_any_json_tool_makes_the_checksum_where_no_number_has_an_exponent():
    lesson = LESSON | {"actions": [{"set": {"label": "Rate", "value": 0.25}}]}
    data = json.loads(javascript({"work": WORK | {"lessons": [lesson]}})[0])
    told = data.pop("checksum")
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert told == f"sha256:{sha256(text.encode()).hexdigest()}"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace('"tries": 3', '"tries": 1'), "was changed since it was saved"),
        (lambda text: text[:-9], "is not JSON, or was cut short"),
        (lambda text: "[1]", 'it does not say "kind"'),
        (lambda text: text.replace('"format": 1', '"format": 2'), "is of another format"),
        (lambda text: text.replace('"tries": 3', '"tries": NaN'), "is not JSON"),
        (lambda text: "[" * 100_000, "is not JSON"),
        (lambda text: text.replace('"tries": 3', f'"tries": {"[" * 3000}{"]" * 3000}'), "is no work: "),
    ],
)
def test_what_is_no_work_is_told(change, said):
    (text,) = javascript({"work": WORK})
    with pytest.raises(WorkError, match=said):
        read_work(change(text))


def test_a_lesson_has_another_version_when_its_check_or_its_start_has_changed():
    versions = {lesson_version("a", "b"), lesson_version("a", "c"), lesson_version("b", "b"), lesson_version("ab", "")}
    assert len(versions) == 4
    assert checksum({"check": "a", "start": "b"}).startswith(f"sha256:{lesson_version('a', 'b')}")
