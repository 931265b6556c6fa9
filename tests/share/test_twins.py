"""The two that make and open links, in Python and in JavaScript, agree to the letter."""

import base64
import json
import subprocess
import zlib
from functools import cache
from pathlib import Path

import pytest

from playground.share import ShareError, link, mixing, read_link, share_link
from tests.node import NODE

HERE = Path(__file__).parent
COUNTER = """import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0

if st.button("Add"):
    st.session_state.count += 1

st.write("Count:", st.session_state.count)
"""
SHARED = [
    {"scripts": [{"name": "app.py", "source": COUNTER}]},
    {"scripts": [{"name": "app.py", "source": ""}]},
    {"scripts": [{"name": "übung.py", "source": 'st.write("é 🎈 \u2028 \ufeff")\r\n\tx = 1'}]},
    {
        "scripts": [{"name": "app.py", "source": COUNTER}, {"name": "pages/two.py", "source": "x = 1"}],
        "name": "Zähler",
        "panes": ["script", "app"],
        "actions": [{"click": "Add"}, {"set": {"label": "Name", "value": "Ada"}}, "rerun"],
        "height": 300,
        "read_only": True,
        "start": "live",
        "predict": {"runs": 2},
        "compare": True,
        "session": "s",
        "lines": [[1, 3], [5, 5]],
        "hidden": 2,
    },
    {
        "scripts": [{"name": "app.py", "source": "import helper"}, {"name": "helper.py", "source": ""}],
        "files": {"logo.png": {"base64": "iVBORw0="}, "empty": {"base64": ""}, "daten/zwei.csv": "é\0\u2028", "a": ""},
    },
]


LONG = {"scripts": [{"name": "app.py", "source": (HERE / "expenses.py").read_text()}]}
KEPT = json.loads((HERE / "links.json").read_text("utf-8"))
"""Links of the format's first day, which must open for ever."""


def link_of(text: bytes, kind="d", size=None, checksum=None):
    squeezed = mixing.squeeze(text) if kind == "m" else link._deflate(text)
    head = (checksum or link._checksum(text)) + link._size(len(text) if size is None else size)
    return f"#r1.{kind}." + base64.urlsafe_b64encode(head + squeezed).decode().rstrip("=")


def bomb():
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"\0\0\x05" + packer.compress(bytes(20_000_000)) + packer.flush()


GOOD = next(kept["link"] for kept in KEPT if kept["link"].startswith("#r1.m."))


@cache
def broken() -> dict[str, str]:
    """Links that cannot be read. Made when the first test asks: squeezing one takes a second."""
    return {
        "another anchor": "#install",
        "a newer version": GOOD.replace("#r1.", "#r2."),
        "an unknown kind": GOOD.replace("r1.m.", "r1.z."),
        "cut short": GOOD[:-9],
        "cut to the head": GOOD[:9],
        "nothing": "#r1.m.",
        "one character of four": GOOD[: len("#r1.m.") + 5],
        "a changed character": GOOD[:30] + ("A" if GOOD[30] != "A" else "B") + GOOD[31:],
        "a strange character": GOOD[:30] + "%" + GOOD[30:],
        "deflate, cut short": link_of(COUNTER.encode(), "d")[:-9],
        "a megabyte": "#r1.m." + "A" * 1_000_000,
        "a size that the data does not have": link_of(b"x", "m", size=50_000),
        "a size that is not so": link_of(COUNTER.encode(), "m", size=4_000_000_000),
        "a bomb": "#r1.d." + base64.urlsafe_b64encode(bomb()).decode().rstrip("="),
        "no UTF-8": link_of(b"\xff\xfe"),
        "no JSON": link_of(b"x = 1\0{"),
        "a list": link_of(b"x = 1\0[]"),
        "scripts without names": link_of(b'x = 1\0{"scripts":[null]}'),
        "more names than scripts": link_of(b'x = 1\0{"scripts":["a.py","b.py"]}'),
        "panes that are none": link_of(b'x = 1\0{"scripts":["a.py"],"panes":"app"}'),
        "lines that are none": link_of(b'x = 1\0{"scripts":["a.py"],"lines":[[1]]}'),
        "files that are a list": link_of(b'x = 1\0{"scripts":["a.py"],"files":["a"]}'),
        "a file that is a number": link_of(b'x = 1\0{"scripts":["a.py"],"files":{"a":1}}'),
        "a file of no base64": link_of(b'x = 1\0{"scripts":["a.py"],"files":{"a":{"base64":"A-=="}}}'),
        "a file of base64 cut short": link_of(b'x = 1\0{"scripts":["a.py"],"files":{"a":{"base64":"AAA"}}}'),
        "a file of base64 and a line's end": link_of(b'x = 1\0{"scripts":["a.py"],"files":{"a":{"base64":"AAA\\n"}}}'),
        "a file of more": link_of(b'x = 1\0{"scripts":["a.py"],"files":{"a":{"base64":"","b":1}}}'),
        "a file of null": link_of(b'x = 1\0{"scripts":["a.py"],"files":{"a":null}}'),
        "a file without a name": link_of(b'x = 1\0{"scripts":["a.py"],"files":{"":"x"}}'),
        "too many files": link_of(
            b'x = 1\0{"scripts":["a.py"],"files":' + json.dumps({str(n): "" for n in range(201)}).encode() + b"}"
        ),
        "a height below nothing": link_of(b'x = 1\0{"scripts":["a.py"],"height":-1}'),
    }


