"""Writes the short names of emoji into `playground/render/markup/emoji.py`, as the installed Streamlit knows them.

    .venv/bin/python wasm/emoji.py

The list is asked of the front end's own module, by Node.js. Many names follow from Unicode's: few bytes are written.
"""

from __future__ import annotations

import json
import re
import subprocess
import textwrap
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import streamlit

ROOT = Path(__file__).parent.parent
SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
SIGN = "\ufe0f"
"""What makes a picture of a character that is drawn as text otherwise."""
WIDTH = 90
"""Of a line, in characters: an emoji is as wide as two."""
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
ASK = "const { search } = await import(process.argv[1]); console.log(JSON.stringify(search(/^/)))"


def streamlit_names() -> dict[str, str]:
    """Return the emoji that each short name stands for on Streamlit's page."""
    [module] = [path for path in SCRIPTS.glob("*.js") if re.search(r"export\{[^}]*\bas unemojify\b", path.read_text())]
    asked = ["node", "--input-type=module", "-e", ASK, module]
    told = subprocess.run(asked, capture_output=True, text=True, check=True)
    return {each["name"]: each["emoji"] for each in json.loads(told.stdout)}


def unicode_name(character: str) -> str:
    """Return Unicode's name of a character as a short name is written."""
    return unicodedata.name(character, "").lower().replace(" ", "_")


def ranges(codes: Iterable[int]) -> str:
    """Return code points as text: `1f400-1f43e 1f440`."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return " ".join(f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in found)


def letters(flag: str) -> str:
    """Return the two letters that a flag is made of."""
    return "".join(chr(ord(each) - ord("\U0001f1e6") + ord("a")) for each in flag)


def tables(names: dict[str, str]) -> dict[str, str]:
    """Return the text of each table of the module, by its name."""
    plain = {ord(emoji) for name, emoji in names.items() if len(emoji) == 1 and unicode_name(emoji) == name}
    signed = {
        ord(emoji[0])
        for name, emoji in names.items()
        if len(emoji) == 2 and emoji[1] == SIGN and unicode_name(emoji[0]) == name
    }
    flags = {name: letters(emoji) for name, emoji in names.items() if FLAG.fullmatch(emoji)}
    known = {unicode_name(chr(code)) for code in plain | signed} | set(flags)
    others = {name: emoji for name, emoji in names.items() if name not in known}
    return {
        "_PLAIN": ranges(plain),
        "_SIGNED": ranges(signed),
        "_FLAGS": " ".join(f"{name} {code}" for name, code in sorted(flags.items())),
        "_OTHERS": " ".join(f"{name} {emoji}" for name, emoji in sorted(others.items(), key=lambda each: each[::-1])),
    }


def written(source: str, name: str, table: str) -> str:
    """Return the module's source with another text in the table called `name`."""
    lines = "\n".join(textwrap.wrap(table, WIDTH, break_long_words=False, break_on_hyphens=False))
    table_of = re.compile(rf'(\n{name}: Final = """\n).*?(\n""")', re.DOTALL)
    made, count = table_of.subn(lambda found: found[1] + lines + found[2], source)
    if count != 1:
        raise SystemExit(f"There is no table {name}.")
    return made


def main() -> None:
    [module] = (ROOT / "playground" / "render").rglob("emoji.py")
    source = module.read_text()
    for name, table in tables(streamlit_names()).items():
        source = written(source, name, table)
    module.write_text(source)


if __name__ == "__main__":
    main()
