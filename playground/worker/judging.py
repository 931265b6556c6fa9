"""What the page asks of a learner's script, and what it gets: messages like those of `messages.py`."""

from typing import Any, Literal, NotRequired, TypedDict


class Check(TypedDict):
    """Has a script judged by the text of a lesson's check.py; no session is touched.

    Where its reader gives scripts more time than usual (`limits.seconds`), the check has as much.
    """

    type: Literal["check"]
    id: int
    session: str
    source: str
    name: str
    check: str
    limits: NotRequired[dict[str, float]]


class Checked(TypedDict):
    """A verdict, and what the check tried, as HTML."""

    type: Literal["checked"]
    id: int
    session: str
    passed: bool
    verdict: str
    tried: str


class Grade(TypedDict):
    """Has work that was handed in graded: its `actions` are done once more, then the check judges the script.

    Both together may take `limits.seconds`, the first half of that. No session is touched.
    """

    type: Literal["grade"]
    id: int
    session: str
    source: str
    name: str
    check: str
    actions: list[dict[str, Any]]
    limits: dict[str, float]
    files: NotRequired[dict[str, Any]]


class Graded(TypedDict):
    """How it went: `verdict` and `tried` are HTML, `problem` and `advice` Markdown, `mistake` a file of the lesson's.

    `runs` and `errors` are counted over the load and the actions; `left_out` are the actions that could not be done,
    `endless` that the script did not come to its end while it was used.
    """

    type: Literal["graded"]
    id: int
    session: str
    passed: bool
    verdict: str
    tried: str
    problem: str
    advice: str
    mistake: str
    runs: int
    errors: int
    left_out: int
    endless: bool
