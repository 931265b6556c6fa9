"""The filter within pandoc: what it finds in a page, what it leaves to others, and what it says of what is wrong."""

import subprocess
import sys
from pathlib import Path

import pypandoc
import pytest

from playground.quarto.extension import OURS

FILTER = OURS / "rerun.lua"
PAGE = """\
---
title: A page
rerun:
  command: {command}
  base: assets/rerun
  play: /play/
---

Before.

```{{.rerun #ex height=200 actions="[{{click: Add}}]" expect="{{runs: 2}}"}}
import streamlit as st
st.button("Add")
print("noise")
```

* item

  ```{{.rerun}}
  #| hide-lines: 1
  import streamlit as st
  st.write("-- it's 'quoted'")

  st.write("<b>")
  ```

```{{rerun height=200}}
print("no dot")
```

```python
untouched()
```
"""


def pandoc(text: str, *options: str, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "page.md").write_text(text, encoding="utf-8")
    command = [pypandoc.get_pandoc_path(), "--lua-filter", str(FILTER), *options, "page.md"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def page(command: str = f"{sys.executable} -m playground") -> str:
    return PAGE.format(command=command)


def test_in_html_examples_are_live_wherever_they_stand(tmp_path: Path) -> None:
    ran = pandoc(page(), "--to", "html", folder=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count('<div class="rerun-example"') == 2
    assert ran.stdout.count("assets/rerun/rerun.js?v=") == 1
    assert ran.stdout.count('data-base="assets/rerun"') == 2
    assert ran.stdout.count('href="/play/#r1.') == 2
    assert "--rerun-height: 200px" in ran.stdout
    assert "-- it&#39;s &#39;quoted&#39;" in ran.stdout
    assert "untouched" in ran.stdout
    assert "noise" not in ran.stdout.split("</template>")[0].split("</pre>")[-1], "what it prints is no page"
    assert "plain text: {rerun height=200}" in ran.stderr
    assert "with the dot" in ran.stderr


def test_in_other_formats_they_are_code(tmp_path: Path) -> None:
    ran = pandoc(page(), "--to", "plain", folder=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert '    st.button("Add")\n' in ran.stdout
    assert """st.write("-- it's 'quoted'")""" in ran.stdout
    assert "hide-lines" not in ran.stdout


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        (page().replace("runs: 2", "runs: 3"), (), "page.md, line 11: `expect` says 3 runs, but there were 2."),
        (page("nowhere-at-all"), (), "nowhere-at-all is not installed: pip install rerun-playground"),
        ("```{.rerun height=200}\nprint(1)\n```\n", ("--from", "gfm"), "Write them below, as `#| height: 200`"),
    ],
)
def test_what_is_wrong_ends_pandoc(text: str, options: tuple[str, ...], told: str, tmp_path: Path) -> None:
    ran = pandoc(text, *options, folder=tmp_path)
    assert ran.returncode != 0
    assert told in ran.stderr
    assert ran.stdout == ""


def test_a_page_without_examples_asks_for_nothing(tmp_path: Path) -> None:
    ran = pandoc("---\nrerun:\n  command: nowhere-at-all\n---\n\n`rerun` and code.\n", folder=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
