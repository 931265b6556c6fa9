"""Notes for the speaker: Markdown, and nothing that could do harm."""

import pytest

from playground.demo.notes import notes_html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("", ""),
        ("One.\n\nTwo *more*.", "<p>One.</p>\n<p>Two <em>more</em>.</p>"),
        ("* a\n* b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("`st.rerun()`", "<p><code>st.rerun()</code></p>"),
        ("a <b>b</b> <script>x</script>", "<p>a &lt;b&gt;b&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;</p>"),
        ("[docs](https://x.org)", '<p><a href="https://x.org" target="_blank" rel="noopener">docs</a></p>'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("![p](https://x.org/p.png)", '<p>!<a href="https://x.org/p.png" target="_blank" rel="noopener">p</a></p>'),
    ],
)
def test_notes_are_markdown(markdown: str, html: str) -> None:
    assert notes_html(markdown) == html
