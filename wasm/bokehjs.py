"""Takes BokehJS apart into ES modules, so that a bundle can have those models of it that are used.

Its npm package is not there in every version of the Python package, and the two have to be the same: so the modules are
taken out of the scripts that the Python package brings along, in which each stands as a function with its name.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

import bokeh

SCRIPTS: Final = Path(bokeh.__file__).parent / "server" / "static" / "js"
BOKEH: Final = tuple(SCRIPTS / name for name in ("bokeh.js", "bokeh-widgets.js"))
"""Those that components and figures are in."""
_MODULE: Final = re.compile(
    r"^(?:(\d+): )?/\* (\S+) \*/ function _\(require, module, exports, __esModule, __esExport\) \{\n", re.MULTILINE
)
_END: Final = re.compile(r"^\}", re.MULTILINE)
_REQUIRED: Final = r"require\((\d+)\) /\* \S+ \*/"
_IMPORT: Final = re.compile(
    rf"^ +(?:const|var) (\w+) = (?:tslib_1\.\w+\()?{_REQUIRED}\)?(?:, (\w+) = \1)?;$", re.MULTILINE
)
_BARE: Final = re.compile(rf"^ +{_REQUIRED};$", re.MULTILINE)
_STAR: Final = re.compile(rf"^ +tslib_1\.__exportStar\({_REQUIRED}, exports\);$", re.MULTILINE)
_PASSED_ON: Final = re.compile(r'^ +__esExport\("(\w+)", (\w+)(?:\.(\w+))?\);$', re.MULTILINE)
_NOTHING_YET: Final = re.compile(r"^ +(?:exports\.\w+ = )+void 0;$", re.MULTILINE)
_PLAIN: Final = re.compile(r"^ +exports\.(\w+) = (\w+);$", re.MULTILINE)
_MODEL: Final = re.compile(r"^ +class (\w+) extends (?:(?!View\b).)* \{$", re.MULTILINE)
_EXPORTED: Final = re.compile(r"\bexports\.(\w+)")

_NOT_HERE: Final = '(() => { throw Object.assign(new Error("not here"), { code: "MODULE_NOT_FOUND" }); })()'
INSTEAD: Final = {
    "proj4/lib/index.js": "export default () => null;\n",
    "fflate/esm/browser.js": "export const gzipSync = null, gunzipSync = null;\n",
}
"""What is left out although modules ask for it: maps have a library of their own, and nothing is sent in pieces."""
ICONS: Final = "styles/icons.css.js"
"""The pictures of Bokeh's toolbars, of which the page shows none: a quarter of all that components need."""


def write_modules(out: Path) -> None:
    """Write the modules into `out`, each by its name. Raises ValueError where one is not written as all are."""
    found = {number: module for script in BOKEH for number, module in _modules(script).items()}
    names = {number: name for number, (name, _) in found.items()}
    for name, body in found.values():
        file = out / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(INSTEAD.get(name) or _Module(name, names).written(_without_icons(name, body)), encoding="utf-8")


def _without_icons(name: str, body: str) -> str:
    return re.sub(r"`[^`]*`", '""', body) if name == ICONS else body


def _modules(script: Path) -> dict[int, tuple[str, str]]:
    """The modules of a script by their numbers: name and body."""
    text = script.read_text(encoding="utf-8")
    heads = list(_MODULE.finditer(text))
    found = {}
    for place, head in enumerate(heads):
        end = _END.search(text, head.end())
        if not end or (place + 1 < len(heads) and end.start() > heads[place + 1].start()):
            raise ValueError(f"{script.name} is not put together as it was: look at its module {head[2]}")
        found[int(head[1] or place)] = (head[2], text[head.end() : end.start()])
    if not found:
        raise ValueError(f"{script.name} has no modules as it had: look at how it is put together")
    return found


def _named(found: re.Match[str]) -> str:
    """A class that keeps its name when a bundle shortens it: documents and style sheets call models by theirs."""
    return f'{found[0]}\nstatic {{ this.__qualified__ = "{found[1]}"; }}'


class _Module:
    """One of the modules, on its way from a function of CommonJS back to what TypeScript made it of."""

    def __init__(self, name: str, names: dict[int, str]) -> None:
        self.folder = Path(name).parent
        self.names = names
        self.has_models = name.startswith("models/") or name in ("model.js", "document/config.js")
        self.imports: dict[str, str] = {}
        self.exports: list[str] = []

    def written(self, body: str) -> str:
        """The module as a file. What was CommonJS from the beginning stays so."""
        if "__esModule();" not in body:
            return re.sub(_REQUIRED, self.required, body)
        body = body.replace("__esModule();", "", 1)
        if self.has_models:
            body = _MODEL.sub(_named, body)
        body = _IMPORT.sub(self.imported, body)
        body = _BARE.sub(lambda found: f"import {self.address(found[1])};", body)
        body = _STAR.sub(lambda found: f"export * from {self.address(found[1])};", body)
        body = _PASSED_ON.sub(self.passed_on, _NOTHING_YET.sub("", body))
        return self.exported(re.sub(_REQUIRED, self.required, body))

    def address(self, number: str) -> str:
        """How this module names another one."""
        path = os.path.relpath(self.names[int(number)], self.folder)
        return f'"{path}"' if path.startswith(".") else f'"./{path}"'

    def required(self, found: re.Match[str]) -> str:
        """What asks for a module once it is needed. MathJax and WebGL have other scripts, and Bokeh does without."""
        return f"require({self.address(found[1])})" if int(found[1]) in self.names else _NOT_HERE

    def imported(self, found: re.Match[str]) -> str:
        name, number, alias = found.groups()
        self.imports[name] = self.address(number)
        also = f" const {alias} = {name};" if alias else ""
        return f"import * as {name} from {self.imports[name]};{also}"

    def passed_on(self, found: re.Match[str]) -> str:
        """An export of what another module exports, or of another module."""
        name, source, member = found.groups()
        if source not in self.imports:
            return f"export {{ {source} as {name} }};"
        return f"export {{ {member} as {name} }} from {self.imports[source]};"

    def exported(self, body: str) -> str:
        """The module with its exports at its end: names of its own where it has them, else variables."""
        own = {}

        def plain(found: re.Match[str]) -> str:
            name, local = found.groups()
            if not re.search(
                rf"^ +(?:async )?(?:class|function\*?|const|let|var) {re.escape(local)}\b", body, re.MULTILINE
            ):
                return found[0]
            own[name] = local
            return ""

        rest = _PLAIN.sub(plain, body)
        others = sorted(set(_EXPORTED.findall(rest)) - own.keys())
        rest = _EXPORTED.sub(lambda found: own.get(found[1], f"$export_{found[1]}"), rest)
        made = own | {name: f"$export_{name}" for name in others}
        before = f"var {', '.join(f'$export_{name}' for name in others)};\n" if others else ""
        after = f"export {{ {', '.join(f'{local} as {name}' for name, local in made.items())} }};\n" if made else ""
        return before + rest + after
