"""Pages inside the page."""

from playground.runtime.output.frames import framed
from playground.runtime.run import caps
from tests.runtime.app import App


def test_html_an_address_and_a_path_are_told_apart() -> None:
    app = App(
        """
        import streamlit as st
        import streamlit.components.v1 as components
        components.html("<b>bold</b>", height=200)
        components.iframe("https://example.org")
        st.iframe("<i>slanted</i>", alt="Slanted")
        st.iframe("/app/static/page.html")
        """
    )
    found = [(each["url"], each["html"], each["height"], each["alt"]) for each in app.step.screen]
    assert found == [
        (None, "<b>bold</b>", 200, None),
        ("https://example.org", None, 150, None),
        (None, "<i>slanted</i>", "content", "Slanted"),
        ("/app/static/page.html", None, 400, None),
    ]


def test_half_of_a_page_is_never_shown() -> None:
    whole = "x" * caps.FRAME
    assert framed("", whole, None, scrolling=False)["html"] == whole
    longer = framed("", whole + "x", None, scrolling=False)
    assert longer["html"] is None
    assert f"{caps.FRAME + 1:,} characters" in str(longer["cut"])


def test_a_page_longer_than_a_text_reaches_the_trace_whole() -> None:
    app = App(f"import streamlit as st\nst.iframe('<p>' + 'x' * {caps.TEXT * 2})")
    assert len(app.step.screen[0]["html"]) == caps.TEXT * 2 + 3
