"""The instrument "Runs": how many there were, what this action cost, and why each run happened."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from playground.render.instruments import reasons
from playground.render.instruments.lanes import seconds
from playground.render.instruments.moment import Moment, present
from playground.render.markup.data import (
    Data,
    Steps,
    integer,
    is_load,
    items,
    latest_session,
    ran_lines,
    runs,
    spot,
    string,
)
from playground.render.markup.html import EMPTY, Html, el, ident, join, jump, text
from playground.render.markup.words import (
    ENDED,
    callback,
    cause,
    clicked,
    did,
    enumeration,
    outcome,
    plural,
    target,
    typed,
    waited,
    why,
)

_HEAD: Final = 4
_TAIL: Final = 3
_SIGNS: Final = {"completed": "✓", **ENDED}


def total(steps: Steps) -> int:
    """Return how many runs the session has had since the page was loaded."""
    seen = latest_session(steps)
    numbers = [integer(run, "number") or 0 for step in seen for run in runs(step)]
    return max([len(numbers), *numbers]) if numbers else 0


def instrument(steps: Steps, prefix: str = "", moment: Moment | None = None, said: Html = EMPTY) -> Html:
    """Return the pane for the last step, or for a moment in it; `said` goes below what the step cost."""
    count = total(steps)
    words = "run" if count == 1 else "runs"
    moment = moment or present(steps)
    if moment.run is not None:
        count, words = moment.run, f"of {plural(moment.total, 'run')}"
    number = el("strong", {"class": "rp-count__number"}, f"{count:,}")
    head = el("p", {"class": "rp-count"}, number, " ", el("span", None, words))
    if not steps:
        return head
    step = steps[-1]
    why = EMPTY if runs(step) else reasons.of_run(step, None)
    return join(
        [head, el("p", {"class": "rp-cost"}, cost(step), _as_before(steps)), said, why, _list(step, prefix, moment)]
    )


def cost(step: Data) -> Html:
    """Return what an action cost: "1 click on “Foo” → 2 runs: the click, then st.rerun at line 5."."""
    ran = runs(step)
    head = join([did(step), " → ", el("b", None, plural(len(ran), "run"))])
    if not ran:
        return join([head, ": ", waited(step) or f"{_nothing_sent(step)}."])
    if len(ran) == 1:
        return join([head, _callbacks_first(ran[0]), "."])
    return join([head, ": ", _causes(step), "."])


def _as_before(steps: Steps) -> str:
    """Return a sentence for runs after which the page is as it was, but for the widget that was used."""
    if len(steps) < 2 or not runs(steps[-1]) or is_load(steps[-1]):
        return ""
    before, after = (items(step, "screen") for step in steps[-2:])
    used = string(target(steps[-1]) or {}, "id")
    same = len(before) == len(after) and all(
        old == {**new, "run": old.get("run")} or string(new, "id") == used
        for old, new in zip(before, after, strict=True)
    )
    return " The page shows what it showed before." if same else ""


def _nothing_sent(step: Data) -> str:
    """Return why the page has sent nothing."""
    used = target(step)
    lacking = used is not None and used.get("error") is not None
    if clicked(step):
        lacking = any(element.get("error") is not None for element in items(step, "screen"))
        return "the form is not sent while a field of it says what it lacks" if lacking else "the page sends nothing"
    if lacking:
        return "the field says why it keeps the value back, and the script has the last one"
    if used is None:  # a dialog was closed, or time went by
        return "the page sends nothing"
    if "form:" not in string(used, "in"):
        return "what is typed is sent when the field is left" if typed(step) else "the page sends nothing now"
    return "the value waits in its form until the form is submitted"


def _callbacks_first(run: Data) -> Html:
    """Return ": update_value() first, then the script" for a run that called callbacks."""
    calls = items(run, "callbacks")
    if not calls:
        return EMPTY
    body = "the fragment" if run.get("scope") == "fragment" else "the script"
    through = all(call.get("ended") in (None, "returned") for call in calls)
    return join(
        [": ", enumeration([callback(call) for call in calls]), f" first, then {body}" if through else " alone"]
    )


def _causes(step: Data) -> Html:
    """Return the causes of the runs one after the other, equal ones counted instead of repeated."""
    ran = runs(step)
    words = [cause(step, run, ran[place - 1] if place else None) for place, run in enumerate(ran)]
    parts = []
    for word, same in groupby(words):
        times = len(list(same))
        parts.append(join([word, f" ({times} times)"]) if times > 1 else word)
    if len(parts) > 5:
        parts = [*parts[:3], text(f"and {len(parts) - 3} more causes")]
    return join(parts, ", then ")


def _list(step: Data, prefix: str, moment: Moment) -> Html:
    ran = runs(step)
    if not ran:
        return EMPTY
    rows: list[Html] = []
    skipped = 0
    for place in range(len(ran)):
        listed_too = len(ran) - _HEAD - _TAIL <= 1 or place < _HEAD or place >= len(ran) - _TAIL
        if not listed_too and place != moment.place:
            skipped += 1
            continue
        if skipped:
            rows.append(el("li", {"class": "rp-more"}, f"{skipped:,} more runs in between are not listed"))
            skipped = 0
        rows.append(_run(step, place, prefix, moment))
    return el("ol", {"class": "rp-runs", "role": "list", "aria-label": "Runs of this step"}, *rows)


def _run(step: Data, place: int, prefix: str, moment: Moment) -> Html:
    ran = runs(step)
    run, before = ran[place], ran[place - 1] if place else None
    kind = string(run, "outcome") or "completed"
    number = integer(run, "number")
    sign = el("span", {"class": "rp-run__sign", "aria-hidden": "true"}, _SIGNS.get(kind, "✓"))
    look = el(
        "button",
        {
            "type": "button",
            "class": "rp-look",
            "data-look": moment.at(place),
            "aria-current": "true" if moment.place == place else None,
        },
        f"Run {number}",
    )
    title = el("p", {"class": "rp-run__title"}, look, " because ", why(step, run, before))
    facts = [*_callbacks(run), _scope(run), outcome(run)]
    details = el("p", {"class": "rp-run__facts"}, join([fact for fact in facts if fact], " · "))
    return el(
        "li",
        {"class": f"rp-run rp-run--{_word(kind)}", "id": ident(prefix, "run-", number)},
        sign,
        el("div", None, title, details, _times(run), reasons.of_run(step, number)),
    )


def _word(kind: str) -> str:
    return kind if kind in _SIGNS else "completed"


def _callbacks(run: Data) -> list[Html]:
    calls = items(run, "callbacks")
    if not calls:
        return []
    return [
        join(
            [
                "first the callback" + ("s " if len(calls) > 1 else " "),
                enumeration([callback(call) for call in calls]),
            ]
        )
    ]


def _scope(run: Data) -> Html:
    """Return what of the script ran, with the number of its lines."""
    lines = plural(len(ran_lines(run)), "line")
    if run.get("scope") == "fragment":
        return join(["only the fragment ", el("code", None, string(run, "fragment") or "?"), f", {lines}"])
    return text(lines)


def _times(run: Data) -> Html:
    """Return the lines that took long, the longest first, as a list that can be opened."""
    lines = items(run, "times")
    if not lines:
        return EMPTY
    summary = el("summary", None, f"{_taken(lines[0])}: where the time went")
    listed = el("ul", None, *(el("li", None, _time(each)) for each in lines))
    note = el("p", None, "What a line calls is part of its time.") if len(lines) > 1 else EMPTY
    return el("details", {"class": "rp-times"}, summary, listed, note)


def _taken(line: Data) -> str:
    taken = line.get("seconds")
    return seconds(taken) if isinstance(taken, int | float) else "?"


def _time(line: Data) -> Html:
    parts: list[object] = ["the loop from " if line.get("loop") else "", jump(spot(line)) or "a line"]
    parts += [": ", _taken(line)]
    if called := string(line, "function"):
        parts += [", in ", el("code", None, f"{called}()")]
    if line.get("cached"):
        parts.append(", which its cache did not have yet")
    return join(parts)
