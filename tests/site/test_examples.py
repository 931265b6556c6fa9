"""Live examples on MkDocs sites: fences on any page, what a search finds of them, and what stops a build."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as build_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

import playground.site.plugin

SETTINGS = """
site_name: Tiny
theme: {name: material, font: false}
strict: true
plugins: [search, rerun]
markdown_extensions: [admonition, attr_list, pymdownx.superfences]
"""
SCRIPT = 'import streamlit as st\n\nst.header("Hidden treasure")\nst.button("Add")  # visible\n'
FENCE = f"```rerun\n{SCRIPT}```\n"

Build = Callable[..., Path]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds a site of the files that are given, without the megabytes that make its examples live."""
    monkeypatch.setattr(playground.site.plugin, "write_assets", lambda out, **more: out.mkdir(parents=True))

    def build(settings: str = SETTINGS, **pages: str) -> Path:
        for name, text in {"mkdocs.yml": settings, **{f"docs/{page}.md": text for page, text in pages.items()}}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        build_mkdocs(load_config(str(tmp_path / "mkdocs.yml")))
        return tmp_path / "site"

    return build


def test_fences_become_examples_on_any_page(build: Build) -> None:
    nested = "\n!!! note\n\n" + "".join(f"    {line}\n" for line in FENCE.split("\n"))
    out = build(index=f"# Home\n\n{FENCE}", other=f"# Other\n\n{FENCE}\n{FENCE}{nested}")

    home, other = (out / "index.html").read_text(), (out / "other/index.html").read_text()

    assert (home.count('<div class="rerun-example"'), other.count('<div class="rerun-example"')) == (1, 3)
    assert 'data-base="assets/rerun"' in home
    assert 'data-base="../assets/rerun"' in other
    assert re.search(r'<link rel="stylesheet" href="\.\./assets/rerun/rerun-example\.css\?v=\w+">', other)
    assert re.search(r'<script src="\.\./assets/rerun/rerun\.js\?v=\w+" type="module"></script>', other)
    assert "playground.bundle.js" not in other, "nothing is loaded before it is used"
    entries = json.loads((out / "search/search_index.json").read_text())["docs"]
    assert [entry["location"] for entry in entries] == ["", "other/"], "no heading of an app is a place of the page"
    assert all("visible" in entry["text"] and "treasure</" not in entry["text"] for entry in entries)


@pytest.mark.parametrize(
    "settings",
    [
        SETTINGS.replace("attr_list, pymdownx.superfences", "fenced_code"),
        SETTINGS.replace("[admonition, attr_list, pymdownx.superfences]", "[pymdownx.extra]"),
        SETTINGS.replace("{name: material, font: false}", "mkdocs"),
    ],
)
def test_it_needs_nothing_but_the_plugin(build: Build, settings: str) -> None:
    out = build(settings, index=f"# Home\n\n{FENCE}")
    assert (out / "index.html").read_text().count('<div class="rerun-example"') == 1


@pytest.mark.parametrize("strict", ["strict: true", "strict: false"])
def test_what_is_wrong_stops_the_build_with_page_and_line(build: Build, strict: str) -> None:
    text = f"---\ntitle: Home\n---\n\n# Home\n\n{FENCE}\n```rerun\n#| hieght: 3\n{SCRIPT}```\n\n```rerun\n1 / 0\n```\n"
    with pytest.raises(Abort) as caught:
        build(SETTINGS.replace("strict: true", strict), index=text)
    told = caught.value.__cause__ or caught.value.__context__ or caught.value
    assert isinstance(told, PluginError)
    assert str(told).split("\n") == [
        "index.md, line 15: There is no option `hieght`. Did you mean `height`?",
        "index.md, line 23: Run 1 ends with ZeroDivisionError: division by zero, in line 1 of app.py. "
        "If that is meant, say so: `expect: {error: ZeroDivisionError}`.",
    ]


def test_what_is_expected_of_a_fence_is_held(build: Build) -> None:
    count = 'import streamlit as st\nif st.button("Add"):\n    st.session_state.count = 1\n'
    fence = "```rerun\n#| actions: [{click: Add}]\n#| expect: {runs: 2, state: {count: 1}}\n" + count + "```\n"
    assert build(index=fence)
    with pytest.raises(Abort):
        build(index=fence.replace("count: 1", "count: 2"))


def test_options_without_braces_are_told_of(build: Build, caplog: pytest.LogCaptureFixture) -> None:
    text = f"# Home\n\n{FENCE.replace('rerun', 'rerun height=200')}\n<!--\n{FENCE.replace('rerun', 'rerun x=1')}-->\n"
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        build(index=text)
    assert "index.md, line 3: this example stays plain text" in caplog.text
    assert "Write ```{.rerun height=200}" in caplog.text


