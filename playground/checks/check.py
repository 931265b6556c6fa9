"""What a lesson's `check.py` is written with: the learner's app in a session of its own, and what must be true of it.

    from playground.checks.check import App, mistake

    def check(app: App) -> None:
        app.click("Add ten")
        app.must_show("header", "Count: 10")
        app.must_run(1)

    @mistake("wrong_below.py", "The header is written before `count` changes. Move the button up.")
    def below_the_header(app: App) -> bool:
        app.click("Add ten")
        return app.text("header") == "Count: 0"

The app has loaded when a function gets it, and each function gets a new one. All that it says is read from the
trace, as JSON data: nothing that a script does can make these functions raise anything but `Different`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from playground.facts.described import is_described
from playground.facts.elements import BUTTONS
from playground.runtime import ActionError, Step

Json = dict[str, Any]

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!|<>~$:-])")
_MARKS = re.compile(r"[`*]")
CUT = 80
_WORDS = {
    "markdown": "text",
    "success": "green message",
    "info": "blue message",
    "warning": "yellow message",
    "error": "red message",
}


class Different(Exception):
    """The app is not yet as the task wants it; the text, one paragraph of Markdown, says what is different."""


class Player(Protocol):
    """A session on any engine."""

    def start(self) -> Step: ...

    def act(self, data: Any) -> Step: ...


@dataclass
class Tried:
    """One thing the check did, and what it found there; Markdown."""

    did: str
    found: list[str] = field(default_factory=list)
    ok: bool = True


@dataclass(frozen=True)
class Mistake:
    """A known mistake: the lesson's script that makes it, what to say to the learner, how to tell it by the trace."""

    script: str
    advice: str
    shows: Callable[[App], bool]


def mistake(script: str, advice: str) -> Callable[[Callable[[App], bool]], Mistake]:
    """Declare a mistake that people make: `script` is the lesson's file that makes it, `advice` is Markdown.

    The function gets a fresh app and returns whether it shows the symptoms. In it a script may fail: `app.error`.
    """

    def declare(shows: Callable[[App], bool]) -> Mistake:
        return Mistake(script, " ".join(advice.split()), shows)

    return declare


