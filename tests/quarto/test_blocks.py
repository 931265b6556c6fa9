"""What a pandoc document gets in the places of its examples: HTML where a browser shows it, code in all others."""

import json
from pathlib import Path

import pytest

from playground.example import ExampleError
from playground.quarto import copy_extension, example_blocks

SCRIPT = 'import streamlit as st\nst.write("shown")'


def document(*blocks: tuple[str, dict]) -> dict:
    return {
        "pandoc-api-version": [1, 23],
        "meta": {},
        "blocks": [
            {"t": "CodeBlock", "c": [["", ["rerun"], [list(pair) for pair in options.items()]], text]}
            for text, options in blocks
        ],
    }


def made(given: dict, kind: str = "html", **settings) -> list[list[dict]]:
    answer = example_blocks(json.loads(json.dumps(given)), format=kind, **{"base": "rerun"} | settings)
    assert answer["pandoc-api-version"] == [1, 23]
    assert all(block["t"] == "Div" for block in answer["blocks"])
    return [block["c"][1] for block in answer["blocks"]]


def test_html_is_raw_and_the_first_brings_what_the_page_loads() -> None:
    (first,), (second,) = made(document((SCRIPT, {"height": "200"}), (SCRIPT, {})), base="../rerun/")
    assert first["t"] == second["t"] == "RawBlock"
    (kind, html), (_, other) = first["c"], second["c"]
    assert kind == "html"
    assert '<script type="module" src="../rerun/rerun.js?v=' in html
    assert "<script" not in other
    assert 'href="../rerun/embed.html#r1.' in other
    assert 'data-base="../rerun"' in html
    assert "--rerun-height: 200px" in html


@pytest.mark.parametrize("kind", ["latex", "plain", "epub3", "gfm", "docx"])
def test_elsewhere_the_lines_that_are_shown(kind: str) -> None:
    text = f"#| hide-lines: 1\n#| script: a.py\n{SCRIPT}\n#| script: words.py\nprint(1)"
    name, code, other, more = made(document((text, {})), kind)[0]
    assert (name["c"][0]["c"][1], other["c"][0]["c"][1]) == ("a.py", "words.py")
    assert code == {"t": "CodeBlock", "c": [["", ["python"], []], 'st.write("shown")']}
    assert more["c"][1] == "print(1)"


def test_examples_of_a_page_share_a_session_and_take_files_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "start.py").write_text("import streamlit as st\nname = 'Ada'\n", encoding="utf-8")
    first, second = ("", {"file": "start.py", "session": "a"}), ("st.write(name)", {"session": "a"})
    given = document(first, second)
    html = made(given, page=tmp_path / "page.md")[1][0]["c"][1]
    assert "Ada" in html
    assert made(given, "plain", page=tmp_path / "page.md")[1][0]["c"][1] == "st.write(name)"


def test_a_wrong_example_is_told_with_the_line_of_its_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "---\ntitle: A\n---\n\n<!--\n```{.rerun}\nprint(1)\n1/0\n```\n-->\n\n```{.rerun}\nprint(1)\n1/0\n```\n"
    )
    with pytest.raises(ExampleError, match="ZeroDivisionError") as caught:
        made(document(("print(1)\n1/0", {})), page=page)
    assert caught.value.line == 14
    with pytest.raises(ExampleError, match=r"^example 2: There is no option `hieght`") as caught:
        made(document(("print(1)", {}), ("print(2)", {"hieght": "2"})))
    assert caught.value.line is None


def test_the_extension_is_put_where_quarto_looks(tmp_path: Path) -> None:
    (tmp_path / "_extensions/other").mkdir(parents=True)
    for _ in range(2):  # an older one is written over
        assert copy_extension(tmp_path) == tmp_path / "_extensions/rerun"
    settings = (tmp_path / "_extensions/rerun/_extension.yml").read_text(encoding="utf-8")
    (script,) = (tmp_path / "_extensions/rerun").glob("*.lua")
    assert f"- {script.name}" in settings
