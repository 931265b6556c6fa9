"""Pictures and small things: `image`, `badge`, `space`, `help`."""

from __future__ import annotations

import base64
import io
import sys
from pathlib import PurePath
from typing import Any, Final

from . import errors
from .delta import DeltaGeneratorBase
from .help import describe
from .icons import checked
from .text import hint
from .values import Json, cut

MOST_BYTES: Final = 500_000
"""A picture above this is named, not shown: every step carries its pictures."""
_SIZES: Final = ("stretch", "xxsmall", "xsmall", "small", "medium", "large", "xlarge", "xxlarge")
_NOTHING: Final = object()
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
        """Simplified: shows a picture given as bytes; an address is named, not loaded."""
        given = list(image) if isinstance(image, list | tuple) else [image]
        captions = list(caption) if isinstance(caption, list | tuple) else [caption] * (caption is not None)
        texts = list(alt) if isinstance(alt, list | tuple) else [alt] * (alt is not None)
        if captions and len(captions) != len(given):
            raise errors.StreamlitAPIException(f"Cannot pair {len(captions)} captions with {len(given)} images.")
        if link and len(given) > 1:
            raise errors.StreamlitAPIException(
                "The `link` parameter is only supported when displaying a single image. "
                f"You passed {len(given)} images."
            )
        pictures: list[Json] = []
        for number, each in enumerate(given):
            words = captions[number] if captions else None
            shown = texts[number] if number < len(texts) else None
            pictures.append({**picture(each), "caption": None if words is None else str(words), "alt": shown})
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
        icon = checked(icon)
        escaped = label.replace("[", "\\[").replace("]", "\\]")
        text = f":{color}-badge[{f'{icon} ' if icon else ''}{escaped}]"
        fields: dict[str, Json] = {"text": text, "unsafe_html": False, "help": hint(help)}
        return self._enqueue("markdown", fields)

    def space(self, size: Any = "small") -> Any:
        if size not in _SIZES and not (isinstance(size, int) and size > 0):
            sizes = [*(f"'{name}'" for name in _SIZES), "a positive integer"]
            raise errors.StreamlitValueError("size", sizes, detail=f"Got {size!r}.")
        return self._enqueue("space", {"size": size})

    def help(self, obj: Any = _NOTHING, *, width: Any = "stretch") -> Any:
        """Show what an object is; without one, what the `streamlit` module is."""
        return self._enqueue("help", describe(sys.modules["streamlit"] if obj is _NOTHING else obj))


def picture(given: Any) -> dict[str, Json]:
    """A picture as a `data:` address, or only its name: the page asks nobody else for it."""
    if isinstance(given, PurePath):
        given = str(given)
    if isinstance(given, str):
        return {"url": given if _small_data(given) else None, "name": cut(given, 200)}
    if isinstance(given, io.IOBase):
        given.seek(0)
        given = given.read()
    if not isinstance(given, bytes | bytearray | memoryview):
        raise errors.StreamlitAPIException(
            f"The playground shows images given as bytes or by address, not as `{type(given).__name__}`."
        )
    raw = bytes(given)
    kind = "webp" if raw[8:12] == b"WEBP" else next((kind for mark, kind in _KINDS if raw.startswith(mark)), None)
    name = f"{len(raw):,} bytes"
    if kind is None or len(raw) > MOST_BYTES:
        return {"url": None, "name": name}
    return {"url": f"data:image/{kind};base64,{base64.b64encode(raw).decode()}", "name": name}


def _small_data(address: str) -> bool:
    kinds = ("png", "jpeg", "gif", "webp")
    return len(address) <= 2 * MOST_BYTES and address.startswith(tuple(f"data:image/{kind};" for kind in kinds))
