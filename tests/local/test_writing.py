"""A script is written when it is asked for, whole or not at all, and never over what nobody has seen."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from playground.local.scripts import hash_of, served
from playground.local.writing import Conflict, WriteError, write
from tests.local.serving import Asked, running, site_in

OLD = b"import streamlit as st\r\n"


@pytest.fixture
def app(tmp_path: Path) -> Path:
    path = tmp_path / "mine" / "app.py"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def left(app: Path) -> list[str]:
    return sorted(path.name for path in app.parent.iterdir())


def test_a_file_is_written_in_its_own_style(app: Path):
    app.chmod(0o640)
    new = write(served([app]), "app.py", "import streamlit as st\nst.text(1)\n", hash_of(OLD))
    assert app.read_bytes() == b"import streamlit as st\r\nst.text(1)\r\n"
    assert new == hash_of(app.read_bytes())
    assert stat.S_IMODE(app.stat().st_mode) == 0o640
    assert left(app) == ["app.py"], "nothing else is left behind"


def test_a_text_that_is_the_same_touches_nothing(app: Path):
    before = app.stat()
    assert write(served([app]), "app.py", "import streamlit as st\n", hash_of(OLD)) == hash_of(OLD)
    assert (app.stat().st_mtime_ns, app.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_file_that_was_changed_is_not_overwritten(app: Path):
    app.write_bytes(b"theirs\r\n")
    with pytest.raises(Conflict, match="changed by another program") as found:
        write(served([app]), "app.py", "mine", hash_of(OLD))
    assert (found.value.source, found.value.hash) == ("theirs\n", hash_of(b"theirs\r\n"))
    assert app.read_bytes() == b"theirs\r\n"


def test_a_file_that_is_gone_is_made_again_only_when_that_is_known(app: Path):
    serves = served([app])
    app.unlink()
    with pytest.raises(Conflict, match="not there any more") as found:
        write(serves, "app.py", "mine", hash_of(OLD))
    assert (found.value.source, found.value.hash) == (None, None)
    assert not app.exists()
    write(serves, "app.py", "mine\n", None)
    assert app.read_bytes() == b"mine\n"
    with pytest.raises(Conflict):
        write(serves, "app.py", "again", None)


def test_a_script_of_a_folder_that_is_gone_was_one_of_it_still(app: Path):
    serves = served([app.parent])
    serves.read()
    app.unlink()
    write(serves, "app.py", "mine\n", None)
    assert app.read_bytes() == b"mine\n"
    with pytest.raises(WriteError, match="none of the scripts"):
        write(serves, "other.py", "mine", None)


@pytest.mark.parametrize("name", ["other.py", "../other.py", "/etc/passwd", "", ".", "mine/app.py", "notes.txt"])
def test_only_scripts_that_are_served_are_written(app: Path, name: str):
    (app.parent.parent / "other.py").write_text("theirs")
    (app.parent / "notes.txt").write_text("theirs")
    with pytest.raises(WriteError, match="none of the scripts"):
        write(served([app]), name, "mine", hash_of(b"theirs"))
    assert (app.parent.parent / "other.py").read_text() == "theirs"


@pytest.mark.parametrize("known", [hash_of(OLD), None])
def test_no_link_is_followed(app: Path, known: str | None):
    serves, outside = served([app]), app.parent.parent / "outside.py"
    outside.write_bytes(OLD)
    app.unlink()
    app.symlink_to(outside)
    with pytest.raises(WriteError, match="is a link"):
        write(serves, "app.py", "mine", known)
    assert outside.read_bytes() == OLD
    app.unlink()
    app.parent.rmdir()
    (elsewhere := app.parent.parent / "elsewhere").mkdir()
    (elsewhere / "app.py").write_bytes(OLD)
    app.parent.symlink_to(elsewhere)
    with pytest.raises(WriteError, match="is a link"):
        write(serves, "app.py", "mine", known)
    assert (elsewhere / "app.py").read_bytes() == OLD


def test_a_file_that_is_read_only_stays_as_it_is(app: Path):
    app.chmod(0o444)
    with pytest.raises(WriteError, match="read-only"):
        write(served([app]), "app.py", "mine", hash_of(OLD))
    assert (app.read_bytes(), left(app)) == (OLD, ["app.py"])


@pytest.mark.parametrize("call", ["tempfile.mkstemp", "os.fsync", "pathlib.Path.replace"])
def test_what_fails_on_the_way_leaves_the_file_as_it_was(app: Path, monkeypatch: pytest.MonkeyPatch, call: str):
    def refuse(*given: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(call, refuse)
    with pytest.raises(WriteError, match=r"app.py cannot be written \(Permission denied\): nothing has changed"):
        write(served([app]), "app.py", "mine", hash_of(OLD))
    monkeypatch.undo()
    assert (app.read_bytes(), left(app)) == (OLD, ["app.py"])


def test_what_cannot_be_encoded_is_told(app: Path):
    app.write_bytes(raw := b"# coding: latin-1\n")
    with pytest.raises(WriteError, match="iso-8859-1"):
        write(served([app]), "app.py", "# coding: latin-1\n€", hash_of(raw))
    with pytest.raises(WriteError, match="more than"):
        write(served([app]), "app.py", "x" * 1_000_001, hash_of(raw))
    with pytest.raises(WriteError, match="more than"):  # in bytes: nobody could read it any more
        write(served([app]), "app.py", "é" * 600_000, hash_of(raw))
    assert app.read_bytes() == raw


def test_a_new_file_may_be_what_new_files_may_be(app: Path):
    serves = served([app])
    app.unlink()
    write(serves, "app.py", "", None)
    (plain := app.parent / "plain").touch()
    assert app.stat().st_mode == plain.stat().st_mode


def test_a_page_writes_and_hears_of_conflicts(tmp_path: Path, app: Path):
    def post(**body: object) -> Asked:
        return Asked(server, "/.local/write", "POST", body)

    with running(site_in(tmp_path), served([app])) as server:
        done = post(name="app.py", source="mine\n", hash=hash_of(OLD))
        assert (done.status, done.json) == (200, {"name": "app.py", "hash": hash_of(b"mine\r\n")})
        late = post(name="app.py", source="late\n", hash=hash_of(OLD))
        assert late.status == 409
        assert late.json == {
            "error": "app.py was changed by another program.",
            "source": "mine\n",
            "hash": hash_of(b"mine\r\n"),
        }
        other = post(name="other.py", source="", hash=None)
        assert (other.status, other.json) == (
            422,
            {"error": "Not written: other.py is none of the scripts that are served."},
        )
        assert post(name="app.py", source=1, hash=None).status == 400
        assert post(name=["app.py"], source="", hash=None).status == 400
        assert Asked(server, "/.local/write", "POST", b"{").status == 400
        assert Asked(server, "/.local/write", "POST", b"[]").status == 400
        assert Asked(server, "/.local/write", "POST", b"[" * 200_000).status == 400
        assert Asked(server, "/.local/write").status == 405
        forged = Asked(
            server, "/.local/write", "POST", {"name": "app.py", "source": "", "hash": None}, X_Rerun_Token=""
        )
        assert forged.status == 403
    assert app.read_bytes() == b"mine\r\n"
    assert left(app) == ["app.py"]
