"""What an example of a documentation page is: scripts with the options that its author gave them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

PANES = ("script", "app", "runs")
"""The panes of an example whose author names none."""


class ExampleError(ValueError):
    """An example that cannot be made as it is written.

    `problem` says what is wrong and what to do; `line` is the line of the example's text that it is about, counted from
    1, or None where it is about the line above the text, with the options.
    """

    def __init__(self, problem: str, line: int | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


@dataclass(frozen=True)
class Script:
    """One script. `line` is the line of the example's text where it begins, None for one that lies in a file."""

    name: str
    source: str
    line: int | None = 1
    path: Path | None = field(default=None, compare=False)
    """The file that it lies in."""


@dataclass(frozen=True)
class Expect:
    """What an author promises of the recorded trace; None and empty fields promise nothing.

    `runs` counts all runs, that of the load too; `state` holds keys of session state with their values after the last
    action; every one of `texts` is on the screen then; `error` is part of the message that a run ends with.
    """

    runs: int | None = None
    state: Mapping[str, Any] | None = None
    texts: tuple[str, ...] = ()
    error: str | None = None
    line: int | None = None


@dataclass(frozen=True)
class Example:
    """An example: the first of `scripts` is the app, the others are files that it imports, or columns to `compare`.

    `actions` are in the form of the actions file, given in line `acted` of the text; `height` is in CSS pixels; the
    first `hidden` lines of the app are run and not shown; `lines` are the marked ones, from and to; `predict` holds the
    questions before actions, as a lesson's front matter does; `start` is ``live`` (the recorded screen is shown, and a
    touch of it starts Python) or ``stopped`` (the script alone); examples of a page with the same `session` go on where
    the one before ended.
    """

    scripts: tuple[Script, ...]
    name: str
    panes: tuple[str, ...] = PANES
    actions: tuple[Mapping[str, Any], ...] = ()
    acted: int | None = None
    height: int | None = None
    read_only: bool = False
    hidden: int = 0
    lines: tuple[tuple[int, int], ...] = ()
    predict: tuple[Mapping[str, Any], ...] = ()
    compare: bool = False
    start: str = "live"
    session: str = ""
    expect: Expect | None = None

    def after(self, earlier: Example | None) -> Example:
        """This example as the next part of an earlier one: what that ran comes before its own lines, unseen."""
        if earlier is None:
            return self
        first, own = earlier.scripts[0], self.scripts[0]
        before = first.source.count("\n") + 1
        line = None if own.line is None else own.line - before
        joined = Script(own.name, f"{first.source}\n{own.source}", line)
        return replace(
            self,
            scripts=(joined, *self.scripts[1:]),
            hidden=before + self.hidden,
            lines=tuple((start + before, end + before) for start, end in self.lines),
        )

    def shown(self, script: Script) -> str:
        """The lines of one of the scripts that are not hidden."""
        return "\n".join(script.source.split("\n")[self.hidden if script is self.scripts[0] else 0 :])

    def to_json(self) -> dict[str, Any]:
        """What the page's JavaScript is told; a field is left out where it has the value that is usual."""
        usual = Example((), "")
        data = {
            "scripts": [{"name": each.name, "source": each.source} for each in self.scripts],
            "name": self.name,
            "panes": list(self.panes),
            "actions": [dict(action) for action in self.actions],
            "height": self.height,
            "read_only": self.read_only,
            "start": self.start,
            "predict": [dict(each) for each in self.predict],
            "compare": self.compare,
            "session": self.session,
            "lines": [list(each) for each in self.lines],
            "hidden": self.hidden,
        }
        always = ("scripts", "name", "panes")
        return {key: value for key, value in data.items() if key in always or value not in ([], getattr(usual, key))}
