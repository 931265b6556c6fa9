"""What messages between page and worker carry within them, as plain data: see `messages.py`."""

from typing import TypedDict


class Packed(TypedDict):
    """What is in a file that is no text in UTF-8."""

    base64: str


class Place(TypedDict):
    """A line of a file that lies beside the script."""

    line: int
    file: str


class Problem(TypedDict):
    """One thing that is wrong with a script; lines and columns count from 1."""

    kind: str
    text: str
    line: int
    column: int
    end_line: int
    end_column: int


class Lack(TypedDict):
    """One thing that a script asks for and that is not here; `text` has backticks around code."""

    text: str
    line: int
