"""The messages between the page and the worker, both ways, as plain data: the one definition of both languages.

``wasm/messages.py`` writes them as ``playground/web/messages.d.ts``, which the page's JavaScript is checked by.
`id` is a number that the page chooses, and the answer has it too; `session` is a text that the page chooses.
"""

from typing import Any, Literal, NotRequired, TypedDict

from playground.render import View
from playground.worker.arriving import Loading, Prepared
from playground.worker.carried import Lack, Packed, Place, Problem
from playground.worker.judging import Check, Checked, Grade, Graded

Action = dict[str, Any]
"""One thing that is done in an app, as an actions file has it: ``{"click": {"id": "w1"}}``."""

Side = dict[str, Any]
"""A script of a comparison: its `name`, the `totals` and the `brief` of its last view."""


class Limits(TypedDict):
    """How much a script may do in one step."""

    reruns: float
    seconds: float


class Moment(TypedDict):
    """What is looked at, each null where it is not: a run, an event in it, a key's history, a run to compare with.

    `graph` asks for what depends on what, with this answer and those that follow.
    """

    run: int | None
    event: int | None
    key: str | None
    against: int | None
    graph: NotRequired[bool]


# ---- from the page


class Open(TypedDict):
    """Starts a session anew, and replays what was done in it. `files` lie beside the script, by their names."""

    type: Literal["open"]
    id: int
    session: str
    source: str
    name: str
    actions: list[Action]
    limits: Limits
    files: NotRequired[dict[str, str | Packed]]


class Act(TypedDict):
    """Takes one action in an open session; the limits hold from now on."""

    type: Literal["act"]
    id: int
    session: str
    action: Action
    limits: Limits


class Look(TypedDict):
    """Asks for a moment of an open session; nothing runs."""

    type: Literal["look"]
    id: int
    session: str
    look: Moment


class Differ(TypedDict):
    """Asks how a script differs from a lesson's solution."""

    type: Literal["differ"]
    id: int
    session: str
    source: str
    solution: str


class Predict(TypedDict):
    """Has guesses compared with the step of this index."""

    type: Literal["predict"]
    id: int
    session: str
    step: int
    ask: list[Any]
    guesses: list[str | list[str]]


class Export(TypedDict):
    """Asks for what was done in an open session, to be used elsewhere."""

    type: Literal["export"]
    id: int
    session: str


class Recall(TypedDict):
    """Asks what was done in an open session, as it can be done in another version of its script; nothing runs."""

    type: Literal["recall"]
    id: int
    session: str


class Recount(TypedDict):
    """Asks what happened in an open session, in words and step by step."""

    type: Literal["recount"]
    id: int
    session: str


class Import(TypedDict):
    """Asks for the actions that a text holds; changes no session."""

    type: Literal["import"]
    id: int
    session: str
    text: str


class Lint(TypedDict):
    """Asks what is wrong with a script as it is written; runs nothing.

    With `brought`, the paths of the files that lie beside it, also what it asks for that is not here.
    """

    type: Literal["lint"]
    id: int
    session: str
    source: str
    brought: NotRequired[list[str]]


class Compare(TypedDict):
    """Asks for a comparison's table. It needs no session, so that it survives the worker."""

    type: Literal["compare"]
    id: int
    session: str
    sides: list[Side]


class Close(TypedDict):
    """Forgets a session; there is no answer."""

    type: Literal["close"]
    session: str


class Stop(TypedDict):
    """Stops the script that a request runs, where the worker hears that; the request is answered by `stopped`."""

    type: Literal["stop"]
    id: int
    session: str


# ---- from the worker


class Outcome(TypedDict):
    """What came of a request that ran a session's script: `outcome.Outcome` as plain data."""

    step: int
    kept: bool
    out_of_time: bool
    waited: bool
    whole: bool
    due: float | None
    notice: str | None
    left_out: list[int]
    after: float | None


class Shown(TypedDict):
    """What is to be shown, after an `open` and an `act`, or at a `look`, which has no outcome."""

    type: Literal["view"]
    id: int
    session: str
    view: View
    outcome: NotRequired[Outcome]


class Differs(TypedDict):
    """A difference as HTML, empty where there is none."""

    type: Literal["differs"]
    id: int
    session: str
    html: str


class Predicted(TypedDict):
    """Guesses beside what happened, as HTML, and how many `of` them are right."""

    type: Literal["predicted"]
    id: int
    session: str
    html: str
    right: int
    of: int


