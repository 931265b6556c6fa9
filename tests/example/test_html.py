"""The HTML of an example: it can be read before any script, and says what the page's JavaScript needs."""

import json
import re
from html import unescape

import pytest
from material.plugins.search.plugin import Parser

from playground.example import example_html, read_example
from playground.share import read_link

SCRIPT = "import streamlit as st\n\nst.header('A < B')\nst.button('Add')"


def html_of(text: str = SCRIPT, **options) -> str:
    return example_html(read_example(text, options), base="../assets/rerun/")


def light(html: str) -> str:
    """What a reader without declarative shadow roots has: the words outside of the templates."""
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<template.*?</template>", "", html, flags=re.S)))


def test_the_script_is_in_the_page_and_the_app_in_a_shadow_root():
    html = html_of()
    assert light(html) == f"app.py{SCRIPT}\nRun"
    (app,) = re.findall(r"<template shadowrootmode=\"open\" data-search-exclude>(.*?)</template>", html, re.S)
    assert re.search(r'^<link rel="stylesheet" href="../assets/rerun/playground.css\?v=\w+">', app)
    assert "A &lt; B" in app
    assert "<script" not in html


def test_searches_find_the_script_and_not_the_app():
    html = html_of()
    assert re.findall(r'class="(rerun-example__\w+) no-search" data-search-exclude', html) == [
        "rerun-example__app",
        "rerun-example__foot",
    ]


def test_the_search_of_material_leaves_out_the_app_to_its_end():
    searched = Parser()
    predict = [{"click": "Add", "ask": ["runs"]}]
    searched.feed(f"<h1 id='top'>Title</h1>{html_of(SCRIPT, predict=predict)}<p>Below</p>")
    (section,) = searched.data
    found = unescape(re.sub(r"<[^>]*>", "", "".join(section.text)))
    assert "".join(found.split()) == "".join(f"app.py {SCRIPT} Below".split())


def test_the_data_survive_the_attribute():
    source = "import streamlit as st\nst.write('''</div> & \"<b>\" '\\u2028' ''')"
    (data,) = re.findall(
        r"data-rerun='(.*?)' data-base=\"../assets/rerun\" data-version=\"\w+\"", html_of(source), re.S
    )
    assert json.loads(unescape(data))["scripts"] == [{"name": "app.py", "source": source}]
    assert "<" not in data


def test_hidden_lines_are_not_shown_and_marks_count_them():
    html = html_of(hide_lines="1-2", lines="4")
    assert light(html) == "app.pyst.header('A < B')\nst.button('Add')\nRun"
    (marked,) = re.findall(r'<span class="hll">(.*?\n)</span>', html, re.S)
    assert re.sub(r"<[^>]*>", "", marked) == "st.button('Add')\n"


def test_a_stopped_example_shows_its_script_alone():
    assert "<template" not in html_of(start="stopped")


def test_several_scripts_are_tabs():
    html = html_of("import b\n#| script: b.py\nB = 1")
    assert re.findall(r'role="tab" aria-selected="(\w+)" data-name="([\w.]+)"', html) == [
        ("true", "app.py"),
        ("false", "b.py"),
    ]
    assert html.count("<template") == 1


def test_a_comparison_has_an_app_for_each_script():
    html = html_of(f"{SCRIPT}\n#| script: b.py\n{SCRIPT}", compare="true")
    assert re.findall(r'data-name="([\w.]+)"><template', html) == ["app.py", "b.py"]


def test_a_link_to_where_it_can_be_opened_alone():
    example = read_example(SCRIPT)
    assert "Open in playground" not in example_html(example, base="x")
    html = example_html(example, base="x", play="../play/")
    (link,) = re.findall('<a class="rerun-example__open" href="../play/(#r1.*?)">', html)
    assert read_link(link)["scripts"] == [{"name": "app.py", "source": SCRIPT}]


@pytest.mark.parametrize("height", ["200", "300"])
def test_a_height(height):
    assert f'style="--rerun-height: {height}px"' in html_of(height=height)


def test_what_highlights_can_be_given():
    html = example_html(
        read_example(SCRIPT, {"lines": "3", "hide-lines": "2"}),
        base="x",
        highlight=lambda source, marked, first: f"<pre>{source.count(chr(10))} {marked} {first}</pre>",
    )
    assert "<pre>1 [1] 3</pre>" in html
