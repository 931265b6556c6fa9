"""What is known of a step when the reasons in it are looked for: what was there before it, and what is after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from ..calls import LongCall
from ..trace import Run
from ..values import Json
from .identity import Identity
from .reason import label

CALLED: Final = re.compile(r"\bon_(?:click|change|submit|select)\s*=\s*[\w.]+\(")
"""A callback that is a call, as a script writes it."""
PERSIST: Final = frozenset(
    (
        *("checkbox", "color_picker", "date_input", "datetime_input", "feedback", "multiselect", "number_input"),
        *("pagination", "pills", "radio", "segmented_control", "select_slider", "selectbox", "slider"),
        *("text_area", "text_input", "time_input", "toggle"),
    )
)
"""The widgets that have the argument `persist_state`."""
_TOKEN: Final = 60
"""Characters of a value that is looked for in texts."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A widget as it is on the page."""

    id: str
    """As the trace and the page name it."""
    type: str
    label: str
    key: str | None
    line: int | None
    value: Json
    """What the page shows in it."""
    default: Json
    trigger: bool
    form: str
    page: str
    """The page of a multipage app that it is on; empty for what the script itself draws."""
    silent: bool
    """True where using it causes no run."""
    param: str
    """The parameter of the address that it is bound to."""
    identity: Identity | None
    entry: Mapping[str, Json]
    """Its element on the screen."""

    @property
    def options(self) -> Sequence[str] | None:
        options: Sequence[str] | None = self.entry.get("options")
        return options

    def words(self) -> str:
        """How a sentence names it."""
        return label(self.type, self.label, self.key)


class Widgets(Protocol):
    """The widgets on the page at one moment, by the names that Streamlit has for them."""

    @property
    def names(self) -> frozenset[str]: ...
    def seen(self, name: str) -> Seen | None:
        """A widget that is shown; None for any other."""

    def all(self, names: Collection[str]) -> dict[str, Seen]:
        """Those of `names` that are shown, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Left:
    """A widget that has left the page with what its user had set in it."""

    seen: Seen
    value: Json
    run: int
    """The run that did not draw it."""
    early: bool
    """Whether that run ended early, so that session state keeps the value."""
    with_it: frozenset[str] = frozenset()
    """The names of all that left its line with it, its own among them."""


@dataclass
class Memory:
    """What is kept from one step to the next beside the page; of very much, the newest."""

    left: dict[str, Left] = field(default_factory=dict)
    """By the names of the widgets."""
    cleaned: dict[str, int] = field(default_factory=dict)
    """The keys that were removed because their widget was not drawn, and after which run."""
    reads: Mapping[str, Json] = field(default_factory=dict)
    """What the last run of the whole app has read outside of fragments: the keys, and what they were at its end."""
    slept: tuple[int, str | None, dict[int, float]] | None = None
    """Of the last run of the whole app: its number, what caused it, and where it slept, for how long."""
    calls: dict[tuple[str, int | None], list[tuple[Run, LongCall]]] = field(default_factory=dict)
    """The long calls of each function in runs of the whole app that follow each other, by its name and where."""
    clicked: dict[str, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    """By the names of what was clicked, the run that came of it last: its number, and the lines that it ran."""
    told: set[tuple[str, ...]] = field(default_factory=set)
    """What need not be told twice."""

    def first(self, *what: str) -> bool:
        """Whether it is told for the first time."""
        if what in self.told:
            return False
        self.told.add(what)
        return True


@dataclass(frozen=True)
class Sight:
    """One step."""

    action: Json
    runs: Sequence[Run]
    before: Widgets
    after: Widgets
    used: str = ""
    """The name of the widget that the action was about."""
    sent: Mapping[str, Json] = field(default_factory=dict)
    """The values that the page has sent last in this step, by the widgets' names."""
    unsent: Mapping[str, tuple[Json, Json]] = field(default_factory=dict)
    """What widgets show and have not sent, and what was sent of them last."""
    screen: Sequence[Mapping[str, Json]] = ()
    between: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    """What was shown after runs of the step that another one followed, by their numbers."""
    has_callback: Callable[[str], bool] = lambda name: False
    """Whether the widget of this name has a callback."""
    memory: Memory = field(default_factory=lambda: Memory())

    @property
    def number(self) -> int | None:
        """The last run of the step."""
        return self.runs[-1].number if self.runs else None

    def run_of(self, element: str) -> int | None:
        """The first run of the step that wrote the element with this id."""
        for run in self.runs:
            if any(event["type"] == "write" and event["element"] == element for event in run.events):
                return run.number
        return self.runs[-1].number if self.runs else None


def as_token(data: Json) -> re.Pattern[str] | None:
    """What a text would have that shows a value: a number, or a text of two signs or more; None for other values."""
    if isinstance(data, bool) or not isinstance(data, int | float | str) or len(str(data)) > _TOKEN:
        return None
    if isinstance(data, str) and len(data.strip()) < 2:
        return None
    return re.compile(rf"(?<![\w.]){re.escape(str(data))}(?!\w)")


def is_shown(element: Mapping[str, Json], words: re.Pattern[str]) -> bool:
    """Whether an element that is no widget shows them."""
    if "key" in element:
        return False
    return any(words.search(str(element[name])) for name in ("text", "value") if element.get(name) is not None)
