"""Folders and modules stay small, and the order of packages that is enforced is the one that is written down."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "playground").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = {each["containers"][0]: each["layers"] for each in CONTRACTS if each["type"] == "layers"}
MOST_MODULES = 20
MOST_LINES = 400


def test_no_folder_has_more_than_20_modules():
    folders = Counter(path.parent.relative_to(ROOT).as_posix() for path in [*MODULES, *TESTS])
    assert {folder: count for folder, count in folders.items() if count > MOST_MODULES} == {}


def test_no_module_has_more_than_400_lines():
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in [*MODULES, *TESTS]
    }
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


@pytest.mark.parametrize("container", LAYERS)
def test_the_order_of_packages_is_written_down(container):
    """The table in docs/architecture/packages.md has the packages of the contract, in its order."""
    text = (ROOT / "docs" / "architecture" / "packages.md").read_text("utf-8")
    section = text.split(f"## `{container.replace('.', '/')}/`\n")[1].split("\n## ")[0]
    written = [
        name for row in re.findall(r"^\| (`.+?) \|", section, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    ]
    layers = [name.strip("() ") for layer in LAYERS[container] for name in layer.split("|")]
    assert sorted(written) == sorted(layers)
    heights = {name.strip("() "): height for height, layer in enumerate(LAYERS[container]) for name in layer.split("|")}
    assert [heights[name] for name in written] == sorted(heights[name] for name in written)
