"""A small Sphinx project, in reStructuredText, MyST and a docstring, and a way to build it within this process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from sphinx.cmd.build import build_main

CONF = """
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
project = "Tiny"
extensions = ["playground.sphinx", "myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.doctest"]
html_theme = "furo"
epub_copyright = version = "1"
"""


@dataclass(frozen=True)
class Built:
    """What a build left: its exit status, its folder, and what it said to standard error."""

    status: int
    out: Path
    told: str

    def page(self, name: str) -> str:
        """The text of a file of the build."""
        return (self.out / name).read_text(encoding="utf-8")


class Project:
    """A folder of documentation; the doctrees lie beside it, for all builders the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "docs"

    def write(self, pages: Mapping[str, str], conf: str = CONF) -> None:
        """Write pages by their paths, and the settings."""
        for name, text in {"conf.py": conf, **pages}.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def build(self, builder: str = "html", *options: str, processes: int = 1) -> Built:
        """Build all that has changed, in this process, or in several that are none of the tests'."""
        out, told = self.folder / builder, self.folder / "told.txt"
        command = ["-b", builder, "-d", str(self.folder / "doctrees"), "-w", str(told), "-q", *options]
        command += [str(self.source), str(out)]
        if processes == 1:
            status = build_main(command)
        else:
            several = [sys.executable, "-m", "sphinx", "-j", str(processes), *command]
            status = subprocess.run(several, cwd=self.source, check=False, stderr=subprocess.DEVNULL).returncode
        words = told.read_text(encoding="utf-8").replace(f"{self.source}/", "")
        return Built(status, out, words)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Project]]:
    """Makes a project; what its docstrings stand in can be imported until the file's tests are over."""
    path = list(sys.path)

    def make(pages: Mapping[str, str], conf: str = CONF) -> Project:
        made = Project(tmp_path_factory.mktemp("sphinx"))
        made.write(pages, conf)
        return made

    yield make
    sys.path[:] = path
