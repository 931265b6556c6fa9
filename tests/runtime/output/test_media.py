"""Pictures and small things."""

import pytest

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


GIF = "b'GIF89a' + bytes(8)"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (f"st.image([{GIF}] * 2, caption=['one'])", "Cannot pair 1 captions with 2 images."),
        (f"st.image([{GIF}] * 2, alt='x')", "A single `alt` string can only be used with a single image."),
        (f"st.image([{GIF}] * 2, alt=3)", "A single `alt` value can only"),
        (f"st.image([{GIF}] * 2, alt=['x'])", "Cannot pair 1 alt values with 2 images."),
        (f"st.image({{{GIF}}}, alt=['x'])", "set order is undefined"),
        (f"st.image([{GIF}] * 2, link='https://a.b')", "only supported when displaying a single image"),
        (f"st.image({GIF}, width='wide')", "Invalid width value"),
        ("st.image(b'none')", "cannot identify image file"),
        ("st.space('huge')", "Invalid `size` value"),
        ("st.space(0)", "Invalid `size` value"),
        ("st.badge('x', icon='nope')", "nope"),
        ("st.help(3, width='content')", "Invalid width value"),
    ],
)
def test_what_may_not_be(call: str, words: str):
    assert words in App(f"import streamlit as st\n{call}").error


def images(call: str) -> list[dict]:
    return App(f"import streamlit as st\n{call}").element("image")["images"]


def test_words_for_each_picture():
    found = images(f"st.image([{GIF}] * 2, caption=['one', 2], alt=[' a ', None])")
    assert [(each["caption"], each["alt"]) for each in found] == [("one", "a"), ("2", None)]
    assert [each["caption"] for each in images(f"st.image({GIF}, caption=3)")] == ["3"]
    assert [each["alt"] for each in images(f"st.image({GIF}, alt='  ')")] == [None]


def test_a_picture_that_is_large_or_of_no_kind_a_page_knows_is_named():
    assert images("st.image(b'GIF89a' + bytes(500_000))") == [
        {"url": None, "name": "500,006 bytes", "caption": None, "alt": None}
    ]
    assert images("st.image(b'BM' + bytes(9))")[0]["name"] == "11 bytes"
    assert images("st.image('data:image/png;base64,xx')")[0]["url"] == "data:image/png;base64,xx"
    assert images("st.image('data:image/svg+xml,xx')")[0]["url"] is None


def test_a_width_of_columns_is_warned_of():
    app = App(f"import streamlit as st\nst.image({GIF}, use_column_width=True)")
    assert [each["type"] for each in app.step.screen] == ["warning", "image"]


def test_an_icon_and_brackets_in_a_badge():
    app = App("import streamlit as st\nst.badge('a [b]', icon='🦀', color='green')")
    assert app.shown == [r":green-badge[🦀 a \[b\]]"]
