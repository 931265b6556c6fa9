"""The build of packages as tests use it: by its module, which is a script's, with wheels that are pinned by hash."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PINS: Final = ROOT / "tests" / "packages.txt"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("wasm_packages", ROOT / "wasm" / "packages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look there
    spec.loader.exec_module(module)
    return module


packages: Final = _module()