class App:
    """The learner's app: actions change it, properties read the last step.

    A method `must_...` raises `Different` where what it says is not so.
    """

    def __init__(self, player: Player, *, strict: bool = True, deadline: float = float("inf")) -> None:
        """`strict`: a script that fails is `Different`. `deadline` is a `time.monotonic`, in seconds."""
        self._player = player
        self._strict = strict
        self._deadline = deadline
        self.actions: list[Json] = []
        """What was done since the load."""
        self.tried: list[Tried] = []
        self.step: Json = {}
        """The last step, as `docs/trace.md` describes it."""
        self._stored: Json = {}
        self._after = ""
        self._seen: set[str] = set()

    # -- what the user does -----------------------------------------------------------------

    def load(self) -> None:
        """Open the app; whoever made this `App` has done it before a check gets it."""
        self._do("The app loads", "When the app has loaded,", self._player.start)

    def click(self, label: str) -> None:
        """Click a button by its label."""
        there = self.labels(*BUTTONS)
        self._must_find("button", label, there)
        self._act({"click": label}, f"Click {strong(label)}", f"After a click on {strong(label)},")

    def set(self, label: str, value: Any) -> None:
        """Give a widget another value, as a user would; in a form it waits there."""
        there = [name for name in self.labels() if name not in self.labels(*BUTTONS)]
        self._must_find("field", label, there)
        shown = code(str(value))
        self._act(
            {"set": {"label": label, "value": value}},
            f"Set {strong(label)} to {shown}",
            f"With {strong(label)} set to {shown},",
        )

    def type(self, label: str, text: str) -> None:
        """Type into a text field and stay in it: a field with `live` sends it, any other keeps it for now."""
        there = self.labels("text_input", "text_area")
        self._must_find("text field", label, there)
        self._act(
            {"type": {"label": label, "text": text}},
            f"Type {code(text)} into {strong(label)}",
            f"With {code(text)} typed into {strong(label)},",
        )

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self._act({"wait": seconds}, f"Wait {seconds:g} s", f"After {seconds:g} second{'' if seconds == 1 else 's'},")

    def reload(self) -> None:
        """Reload the browser tab: a new session."""
        self._act({"reload": True}, "Reload the tab", "After the tab is reloaded,")

    def dismiss(self) -> None:
        """Close the open dialog by its X."""
        self._act({"dismiss": True}, "Close the dialog", "After the dialog is closed,")

    def _act(self, action: Json, did: str, after: str) -> None:
        def act() -> Step:
            try:
                return self._player.act(action)
            except ActionError as error:
                raise Different(f"“{did}” cannot be done here: {escape(str(error))}") from None

        self.actions.append(action)
        self._do(did, after, act)

    def _do(self, did: str, after: str, act: Callable[[], Step]) -> None:
        if time.monotonic() > self._deadline:
            raise Different("The check was stopped: your script takes too long.")
        self._after = after
        self.tried.append(Tried(did))
        self.step = act().to_json()
        if self.runs:
            self._stored = self.runs[-1]["state"]["after"]
        self._seen |= set(self.labels())
        if self._strict:
            self.must(not self.error, f"{after} your script fails: {code(self.error, 400)}.")

    def _must_find(self, what: str, label: str, there: Sequence[str]) -> None:
        """Whoever had it on the page a step before would not believe that there is none."""
        self.must(label in there, _missing(what, label, there, self._after if label in self._seen else ""))

    # -- what is there after the last action ------------------------------------------------

    @property
    def runs(self) -> list[Json]:
        """The runs that the last action caused."""
        return self.step["runs"]

    @property
    def causes(self) -> list[str]:
        """Why each of them happened: `widget`, `form`, `rerun`…"""
        return [run["cause"] for run in self.runs]

    @property
    def callbacks(self) -> list[str]:
        """The names of the callbacks that were called, in order."""
        return [call["name"] for run in self.runs for call in run["callbacks"]]

    @property
    def writes(self) -> list[str]:
        """The keys of `st.session_state` that callbacks and script wrote, in order, each time they did."""
        return [event["key"] for run in self.runs for event in run["events"] if event["type"] == "state_write"]

    @property
    def lines(self) -> frozenset[int]:
        """The lines that ran."""
        return frozenset(line for run in self.runs for line in run["lines"])

    @property
    def state(self) -> Json:
        """What `st.session_state` held at the end of the last run."""
        return self._stored

    @property
    def error(self) -> str:
        """What ended the last run against the script's will, with its line; empty when nothing did."""
        for run in self.runs:
            if run["outcome"] in ("exception", "guard"):
                said = (run["message"] or "").partition("\n")[0].rstrip(".")
                line = run["outcome_line"]
                known = line is None or f"line {line}" in said
                return said if known else f"{said} (line {line})"
        return ""

    @property
    def screen(self) -> list[Json]:
        """What is visible, in visual order; the fields are in `docs/architecture/trace.md`."""
        return self.step["screen"]

    def labels(self, *kinds: str) -> list[str]:
        """The labels of the widgets on the screen, of these kinds or of all."""
        return [each["label"] for each in self.screen if "key" in each and (not kinds or each["type"] in kinds)]

    def texts(self, *kinds: str) -> list[str]:
        """What the elements of these kinds say, as plain text: `header`, `markdown`, `success`…; of none: all."""
        return [plain(each) for each in self.screen if (not kinds and "text" in each) or each["type"] in kinds]

    def text(self, kind: str) -> str:
        """What the first element of this kind says; empty when there is none."""
        return next(iter(self.texts(kind)), "")

    def place(self, name: str) -> int | None:
        """How many elements stand before the first widget with this label, or else the first element of this kind."""
        for known in ("label", "type"):
            for at, element in enumerate(self.screen):
                if element.get(known) == name:
                    return at
        return None

    def is_above(self, upper: str, lower: str) -> bool:
        """Whether both are on the screen (see `place`), `upper` first."""
        first, second = self.place(upper), self.place(lower)
        return first is not None and second is not None and first < second

    # -- what must be -----------------------------------------------------------------------

    def must(self, condition: object, problem: str, found: str = "") -> None:
        """Go on if `condition` holds, and note `found`; else the check ends here, with `problem`. Both are Markdown."""
        if not condition:
            raise Different(problem)
        if found:
            self.tried[-1].found.append(found)

    def must_have(self, kind: str, label: str) -> None:
        """There must be a widget of this kind and label."""
        there = self.labels(*(BUTTONS if kind == "button" else (kind,)))
        self._must_find(_word(kind), label, there)

    def must_show(self, kind: str, text: str) -> None:
        """An element of this kind must say just `text`."""
        said = self.texts(kind)
        word = _word(kind)
        but = f"but it says {code(said[0])}" if said else f"but there is no {word}"
        self.must(
            text in said,
            f"{self._after} the {word} must say {code(text)}, {but}.",
            f"the {word} says {code(text)}",
        )

    def must_show_only(self, kind: str, text: str) -> None:
        """There must be one element of this kind, and it must say just `text`."""
        said, word = self.texts(kind), _word(kind)
        if len(said) > 1:
            self.must(False, f"{self._after} there must be one {word}, but there are {len(said)}: {_listed(said)}.")
        self.must_show(kind, text)

    def must_not_show(self, kind: str) -> None:
        """No element of this kind may be on the screen."""
        said, word = self.texts(kind), _word(kind)
        says = code(said[0]) if said else ""
        self.must(not said, f"{self._after} there must be no {word}, but there is one: {says}.", f"no {word}")

    def must_say(self, text: str) -> None:
        """Somewhere on the page `text` must be read."""
        said = [each for each in self.texts() if each]
        there = any(text in each for each in said)
        but = f"but it says {_listed(said)}" if said else "but it says nothing"
        self.must(there, f"{self._after} the app must say {code(text)}, {but}.", f"it says {code(text)}")

    def must_not_say(self, text: str) -> None:
        """Nowhere on the page may `text` be read."""
        said = next((each for each in self.texts() if text in each), "")
        where = "" if said == text else f": {code(said)}"
        self.must(not said, f"{self._after} the app must not say {code(text)}, but it does{where}.")

    def must_run(self, times: int) -> None:
        """The last action must have caused this many runs."""
        made = len(self.runs)
        must = "no run" if times == 0 else _runs(times)
        self.must(
            made == times,
            f"{self._after} there must be {must}, but {_runs(made)} happened.",
            must,
        )

    def must_store(self, key: str, value: Any) -> None:
        """`st.session_state` must hold this JSON value at `key`."""
        name = code(f"st.session_state.{key}")
        held = self.state.get(key)
        words = held["repr"] if is_described(held) else repr(held)
        there = f"but it is {code(words)}" if key in self.state else "but there is nothing"
        same = held == value and key in self.state
        self.must(same, f"{self._after} {name} must be {code(repr(value))}, {there}.", f"{name} is {code(repr(value))}")

    def must_call(self, *names: str) -> None:
        """The last action must have called the callbacks of these names, in this order; of none, it must call none."""
        called = self.callbacks
        must = f"call {_in_order(names)}" if names else "call no callback"
        there = f"but it called {_in_order(called)}" if called else "but no callback was called"
        self.must(
            tuple(called) == names, f"{self._after} Streamlit must {must}, {there}.", f"{_in_order(names)} was called"
        )


