"""How large files of the reader's may be, in bytes, and how sizes are written."""

from __future__ import annotations

from typing import Final

MEGABYTE: Final = 1_000_000
"""What Streamlit's page takes for one, on all systems but Windows."""
GIVEN: Final = 50 * MEGABYTE
"""The most of one file that the page hands to a script. On its way a file is in memory some six times, as bytes and as
text, and Python's part of that must stay well below the gibibyte at which a worker is replaced."""
SMALL: Final = MEGABYTE
"""The most of one file that an export holds, and that a reload of the tab brings back."""
_UNITS: Final = ("B", "KB", "MB", "GB")


def size_words(size: float, digits: int = 1) -> str:
    """A size as Streamlit's page writes it: `1.2KB`."""
    unit = 0
    while size > 500 and unit < len(_UNITS) - 1:
        size /= 1000
        unit += 1
    return f"{size:.{digits}f}{_UNITS[unit]}"
