"""Which scripts are served, and what lies beside them; what is left out is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from playground.demo import files
from playground.local import scripts
from playground.local.scripts import Found, ScriptsError, served

APP = "import streamlit as st\n"


def write(folder: Path, **texts: str | bytes) -> Path:
    """Files by their names, `__` for a dot and `_in_` for a slash."""
    for name, text in texts.items():
        path = folder / name.replace("_in_", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def names(found: Found) -> list[str]:
    return [script.name for script in found.scripts]


def test_one_script_with_what_lies_beside_it(tmp_path: Path):
    write(
        tmp_path, demo__py=APP, helper__py="X = 1\n", data_in_sales__csv="a\n", other__py=APP, picture__png=b"\x89PNG\0"
    )
    found = served([tmp_path / "demo.py"]).read()
    assert names(found) == ["demo.py"]
    packed = {"base64": "iVBORwA="}
    assert found.files == {"helper.py": "X = 1\n", "data/sales.csv": "a\n", "other.py": APP, "picture.png": packed}
    assert not found.left_out
    assert found.folder == tmp_path.name


def test_a_project_has_its_pages_its_secrets_and_its_lines_as_they_are(tmp_path: Path):
    write(tmp_path, app__py=APP, pages_in_one__py=APP, windows__txt="a\r\nb")
    for name in (".streamlit/secrets.toml", ".git/config", "pages/.hidden", "pages/.streamlit/x.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x = 1")
    (tmp_path / "pages" / "2_📈_Two.py").write_text(APP)
    found = served([tmp_path]).read()
    assert names(found) == ["app.py"]
    assert set(found.files) == {"pages/one.py", "pages/2_📈_Two.py", ".streamlit/secrets.toml", "windows.txt"}
    assert found.files["windows.txt"] == "a\r\nb"


def test_files_that_are_too_much_together_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(files, "PACKED", 1_000_000)
    write(tmp_path, app__py=APP, a__bin=b"\xff" * 600_000, b__bin=b"\xff" * 600_000)
    found = served([tmp_path]).read()
    assert set(found.files) == {"a.bin"}
    assert dict(found.left_out) == {"b.bin": "the files have more than 1 MB together"}


def test_a_folder_has_its_apps_and_their_modules(tmp_path: Path):
    write(
        tmp_path,
        zoo__py=APP,
        app__py=APP + "from helper import x\nimport parts.one as o, tools\n",
        helper__py=APP,
        tools__py="",
        parts_in_one__py=APP,
        setup__py="import setuptools\n",
    )
    found = served([tmp_path]).read()
    assert names(found) == ["app.py", "zoo.py"], "the likeliest first"
    assert set(found.files) == {"helper.py", "tools.py", "parts/one.py", "setup.py"}


def test_scripts_that_use_no_streamlit_or_each_other_are_scripts_still(tmp_path: Path):
    assert names(served([write(tmp_path / "plain", a__py="print(1)")]).read()) == ["a.py"]
    circle = write(tmp_path / "circle", a__py=APP + "import b", b__py=APP + "import a")
    assert names(served([circle]).read()) == ["a.py", "b.py"]


def test_a_folder_may_be_empty_until_a_script_is_saved(tmp_path: Path):
    serves = served([tmp_path])
    assert names(serves.read()) == []
    write(tmp_path, app__py="")
    assert [(script.name, script.source) for script in serves.read().scripts] == [("app.py", "")]


def test_a_folder_that_is_gone_is_named(tmp_path: Path):
    serves = served([write(tmp_path / "mine", app__py=APP)])
    (tmp_path / "mine").rename(tmp_path / "yours")
    assert [name for name, _ in serves.read().left_out] == ["mine"]
    (tmp_path / "yours").rename(tmp_path / "mine")
    assert names(serves.read()) == ["app.py"]


def test_a_script_stays_one_while_it_is_written_anew(tmp_path: Path):
    serves = served([write(tmp_path, app__py=APP, second__py=APP)])
    serves.read()
    write(tmp_path, second__py="")
    assert names(serves.read()) == ["app.py", "second.py"]


def test_scripts_of_the_same_name_are_told_apart_by_their_folders(tmp_path: Path):
    write(tmp_path, one_in_app__py=APP, one_in_mine__txt="1", two_in_app__py=APP, two_in_mine__txt="2", apart__txt="")
    found = served([tmp_path / "one" / "app.py", tmp_path / "two" / "app.py"]).read()
    assert names(found) == ["one/app.py", "two/app.py"]
    assert found.files == {"one/mine.txt": "1", "two/mine.txt": "2"}


def test_a_script_that_is_no_text_or_gone_is_told(tmp_path: Path):
    write(tmp_path, app__py=APP, latin__py=b"x = '\xe9'", gone__py="")
    serves = served([tmp_path / name for name in ("app.py", "latin.py", "gone.py")])
    (tmp_path / "gone.py").unlink()
    found = serves.read()
    assert names(found) == ["app.py"]
    assert dict(found.left_out) == {
        "latin.py": "it is no text in UTF-8 (byte 5), and names no other encoding",
        "gone.py": "it is not there any more: what you see is how it was last",
    }


def test_a_script_in_an_encoding_that_it_names_is_no_stranger_to_its_folder(tmp_path: Path):
    write(
        tmp_path,
        app__py=(APP + "# \xe9").encode("latin-1"),
        other__py=b"# coding: latin-1\n" + (APP + "# \xe9").encode("latin-1"),
    )
    found = served([tmp_path]).read()
    assert names(found) == ["other.py"]
    assert [name for name, _ in found.left_out] == ["app.py"]


def test_a_link_leads_nowhere_else(tmp_path: Path):
    write(tmp_path, out_in_secret__py="SECRET", out_in_secret__txt="SECRET", in_in_app__py=APP)
    folder = tmp_path / "in"
    (folder / "link.py").symlink_to(tmp_path / "out" / "secret.py")
    (folder / "link.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (folder / "sub").symlink_to(tmp_path / "out")
    found = served([folder]).read()
    assert names(found) == ["app.py"]
    assert found.files == {}
    assert "SECRET" not in json.dumps(found.to_json())
    assert dict(found.left_out) == dict.fromkeys(
        ["link.py", "link.txt"], "it is a link to what lies outside of the folder"
    )


def test_of_very_many_files_the_first_are_there_and_the_rest_is_counted(tmp_path: Path):
    write(tmp_path, app__py=APP, **{f"text{number:03}__txt": "x" for number in range(90)})
    data = served([tmp_path]).read().to_json()
    assert len(data["files"]) == 50
    assert len(data["left_out"]) + data["left_out_more"] == 40
    assert data["left_out"][0] == {"name": "text050.txt", "why": "a script can have 50 files beside it"}
    assert data["left_out_more"] == 20


def test_of_very_many_entries_not_all_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scripts, "MOST_LISTED", 5)
    write(tmp_path, **{f"app{number}__py": APP for number in range(9)})
    found = served([tmp_path]).read()
    assert len(found.scripts) == 5
    assert (tmp_path.name, "it has more than 5 entries: not all were looked at") in found.left_out


def test_more_scripts_than_can_be_chosen_from(tmp_path: Path):
    write(tmp_path, **{f"app{number:02}__py": APP for number in range(22)})
    found = served([tmp_path]).read()
    assert len(found.scripts) == 20
    assert [name for name, why in found.left_out if "most to choose from" in why] == ["app20.py", "app21.py"]


DEMO = {"title": "Mine", "scripts": ["b.py"], "solution": {"b.py": "solved.py"}, "steps": [{"title": "Load"}]}


def test_the_folder_of_a_demo_has_its_sequence(tmp_path: Path):
    write(tmp_path, demo__json=json.dumps(DEMO), a__py=APP, b__py=APP, solved__py=APP + "#", data__txt="1")
    found = served([tmp_path]).read()
    assert names(found) == ["b.py"]
    assert found.deck is not None
    assert (found.deck["title"], found.deck["solutions"]) == ("Mine", {"b.py": APP + "#"})
    assert found.files == {"a.py": APP, "data.txt": "1"}, "a solution is not shown before its time"


def test_a_demo_that_is_broken_is_told_and_its_scripts_are_served(tmp_path: Path):
    write(tmp_path, demo__json="{", a__py=APP)
    found = served([tmp_path]).read()
    assert (names(found), found.deck) == (["a.py"], None)
    assert [name for name, _ in found.left_out] == ["demo.json, line 1, column 2"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("none.py", "there is no file"),
        ("none", "there is no file"),
        ("text.txt", "its name does not end with .py"),
        ("a" * 300 + ".py", "cannot be read"),
    ],
)
def test_what_is_no_script_is_refused(tmp_path: Path, name: str, why: str):
    write(tmp_path, text__txt="")
    with pytest.raises(ScriptsError, match=why):
        served([tmp_path / name])


def test_two_folders_of_one_name_are_no_one_place(tmp_path: Path):
    one, two = (served([write(tmp_path / name / "app", app__py=APP)]).read() for name in ("a", "b"))
    assert one.folder == two.folder
    assert one.place != two.place
