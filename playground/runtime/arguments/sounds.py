"""Sounds, films and their subtitles as scripts give them: bytes, files, arrays, addresses.

Modelled on Streamlit's `elements/media.py` and `elements/lib/subtitle_utils.py`.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any, Final

from ..run import errors
from ..run.fingerprint import package_of
from .durations import seconds
from .pictures import exists, is_address, read

_YOUTUBE: Final = re.compile(
    r"^(?:https?:)?(?://)?(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:(?:watch)?\?(?:app=desktop&)?(?:feature=\w*&)?v="
    r"|embed/|v/|e/)|youtu\.be/)(?P<code>[\w\-]{10,20})",
    re.IGNORECASE,
)
_SRT: Final = re.compile(r"\d{2}:\d{2}:\d{2},\d{3} --> \d{2}:\d{2}:\d{2},\d{3}")
_SRT_TIME: Final = re.compile(r"(\d{2}:\d{2}:\d{2}),(\d{3})")
_SRT_HEAD: Final = 33
"""Bytes by which Streamlit tells such a file: its first number, its first times."""
_ENDINGS: Final = (".srt", ".vtt")


def is_array(data: Any) -> bool:
    return package_of(data) == "numpy" and type(data).__name__ == "ndarray"


def moments(start: Any, end: Any) -> tuple[int, int | None]:
    """When a player begins and ends, in whole seconds."""
    try:
        found = seconds(start)
        if found is None:
            raise ValueError
        begins = int(found)
    except (errors.StreamlitAPIException, ValueError):
        raise _no_moment("start_time", start) from None
    try:
        found = seconds(end)
        return begins, None if found is None else int(found)
    except errors.StreamlitAPIException:
        raise _no_moment("end_time", end) from None


def _no_moment(name: str, value: Any) -> errors.StreamlitAPIException:
    return errors.StreamlitAPIException(
        f"Failed to convert '{name}' to a timedelta. Please use a string in a format supported by "
        "[Pandas Timedelta constructor](https://pandas.pydata.org/docs/reference/api/pandas.Timedelta.html), "
        f'e.g. `"10s"`, `"15 seconds"`, or `"1h23s"`. Got: {value}'
    )


def address_of(data: Any) -> str | None:
    """The address that `data` is; None for what is a file, or something to play."""
    if not isinstance(data, str) or exists(data):
        return None
    return data if is_address(data) else None


def youtube(address: str) -> str | None:
    """Where a film of YouTube can be shown in a frame; None for any other address."""
    found = _YOUTUBE.match(address)
    return None if found is None else f"https://www.youtube.com/embed/{found['code']}"


def content_of(data: Any) -> bytes | None:
    """What is to be played; None for nothing."""
    if data is None or isinstance(data, bytes):
        return data
    if isinstance(data, str):
        return read(data)
    if isinstance(data, io.BytesIO):
        data.seek(0)
        return data.getvalue()
    if isinstance(data, io.RawIOBase | io.BufferedReader):
        data.seek(0)
        found: bytes | None = data.read()
        return found
    if is_array(data):
        return bytes(data.tobytes())
    kinds = ["str", "bytes", "Path", "BytesIO", "file-like", "ndarray"]
    raise errors.StreamlitInvalidParameterTypeError("data", type(data).__name__, kinds)


def wav_of(array: Any, rate: Any) -> bytes:
    """The samples of one channel, or of several in rows, as a WAV file of 16 bits; the loudest is as loud as can be."""
    import wave

    import numpy as np

    samples = np.array(array, dtype=float)
    if samples.ndim not in (1, 2):
        raise errors.StreamlitAPIException("Numpy array audio input must be a 1D or 2D array.")
    channels = 1 if samples.ndim == 1 else samples.shape[0]
    samples = samples.T.ravel()
    if samples.size:
        samples = samples / np.max(np.abs(samples)) * 32767
    with io.BytesIO() as made, wave.open(made, mode="wb") as file:
        file.setnchannels(channels)
        file.setframerate(rate)
        file.setsampwidth(2)
        file.setcomptype("NONE", "NONE")
        file.writeframes(samples.astype(np.int16).tobytes())
        return made.getvalue()


def subtitles_of(given: Any) -> list[tuple[Any, bytes]]:
    """The subtitles of a film by their labels, as WebVTT."""
    if not given:
        return []
    if isinstance(given, str | bytes | io.BytesIO | Path):
        tracks = [("default", given)]
    elif isinstance(given, dict):
        tracks = list(given.items())
    else:
        kinds = ["str", "bytes", "BytesIO", "Path", "dict"]
        raise errors.StreamlitInvalidParameterTypeError("subtitles", type(given).__name__, kinds)
    found = []
    for label, track in tracks:
        try:
            found.append((label, _vtt(track)))
        except (TypeError, ValueError, errors.StreamlitAPIException) as error:
            raise errors.StreamlitAPIException(f"Failed to process the provided subtitle {label!r}: {error}") from error
    return found


def _vtt(track: Any) -> bytes:
    if isinstance(track, str | Path):
        return _vtt_of_text(track)
    if isinstance(track, io.BytesIO):
        track.seek(0)
        track = track.getvalue()
    if isinstance(track, bytes):
        return _converted(track) if _is_srt(track) else track
    kinds = ["str", "bytes", "Path", "BytesIO"]
    raise errors.StreamlitInvalidParameterTypeError("subtitles", type(track).__name__, kinds)


def _vtt_of_text(given: str | Path) -> bytes:
    """Subtitles from a file, or such themselves."""
    if exists(given):
        ending = Path(given).suffix.lower()
        if ending not in _ENDINGS:
            raise errors.StreamlitValueError("subtitles", list(_ENDINGS), detail=f"Got {ending}.")
        content = Path(given).read_bytes()
        return _converted(content) if ending == ".srt" else content
    if isinstance(given, Path):
        raise errors.StreamlitAPIException(f"File {given} does not exist.")
    text = given.strip()
    if text.startswith("WEBVTT") or not text:
        return text.encode()
    if _is_srt(text.encode()):
        return _converted(text.encode())
    raise errors.StreamlitValueError("subtitles", ["VTT-formatted text", "SRT-formatted text"])


def _is_srt(track: bytes) -> bool:
    try:
        lines = track[:_SRT_HEAD].decode().strip().split("\n")
    except UnicodeDecodeError:
        return False
    return len(lines) > 1 and lines[0].isdigit() and _SRT.search(lines[1]) is not None


def _converted(track: bytes) -> bytes:
    try:
        text = track.decode()
    except UnicodeDecodeError as error:
        raise errors.StreamlitAPIException("Could not decode the input stream as UTF-8.") from error
    return ("WEBVTT\n\n" + _SRT_TIME.sub(r"\1.\2", text)).strip().encode()
