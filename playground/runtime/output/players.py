"""What is heard and watched, and documents: `audio`, `video`, `pdf`."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from ..arguments.pictures import is_url
from ..arguments.sizes import check_height, check_message
from ..arguments.sounds import address_of, content_of, is_array, moments, subtitles_of, wav_of, youtube
from ..arguments.wire import flag, whole
from ..arguments.wire import text as wire_text
from ..place.delta import DeltaGeneratorBase
from ..place.widget import identify
from ..run import errors
from ..trace.values import Json, cut

MOST_BYTES: Final = 1_000_000
"""What is above this is named, not played: every step carries what it shows."""
_KIND: Final = re.compile(r"(?:audio|video)/[a-z0-9.+-]+")
_DATA: Final = re.compile(r"data:(?:audio|video)/[a-z0-9.+-]+;base64,")


class PlayerMixin(DeltaGeneratorBase):
    """What has a beginning and an end."""

    def audio(
        self,
        data: Any,
        format: str = "audio/wav",
        start_time: Any = 0,
        *,
        sample_rate: int | None = None,
        end_time: Any = None,
        loop: bool = False,
        autoplay: bool = False,
        alt: Any = None,
        width: Any = "stretch",
    ) -> Any:
        """Simplified: plays what the script has; an address of another host is named, not loaded."""
        start, end = moments(start_time, end_time)
        check_message(width, content=False)
        if is_array(data) and sample_rate is None:
            raise errors.StreamlitMissingRequiredParameterError(
                "sample_rate", "Must be specified when `data` is a numpy array."
            )
        fields = _timed("Audio", start, end)
        fields["loop"] = flag(loop)
        fields["alt"] = _alt(alt)
        data = str(data) if isinstance(data, Path) else data
        address = address_of(data)
        if address is None and is_array(data) and sample_rate is not None:
            data = wav_of(data, sample_rate)
        shown = of_address(address) if address is not None else of_content(content_of(data), format)
        fields = {"media": shown, **fields, "autoplay": False}
        if autoplay:
            fields["autoplay"] = flag(autoplay)
            self._claim("audio", {**fields, "format": format, "sample_rate": sample_rate, "width": width})
        return self._enqueue("audio", fields)

    def video(
        self,
        data: Any,
        format: str = "video/mp4",
        start_time: Any = 0,
        *,
        subtitles: Any = None,
        end_time: Any = None,
        loop: bool = False,
        autoplay: bool = False,
        muted: bool = False,
        alt: Any = None,
        width: Any = "stretch",
    ) -> Any:
        """Simplified: plays what the script has; an address of another host is named, not loaded."""
        start, end = moments(start_time, end_time)
        check_message(width, content=False)
        if start < 0 or (end is not None and end <= start):
            raise errors.StreamlitAPIException("Invalid start_time and end_time combination.")
        whole(start, "Video.start_time")
        silent = flag(muted)
        fields = {**_timed("Video", start, end), "muted": silent, "loop": flag(loop), "alt": _alt(alt)}
        data = str(data) if isinstance(data, Path) else data
        address = address_of(data)
        if address is not None and (frame := youtube(address)):
            if subtitles:
                raise errors.StreamlitIncompatibleParametersError(
                    "subtitles",
                    "data=<YouTube URL>",
                    explanation="Subtitles are not supported for YouTube videos.",
                )
            address = frame
        shown = of_address(address) if address is not None else of_content(content_of(data), format)
        tracks: list[Json] = [track(wire_text(label or ""), text) for label, text in subtitles_of(subtitles)]
        fields = {"media": shown, **fields, "subtitles": tracks, "autoplay": False}
        if autoplay:
            fields["autoplay"] = flag(autoplay)
            self._claim("video", {**fields, "format": format, "width": width, "subtitles": None})
        return self._enqueue("video", fields)

    def pdf(self, data: Any, *, height: Any = 500, key: str | None = None, alt: Any = None) -> Any:
        """Simplified: a file to take away, as if `streamlit-pdf` were installed; its pages are not shown."""
        if data is None:
            raise errors.StreamlitMissingRequiredParameterError(
                "data", "Please provide a valid PDF file path, URL, bytes data, or file-like object."
            )
        alt = _alt(alt)
        check_height(height, content=False)
        name = str(data).strip() if isinstance(data, str | Path) else "document.pdf"
        if isinstance(data, str | Path) and is_url(name):
            shown = {**of_address(name), "size": None}
        else:
            raw = _document(data, name)
            url = _address(raw, "application/pdf") if len(raw) <= MOST_BYTES else None
            shown = {"url": url, "name": cut(Path(name).name, 200), "link": None, "size": len(raw)}
        return self._enqueue("pdf", {"media": shown, "alt": alt})

    def _claim(self, kind: str, arguments: dict[str, Any]) -> None:
        """A player that begins by itself has an identity, so that it does not begin again in each run."""
        identify(self, kind, None, {**arguments, "media": _digest(str(arguments["media"]))})


def _timed(message: str, start: int, end: int | None) -> dict[str, Json]:
    """When a player begins and ends; 0 is what is not said."""
    begins = whole(start, f"{message}.start_time")
    return {"start": begins, "end": None if end is None else whole(end, f"{message}.end_time") or None}


def _document(data: Any, name: str) -> bytes:
    if isinstance(data, bytes):
        return data
    if isinstance(data, str | Path):
        try:
            return Path(name).read_bytes()
        except (FileNotFoundError, PermissionError) as error:
            raise errors.StreamlitAPIException(f"Unable to read file '{name}': {error}") from None
    if hasattr(data, "read"):
        return bytes(data.getvalue() if hasattr(data, "getvalue") else data.read())
    raise errors.StreamlitInvalidParameterTypeError(
        "data",
        type(data).__name__,
        ["str", "Path", "bytes", "file-like object"],
        detail="A str can be a file path or a URL.",
    )


def of_content(raw: bytes | None, kind: Any) -> dict[str, Json]:
    """What the page has of something to play: an address that holds all of it, or how large it is."""
    if raw is None:
        return {"url": None, "name": "", "link": None}
    kind.encode  # noqa: B018 - an error for what is no text
    name = f"{len(raw):,} bytes"
    if len(raw) > MOST_BYTES or not _KIND.fullmatch(kind):
        return {"url": None, "name": name, "link": None}
    return {"url": _address(raw, kind), "name": name, "link": None}


def of_address(address: str) -> dict[str, Json]:
    """The same of an address: one that holds all of it is played, any other is a link."""
    if _DATA.match(address) and len(address) <= 2 * MOST_BYTES:
        return {"url": address, "name": "", "link": None}
    return {"url": None, "name": cut(address, 200), "link": address if is_url(address) else None}


def track(label: str, text: bytes) -> dict[str, Json]:
    """What the page has of subtitles."""
    return {"label": label, "url": _address(text, "text/vtt") if len(text) <= MOST_BYTES else None}


@lru_cache(maxsize=16)
def _address(raw: bytes, kind: str) -> str:
    """The same object for what is shown again: a session's steps share it."""
    return f"data:{kind};base64,{base64.b64encode(raw).decode()}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _alt(alt: Any) -> str | None:
    """What a player is called; a text of nothing but spaces is none."""
    return None if alt is None else str(alt).strip() or None
