"""What the page is told of an action that goes on, and as soon as it is done, before all that explains it."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from playground.render import History
from playground.render.app.app import app
from playground.runtime import Progress
from playground.runtime.run.lines import file_of, told
from playground.worker.opened import OpenSession
from playground.worker.outcome import Outcome

Json = dict[str, Any]


def teller(tell: Callable[[str], object], history: History) -> Callable[[Progress], None]:
    """Tells the page of a step that is not done yet: where it is, and the app so far; no app while it replays."""

    def report(progress: Progress) -> None:
        step = {"screen": list(progress.screen), "containers": list(progress.containers)}
        data = {
            "runs": progress.runs,
            "line": None if file_of(progress.line) else progress.line,
            **({"elsewhere": told(progress.line)} if file_of(progress.line) else {}),
            "computed": round(progress.computed, 3),
            "sleeping": None if progress.sleeping is None else round(progress.sleeping, 1),
            "app": None if progress.replaying else str(app(step, live=True, drawn=history.drawn)),
        }
        tell(json.dumps(data, allow_nan=False))

    return report


def tell_app(tell: Callable[[str], object], opened: OpenSession, step: Json) -> None:
    """Tell the page what the app shows now: it waits for nothing else, neither what explains it nor for tidying up."""
    outcome = Outcome.of(step, opened.session.due)
    if not outcome.kept:
        return
    with suppress(Exception):  # the script may have changed what this needs: then the answer has to do
        shown = str(app(step, drawn=opened.history.drawn))
        tell(json.dumps({"app": shown, "outcome": outcome.to_json()}, allow_nan=False))
