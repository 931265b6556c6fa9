"""Components as HTML: what the page puts into a frame, and what is said of a page that is not shown."""

import json

from playground.render.app.app import element as render
from playground.render.app.place import Place
from tests.render.page import read
from tests.render.samples import element

FRAME = {"url": None, "html": None, "document": None, "scrolling": False, "width": "stretch", "height": 150}


def show(**fields):
    return read(render(element("m0", "iframe", line=3, **{**FRAME, **fields}), Place()))


def test_html_goes_to_the_page_as_data_without_a_tag_of_its_own():
    page = show(html="<script>1 < 2 --></script>", width=200, height=10**9, tab_index=-1)
    host = page.one(css="rp-component")
    assert json.loads(host.attrs["data-frame"]) == {
        "html": "<script>1 < 2 --></script>",
        "title": "Component of line 3",
        "scrolling": False,
        "tab": -1,
        "content": False,
    }
    assert "<" not in host.attrs["data-frame"]
    assert host.attrs["style"] == "--rp-wide: 200px; --rp-high: 10000px"
    assert page.all("iframe") == []
    assert "shown while the app is live" in host.text


def test_an_address_is_a_link_and_nothing_that_loads():
    note = show(url="https://example.org/a?b=c", alt="A page").by_role("note", "A page")
    assert "is not shown here: the playground loads nothing from other servers." in note.text
    link = show(url="https://example.org/a").one("a")
    assert link.attrs["href"] == "https://example.org/a"


def test_an_address_that_is_none_of_the_web_is_no_link():
    for address, why in (("javascript:alert(1)", "only HTML is"), ("/app/static/a.html", "Streamlit's own server")):
        page = show(url=address)
        assert page.all("a") == []
        assert why in page.by_role("note").text


def test_files_are_pictures_or_named():
    picture = {"url": "data:image/png;base64,iVBORw0KGgo=", "name": "9 bytes", "type": "image/png"}
    assert show(document=picture, alt="Dots").one("img").attrs["alt"] == "Dots"
    text = show(document={"url": None, "name": "9 bytes", "type": "application/pdf"}).by_role("note").text
    assert text == "A file of the type application/pdf, 9 bytes, is not shown here: only HTML and pictures are."


def test_html_that_is_too_long_is_told():
    assert "at most" in show(html=None, cut="This HTML has 9 characters, and is not shown: at most 8 are.").text
