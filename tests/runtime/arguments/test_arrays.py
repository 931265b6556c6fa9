"""Pictures that are arrays of numbers."""

import io

import numpy as np
import pytest
from PIL import Image

from playground.runtime.arguments.arrays import png_of
from playground.runtime.run.errors import StreamlitAPIException


@pytest.mark.parametrize(
    ("array", "mode"),
    [
        (np.zeros((2, 3)), "L"),
        (np.zeros((2, 3, 1)), "L"),
        (np.full((2, 3, 3), 7, dtype="uint8"), "RGB"),
        (np.ones((2, 3, 4)), "RGBA"),
    ],
)
def test_another_reader_finds_the_same_points(array, mode):
    found = Image.open(io.BytesIO(png_of(array)))
    assert (found.size, found.mode) == ((3, 2), mode)
    wanted = array * 255 if array.dtype.kind == "f" else array
    assert np.asarray(found).reshape(array.shape).tolist() == wanted.tolist()


def test_blue_may_come_first():
    found = Image.open(io.BytesIO(png_of(np.array([[[1, 2, 3]]], dtype="uint8"), channels="BGR")))
    assert found.getpixel((0, 0)) == (3, 2, 1)


def test_numbers_beyond_are_refused_unless_they_are_clamped():
    with pytest.raises(StreamlitAPIException, match="outside"):
        png_of(np.array([[300]]))
    with pytest.raises(StreamlitAPIException, match="outside"):
        png_of(np.array([[1.5]]))
    assert Image.open(io.BytesIO(png_of(np.array([[300]]), clamp=True))).getpixel((0, 0)) == 255


@pytest.mark.parametrize("shape", [(2,), (2, 2, 2), (1, 1, 1, 1)])
def test_another_shape_is_no_picture(shape):
    with pytest.raises(StreamlitAPIException):
        png_of(np.zeros(shape))
