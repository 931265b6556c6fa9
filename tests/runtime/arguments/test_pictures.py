"""Pictures that a script gives: what is taken, and what is none."""

import io
from pathlib import Path

import pytest
from PIL import Image
from streamlit.url_util import is_url as theirs

from playground.runtime.arguments.pictures import MediaFileStorageError, UnidentifiedImageError, favicon, is_url, load

from ..outcome import outcome

ADDRESSES = [
    *("https://a.b/c.png", "http://a", "https://", "ftp://a.b", "a.png", "data:image/png;base64,xx", "data:", ""),
    *("http:a", "https://[", "mailto:a@b.c", "HTTPS://a.b", None, 7),
]


@pytest.mark.parametrize("address", ADDRESSES, ids=repr)
@pytest.mark.parametrize("schemes", [("http", "https"), ("http", "https", "data"), ("mailto",)], ids=repr)
def test_what_looks_like_an_address_does_so_to_streamlit(address, schemes):
    assert is_url(address, schemes) is theirs(str(address), schemes)


def picture(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (2, 2)).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "ICO", "PPM"])
def test_bytes_of_a_picture_are_known_by_their_beginning(kind):
    raw = picture(kind)
    assert load(raw) == load(io.BytesIO(raw)) == raw


@pytest.mark.parametrize("raw", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF1234WAVE"], ids=repr)
def test_bytes_that_are_none(raw):
    with pytest.raises(UnidentifiedImageError, match="cannot identify image file"):
        load(raw)


def test_a_file_is_read(tmp_path: Path):
    file = tmp_path / "a.png"
    file.write_bytes(picture("PNG"))
    assert load(file) == load(str(file)) == picture("PNG")
    with pytest.raises(MediaFileStorageError, match=r"Error opening '.*b\.png'"):
        load(tmp_path / "b.png")


@pytest.mark.parametrize("text", ["https://a.b/c.png", "data:image/png;base64,xx", "/app/static/a.png", "<svg >"])
def test_an_address_and_a_drawing_stay_texts(text):
    assert load(text) == text


@pytest.mark.parametrize("value", [None, 7, [1]], ids=repr)
def test_what_is_nothing_of_the_kind_fails_in_pythons_words(value):
    assert outcome(load, value)[:2] == ("raises", "AttributeError")
    assert outcome(load, value, "PNG")[0] == "raises"


def test_an_icon_of_the_page_may_be_any_text_but_no_unknown_material_icon():
    assert (favicon("anything"), favicon("🦀"), favicon(":material/home:")) == (None, None, None)
    assert outcome(favicon, ":material/nope_nope:")[1] == "StreamlitAPIException"
    assert outcome(favicon, b"no picture")[1] == "UnidentifiedImageError"
