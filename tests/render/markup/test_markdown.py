import pytest

from playground.render.markup import markdown
from playground.render.markup.markdown import block, code, icon, inline
from tests.render.page import read


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**b** *i* ~~s~~ `c`", "<strong>b</strong> <em>i</em> <s>s</s> <code>c</code>"),
        (":red[warm]", '<span class="rp-ink rp-ink--red">warm</span>'),
        (":red-background[a **b**]", '<span class="rp-background rp-ink--red">a <strong>b</strong></span>'),
        (":grey-badge[x]", '<span class="rp-badge rp-ink--gray">x</span>'),
        (":small[x [y] z]", '<span class="rp-ink rp-ink--small">x [y] z</span>'),
        (":pink[x]", ":pink[x]"),
        (":smile: :no_such_emoji:", "😄 :no_such_emoji:"),
        ("at 10:30:15", "at 10:30:15"),
        ("a -> b <= c x->y", "a → b ≤ c x-&gt;y"),
        ("$x^2$ costs $5", '<code class="rp-math">x^2</code> costs $5'),
        ("<b>no</b>", "&lt;b&gt;no&lt;/b&gt;"),
    ],
)
def test_inline(source, html):
    assert inline(source) == html


def test_a_label_keeps_the_words_of_blocks():
    assert inline("# Title") == "Title"
    assert inline("1. First") == "First"


def test_a_button_has_no_links():
    assert "<a" not in inline("[a](https://example.org) https://example.org", links=False)


def test_links_open_elsewhere():
    link = read(block("[a](https://example.org)")).one("a")
    assert (link.attrs["target"], link.attrs["rel"]) == ("_blank", "noopener")
    bare = read(block("See https://example.org/a_b, please")).one("a")
    assert bare.attrs["href"] == bare.text == "https://example.org/a_b"


def test_links_to_code_are_no_links():
    assert not read(block("[a](javascript:alert(1)) [b](data:text/html,x)")).all("a")


def test_tables_and_tasks():
    page = read(block("| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n- [ ] open"))
    assert [cell.text for cell in page.all("td")] == ["1", "2"]
    assert page.all("td")[1].attrs["class"] == "rp-right"
    assert [item.text for item in page.all("li")] == ["☑ done", "☐ open"]


def test_remote_images_are_named_not_loaded():
    page = read(block("![A cat](https://example.org/cat.png)"))
    assert not page.all("img")
    assert "A cat" in page.text
    assert read(block("![dot](data:image/png;base64,AAAA)")).one("img").attrs["alt"] == "dot"


def test_html_only_when_asked_for():
    assert "&lt;b&gt;" in block("<b>x</b>")
    assert "<b>x</b>" in block("<b>x</b>", unsafe_html=True)


def test_code_numbers_its_lines():
    page = read(code("a\nb", "python", numbers=True))
    assert [line.text for line in page.all(css="rp-code-line")] == ["a", "b"]
    assert page.one("code").attrs["class"] == "language-python"


def test_an_icon_without_a_picture_is_its_name():
    assert "thumb_up" in icon(":material/thumb_up:")
    assert read(icon(":material/rocket_launch:")).text == "rocket launch"
    assert read(icon("🚀")).text == "🚀"


@pytest.mark.parametrize(
    "source",
    [
        "Foo",
        "1. First",
        "1.",
        "2) x",
        "2024",
        "Your name?",
        "a_b_ c",
        "Hello world ",
        "50 % (max.)",
        "www.a.org",
        "a  b",
        "x!",
    ],
)
def test_the_short_cut_for_plain_words_changes_nothing(source, monkeypatch):
    shown, paragraph = inline.__wrapped__(source), block.__wrapped__(source)
    monkeypatch.setattr(markdown, "_is_words", lambda source: False)
    assert shown == inline.__wrapped__(source)
    assert paragraph.strip() == block.__wrapped__(source).strip()
