"""The files that the page's bundle is split into, by what is in them: their names have hashes."""

import re

from playground.page.assets import BUNDLE, STATIC

_IMPORTED = re.compile(r'(?:\bfrom|\bimport)\s*"\./(playground-[\w-]+\.js)"')


def brought_by(name: str) -> set[str]:
    """A file of the bundle with all that it brings along at once."""
    found, waiting = set(), [name]
    while waiting:
        found.add(waiting[-1])
        waiting += set(_IMPORTED.findall((STATIC / waiting.pop()).read_text(encoding="utf-8"))) - found
    return found


def first_part() -> str:
    """The file with all that a page needs at once."""
    (found,) = brought_by(BUNDLE) - {BUNDLE}
    return found


def later_part(module: str) -> str:
    """The file of a module that comes when it is used."""
    (found,) = STATIC.glob(f"playground-{module}-*.js")
    return found.name