UNMADE = [
    {},
    {"scripts": []},
    {"scripts": [{"name": "app.py"}]},
    {"scripts": [{"name": "app.py", "source": "a\0b"}]},
    {"scripts": [{"name": "app.py", "source": "x" * 200_001}]},
    {"scripts": [{"name": "app.py", "source": "x"}], "panes": ["app", 1]},
]


def sentence(make, given):
    with pytest.raises(ShareError) as caught:
        make(given)
    return str(caught.value)


@pytest.fixture(scope="module")
def javascript():
    asked = [
        *({"make": data} for data in SHARED),
        *({"read": share_link(data)} for data in SHARED),
        *({"read": kept["link"]} for kept in KEPT),
        *({"read": link} for link in broken().values()),
        *({"make": data} for data in UNMADE),
        {"make": LONG},
    ]
    done = subprocess.run(
        [NODE, "--no-warnings", HERE / "twin.mjs"], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answers = iter(json.loads(done.stdout))
    return {
        name: [next(answers) for _ in cases]
        for name, cases in (
            ("made", SHARED),
            ("read", SHARED),
            ("kept", KEPT),
            ("broken", broken()),
            ("unmade", UNMADE),
            ("long", [LONG]),
        )
    }


def test_python_reads_what_it_and_javascript_made(javascript):
    for data, made in zip(SHARED, javascript["made"], strict=True):
        assert made.startswith("#r1.m.")
        assert read_link(made) == data
        assert read_link(share_link(data, "https://example.org/play/")) == data


def test_javascript_reads_what_python_made(javascript):
    assert javascript["read"] == SHARED


def test_links_that_were_ever_made_open(javascript):
    assert [read_link(kept["link"]) for kept in KEPT] == [kept["data"] for kept in KEPT]
    assert javascript["kept"] == [kept["data"] for kept in KEPT]


def test_both_refuse_a_broken_link_in_the_same_words(javascript):
    said = {name: sentence(read_link, link) for name, link in broken().items()}
    assert dict(zip(broken(), (answer["error"] for answer in javascript["broken"]), strict=True)) == said
    assert said["a megabyte"].startswith("This link is too long: 1,000,005 characters")
    assert said["a newer version"].startswith("This link is of version r2")
    assert said["a bomb"] == said["cut short"] == link.CUT
    assert said["panes that are none"] == "This link has a field “panes” that is not a list of names."
    for name in ("files that are a list", "a file of no base64", "a file of more", "too many files"):
        assert (
            said[name] == 'This link has a field “files” that is not a table of files, each a text or {"base64": "…"}.'
        )


def test_both_refuse_what_no_link_can_hold(javascript):
    assert [answer["error"] for answer in javascript["unmade"]] == [sentence(share_link, data) for data in UNMADE]


def test_what_is_empty_and_what_is_unknown_is_left_out():
    more = {"height": None, "panes": [], "predict": False, "name": "", "colour": "red"}
    assert share_link(SHARED[0] | more) == share_link(SHARED[0])


def test_a_script_of_two_hundred_lines_fits_in_two_thousand_characters(javascript):
    (made,) = javascript["long"]
    assert LONG["scripts"][0]["source"].count("\n") == 200
    assert len(made) < 2_000
    assert len(link._written("d", link._deflate(LONG["scripts"][0]["source"].encode()))) > 2_000  # so Python mixes, too
