"""Fences in Python-Markdown: with SuperFences and without it, nested, commented out, with options in all forms."""

import re
from html import unescape
from types import SimpleNamespace
from typing import ClassVar

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor

from playground.example.fences import fences
from playground.markdown import FenceError, RerunExtension, fence, pairs

SUPER = "pymdownx.superfences"
SCRIPT = "import streamlit as st\n\nst.write('{}')\n"


def fenced(words: str = "one", head: str = "rerun", options: str = "") -> str:
    return f"```{head}\n{options}{SCRIPT.format(words)}```\n"


def indented(text: str, by: str = "    ") -> str:
    return "".join(f"{by}{line}\n" for line in text.split("\n"))


def html_of(text: str, *extensions, **settings) -> str:
    return Markdown(extensions=[*extensions, RerunExtension(**settings)]).convert(text)


@pytest.mark.parametrize("extensions", [(), ("fenced_code",), (SUPER,), (SUPER, "attr_list"), ("pymdownx.extra",)])
def test_a_fence_becomes_an_example(extensions):
    text = f"# Title\n\n{fenced('one')}\nbetween *both*\n\n{fenced('two', head='{.rerun height=200}')}\n```py\nx\n```\n"
    html = html_of(text, *extensions)
    assert html.count('<div class="rerun-example"') == html.count('class="rerun-example__script"') == 2
    assert re.search(r"</div>\s*<p>between <em>both</em></p>\s*<div", html)
    assert html.count("--rerun-height: 200px") == 1


@pytest.mark.parametrize(
    "head", ['rerun height="200" name="a b"', '{.rerun height=200 name="a b"}', 'rerun {height=200 name="a b"}']
)
@pytest.mark.parametrize("extensions", [("fenced_code",), (SUPER,), (SUPER, "attr_list")])
def test_options_above_the_script(extensions, head):
    html = html_of(fenced(head=head), *extensions)
    assert "--rerun-height: 200px" in html
    assert '<div class="rerun-example__head">a b</div>' in html


@pytest.mark.parametrize("extensions", [(), (SUPER,)])
def test_an_option_is_given_once_above_the_script(extensions):
    with pytest.raises(FenceError, match=r"line 1: `hide-lines` is given twice\. Take one away."):
        html_of(fenced(head='{.rerun hide-lines=1 name="a hide-lines=2" hide_lines=2}'), *extensions)


def test_fences_within_something():
    item = "* item\n\n" + indented(fenced("list"))
    note = "\n!!! note\n\n" + indented(fenced("note"))
    tab = '\n=== "Tab"\n\n' + indented(fenced("tab"))
    deep = "\n1. item\n\n    !!! note\n\n" + indented(fenced("deep"), " " * 8)
    quote = "\n" + indented(fenced("quote"), "> ")
    html = html_of(item + note + tab + deep + quote, SUPER, "admonition", "pymdownx.tabbed")
    assert html.count('<div class="rerun-example"') == 5
    assert "&lt;div" not in html
    assert unescape(html).count("st.write('deep')") == 1


def test_a_fence_that_is_commented_out_is_not_run():
    broken = "```rerun\n1 / 0\n```\n"
    html = html_of(f"<!--\n{broken}-->\n\n`<!--`\n\n{fenced()}", SUPER)
    assert html.count('<div class="rerun-example"') == 1
    assert html.startswith("<!--\n")


def test_a_fence_within_another_is_text():
    assert "rerun-example" not in html_of("````md\n" + fenced() + "````\n", SUPER)
    assert "rerun-example" not in html_of("````md\n" + fenced() + "````\n", "fenced_code")


@pytest.mark.parametrize("extensions", [(), (SUPER,)])
def test_an_error_names_the_line_of_the_page(extensions):
    text = f"# Title\n\n{fenced('one')}\n{fenced('two', options='#| hieght: 3%')}"
    with pytest.raises(FenceError, match=r"line 10: There is no option `hieght`. Did you mean `height`\?"):
        html_of(text.replace("3%", "3\n"), *extensions)


def test_two_equal_fences_have_each_their_own_line():
    bad = fenced(head="{.rerun start=late}")
    with pytest.raises(FenceError, match="line 1: "):
        html_of(bad + "\n" + bad, SUPER, "attr_list")


def test_a_session_goes_on_over_the_fences_of_a_page_and_not_over_pages():
    first = "```rerun\n#| session: s\nimport streamlit as st\nname = 'Ada'\n```\n"
    second = "\n```rerun\n#| session: s\nst.write('Hello', name)\n```\n"
    md = Markdown(extensions=[SUPER, RerunExtension()])
    assert "Hello Ada" in re.sub(r"<[^>]*>", "", md.convert(first + second))
    with pytest.raises(FenceError, match=r"line 4: .*NameError"):
        md.reset().convert(second)


def test_the_formatter_in_a_list_of_fences():
    custom = {"name": "rerun", "class": "rerun", "format": fence, "validator": pairs}
    md = Markdown(extensions=[SUPER], extension_configs={SUPER: {"custom_fences": [custom]}})
    html = md.convert(fenced(head='rerun height="200"'))
    assert 'data-base="/assets/rerun"' in html
    assert "--rerun-height: 200px" in html


class Context(Preprocessor):
    """What Zensical puts into Python-Markdown, to tell which page it is at."""

    page = SimpleNamespace(path="guide/one.md", url="guide/one/")
    config: ClassVar = {}

    def run(self, lines):
        return lines


def test_zensical_tells_which_page_it_is(tmp_path):
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide/hello.py").write_text("import streamlit as st\n", encoding="utf-8")
    md = Markdown(extensions=[RerunExtension()])
    md.preprocessors.register(context := Context(md), "rendering_context", 0)
    context.config = {"docs_dir": str(tmp_path)}
    html = md.convert("```rerun\n#| file: hello.py\n```\n")
    assert 'data-base="../../assets/rerun"' in html
    with pytest.raises(FenceError, match=r"guide/one\.md, line 2: There is no option"):
        md.convert("```rerun\n#| hieght: 3\n```\n")


def test_settings_of_the_extension(tmp_path):
    (tmp_path / "hello.py").write_text("import streamlit as st\n", encoding="utf-8")
    html = html_of("```rerun\n#| file: hello.py\n```\n", base="/docs/_rerun", folder=str(tmp_path))
    assert 'data-base="/docs/_rerun"' in html
    assert "hello.py" in html


@pytest.mark.parametrize(
    ("head", "read", "quoted", "braces"),
    [
        ("rerun", True, True, "{.rerun }"),
        (" rerun", True, True, "{.rerun }"),
        ("{.rerun height=200}", True, True, "{.rerun height=200}"),
        ("{ .rerun }", True, True, "{.rerun }"),
        ("rerun {height=200}", True, True, "{.rerun height=200}"),
        ('rerun height="200"', False, True, "{.rerun height=200}"),
        ("rerun height=200", False, False, "{.rerun height=200}"),
        ("rerun read-only", False, False, "{.rerun read-only=read-only}"),
        ('rerun {height=200} title="t"', False, False, "{.rerun height=200 title=t}"),
    ],
)
def test_which_first_lines_are_read(head, read, quoted, braces):
    (found,) = fences(f"```{head}\nx\n```")
    assert (found.is_read(quoted=False), found.is_read(quoted=True), found.in_braces) == (read, quoted, braces)
