"""Each module of the runtime has a test file of its own, by its name, and no test file there is named after nothing."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
RUNTIME: Final = ROOT / "playground" / "runtime"
TESTS: Final = ROOT / "tests" / "runtime"

WITHOUT: Final[dict[str, str]] = {}
"""Modules that need no test file of their own, each with why: none so far."""
BESIDES: Final = {
    "trace/test_lines_of_changes.py": "ways to change a value: too many for `test_changes.py`",
}
"""Test files that are named after a part of a module, each with why."""


def names(folder: Path, pattern: str) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob(pattern) if not path.name.startswith("__")}


def mirrored(module: str) -> str:
    """`run/guard.py`: `run/test_guard.py`."""
    folder, _, name = module.rpartition("/")
    return f"{folder}/test_{name}".removeprefix("/")


MODULES: Final = {mirrored(name) for name in names(RUNTIME, "*.py")}
FILES: Final = names(TESTS, "test_*.py")


def test_each_module_of_the_runtime_has_a_test_file_of_its_name():
    assert sorted(MODULES - FILES - WITHOUT.keys()) == []


def test_each_test_file_of_the_runtime_is_named_after_a_module():
    assert sorted(FILES - MODULES - BESIDES.keys()) == []


def test_no_exception_outlives_its_reason():
    assert sorted(WITHOUT.keys() - (MODULES - FILES)) == []
    assert sorted(BESIDES.keys() - (FILES - MODULES)) == []
