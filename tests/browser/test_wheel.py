"""The wheel as it would be published: installed without network into an empty environment, it serves the whole site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import SITE, Watch, new_context
from tests.browser.playgrounds import the_playground, wait_for_sandbox

ROOT: Final = Path(__file__).parents[2]
WITHOUT_NETWORK: Final = """
import sys

def refuse(event, arguments):
    if event == "socket.getaddrinfo" and arguments[0] not in ("127.0.0.1", None):
        raise OSError(f"asked the network for {arguments[0]}")
    if event == "socket.connect" and isinstance(arguments[1], tuple) and arguments[1][0] != "127.0.0.1":
        raise OSError(f"asked the network for {arguments[1]}")
    if event == "subprocess.Popen" and "node" in str(arguments[0]):
        raise OSError("asked for Node")

sys.addaudithook(refuse)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (SITE / "index.html").is_file():
        pytest.fail("site/ is not built: run `make build`")
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


class Installed:
    """An environment that has the wheel; what it depends on is that of the tests. Nothing there asks the network."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.bin = folder / "bin"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
        pip = [sys.executable, "-m", "pip", "--python", str(self.bin / "python"), "install", "--quiet"]
        subprocess.run([*pip, "--no-index", "--no-deps", "--disable-pip-version-check", str(wheel)], check=True)
        (self.packages,) = folder.glob("lib/python*/site-packages")
        (self.packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
        (self.packages / "refuse_network.py").write_text(WITHOUT_NETWORK)
        (self.packages / "refuse_network.pth").write_text("import refuse_network\n")
        self.environment = {"PATH": str(self.bin), "HOME": str(folder), "OPEN": "0", "PYTHONUNBUFFERED": "1"}

    def run(self, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        program = str(self.bin / command[0])
        return subprocess.run(
            [program, *command[1:]], cwd=cwd, env=self.environment, capture_output=True, text=True, check=False
        )

    @contextmanager
    def serving(self, *arguments: str, cwd: Path) -> Iterator[str]:
        """The address that `rerun-playground serve` prints."""
        process = subprocess.Popen(
            [str(self.bin / "rerun-playground"), "serve", *arguments, "--port", "0"],
            cwd=cwd,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/\S*", said)
            assert address, said
            yield address[0]
        finally:
            process.terminate()
            process.communicate(timeout=60)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("empty"), wheel)


def test_the_wheel_has_all_of_it(wheel: Path) -> None:
    """Not modules alone: the pages of phones, style sheets, templates and tables lie beside them."""
    if not (ROOT / ".git").exists():
        pytest.skip("what belongs to it is known by git")
    listed = subprocess.run(["git", "ls-files", "-z", "playground"], cwd=ROOT, check=True, capture_output=True)
    tracked = {name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()}
    assert "playground/local/phone/vote.html" in tracked
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert tracked - set(names) == set()
    assert [Path(name).name for name in names if name.endswith(".wasm")] == ["pyodide.asm.wasm"]  # once


def test_nothing_in_it_gets_to_the_network(installed: Installed, tmp_path: Path) -> None:
    asked = installed.run("python", "-c", "import socket; socket.create_connection(('site.invalid', 80))", cwd=tmp_path)
    assert "asked the network for site.invalid" in asked.stderr
    node = installed.run("python", "-c", "import subprocess; subprocess.run(['node'])", cwd=tmp_path)
    assert "asked for Node" in node.stderr


def test_licences_lie_where_installers_look_for_them(installed: Installed) -> None:
    (metadata,) = installed.packages.glob("rerun_playground-*.dist-info")
    named = re.findall(r"^License-File: (.+)$", (metadata / "METADATA").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in named if not (metadata / "licenses" / name).is_file()] == []
    texts = {Path(name).name for name in named}
    assert {"LICENSE", "zlib.txt", "sqlite.txt"} < texts
    assert [name for name in texts if name.startswith("pyodide-")]


def test_it_passes_its_own_check(installed: Installed, tmp_path: Path) -> None:
    checked = installed.run("rerun-playground", "site", "check", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert f"{installed.packages}/playground/web/site: " in checked.stdout
    assert "all as they were built, with the licence of each package in them" in checked.stdout


def test_a_copy_that_is_not_whole_does_not(installed: Installed, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(installed.packages / "playground" / "web" / "site", copy)
    (copy / "play" / "index.html").write_text("<h1>Another page</h1>")
    (copy / "assets" / "rerun" / "sandbox" / "worker.js").unlink()
    (copy / "licences" / "zlib.txt").unlink()
    checked = installed.run("rerun-playground", "site", "check", "--site", str(copy), cwd=tmp_path)
    assert checked.returncode == 1
    assert checked.stdout.splitlines() == [
        "assets/rerun/sandbox/worker.js is missing",
        "licences/zlib.txt is missing",
        "play/index.html is not as it was built",
        "licences/zlib.txt is missing, a licence that belongs to this site",
    ]


def test_a_script_runs_in_the_site_that_is_installed(installed: Installed, browser: Browser, tmp_path: Path) -> None:
    """Neither Node nor network: the process may reach neither, and the page asks nobody else."""
    with installed.serving(cwd=tmp_path) as address:
        watch = Watch(address)
        context = new_context(browser, address)
        watch.follow(context)
        page = context.new_page()
        page.goto("play/")
        wait_for_sandbox(page)
        pane = the_playground(page)
        pane.run('import sys\nimport streamlit as st\nif st.button("Go"):\n    st.text("It went")\n')
        pane.app.get_by_role("button", name="Go").click()
        expect(pane.app.get_by_text("It went")).to_be_visible()
        context.close()
        assert (watch.external, watch.errors) == ([], [])


@pytest.mark.parametrize("what", ["demo.py", "folder"])
def test_own_scripts_are_served_in_it(installed: Installed, tmp_path: Path, what: str) -> None:
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "demo.py", tmp_path / "folder" / "app.py"):
        path.write_text("import streamlit as st\nst.title('Mine')\n")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<h1>Documentation of something else</h1>")
    with installed.serving(what, cwd=tmp_path) as address:
        assert "/play/#local=" in address
        with urlopen(address) as answer:
            assert b"data-playground" in answer.read()


def test_its_plugin_makes_examples_live(installed: Installed, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text('# Home\n\n```rerun\nimport streamlit as st\nst.title("Hello")\n```\n')
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\ntheme: mkdocs\nplugins: [rerun]\n")
    built = installed.run("python", "-m", "mkdocs", "build", "--strict", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert "Hello" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    made, ours = (folder / "assets" / "rerun" / "sandbox" for folder in (tmp_path / "site", SITE))
    assert sorted(path.name for path in made.iterdir()) == sorted(path.name for path in ours.iterdir())
    assert not (tmp_path / "site" / "site-files.json").exists()  # the project's own pages are not in theirs


@pytest.mark.parametrize(("build", "error"), [("build_editable", ""), ("build_wheel", "site/ is not built")])
def test_without_a_built_site_it_is_installed_in_place_only(tmp_path: Path, build: str, error: str) -> None:
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy2(ROOT / name, tmp_path)
    (tmp_path / "playground").mkdir()
    (tmp_path / "playground" / "__init__.py").touch()
    made = subprocess.run(
        [sys.executable, "-c", f"from hatchling.build import {build}; print({build}({str(tmp_path / 'dist')!r}))"],
        cwd=tmp_path,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert bool(made.returncode) == bool(error), made.stderr
    assert error in made.stdout + made.stderr
