"""The page as it is written: complete before any script, and with nothing in it that asks another server."""

import json
import os
import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser

import pytest

from playground.page.attributes import attribute_safe
from playground.page.embed import (
    Playground,
    frame_html,
    page_scripts,
    playgrounds_html,
    shell_json,
    write_assets,
)
from playground.runtime import Session
from tests.node import NODE

SCRIPT = """\
import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0
if st.button("Add"):
    st.session_state.count += 1
st.write("Count = ", st.session_state.count)
"""


def playground(source: str = SCRIPT, **fields) -> Playground:
    steps = (Session(source, name="start.py").start().to_json(),)
    return Playground(
        **{"id": "one", "name": "A click is a rerun", "filename": "start.py"} | fields, source=source, steps=steps
    )


def fragment(source: str = SCRIPT, **fields) -> str:
    (html,) = playgrounds_html([playground(source, **fields)], base="../assets/rerun")
    return html


def data_of(html: str) -> dict:
    (text,) = re.findall(r"data-page='(.*?)'", html, re.S)
    return json.loads(unescape(text))


class Outline(HTMLParser):
    """The named regions of a fragment, and the text outside of its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.labels: list[str] = []
        self.text: dict[str, str] = {}
        self.stack: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in ("br", "hr", "img", "input", "link"):
            self.stack.append(attrs.get("id") or tag)
        if tag == "section":
            self.labels.append(attrs["aria-labelledby"])

    def handle_endtag(self, tag):
        self.stack.pop()

    def handle_data(self, data):
        if self.stack and self.stack[-1] not in ("script", "style"):
            self.words.append(data)
            self.text[self.stack[-1]] = self.text.get(self.stack[-1], "") + data


class TestRegions:
    def test_the_playground_and_its_panes_are_regions_with_their_names(self):
        outline = Outline(fragment())
        names = [outline.text[label] for label in outline.labels if label.startswith(("rp-name", "rp-title-"))]
        assert names == [
            "A click is a rerun",
            "Script",
            "App",
            "Runs",
            "Session state",
            "Order",
            "Timeline",
            "Actions",
            "Dependencies",
            "Cache",
        ]

    def test_beside_another_playground_the_panes_say_whose_they_are(self):
        for html in playgrounds_html([playground(), playground(id="two", name="Callback")], base="."):
            assert {*Outline(html).labels} > {"rp-name", "rp-name rp-title-script", "rp-name rp-title-app"}

    @pytest.mark.parametrize("layout", ["lesson", "column", "play"])
    def test_the_layout_is_a_class(self, layout):
        assert f'class="rp rp--{layout}"' in fragment(layout=layout)

    def test_it_has_the_buttons_and_stop_only_while_running(self):
        html = fragment()
        assert re.search(r'data-do="run"[^>]*>Run<', html)
        assert re.search(r'data-do="reset"[^>]*>Reset<', html)
        assert re.search(r'data-do="stop" hidden>Stop<', html)


class TestBeforeAnyScript:
    def test_the_first_screen_and_the_script_can_be_read(self):
        html = fragment()
        assert 'shadowrootmode="open"' in html
        words = " ".join("".join(Outline(html.split("</template>")[0]).words).split())
        assert "Count = 0" in words
        assert "import streamlit as st" in words

    def test_a_script_that_closes_the_script_element_stays_text(self):
        source = 'import streamlit as st\nst.write("</script></template><b>hi")\n'
        html = fragment(source)
        assert html.count("</script>") == 1  # the early script's own
        assert html.count("</template>") == 1
        assert data_of(html)["id"] == "one"

    def test_names_are_escaped(self):
        html = fragment(name="<b>Bold</b> & co", filename='"x".py')
        assert "&lt;b&gt;Bold&lt;/b&gt; &amp; co" in html
        assert "<b>Bold" not in html


class TestData:
    def test_nothing_in_it_names_a_server(self):
        data = json.dumps(data_of(fragment()))
        assert not re.findall(r"https?://", data)
        assert "static/extensions" not in data

    def test_the_same_playground_is_written_the_same_twice(self):
        def anonymous(html):
            return re.sub(r"p\d{4,}|[A-Z]\w+\d{5}", "id", html)

        assert anonymous(fragment()) == anonymous(fragment())

    def test_the_bundle_is_named_relative_to_the_page_and_never_inlined(self):
        data = json.dumps(data_of(fragment()))
        assert set(re.findall(r'"esm": "([^"?]+)', data)) == {"../assets/rerun/playground.bundle.js"}
        assert len(data) < 40_000

    def test_nothing_in_it_makes_code_from_text(self):
        """`CustomJS`, and so Panel's links, would need a page that allows `unsafe-eval`."""
        data = json.dumps(data_of(fragment()))
        assert "CustomJS" not in data
        assert '"code"' not in data

    def test_data_in_an_attribute_is_the_same_data(self):
        data = {"a": ["</script><!--", "\u2028", 'it\'s &quot; "so"', "    four\n"]}
        text = attribute_safe(data)
        assert not set(text) & set("<>'")
        assert json.loads(unescape(text)) == data


