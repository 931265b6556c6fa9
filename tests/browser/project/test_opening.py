"""Folders, archives and files that a reader brings become the project; what is left out is told, nothing is lost."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playgrounds import PlaygroundPane, still_playground
from tests.browser.projects import (
    FIVE,
    NAMES,
    PNG,
    arrived,
    drop,
    editor,
    open_zip,
    opening,
    payload,
    tab,
    tabs,
    zipped,
)

LIMITS = "globalThis.rerunFolderLimits = {limits};"
MINE = "import streamlit as st\nst.write('mine')\n"


@pytest.fixture
def play(still_page: Page) -> PlaygroundPane:
    """A page to play on, with a script of the reader's; Python never starts."""
    playground = still_playground(still_page)
    playground.type_script(MINE)
    return playground


def limited(open_page: Callable[..., Page], **limits: int) -> PlaygroundPane:
    """The same with lower limits."""
    page = open_page(python=False)
    page.add_init_script(LIMITS.format(limits=limits))
    playground = still_playground(page)
    playground.type_script(MINE)
    return playground


def hostile() -> bytes:
    """An archive of what no project may have, beside a script."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("shop/app.py", "import streamlit as st\n")
        archive.writestr("shop/<img src=x onerror=document.title='owned'>.py", "x = 1")
        archive.writestr("shop/../../evil.py", "x = 1")
        archive.writestr("/etc/passwd", "x")
        archive.writestr("__MACOSX/shop/._app.py", b"\0")
        archive.writestr("shop/.git/config", "x")
        archive.writestr("shop/notes.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("shop/notes.txt", "two")
        link = zipfile.ZipInfo("shop/link.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("shop/back_slash.py", "x = 1")
    data = out.getvalue()
    return data.replace(b"shop/back_slash.py", b"shop\\back_slash.py")


def understated() -> bytes:
    """An archive whose table says that it has 100 bytes, and unpacks to forty megabytes."""
    data = bytearray(zipped({"app.py": "import streamlit as st\n", "bomb.csv": b"a" * 40_000_000}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 100)
    assert len(data) < 100_000
    return bytes(data)


def locked() -> bytes:
    """An archive whose second file needs a password."""
    data = bytearray(zipped({"app.py": "import streamlit as st\n", "key.txt": "x"}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
    return bytes(data)


def expect_mine_among_versions(play: PlaygroundPane) -> None:
    play.button("Show that version").click()
    expect(editor(play)).to_contain_text("st.write('mine')")
    expect(tabs(play)).to_have_count(0)


def test_a_zip_is_chosen(play: PlaygroundPane) -> None:
    told = open_zip(play, zipped(FIVE))
    expect(told).to_contain_text("app.py came with shop.zip, with 4 files beside it, and has not been run.")
    expect(tabs(play)).to_have_text(NAMES)
    expect(editor(play)).to_contain_text("from prices import total")
    expect_mine_among_versions(play)
    play.button("Show that version").click()
    expect(tabs(play)).to_have_text(NAMES)


def test_a_zip_is_dropped(play: PlaygroundPane) -> None:
    drop(play.page, {"shop.zip": zipped(FIVE, folder="")})
    expect(arrived(play)).to_contain_text("app.py came with shop.zip, with 4 files beside it")
    expect(tabs(play)).to_have_text(NAMES)


def test_a_folder_is_chosen(play: PlaygroundPane, tmp_path: Path) -> None:
    for name, content in {**FIVE, ".git/config": "x", ".streamlit/config.toml": "[theme]\n"}.items():
        path = tmp_path / "shop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    opening(play).get_by_label("A folder").set_input_files(tmp_path / "shop")
    expect(arrived(play)).to_contain_text("app.py came with the folder shop, with 5 files beside it")
    expect(arrived(play)).to_contain_text("Left out, as no app needs them: shop/.git.")
    expect(tabs(play)).to_have_text([*NAMES, ".streamlit/config.toml"])


def test_files_are_dropped_and_more_of_them_join_the_project(play: PlaygroundPane) -> None:
    drop(play.page, {"app.py": b"import streamlit as st\n", "data.csv": b"a\n"})
    expect(arrived(play)).to_contain_text("app.py came with your files, with a file beside it")
    arrived(play).get_by_role("button", name="Close").click()
    drop(play.page, {"logo.png": PNG, "data.csv": b"b\n"})
    said = play.pane("Script")
    expect(said).to_contain_text("Added: data.csv, logo.png. In the place of what was there: data.csv.")
    expect(tabs(play)).to_have_text(["▸app.py", "data.csv", "logo.png"])
    tab(play, "data.csv").click()
    expect(editor(play)).to_contain_text("b")
    said.get_by_role("button", name="Undo").click()
    expect(tabs(play)).to_have_text(["▸app.py", "data.csv"])
    tab(play, "data.csv").click()
    expect(editor(play)).to_contain_text("a")


def test_files_are_added_by_a_chooser(play: PlaygroundPane) -> None:
    play.button("Add a file").click()
    asked = play.region.get_by_role("dialog", name="Add a file")
    asked.get_by_label("Or from your disk").set_input_files([payload("logo.png", PNG), payload(".env", b"x")])
    expect(play.pane("Script")).to_contain_text("Added: logo.png. .env is left out.")
    expect(tabs(play)).to_have_text(["▸play.py", "logo.png"])


def test_what_no_project_may_have_is_left_out_and_told(play: PlaygroundPane) -> None:
    told = open_zip(play, hostile())
    expect(told).to_contain_text("app.py came with shop.zip, with a file beside it, and has not been run.")
    expect(told).to_contain_text("Left out, as no app needs them: __MACOSX, shop/.git.")
    told.get_by_text("6 files are left out").click()
    expect(told.get_by_role("listitem")).to_have_count(6)
    for words in (
        "shop/../../evil.py leads out of its folder",
        "/etc/passwd has a path that begins at the root of a disk",
        "shop\\back_slash.py has a backslash in its name",
        "shop/link.txt is a symbolic link",
        "<img src=x onerror=document.title='owned'>.py is no name for a file here",
        "notes.txt stands there twice: the first one is taken",
    ):
        expect(told).to_contain_text(words)
    expect(told.locator("img")).to_have_count(0)
    assert play.page.title() != "owned"
    tab(play, "notes.txt").click()
    expect(editor(play)).to_contain_text("one")
    expect_mine_among_versions(play)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (understated(), "bomb.csv unpacks to more than the archive says: it was stopped."),
        (locked(), "key.txt is locked with a password."),
    ],
    ids=["understated", "locked"],
)
def test_a_file_that_cannot_be_unpacked_is_left_out(play: PlaygroundPane, data: bytes, words: str) -> None:
    told = open_zip(play, data)
    told.get_by_text("1 file is left out").click()
    expect(told).to_contain_text(words)
    expect(editor(play)).to_contain_text("import streamlit")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\3\4 or not", "shop.zip is no ZIP archive that can be read here"),
        (zipped(FIVE)[:-40], "shop.zip is no ZIP archive that can be read here"),
        (zipped({"data.csv": "a"}), "There is no Python script in shop.zip"),
        (zipped({}), "There is no Python script in shop.zip"),
    ],
    ids=["no archive", "cut short", "no script", "empty"],
)
def test_an_archive_that_cannot_be_opened_changes_nothing(play: PlaygroundPane, data: bytes, words: str) -> None:
    told = open_zip(play, data)
    expect(told.get_by_role("alert")).to_contain_text(words)
    expect(editor(play)).to_contain_text("st.write('mine')")


def test_of_too_many_files_and_bytes_the_scripts_are_taken(open_page: Callable[..., Page]) -> None:
    play = limited(open_page, files=3, bytes=1000, total=1500, seen=8)
    files = {"app.py": "import streamlit as st\n", "b.py": "x = 1\n", "big.csv": "a" * 1001, "c.csv": "x", "d.csv": "y"}
    told = open_zip(play, zipped(files))
    expect(tabs(play)).to_have_text(["▸app.py", "b.py", "c.csv"])
    told.get_by_text("2 files are left out").click()
    expect(told).to_contain_text("big.csv is one too many: a project has 3 files at most.")
    told = open_zip(play, zipped({"app.py": "import streamlit as st\n", "big.csv": "a" * 1001}))
    told.get_by_text("1 file is left out").click()
    expect(told).to_contain_text("big.csv is too large: it has 1.0 kB, and a file may have 1.0 kB.")
    told = open_zip(play, zipped({f"m{number}.py": "" for number in range(9)}))
    expect(told.get_by_role("alert")).to_contain_text("There are 9 files in shop.zip, and 8 are the most")
    expect(editor(play)).to_contain_text("import streamlit as st")


def test_a_file_of_two_hundred_megabytes_is_not_read(play: PlaygroundPane) -> None:
    drop(play.page, {"app.py": b"import streamlit as st\n", "data.csv": b"a"}, **{"huge.bin": 200})
    told = arrived(play)
    expect(told).to_contain_text("app.py came with your files, with a file beside it")
    told.get_by_text("1 file is left out").click()
    expect(told).to_contain_text("huge.bin is too large: it has 200 MB, and a file may have 10 MB.")
    expect(tabs(play)).to_have_text(["▸app.py", "data.csv"])
