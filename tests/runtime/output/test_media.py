"""Pictures and small things."""

from tests.runtime.app import App


def test_pictures_are_shown_from_their_bytes_and_named_otherwise():
    app = App(
        r"""
        import streamlit as st
        st.image(b"GIF89a" + bytes(8), caption="A dot")
        st.image(["https://example.org/cat.png"])
        """
    )
    (dot,), (cat,) = (element["images"] for element in app.step.screen)
    assert dot["url"].startswith("data:image/gif;base64,")
    assert dot["caption"] == "A dot"
    assert (cat["url"], cat["name"]) == (None, "https://example.org/cat.png")


def test_a_popover_holds_elements_and_a_badge_is_markdown():
    app = App("import streamlit as st\nwith st.popover('More'):\n    st.badge('N[1]', color='green')\nst.space(8)")
    assert app.placed == [r"main/popover: :green-badge[N\[1\]]", "main: space"]