class TestPlayground:
    @pytest.mark.parametrize("bad", ["", "A", "a b", 'a"', "ä"])
    def test_its_id_can_stand_in_a_page(self, bad):
        with pytest.raises(ValueError, match="id"):
            playground(id=bad)

    def test_its_layout_is_known(self):
        with pytest.raises(ValueError, match="layout"):
            playground(layout="sideways")

    def test_two_on_a_page_have_different_ids(self):
        with pytest.raises(ValueError, match="same id"):
            playgrounds_html([playground(), playground()], base=".")


class TestAssets:
    def test_the_tags_name_files_under_the_base(self):
        tags = page_scripts(base="../../assets/rerun/")
        addresses = re.findall(r'(?:src|href)="([^"]+)"', tags)
        assert addresses
        assert all(address.startswith("../../assets/rerun/") for address in addresses)

    def test_everything_that_is_named_is_written(self, tmp_path):
        write_assets(tmp_path)
        html = page_scripts(base=".") + fragment().replace("../assets/rerun", ".")
        for address in re.findall(r'(?:src|href)="\./([^"?]+)', html):
            assert (tmp_path / address).is_file(), address
        lock = json.loads((tmp_path / "sandbox" / "pyodide-lock.json").read_text())
        for package in lock["packages"].values():
            assert (tmp_path / "sandbox" / package["file_name"]).is_file()


def test_the_inline_script_is_one_that_browsers_can_run() -> None:
    html = fragment()
    (script,) = re.findall(r"<script id=rerun-first>(.*?)</script>", html, re.S)
    subprocess.run([NODE, "--check", "-"], input=script, text=True, check=True)
    assert "/*" not in script
    assert "//" not in script


def test_a_script_that_is_read_only_cannot_be_reset() -> None:
    html = fragment(read_only=True)
    assert data_of(html)["read_only"] is True
    assert 'data-do="reset" hidden>' in html
    assert 'data-do="reset" title="Bring the original script back">' in fragment()


def test_the_same_script_makes_the_same_page_however_texts_are_hashed() -> None:
    make = """
import sys
from playground.runtime import Session
from tests.node import NODE
from playground.page.embed import Playground, playgrounds_html

source = "import streamlit as st\\nst.session_state.update(b=1, a=2)\\nst.line_chart({'a': [1], 'b': [2]})"
step = Session(source, name="app.py").start().to_json()
sys.stdout.write("".join(playgrounds_html([Playground("a", "A", source, "app.py", (step,))], base="assets")))
"""
    builds = [
        subprocess.Popen(
            [sys.executable, "-c", make], env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, text=True
        )
        for seed in ("1", "2")
    ]
    one, other = (build.communicate()[0] for build in builds)

    assert len(one) > 10_000
    assert one == other


def test_the_shell_of_examples_has_no_script_and_asks_no_other_server() -> None:
    text = shell_json()
    shell = json.loads(text)
    assert "://" not in text.replace("http://www.w3.org", "")
    assert shell["page"]["source"] == ""
    assert shell["page"]["roots"]
    assert "rp--example" in shell["html"]
    assert "Nothing has run yet." in shell["html"]


def test_the_frame_trusts_those_alone_that_it_is_told() -> None:
    assert 'data-origins=""' in frame_html([])
    assert 'data-origins="https://a.example https://b.example"' in frame_html(
        ["https://a.example", "https://b.example"]
    )
    for wrong in ("https://a.example/", "a.example", "*", "null", '"><script>', "https://a.example https://b.example"):
        with pytest.raises(ValueError, match="is no origin"):
            frame_html([wrong])