@pytest.mark.parametrize("end", ["````", "", "~~~"], ids=["longer", "never", "another sign"])
def test_fences_that_no_line_ends_are_told_of(build: Build, caplog: pytest.LogCaptureFixture, end: str) -> None:
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        build(index=f"# Home\n\n{FENCE}\n```rerun\n{SCRIPT}\n{end}\n\nMore.\n")
    line = 4 + FENCE.count("\n")
    assert f"index.md, line {line}: this example stays plain text, for no line ends it. Write ``` alone" in caplog.text


def test_fences_in_lists_are_told_of_where_nothing_reads_them(build: Build, caplog: pytest.LogCaptureFixture) -> None:
    item = "".join(f"    {line}\n" for line in FENCE.splitlines())
    plain = SETTINGS.replace("attr_list, pymdownx.superfences", "fenced_code")
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        build(plain, index=f"# Home\n\n{FENCE}\n- item\n\n{item}")
    assert "this example stays plain text, for it is in a list, a note or a quote. Add pymdownx" in caplog.text


def test_a_script_lies_beside_its_page(build: Build, tmp_path: Path) -> None:
    (tmp_path / "docs/guide").mkdir(parents=True)
    (tmp_path / "docs/guide/app.py").write_text(SCRIPT)
    out = build(**{"index": "# Home", "guide/one": "# One\n\n```rerun\n#| file: app.py\n```\n"})
    assert "Hidden treasure" in (out / "guide/one/index.html").read_text()


def test_plugins_that_fill_in_braces_do_not_see_scripts(build: Build, tmp_path: Path) -> None:
    fence = '```rerun\nimport streamlit as st\nd = {"a": {"b": 1}}\nst.write(f"{{{d}}}")\n```\n'
    hook = "def on_page_markdown(markdown, **more):\n    return markdown.replace('{{', 'macro')\n"
    (tmp_path / "macros.py").write_text(hook)
    nested = "* item\n\n" + "".join(f"    {line}\n" for line in fence.split("\n"))
    out = build(SETTINGS + "hooks: [macros.py]\n", index="# {{ name }}\n\n" + nested + fence)
    home = (out / "index.html").read_text()
    assert home.count("{{{d}}}") == 2
    assert "macro name" in home


def test_scripts_of_pages_are_not_published_unless_a_page_links_to_them(build: Build, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("fence.py", "front.py", "linked.py", "other.py"):
        (tmp_path / "docs" / name).write_text(SCRIPT)
    front = "---\ntemplate: rerun/play.html\nplayground: {name: A, script: front.py, layout: play}\n---\n# Try\n"
    files = "```rerun\n#| file: fence.py\n```\n\n```rerun\n#| file: linked.py\n```\n\n[the script](linked.py)\n"
    out = build(index=f"# Home\n\n{files}", front=front)
    assert {path.name for path in out.glob("*.py")} == {"linked.py", "other.py"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            "playground: {name: A, script: a.py, hieght: 3}",
            "has no `hieght`. There are: name, script, layout, read_only.",
        ),
        ("playground: {name: A, script: a.py, layuot: play}", "has no `layuot`. Did you mean `layout`?"),
        ("playground: {name: A, script: a.py, layout: wide}", "`layout` is 'wide'. It is one of lesson, play, column"),
        ("playground: {name: A, script: bad.py}", "bad.py is not Python: '(' was never closed, in its line 2"),
        ("title: A", "`template` is rerun/play.html, but there is no `playground` to show. Add it"),
        ("hide: []\nplayground: {name: A, script: a.py}", "shows the `playground`. Add `template: rerun/play.html`"),
        (
            "template: rerun/compare.html\nplaygrounds: [{name: A, script: a.py}, {name: B, script: a.py, lter: true}]",
            "`playgrounds` has no `lter`. Did you mean `later`?",
        ),
    ],
)
def test_wrong_fields_of_front_matter(build: Build, tmp_path: Path, caplog, fields: str, words: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.py").write_text(SCRIPT)
    (tmp_path / "docs/bad.py").write_text("x = 1\nprint(")
    front = fields if fields.startswith(("template:", "hide:")) else f"template: rerun/play.html\n{fields}"
    with pytest.raises(Abort):
        build(index=f"---\n{front}\n---\n# Home\n")
    assert words in caplog.messages[-1]
    assert caplog.messages[-1].startswith("index.md: ")
    assert "Traceback" not in caplog.text
