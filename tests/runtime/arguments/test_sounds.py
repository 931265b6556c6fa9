"""Sounds, films and subtitles as scripts give them."""

import io
from datetime import timedelta
from pathlib import Path

import pytest

from playground.runtime.arguments.pictures import MediaFileStorageError
from playground.runtime.arguments.sounds import address_of, content_of, is_array, moments, subtitles_of, wav_of, youtube
from playground.runtime.run.errors import StreamlitAPIException

SRT = "1\n00:00:01,000 --> 00:00:02,000\nHello"
VTT = b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nHello"


def test_moments_are_whole_seconds():
    assert moments("1m", timedelta(seconds=90.9)) == (60, 90)
    assert moments(0, None) == (0, None)
    for start, end, name in (("soon", None, "start_time"), (None, None, "start_time"), (0, "late", "end_time")):
        with pytest.raises(StreamlitAPIException, match=f"Failed to convert '{name}'"):
            moments(start, end)


def test_an_address_is_told_from_a_file(tmp_path: Path):
    assert address_of("https://example.org/a.mp3") == "https://example.org/a.mp3"
    assert address_of("/app/static/a.mp3") == "/app/static/a.mp3"
    assert address_of("a.mp3") is None
    assert address_of(b"https://example.org") is None
    assert youtube("https://www.youtube.com/watch?v=abcdefghijk") == "https://www.youtube.com/embed/abcdefghijk"
    assert youtube("https://example.org/abcdefghijk") is None


def test_content_comes_from_bytes_and_files(tmp_path: Path):
    (tmp_path / "a.wav").write_bytes(b"RIFF")
    file = io.BytesIO(b"RIFF")
    file.read()
    with (tmp_path / "a.wav").open("rb") as opened:
        assert [content_of(each) for each in (b"RIFF", file, str(tmp_path / "a.wav"), opened, None)] == [
            *[b"RIFF"] * 4,
            None,
        ]
    with pytest.raises(MediaFileStorageError):
        content_of("nowhere.wav")


def test_samples_become_a_wav_as_loud_as_can_be():
    np = pytest.importorskip("numpy")
    made = wav_of(np.array([0.0, 0.5, -0.25]), 8000)
    assert made[:4] == b"RIFF"
    assert np.frombuffer(made[44:], dtype="<i2").tolist() == [0, 32767, -16383]
    assert is_array(np.zeros(1))
    assert not is_array([0])


def test_subtitles_become_webvtt(tmp_path: Path):
    (tmp_path / "a.srt").write_text(SRT)
    given = {"a": SRT, "b": io.BytesIO(SRT.encode()), "c": tmp_path / "a.srt", "d": VTT}
    assert subtitles_of(given) == [("a", VTT), ("b", VTT), ("c", VTT), ("d", VTT)]
    assert subtitles_of("WEBVTT") == [("default", b"WEBVTT")]
    assert subtitles_of(None) == []
    with pytest.raises(StreamlitAPIException, match="Failed to process the provided subtitle 'a'"):
        subtitles_of({"a": "Hello"})
