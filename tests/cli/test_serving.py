"""What `serve` says where it cannot serve what was asked for."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from playground.cli import main
from playground.site.manifest import write_manifest
from tests.local.serving import connect, site_in


def test_a_room_needs_an_address_of_this_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    site = str(site_in(tmp_path))
    assert main(["serve", "--room", "--room-address", "192.0.2.77", "--site", site, "--port", "0"]) == 2
    assert capsys.readouterr().err == (
        "rerun-playground: this machine has no address 192.0.2.77: name another with --room-address\n"
    )


def test_scripts_are_served_from_their_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def asked_for(*arguments: str) -> Path:
        assert main(["serve", *arguments]) == 0
        return sites.pop()

    sites: list[Path] = []
    monkeypatch.setattr("playground.local.serving.serve", lambda site, *rest: sites.append(site))
    monkeypatch.setattr("playground.site.build.PROJECT", tmp_path / "project")
    project = site_in(tmp_path / "project")
    (tmp_path / "project" / "mkdocs.yml").touch()
    (mine := tmp_path / "mine").mkdir()
    (mine / "app.py").touch()
    monkeypatch.chdir(mine)
    assert asked_for("app.py") == project
    assert asked_for("app.py", "--site", "other") == Path("other")
    (mine / "site").mkdir()
    (mine / "site" / "index.html").write_text("<h1>Documentation of something else</h1>")
    assert asked_for("app.py") == project
    shutil.rmtree(mine / "site")
    site_in(mine)
    assert asked_for("app.py") == Path("site")


def test_without_a_project_the_site_of_the_package_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    sites: list[Path] = []
    monkeypatch.setattr("playground.site.serve.serve", lambda site, *rest: sites.append(site))
    monkeypatch.setattr("playground.site.build.PROJECT", tmp_path)
    site_in(tmp_path)  # a folder of this name beside the package is nobody's
    published = site_in(tmp_path / "package")
    monkeypatch.setattr("playground.page.assets.PUBLISHED", published)
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path / "mine")
    assert main(["serve"]) == 0
    assert sites == [published]


def test_only_a_project_is_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("playground.site.build.PROJECT", tmp_path)
    assert main(["serve", "--watch", "--site", str(site_in(tmp_path)), "--port", "0"]) == 2
    assert "--watch builds the site again, and that takes a checkout of the project" in capsys.readouterr().err


def test_a_site_is_checked_by_the_list_of_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    site = site_in(tmp_path)
    assert main(["site", "check", "--site", str(site)]) == 2
    assert f"{site} has no site-files.json, which every build of the site writes" in capsys.readouterr().err
    write_manifest(site)
    assert main(["site", "check", "--site", str(site)]) == 1
    assert capsys.readouterr().out == "licences/list.json is missing: this copy does not say whose work it is made of\n"
    (site / "licences").mkdir()
    (site / "licences" / "list.json").write_text("[]")
    (site / "licences" / "index.html").write_text("<h1>Licences</h1>")
    assert main(["site", "check", "--site", str(site)]) == 0
    assert capsys.readouterr().out.startswith(f"{site}: 2 files, all as they were built")


@pytest.mark.parametrize("option", ["--port", "--room-port"])
@pytest.mark.parametrize("given", ["-1", "65536", "1.5", "none"])
def test_what_is_no_port_is_told(option: str, given: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["serve", option, given])
    assert f"argument {option}: {given} is no port: write a number up to 65535" in capsys.readouterr().err


def test_a_site_that_is_not_built_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["serve", "--room", "--site", str(tmp_path)]) == 2
    assert "holds no site yet" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_to_end_is_an_end_in_good_order(tmp_path: Path, name: str):
    (tmp_path / "app.py").write_text("import streamlit as st\n")
    command = [sys.executable, "-m", "playground", "serve", str(tmp_path / "app.py"), "--port", "0"]
    process = subprocess.Popen(
        [*command, "--site", str(site_in(tmp_path))],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "OPEN": "0"},
    )

    async def code_of_the_end() -> int | None:
        assert process.stdout is not None
        said = re.search(r":(\d+)/play/#local=(\S+)", process.stdout.readline())
        assert said is not None
        server: Any = SimpleNamespace(port=int(said[1]))
        page = await connect(server, token=said[2])
        assert await page.heard("hello")
        process.send_signal(getattr(signal, name))
        while await page.heard():
            pass
        return page.connection.close_code

    try:
        assert asyncio.run(code_of_the_end()) == 1001
        assert process.communicate(timeout=60)[0] == ""
        assert process.returncode == 0
    finally:
        process.kill()
        process.wait()
