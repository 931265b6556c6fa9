"""Examples on Sphinx's pages: directives, fences and docstrings, what a search finds, and what other builders make."""

import json
import re
from collections.abc import Callable
from html import unescape

import pytest

from tests.sphinx.conftest import Built, Project

INDEX = """\
Title
=====

.. toctree::

   deep/other
   fences
   api
   quiet

.. rerun::
   :height: 200
   :actions: [{click: Add}]
   :expect: {runs: 2, state: {n: 1}}
   :lines: 2
   :read-only:

   import streamlit as st
   st.session_state.setdefault("n", 0)
   if st.button("Add"):
       st.session_state.n += 1
   st.header("Walrus " + "tusk"[:2])
"""
OTHER = """\
Other
=====

.. rerun::
   :file: page.py

.. rerun::
   :session: one
   :hide-lines: 1
   :file: /deep/page.py

.. rerun::
   :session: one

   st.write("-- it's \\"next\\"")

.. rerun::

   #| compare: true
   #| script: before.py
   print("left")
   #| script: after.py
   print("right")
"""
FENCES = """\
# Fences

```{rerun}
:height: 200
:expect: {runs: 2}
:actions: [{"click": "Add"}]

#| name: From MyST
import streamlit as st
st.button("Add")
```

```{rerun}
---
actions:
  - click: Add
expect:
  runs: 2
---
import streamlit as st
st.button("Add")
```
"""
API = "API\n===\n\n.. automodule:: walrus_module\n   :members:\n"
MODULE = '''\
"""A module."""

def show():
    r"""Show something.

    Examples
    --------
    Some prose.

    .. rerun-doctest::
       :name: In a docstring
       :expect: {runs: 1, text: "me"}

       >>> import streamlit as st
       >>> for number in range(2):
       ...     st.write("It's -- \\"me\\"")
       It's me

       And more:

       >>> st.write(1)  # doctest: +SKIP
    """
'''
PAGES = {
    "index.rst": INDEX,
    "deep/other.rst": OTHER,
    "deep/page.py": 'import streamlit as st\nst.write("from a file: zebra")\n',
    "fences.md": FENCES,
    "api.rst": API,
    "quiet.rst": "Quiet\n=====\n\nA page without any.\n",
    "walrus_module.py": MODULE,
}


@pytest.fixture(scope="module")
def docs(project: Callable[..., Project]) -> Project:
    return project(PAGES)


@pytest.fixture(scope="module")
def html(docs: Project) -> Built:
    """The pages, read and written by several processes, and not one warning."""
    built = docs.build("dirhtml", "-W", "--keep-going", processes=2)
    assert (built.status, built.told) == (0, "")
    return built


def examples(page: str) -> list[dict]:
    return [
        json.loads(unescape(data)) for data in re.findall(r"<div class=\"rerun-example[^>]*? data-rerun='(.*?)'", page)
    ]


def test_directives_fences_and_docstrings_become_examples(html: Built) -> None:
    (first,) = examples(html.page("index.html"))
    assert (first["height"], first["lines"], first["read_only"]) == (200, [[2, 2]], True)
    of_file, hidden, after, compared = examples(html.page("deep/other/index.html"))
    assert of_file["scripts"][0]["name"] == "page.py"
    assert hidden["hidden"] == 1
    assert after["scripts"][0]["source"].endswith('zebra")\nst.write("-- it\'s \\"next\\"")')
    assert [each["name"] for each in compared["scripts"]] == ["before.py", "after.py"]
    assert [each["name"] for each in examples(html.page("fences/index.html"))] == ["From MyST", "app.py"]
    (doctest,) = examples(html.page("api/index.html"))
    assert doctest["scripts"][0]["source"] == (
        'import streamlit as st\nfor number in range(2):\n    st.write("It\'s -- \\"me\\"")\n\nst.write(1)'
    )


def test_a_page_with_examples_loads_the_starter_alone_and_others_nothing(html: Built) -> None:
    page = html.page("deep/other/index.html")
    assert re.search(r'<script type="module" src="\.\./\.\./_static/rerun/rerun\.js\?v=\w+"></script>', page)
    assert re.search(r'<link [^>]*href="\.\./\.\./_static/rerun/rerun-example\.css\?v=\w+"', page)
    assert 'data-base="../../_static/rerun"' in page
    assert 'href="../../_static/rerun/playground.css?v=' in page
    assert page.count('class="rerun-example__open" href="../../_static/rerun/embed.html#r1.') == 4
    assert "playground.bundle.js" not in page
    assert "_static/rerun" not in html.page("quiet/index.html") + html.page("genindex/index.html")
    assert (html.out / "_static/rerun/sandbox/worker.js").is_file()


def test_a_search_finds_the_code_and_not_the_screen(html: Built) -> None:
    index = json.loads(html.page("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")"))
    words = set(index["terms"])
    assert {"walrus", "zebra", "tusk", "left"} <= words
    assert not words & {"run", "class", "div", "lt", "gt", "quot", "button_", "rp", "tu", "playground"}
    assert not any("walrus" in title.lower() for title in index["alltitles"])


def test_nothing_is_read_again_until_something_changes(docs: Project, html: Built) -> None:
    page = html.out / "deep/other/index.html"
    files = [page, html.out / "_static/rerun/rerun.js"]
    before = [file.stat().st_ctime_ns for file in files]
    docs.build("dirhtml")
    assert [file.stat().st_ctime_ns for file in files] == before
    (docs.source / "deep/page.py").write_text('import streamlit as st\nst.write("lynx and zebra")\n')
    assert docs.build("dirhtml").told == ""
    assert "lynx" in html.page("deep/other/index.html")
    assert "_static/rerun/rerun.js" in html.page("index.html")


@pytest.mark.parametrize(
    ("builder", "name"), [("text", "deep/other.txt"), ("latex", "tiny.tex"), ("epub", "deep/other.xhtml")]
)
def test_elsewhere_it_is_code(docs: Project, html: Built, builder: str, name: str) -> None:
    built = docs.build(builder, "-W", "--keep-going")
    text = re.sub(r"\\PYG\w*\{\w+\}|<[^>]+>|[{}\\]", "", unescape(built.page(name)))
    assert (built.status, built.told) == (0, "")
    assert "zebra" in text
    assert "before.py" in text
    assert "rerun-example" not in built.page(name)
    assert not (built.out / "_static/rerun").exists()
    if builder == "text":
        assert """st.write("-- it's \\"next\\"")""" in built.page(name), "quotes stay as they are"


def test_doctest_leaves_examples_alone(docs: Project, html: Built) -> None:
    built = docs.build("doctest")
    assert built.status == 0
    assert "0 tests" in built.page("output.txt").replace("\n", " ") or "No tests" in built.page("output.txt")
