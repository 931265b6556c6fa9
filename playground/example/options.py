"""An example's options: written in the line above it or as comments at its top, checked, and made values of."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from playground.checks.predict import read_predictions
from playground.example.example import ExampleError, Expect
from playground.facts.page import PANES
from playground.runtime import Action, ActionError

OPTION: Final = re.compile(r"#\| ?(.*)")
"""A line of options; what stands behind its sign is YAML, over several such lines too."""

_PANES: Final = tuple(pane.part for pane in PANES)
_STARTS: Final = ("live", "stopped")
_EXPECTS: Final = ("runs", "state", "text", "error")


@dataclass(frozen=True)
class Given:
    """The value of one option as its author wrote it, and the line of the text where, None for the line above."""

    name: str
    value: Any
    line: int | None = None

    def wrong(self, wanted: str) -> ExampleError:
        """The error that says what the value may be."""
        return ExampleError(f"`{self.name}` is {self.value!r}. {wanted}", self.line)


Options = Mapping[str, Given]


def of_head(options: Mapping[str, Any]) -> dict[str, Given]:
    """The options of the line above: texts, each of them YAML. One without a value is true."""
    given = {}
    for written, text in options.items():
        name = _known(written, None)
        if name in FLAGS and text in ("", written, name):
            value: Any = True
        elif isinstance(text, str) and name not in _TEXTS:
            value = _yaml(text, name)
        else:
            value = text
        given[name] = Given(name, value)
    return given


def of_comments(lines: Iterable[tuple[int, str]]) -> dict[str, Given]:
    """The options of `#|` lines, which are given with their numbers and without that sign."""
    numbered = list(lines)
    text = "\n".join(line for _, line in numbered)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        row = min(mark.line, len(numbered) - 1) if mark else 0
        reason = getattr(error, "problem", None) or "it is not YAML"
        raise ExampleError(f"The options cannot be read: {reason}. Write `#| key: value`.", numbered[row][0]) from None
    if node is None:
        return {}
    if not isinstance(values, dict):
        raise ExampleError(f"The options are {values!r}. Write each as `#| key: value`.", numbered[0][0])
    given: dict[str, Given] = {}
    for key, _ in node.value:
        line = numbered[key.start_mark.line][0]
        name = _known(str(key.value), line)
        if name in given:
            raise ExampleError(f"`{name}` is given twice: in line {given[name].line} too. Take one away.", line)
        given[name] = Given(name, next(value for written, value in values.items() if str(written) == key.value), line)
    return given


def together(head: Options, comments: Options) -> dict[str, Given]:
    """Both kinds of options; one that is given in both places is an error."""
    for name in head:
        if name in comments:
            raise ExampleError(f"`{name}` is given above the example and here. Take one away.", comments[name].line)
    return {**head, **comments}


def suggestion(name: str, among: Collection[str]) -> str:
    """What to write in place of an unknown name, as a sentence."""
    near = difflib.get_close_matches(name, among, n=1, cutoff=0.6)
    return f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(among)}."


def fields(options: Options) -> dict[str, Any]:
    """The fields of an Example that the options give."""
    return {
        _FIELDS.get(name, name.replace("-", "_")): READERS[name](given)
        for name, given in options.items()
        if name in READERS
    }


def _known(written: str, line: int | None) -> str:
    name = written.strip().lower().replace("_", "-")
    if name not in NAMES:
        raise ExampleError(f"There is no option `{written}`. {suggestion(name, NAMES)}", line)
    return name


def _yaml(text: str, name: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ExampleError(f"`{name}` is {text!r}, which cannot be read: {getattr(error, 'problem', error)}.") from None


def _text(given: Given) -> str:
    if not isinstance(given.value, str | int | float) or isinstance(given.value, bool) or given.value == "":
        raise given.wrong("Give it a text.")
    return str(given.value)


def _flag(given: Given) -> bool:
    if not isinstance(given.value, bool):
        raise given.wrong("Say true or false.")
    return given.value


def _height(given: Given) -> int:
    value = given.value
    if isinstance(value, str):
        value = int(value.removesuffix("px")) if re.fullmatch(r"\d+(px)?", value) else None
    if not isinstance(value, int) or isinstance(value, bool) or not 80 <= value <= 4000:
        raise given.wrong("Give it a number of pixels from 80 to 4000.")
    return value


def _words(given: Given) -> list[str]:
    value = given.value
    if isinstance(value, str):
        value = [word.strip() for word in value.split(",")]
    if not isinstance(value, list) or not value or not all(isinstance(word, str) and word for word in value):
        raise given.wrong("Give it names with commas between them.")
    return value


def _panes(given: Given) -> tuple[str, ...]:
    for word in (words := _words(given)):
        if word not in _PANES:
            raise ExampleError(f"There is no pane `{word}`. {suggestion(word, _PANES)}", given.line)
    return tuple(dict.fromkeys(words))


def _start(given: Given) -> str:
    if given.value not in _STARTS:
        raise given.wrong(f"It is one of {' and '.join(_STARTS)}.")
    return str(given.value)


def _lines(given: Given) -> tuple[tuple[int, int], ...]:
    """Lines and ranges of lines, as in ``3, 5-7``."""
    parts = given.value if isinstance(given.value, list) else str(given.value).replace(",", " ").split()
    found = [re.fullmatch(r"(\d+)(?:\s*-\s*(\d+))?", str(part).strip()) for part in parts]
    ranges = [(int(match[1]), int(match[2] or match[1])) for match in found if match]
    if not ranges or len(ranges) != len(found) or any(not 1 <= first <= last for first, last in ranges):
        raise given.wrong("Give it numbers of lines, as in 3, 5-7.")
    return tuple(ranges)


def _hidden(given: Given) -> int:
    """How many lines at the top are not shown: a number, or a range from the first line."""
    ranges = _lines(given)
    first, last = ranges[0]
    if len(ranges) > 1 or (first != 1 and first != last):
        raise given.wrong("Lines can be hidden at the top only: write 1-3, or 3, for the first three.")
    return last


def _actions(given: Given) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(given.value, list):
        raise given.wrong("Give it a list, as in [{click: Add}].")
    for number, entry in enumerate(given.value, 1):
        if isinstance(entry, dict) and isinstance(entry.get("click"), bool):
            raise given.wrong("YAML reads On, Off, Yes and No as true and false: put such a label in quotes.")
        try:
            Action.parse(entry)
        except ActionError as error:
            raise ExampleError(f"Action {number}: {error}", given.line) from None
    return tuple(given.value)


def _predict(given: Given) -> tuple[Mapping[str, Any], ...]:
    try:
        list(read_predictions(given.value))
    except ValueError as error:
        raise ExampleError(f"`predict`: {error}.", given.line) from None
    return tuple(given.value or ())


def _expect(given: Given) -> Expect:
    value = given.value
    if not isinstance(value, dict) or not value:
        raise given.wrong("Say what the trace must hold, as in {runs: 2, state: {count: 1}}.")
    for key in value:
        if key not in _EXPECTS:
            raise ExampleError(f"`expect` knows no `{key}`. {suggestion(str(key), _EXPECTS)}", given.line)
    runs, state, text, error = (value.get(key) for key in _EXPECTS)
    texts = text if isinstance(text, list) else [] if text is None else [text]
    if runs is not None and (not isinstance(runs, int) or isinstance(runs, bool) or runs < 1):
        raise ExampleError(
            f"`runs` of `expect` is {runs!r}. It counts all runs, the load's too: 1 or more.", given.line
        )
    if state is not None and not isinstance(state, dict):
        raise ExampleError(f"`state` of `expect` is {state!r}. Give it keys with values: {{count: 1}}.", given.line)
    if error is not None and (not isinstance(error, str) or not error):
        raise ExampleError(f"`error` of `expect` is {error!r}. Give it a part of the message.", given.line)
    return Expect(runs, state, tuple(map(str, texts)), error, given.line)


_FIELDS: Final = {"hide-lines": "hidden"}

READERS: Final[Mapping[str, Callable[[Given], Any]]] = {
    "name": _text,
    "panes": _panes,
    "actions": _actions,
    "height": _height,
    "read-only": _flag,
    "hide-lines": _hidden,
    "lines": _lines,
    "predict": _predict,
    "compare": _flag,
    "start": _start,
    "session": _text,
    "expect": _expect,
}
"""What makes a value of an option, by its name. `script` and `file` are read with the text."""

NAMES: Final = (*READERS, "file", "script")
FLAGS: Final = ("read-only", "compare")
_TEXTS: Final = ("name", "file", "script", "session", "panes", "lines", "hide-lines", "start")
"""Options whose words are taken as they are."""


def files(given: Given) -> list[str]:
    """The names of `file`."""
    return _words(given)


def script_name(given: Given) -> str:
    """The name of `script`: a file's, which another can import."""
    name = _text(given)
    if not re.fullmatch(r"[\w.-]+\.py", name):
        raise given.wrong("Give it the name of a file, as in other.py.")
    return name
