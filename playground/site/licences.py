"""The licences of all that a built site brings along: their page and texts, and whether a copy of the site has them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from playground.page.assets import BUNDLE, STATIC

FOLDER: Final = "licences"
"""Where they lie on the site."""
LIST: Final = "list.json"
"""Beside the texts: their names, by which a copy of the site is checked."""
BUILT: Final = "licences.json"
"""What ``wasm/licences.py`` has listed of bundles and sandbox."""
OURS: Final = Path(__file__).parents[2] / "LICENSE"
ICONS: Final = {"fontawesome": "Font Awesome", "material": "Material Design Icons", "octicons": "Octicons"}
"""The sets that the theme's pages have icons of, by their folders."""
_NOTICE: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SAYS: Final = re.compile(r"licen[sc]ed?\b|copyright|\(c\)", re.IGNORECASE)


class LicenceError(Exception):
    """Something that the site brings along has no licence that could be passed on; the message says what."""


@dataclass(frozen=True)
class Licence:
    """What somebody else has made and the site brings along, with its licence."""

    name: str
    version: str
    licence: str
    use: str
    """Which files it is in, or what it is for."""
    source: str
    """Where it comes from: an address, or empty."""
    text: str

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise LicenceError(f"{self.name} {self.version} is part of the site and brings no licence along")

    @property
    def file(self) -> str:
        """What its text is called on the site."""
        return re.sub(r"[^a-z0-9.]+", "-", f"{self.name} {self.version}".lower()).strip("-") + ".txt"


def licences(*, material: bool = True) -> list[Licence]:
    """All that is part of a site, by name. Raises LicenceError.

    With `material` also the theme of this project's own site.
    """
    import bokeh  # seconds, which who only checks a copy does not wait for
    import panel

    try:
        built = json.loads((STATIC / BUILT).read_text(encoding="utf-8"))
    except OSError:
        raise LicenceError(f"{STATIC / BUILT} is missing: build it with `python wasm/build.py`") from None
    found = [Licence(**row) for row in built]
    bokeh_js = Path(bokeh.__file__).parent / "server" / "static" / "js"
    found.append(_python("bokeh", BUNDLE, [bokeh_js / name for name in ("bokeh.min.js", "bokeh-widgets.min.js")]))
    found.append(_python("panel", BUNDLE, [Path(panel.__file__).parent / "dist" / "panel.min.js"]))
    found.append(_names())
    if material:
        found += _material()
    return sorted(found, key=lambda each: each.name.lower())


def _python(name: str, use: str, scripts: Iterable[Path]) -> Licence:
    """A Python package of which the site has JavaScript: its licence, and those that stand in these scripts."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        raise LicenceError(f"{name} is not installed, and part of the site") from None
    texts = list(_texts(package))
    if not texts:
        raise LicenceError(f"{name} {package.version} is part of the site and brings no licence along")
    notices = list(dict.fromkeys(notice for script in scripts for notice in _notices(script)))
    if notices:
        texts.append("What its scripts say of others that are in them:\n\n" + "\n\n".join(notices))
    about = package.metadata
    kind = about.get("License-Expression") or about.get("License") or ""
    addresses = [value.partition(",")[2].strip() for value in about.get_all("Project-URL") or []]
    source = about.get("Home-page") or next(iter(addresses), "")
    return Licence(
        name, package.version, kind if 0 < len(kind) < 60 else "see its text", use, source, "\n\n".join(texts)
    )


def _texts(package: Distribution) -> Iterator[str]:
    for file in package.files or []:
        if re.search(r"\.dist-info/(licenses/)?(licen[sc]e|notice|copying)[^/]*$", str(file), re.IGNORECASE):
            yield file.read_text(encoding="utf-8").strip()


def _notices(script: Path) -> Iterator[str]:
    for comment in _NOTICE.findall(script.read_text(encoding="utf-8")):
        if _SAYS.search(comment):
            yield "\n".join(line.rstrip() for line in comment.splitlines())


def _material() -> Iterator[Licence]:
    """The theme, and the icons that its pages have."""
    templates = Path(str(distribution("mkdocs-material").locate_file("material"))) / "templates"
    scripts = [path for path in sorted(templates.glob("assets/javascripts/**/*.min.js")) if "lunr" not in path.parts]
    theme = _python("mkdocs-material", "how the pages look, and their search", scripts)
    yield theme
    for folder, name in ICONS.items():
        texts = [path.read_text(encoding="utf-8") for path in (templates / ".icons" / folder).glob("LICENSE*")]
        yield Licence(name, "", "see its text", "icons of the pages", theme.source, "\n\n".join(texts))


def _names() -> Licence:
    """What was taken from Streamlit is no code, but names."""
    text = STREAMLIT + "\n\n" + _own_text()
    use = "names of its functions, emoji and icons, and its error messages, which scripts meet here as there"
    return Licence("Streamlit", "1.67.0", "Apache-2.0", use, "https://github.com/streamlit/streamlit", text)


STREAMLIT: Final = "Streamlit: Copyright Streamlit Inc. and Snowflake Inc. Nothing of its code is part of this site."


def _own_text() -> str:
    """The Apache License, which is this project's own too: in a checkout, and in the metadata of the wheel."""
    if OURS.is_file():
        return OURS.read_text(encoding="utf-8")
    return next(iter(_texts(distribution("rerun-playground"))), "")


def page(found: Iterable[Licence]) -> str:
    """The page that lists them, in Markdown."""
    rows = "\n".join(
        f"<tr><td>{_linked(each)}</td><td>{escape(each.version)}</td>"
        f'<td><a href="{escape(each.file)}">{escape(each.licence)}</a></td><td>{escape(each.use)}</td></tr>'
        for each in found
    )
    return PAGE.format(rows=rows)


PAGE: Final = """---
title: Licences
description: What this site is made of, and the licence of each part.
---

# Licences

Rerun Playground is licensed under the Apache License 2.0. It brings along what others have made. This list was made of
the files of this very site when it was built; the licence of each leads to its whole text. All of them lie on this
site, and in the package `rerun-playground`.

<div class="licences" markdown="0">
<table>
<thead><tr><th>What</th><th>Version</th><th>Licence</th><th>Where</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>
"""


def _linked(each: Licence) -> str:
    name = escape(each.name)
    return f'<a href="{escape(each.source)}">{name}</a>' if each.source.startswith("https://") else name


def files(found: Iterable[Licence]) -> dict[str, str]:
    """The files that lie beside the page, by their names."""
    texts = {each.file: f"{each.name} {each.version}".strip() + f"\n\n{each.text.strip()}\n" for each in found}
    return {LIST: json.dumps(sorted(texts), indent=0) + "\n", **texts}


def lacking(site: Path) -> Iterator[str]:
    """A sentence for each licence that a copy of the site does not have."""
    try:
        names = json.loads((site / FOLDER / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        yield f"{FOLDER}/{LIST} is missing: this copy does not say whose work it is made of"
        return
    for name in ["index.html", *names]:
        path = site / FOLDER / str(name)
        if not path.is_file() or not path.stat().st_size:
            yield f"{FOLDER}/{name} is missing, a licence that belongs to this site"
