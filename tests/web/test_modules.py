"""The modules of the page keep their order: each imports from its own folder and from lower ones, never in a circle."""

import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WEB = ROOT / "playground" / "web"
DATA = (ROOT / "playground" / "facts" / "page.json", ROOT / "playground" / "share" / "words.json")
"""What all may know, and Python too."""
THEME = ROOT / "playground" / "theme" / "assets"
# The lowest first, as docs/architecture/index.md has them. What stands in one line knows nothing of the other.
ORDER = (
    ("lib", "share", "bokeh"),
    ("sandbox", "embed", "figures", "lms"),
    ("playgrounds.js", "grade", "recorded"),
    ("app",),
    ("editor",),
    ("instruments",),
    ("shell",),
    ("compare", "lesson", "play"),
    ("stage",),
    ("boot",),
)
HEIGHTS = {place: height for height, places in enumerate(ORDER) for place in places}
IMPORT = re.compile(r"""^(?:import|export)\b[^;"'()]*["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)
MODULES = sorted(path for path in WEB.rglob("*.js") if WEB / "static" not in path.parents)
SHEETS = sorted(path for path in WEB.rglob("*.css") if WEB / "static" not in path.parents)


def imports(module: Path) -> list[Path]:
    found = [(module.parent / path).resolve() for path in IMPORT.findall(module.read_text(encoding="utf-8"))]
    return [path for path in found if path not in DATA]


def place(module: Path) -> str:
    return module.relative_to(WEB).parts[0]


def may_import(importer: Path, imported: Path) -> bool:
    if place(importer) == place(imported):
        return True
    return HEIGHTS[place(imported)] < HEIGHTS[place(importer)]


def test_every_import_is_of_a_module():
    assert [(module.name, path.name) for module in MODULES for path in imports(module) if path not in MODULES] == []


def test_no_module_imports_from_a_higher_folder():
    pairs = [(module, imported) for module in MODULES for imported in imports(module)]
    assert [f"{place(a)}/{a.name} imports {place(b)}/{b.name}" for a, b in pairs if not may_import(a, b)] == []


def test_no_modules_import_each_other_in_a_circle():
    TopologicalSorter({module: imports(module) for module in MODULES}).prepare()  # raises CycleError, which names them


@pytest.mark.parametrize(
    ("importer", "imported", "may"),
    [
        ("app/drawing.js", "lib/sanitize.js", True),
        ("lib/sanitize.js", "app/drawing.js", False),
        ("lesson/task.js", "compare/compare.js", False),
        ("sandbox/client.js", "playgrounds.js", False),
        ("embed/example.js", "lib/scheme.js", True),
        ("embed/example.js", "sandbox/client.js", False),
    ],
)
def test_the_rule_tells_higher_from_lower(importer, imported, may):
    assert may_import(WEB / importer, WEB / imported) is may


def test_a_folder_has_at_most_20_files_and_a_file_at_most_400_lines():
    files = [*MODULES, *SHEETS, *THEME.glob("*.css"), *THEME.glob("*.js")]
    assert [path.name for path in files if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []
    modules = [path for path in files if path.suffix == ".js" or path.parent.parent == WEB / "css"]
    folders = {path.parent for path in modules}
    assert [folder.name for folder in folders if len([path for path in modules if path.parent == folder]) > 20] == []
