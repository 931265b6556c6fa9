#!/usr/bin/env bash
# pandoc 2.19.2 and 3.8.2.1: what becomes of a cell's fence, as in R Markdown, knitr and Quarto documents (```{python}), where
# pandoc itself reads the document.
#
# Packages: pypandoc-binary==1.13 (brings pandoc 2.19.2) and pypandoc-binary==1.16.2 (pandoc 3.8.2.1), for Python 3.7 or later
# on Linux, macOS and Windows. Input: a document of one such cell of two lines.
#
# Seen: with pandoc's own `markdown` reader the old one makes a code block, whose class is the text `{python}`, braces
# included. The new one makes a paragraph of it: one inline code, with a space for each line break and the braces in front.
# Both exit with 0 and say nothing, with --verbose too. `commonmark_x` gives the code block in both. So a filter that looks
# for code blocks of the class `{python}` finds none any more, and a document of cells loses all line breaks of its code
# without a word. (Not tried: Quarto, which does things to a document before pandoc reads it.)
#
# Output when this was written:
#   2.19.2 markdown: code block of class {python}, 2 lines; said nothing
#   2.19.2 commonmark_x: code block of class {python}, 2 lines; said nothing
#   3.8.2.1 markdown: paragraph with the inline code '{python} if 1:     print(1)'; said nothing
#   3.8.2.1 commonmark_x: code block of class {python}, 2 lines; said nothing
set -euo pipefail
self=$(realpath "$0")
export PIP_DISABLE_PIP_VERSION_CHECK=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv

cat > look.py <<'PYTHON'
import json
import subprocess

import pypandoc

pandoc = pypandoc.get_pandoc_path()
version = subprocess.run([pandoc, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
cell = "```{python}\nif 1:\n    print(1)\n```\n"
for reader in ("markdown", "commonmark_x"):
    command = [pandoc, "--verbose", "--from", reader, "--to", "json"]
    done = subprocess.run(command, input=cell, capture_output=True, text=True, check=True)
    (block,) = json.loads(done.stdout)["blocks"]
    if block["t"] == "CodeBlock":
        (_, (kind,), _), text = block["c"]
        seen = f"code block of class {kind}, {len(text.splitlines())} lines"
    else:
        (inline,) = block["c"]
        seen = f"paragraph with the inline code {inline['c'][1]!r}"
    print(f"{version} {reader}: {seen}; {'said ' + done.stderr.strip() if done.stderr.strip() else 'said nothing'}")
PYTHON

for version in 1.13 1.16.2; do
  timeout 1200 venv/bin/pip install --quiet --only-binary=:all: --force-reinstall pypandoc-binary==$version
  venv/bin/python look.py
done | tee seen.txt
sed -n '/^# Output/,/^set /s/^#   //p' "$self" | diff - seen.txt || { echo "This is not what the header says."; exit 1; }
