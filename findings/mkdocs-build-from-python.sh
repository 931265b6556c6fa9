#!/usr/bin/env bash
# mkdocs 1.6.1: what a build that is started from Python says of a broken link.
#
# Package: mkdocs==1.6.1, for Python 3.8 or later. Input: a site of one page with a link to a page that is not there, built
# three times: by the command, by `mkdocs.commands.build.build` with `strict`, and by the same with a handler of the caller's.
#
# Seen: the command warns of the link on stderr. The function, which the command calls too, says nothing at all and raises
# `Abort`, whose text is only the number of warnings: not which page, nor which link. Python's logging usually writes warnings
# to stderr where nobody has set up anything, by its handler of last resort. It does not here: `build` adds a handler of its
# own to the logger "mkdocs" while it works, which counts and writes nothing, and with a handler there is no last resort. So
# who builds a site from Python has to add a handler to that logger, or its users see no reason.
#
# Output when this was written:
#   command: warned of nowhere.md, exit 1
#   function: silent, Abort: Aborted with 1 warnings in strict mode!
#   function with a handler: warned of nowhere.md, Abort: Aborted with 1 warnings in strict mode!
set -euo pipefail
self=$(realpath "$0")
export PIP_DISABLE_PIP_VERSION_CHECK=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
timeout 600 venv/bin/pip install --quiet mkdocs==1.6.1

mkdir docs
printf '# Home\n\n[Away](nowhere.md)\n' > docs/index.md
printf 'site_name: Site\nstrict: true\nplugins: []\n' > mkdocs.yml

cat > call.py <<'PYTHON'
import logging
import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

if sys.argv[1:]:
    logging.getLogger("mkdocs").addHandler(logging.StreamHandler())
try:
    build(load_config("mkdocs.yml"))
except Abort as error:
    print(f"Abort: {error}")
PYTHON

said() {
  if [ ! -s err.txt ]; then echo silent; elif grep -q nowhere.md err.txt; then echo "warned of nowhere.md"; else cat err.txt; fi
}

{
  status=0
  venv/bin/mkdocs build > out.txt 2> err.txt || status=$?
  echo "command: $(said), exit $status"
  result=$(venv/bin/python call.py 2> err.txt)
  echo "function: $(said), $result"
  result=$(venv/bin/python call.py handler 2> err.txt)
  echo "function with a handler: $(said), $result"
} | tee seen.txt
sed -n '/^# Output/,/^set /s/^#   //p' "$self" | diff - seen.txt || { echo "This is not what the header says."; exit 1; }