class Exported(TypedDict):
    """Actions as JSON text, a test as Python text (empty where there can be none), and what is to be said of them."""

    type: Literal["export"]
    id: int
    session: str
    actions: str
    test: str
    notes: list[str]
    name: str


class Page(TypedDict):
    """One step of a session, to be shown without Python."""

    words: str
    marks: list[dict[str, Any]]
    app: str
    runs: str
    state: str
    order: str


class Recounted(TypedDict):
    """What happened as Markdown, the actions as a file has them, and each step to be shown."""

    type: Literal["recounted"]
    id: int
    session: str
    actions: list[Action]
    account: str
    pages: list[Page]


class Recalled(TypedDict):
    """The actions of a session, each naming its widget by key or label: an id is that of one version of a script."""

    type: Literal["recalled"]
    id: int
    session: str
    actions: list[Action]


class Imported(TypedDict):
    """The actions of a text, or in `error` what is wrong with it."""

    type: Literal["import"]
    id: int
    session: str
    actions: NotRequired[list[Action]]
    error: NotRequired[str]


class Problems(TypedDict):
    """All that is wrong with a script, and what it asks for that is not here where that was asked."""

    type: Literal["problems"]
    id: int
    session: str
    problems: list[Problem]
    lacking: NotRequired[list[Lack]]


class Compared(TypedDict):
    """A comparison's table and its words, as HTML."""

    type: Literal["compared"]
    id: int
    session: str
    table: str
    words: str


class Progress(TypedDict):
    """A sign of life of the request that runs: either that the script `begun`, or how far it is, or what came of it.

    `line` is one of the script's; where a line of another file runs, it is told as `elsewhere`. With an `outcome` the
    script has ended, and `app` is what the answer will have: it comes before all that explains it.
    """

    type: Literal["progress"]
    id: int
    session: str
    begun: NotRequired[bool]
    runs: NotRequired[int]
    line: NotRequired[int | None]
    elsewhere: NotRequired[Place]
    computed: NotRequired[float]
    sleeping: NotRequired[float | None]
    app: NotRequired[str | None]
    outcome: NotRequired[Outcome]


class Ready(TypedDict):
    """Python has started; it `hears` what comes while a script runs. `engine` runs scripts, if not the own one."""

    type: Literal["ready"]
    python: str
    snapshot: bool
    hears: NotRequired[bool]
    engine: NotRequired[str]


class Fault(TypedDict):
    """The engine failed: at a request, or at its start (`id` is null then)."""

    type: Literal["fault"]
    id: int | None
    session: str | None
    message: str
    line: NotRequired[int | None]


class Stopped(TypedDict):
    """The script was stopped, as the page has asked, and that is not done.

    With an `app` the session is as it was before, and shows that, and the outcome of its last step is told again;
    without, it is to be opened anew.
    """

    type: Literal["stopped"]
    id: int
    session: str
    app: NotRequired[str]
    outcome: NotRequired[Outcome]


class Refused(TypedDict):
    """What is not done, and why, in a sentence: it is not for this engine, which goes on as it was."""

    type: Literal["refused"]
    id: int
    session: str
    message: str


class Output(TypedDict):
    """A line that was printed."""

    type: Literal["output"]
    session: str | None
    text: str


class Spoiled(TypedDict):
    """A script has left in the interpreter what other sessions would meet."""

    type: Literal["spoiled"]
    message: str


class Coming(TypedDict):
    """Python is on its way: how many bytes of its large files are there, of how many."""

    type: Literal["coming"]
    came: int
    size: int


class Heavy(TypedDict):
    """Python's memory has grown beyond what a worker should keep."""

    type: Literal["heavy"]


ANSWERS: dict[type, type | None] = {
    Open: Shown,
    Act: Shown,
    Look: Shown,
    Check: Checked,
    Grade: Graded,
    Differ: Differs,
    Predict: Predicted,
    Export: Exported,
    Recall: Recalled,
    Recount: Recounted,
    Import: Imported,
    Lint: Problems,
    Compare: Compared,
    Close: None,
    Stop: None,
}
"""What the page may ask, and what it gets where the engine did not fail."""

TOLD = (Progress, Loading, Prepared, Ready, Fault, Stopped, Refused, Output, Spoiled, Coming, Heavy)
"""What the worker says of itself."""
