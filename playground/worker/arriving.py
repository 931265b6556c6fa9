"""What the worker tells of packages: messages like those of `messages.py`."""

from typing import Literal, TypedDict


class Loading(TypedDict):
    """Packages that a script needs are coming, before it runs: `came` of `size` bytes."""

    type: Literal["loading"]
    id: int
    session: str
    packages: list[str]
    came: int
    size: int


class Prepared(TypedDict):
    """The script runs now. `missing` are packages that the site has not, `troubles` sentences on those it has."""

    type: Literal["prepared"]
    id: int
    session: str
    missing: list[str]
    troubles: list[str]
