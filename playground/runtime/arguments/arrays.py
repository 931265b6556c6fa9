"""Pictures that are arrays of numbers, as NumPy has them.

Modelled on Streamlit's `elements/lib/image_utils.py`. Pillow writes them there, as JPEG or PNG; here they are PNG.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any, Final

from ..run import errors

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_GREY, _COLOR, _ALPHA = 0, 2, 6
_KINDS: Final = {1: _GREY, 3: _COLOR, 4: _ALPHA}
"""What PNG calls pictures of that many numbers a point."""


def png_of(array: Any, *, clamp: bool = False, channels: str = "RGB") -> bytes:
    """A picture of rows of points: of grey, or of 3 or 4 numbers each, whole from 0 to 255 or broken from 0 to 1.

    Raises `StreamlitAPIException` for another shape, and without `clamp` for numbers beyond.
    """
    if array.ndim not in (2, 3):
        raise errors.StreamlitValueError("image", ["a 2D or 3D NumPy array"])
    if array.ndim == 3 and array.shape[-1] not in _KINDS:
        raise errors.StreamlitAPIException(
            f"Channel can only be 1, 3, or 4 got {array.shape[-1]}. Shape is {array.shape}"
        )
    broken = array.dtype.kind == "f"
    most = 1.0 if broken else 255
    if clamp:
        array = array.clip(0, most)
    elif array.min() < 0 or array.max() > most:
        words = "[0.0, 1.0]" if broken else "[0, 255]"
        raise errors.StreamlitAPIException(f"Data is outside {words} and clamp is not set.")
    points = (array * 255 if broken else array).astype("uint8")
    if channels.upper() == "BGR" and points.ndim == 3:
        points = points[:, :, ::-1] if points.shape[-1] == 3 else points
    height, width = points.shape[:2]
    kind = _KINDS[points.shape[2] if points.ndim == 3 else 1]
    rows = b"".join(b"\0" + row.tobytes() for row in points)
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