def code(text: str, most: int = CUT) -> str:
    """Any text as Markdown code, on one line and of `most` characters."""
    text = " ".join(_short(text, most).split()) or " "
    fence = "`" * (1 + max((len(ticks) for ticks in re.findall("`+", text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def strong(text: str) -> str:
    """Any text as bold Markdown."""
    return f"**{escape(_short(text))}**"


def escape(text: str) -> str:
    """Any text as Markdown that means nothing else."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _short(text: str, most: int = CUT) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def plain(element: Mapping[str, Any]) -> str:
    """The words of an element, without Markdown's marks and with single spaces."""
    said = element.get("text", element.get("value" if element["type"] == "metric" else "text", ""))
    return " ".join(_MARKS.sub("", str(said)).split())


def _word(kind: str) -> str:
    return _WORDS.get(kind, kind.replace("_", " "))


def _in_order(names: Sequence[str]) -> str:
    return ", then ".join(code(f"{name}()") for name in names) or "no callback"


def _listed(said: Sequence[str], most: int = 4) -> str:
    """The first of these texts, as code."""
    first = [code(each, CUT // 2) for each in said[:most]]
    rest = [f"{len(said) - most} more"] if len(said) > most else []
    *names, last = first + rest
    return f"{', '.join(names)} and {last}" if names else last


def _runs(count: int) -> str:
    return f"{count} run{'' if count == 1 else 's'}"


def _missing(what: str, label: str, there: Sequence[str], gone: str) -> str:
    names = [f"*{escape(_short(name))}*" for name in there[:6]]
    has = f"There is no {what} at all."
    if names:
        has = f"There are {', '.join(names[:-1])} and {names[-1]}." if names[1:] else f"There is only {names[0]}."
    near = [name for name in there if name.casefold().strip() == label.casefold()]
    none = f"{gone} there is no {what} {strong(label)} any more." if gone else f"There is no {what} {strong(label)}."
    return f"{none} {'Capitals count. ' if near else ''}{has}"
