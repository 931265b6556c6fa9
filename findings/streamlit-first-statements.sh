#!/usr/bin/env bash
# Streamlit 1.67.0 changes what "first" means in a script: its magic puts an import of its own among the first statements.
#
# Package: streamlit==1.67.0 (Python 3.10 or later). Input: scripts that `python` runs without a complaint.
#
# Seen: the import goes behind the first statement if that is an import, behind the docstring and the import that follows it,
# and else before everything. So
#   * a second `from __future__ import` is not at the beginning any more: SyntaxError, although Python takes it;
#   * a docstring that an import follows is kept, one that anything else follows is lost: `__doc__` is None, without a word.
# With `runner.magicEnabled = false` Streamlit agrees with Python. So linters that sort one future import to a line, and
# apps that show their own `__doc__`, work or fail by what stands in line 2.
#
# Output when this was written:
#   python: two futures: fine
#   streamlit: two futures: SyntaxError: from __future__ imports must occur at the beginning of the file
#   streamlit without magic: two futures: fine
#   python: docstring, import: 'About this app'
#   streamlit: docstring, import: 'About this app'
#   streamlit without magic: docstring, import: 'About this app'
#   python: docstring, assignment: 'About this app'
#   streamlit: docstring, assignment: None
#   streamlit without magic: docstring, assignment: 'About this app'
set -euo pipefail
self=$(realpath "$0")
export PIP_DISABLE_PIP_VERSION_CHECK=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
timeout 1200 venv/bin/pip install --quiet streamlit==1.67.0

cat > look.py <<'PYTHON'
import logging
from pathlib import Path

from streamlit import config
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest

logging.disable(logging.CRITICAL)
SCRIPTS = {
    "two futures": "from __future__ import annotations\nfrom __future__ import division\nseen = 'fine'\n",
    "docstring, import": '"""About this app"""\nimport streamlit as st\nseen = repr(__doc__)\n',
    "docstring, assignment": '"""About this app"""\nTITLE = "App"\nseen = repr(__doc__)\n',
}


def in_python(script):
    names = {}
    exec(compile(script, "app.py", "exec", dont_inherit=True), names)
    return names["seen"]


def in_streamlit(script):
    Path("app.py").write_text(script + "import streamlit\nstreamlit.text(seen)\n")
    try:
        ScriptCache().get_bytecode(str(Path("app.py").resolve()))  # what the server compiles a script by
    except SyntaxError as error:
        return f"SyntaxError: {error.msg}"
    return AppTest.from_file("app.py", default_timeout=60).run().text[0].value


for name, script in SCRIPTS.items():
    print(f"python: {name}: {in_python(script)}")
    for magic, engine in ((True, "streamlit"), (False, "streamlit without magic")):
        config.set_option("runner.magicEnabled", magic)
        print(f"{engine}: {name}: {in_streamlit(script)}")
PYTHON

HOME="$folder" timeout 300 venv/bin/python look.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
sed -n '/^# Output/,/^set /s/^#   //p' "$self" | diff - seen.txt || { echo "This is not what the header says."; exit 1; }
