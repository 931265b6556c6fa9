"""Examples that are wrong: each is told with its file and line, and fails a build that is to be strict."""

from collections.abc import Callable

import pytest

from tests.sphinx.conftest import Built, Project

PAGES = {
    "index.rst": """\
Title
=====

.. toctree::
   :glob:

   *

.. rerun::
   :hieght: 200

   print(1)

.. rerun::
   :file: nowhere.py

.. rerun::

   import streamlit as st
   if True
       pass

* in a list

  .. rerun::

     print(1)
     1 / 0

.. rerun::
   :expect: {runs: 3}

   print(1)

.. rerun::

   #| height: 20
   print("still here")

.. include:: part.inc
""",
    "part.inc": "In another file:\n\n.. rerun::\n\n   print(1)\n   undefined\n",
    "fences.md": """\
# Fences

```{rerun}
:height: 200

print(1)
undefined
```

> ```{rerun}
> :expect: {state: {a: 1}}
> print(1)
> ```

```{rerun}
:colour: red
print(1)
```
""",
    "prompts.rst": """\
Prompts
=======

.. rerun-doctest::

   no prompt

.. rerun-doctest::

   >>> print(1)
   1
   >>> undefined
""",
}
TOLD = [
    ("index.rst:9", "There is no option `hieght`. Did you mean `height`?"),
    ("index.rst:14", "The file "),
    ("index.rst:20", "app.py is not Python: expected ':', in its line 2."),
    ("index.rst:28", "Run 1 ends with ZeroDivisionError: division by zero, in line 2 of app.py."),
    ("index.rst:30", "`expect` says 3 runs, but there were 1."),
    ("index.rst:37", "`height` is 20. Give it a number of pixels from 80 to 4000."),
    ("part.inc:6", "Run 1 ends with NameError: name 'undefined' is not defined, in line 2 of app.py."),
    ("fences.md:7", "Run 1 ends with NameError: name 'undefined' is not defined, in line 2 of app.py."),
    ("fences.md:10", "`expect` says `a` is 1, but session state holds nothing."),
    ("fences.md:15", "There is no option `colour`."),
    ("prompts.rst:4", "There is no line with a prompt. Write `>>> ` in front of each line of the script."),
    ("prompts.rst:12", "Run 1 ends with NameError: name 'undefined' is not defined, in line 2 of app.py."),
]


@pytest.fixture(scope="module")
def built(project: Callable[..., Project]) -> Built:
    return project(PAGES).build("html", "-W", "--keep-going")


def test_a_strict_build_fails(built: Built) -> None:
    assert built.status == 1
    assert len(built.told.splitlines()) == len(TOLD)


@pytest.mark.parametrize(("place", "words"), TOLD)
def test_it_is_told_where_and_what(built: Built, place: str, words: str) -> None:
    assert f"{place}: ERROR: {words}" in built.told
    assert "[rerun.example]" in built.told


def test_the_text_of_a_wrong_example_is_not_lost(built: Built) -> None:
    assert "still here" in built.page("index.html")
