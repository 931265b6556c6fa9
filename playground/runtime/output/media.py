"""Pictures and small things: `image`, `badge`, `space`, `help`."""

from __future__ import annotations

import base64
import sys
from collections.abc import Sequence
from typing import Any, Final

from ..arguments.arrays import png_of
from ..arguments.dedent import hint
from ..arguments.icons import valid_icon
from ..arguments.pictures import load
from ..arguments.sizes import check_width
from ..arguments.wire import count
from ..arguments.wire import text as wire_text
from ..place.delta import DeltaGeneratorBase
from ..place.roots import main_place
from ..run import errors
from ..run.fingerprint import package_of
from ..trace.values import Json, cut
from .help import describe

MOST_BYTES: Final = 500_000
"""A picture above this is named, not shown: every step carries its pictures."""
_SIZES: Final = ("stretch", "xxsmall", "xsmall", "small", "medium", "large", "xlarge", "xxlarge")
_NOTHING: Final = object()
_NO_COLUMN_WIDTH: Final = (
    "`use_column_width` was removed and has no effect. Use `width='stretch'`, `width='content'`, or an integer pixel "
    "value instead."
)
_KINDS: Final = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"))


class MediaMixin(DeltaGeneratorBase):
    """What is looked at."""

    def image(
        self,
        image: Any,
        caption: Any = None,
        width: Any = "content",
        clamp: bool = False,
        channels: str = "RGB",
        output_format: str = "auto",
        *,
        use_container_width: bool | None = None,
        link: str | None = None,
        use_column_width: Any = None,
        alt: Any = None,
    ) -> Any:
        """Simplified: shows a picture given as bytes or as an array; an address is named, not loaded."""
        if use_column_width is not None:
            main_place().warning(_NO_COLUMN_WIDTH)
        if use_container_width is True:
            width = "stretch"
        elif use_container_width is not None and not isinstance(width, int):
            width = "content"
        check_width(width)
        channels.upper()  # an error where it is no text
        given = list(image) if isinstance(image, list | tuple | set) else [image]
        if package_of(image) == "numpy" and getattr(image, "ndim", 0) == 4:
            given = list(image)  # a row of pictures
        captions = _captions(caption, len(given))
        texts = _alts(alt, len(given), paired=not isinstance(image, set))
        pictures: list[Json] = []
        for each, words, shown in zip(given, captions, texts, strict=False):
            about: dict[str, Json] = {"caption": None if words is None else str(words), "alt": alt_text(shown)}
            if package_of(each) == "numpy" and hasattr(each, "ndim"):
                each = png_of(each, clamp=clamp, channels=channels)
            pictures.append({**picture(load(each, output_format)), **about})
        if link:
            if len(given) > 1:
                raise errors.StreamlitAPIException(
                    "The `link` parameter is only supported when displaying a single image. "
                    f"You passed {len(given)} images."
                )
            link = wire_text(link)
        return self._enqueue("image", {"images": pictures, "link": link})

    def badge(
        self,
        label: str,
        *,
        icon: str | None = None,
        color: str = "blue",
        width: Any = "content",
        help: str | None = None,
    ) -> Any:
        icon = valid_icon(icon)
        escaped = label.replace("[", "\\[").replace("]", "\\]")
        text = f":{color}-badge[{f'{icon} ' if icon else ''}{escaped}]"
        fields: dict[str, Json] = {"text": text, "unsafe_html": False, "help": hint(help)}
        check_width(width)
        return self._enqueue("markdown", fields)

    def space(self, size: Any = "small") -> Any:
        fits = size in _SIZES if isinstance(size, str) else isinstance(size, int) and size > 0
        if not fits:
            sizes = [*(f"'{name}'" for name in _SIZES), "a positive integer"]
            raise errors.StreamlitValueError("size", sizes, detail=f"Got {size!r}.")
        if isinstance(size, int):
            count(int(size), "HeightConfig.pixel_height")
        return self._enqueue("space", {"size": size})

    def help(self, obj: Any = _NOTHING, *, width: Any = "stretch") -> Any:
        """Show what an object is; without one, what the `streamlit` module is."""
        check_width(width, content=False)
        return self._enqueue("help", describe(sys.modules["streamlit"] if obj is _NOTHING else obj))


def _captions(caption: Any, count: int) -> list[Any]:
    """One caption for each picture; None where there is none."""
    found = caption if isinstance(caption, list) else [None] * count if caption is None else [str(caption)]
    if len(found) != count:
        raise errors.StreamlitAPIException(f"Cannot pair {len(found)} captions with {count} images.")
    return found


def _alts(alt: Any, count: int, *, paired: bool) -> Sequence[Any]:
    """What stands for each picture where it is not seen; pictures of a set have no order to be `paired` by."""
    if alt is None:
        return [None] * count
    if isinstance(alt, str | bytes | bytearray) or not isinstance(alt, Sequence):
        if count != 1:
            kind = "string" if isinstance(alt, str) else "value"
            raise errors.StreamlitAPIException(
                f"A single `alt` {kind} can only be used with a single image. You passed {count} images; provide a "
                f"sequence of {count} alt values (use None to skip an image)."
            )
        return [alt]
    if not paired:
        raise errors.StreamlitAPIException(
            "A sequence-valued `alt` cannot be paired with a set of images because set order is undefined. Pass a "
            "list or tuple of images."
        )
    if len(alt) != count:
        raise errors.StreamlitAPIException(f"Cannot pair {len(alt)} alt values with {count} images.")
    return alt


def alt_text(alt: Any) -> str | None:
    """The text without spaces around it; one of nothing but spaces is none."""
    if alt is None:
        return None
    text = str(alt)
    return text.strip() or (None if text else "")


def picture(given: str | bytes) -> dict[str, Json]:
    """A picture as a `data:` address, or only its name: the page asks nobody else for it."""
    if isinstance(given, str):
        return {"url": given if _small_data(given) else None, "name": cut(given, 200)}
    raw = given
    kind = "webp" if raw[8:12] == b"WEBP" else next((kind for mark, kind in _KINDS if raw.startswith(mark)), None)
    name = f"{len(raw):,} bytes"
    if kind is None or len(raw) > MOST_BYTES:
        return {"url": None, "name": name}
    return {"url": f"data:image/{kind};base64,{base64.b64encode(raw).decode()}", "name": name}


def _small_data(address: str) -> bool:
    kinds = ("png", "jpeg", "gif", "webp")
    return len(address) <= 2 * MOST_BYTES and address.startswith(tuple(f"data:image/{kind};" for kind in kinds))
