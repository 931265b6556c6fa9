"""Sizes in bytes: what `max_size` takes and refuses is what Streamlit does."""

import pytest
from streamlit.byte_util import cache_data_max_size_to_bytes

from playground.runtime.arguments.bytesizes import check_size

from ..outcome import refusal

SIZES = [None, 1, 10**9, "500MB", "1.5GB", "200KiB", "1 b", ".5kb", "2.tib"]
NO_SIZES = [0, -1, True, 1.5, b"1MB", "", "500", "0MB", "-1MB", "1,5GB", "1e3kb", "2 PB", "MB"]
AT_THE_BORDER = ["0.4b", " 1MB", "1MB ", "1  MB", "1MB\n", "٣MB", "0.0001kb", "1" * 100 + "kb", "1" * 101 + "kb"]


@pytest.mark.parametrize("size", SIZES)
def test_a_size(size):
    assert refusal(check_size, size) == refusal(cache_data_max_size_to_bytes, size) == ()


@pytest.mark.parametrize("size", [*NO_SIZES, *AT_THE_BORDER, "0" * 101 + "kb", "." + "0" * 99 + "1b"])
def test_what_is_none_is_refused_in_streamlits_words(size):
    assert refusal(check_size, size) == refusal(cache_data_max_size_to_bytes, size)


def test_a_size_of_less_than_a_byte_is_none():
    assert refusal(check_size, "0.4b")[0] == "StreamlitValueError"
