"""The script ran without what the page shows: a text that is still typed, a form that was not submitted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .reason import Reason, sentence, value
from .sight import Seen, Sight, as_token, is_shown

_MOST: Final = 3


def not_sent(sight: Sight) -> Iterator[Reason]:
    """A reason for each field whose value the runs of this step could not see; once for each value."""
    found = 0
    for name, seen in sight.after.all(sight.unsent.keys() & sight.after.names).items():
        shown, sent = sight.unsent[name]
        if shown == seen.default:
            yield from _cleared(sight, name, seen)
            continue
        if "error" in seen.entry or found == _MOST:
            continue
        if name == sight.used or not sight.memory.first("not_sent", name, repr(shown)):
            continue
        found += 1
        if seen.form:
            what, rule, lesson = "form", "form-pending-stays", "04_fewer_reruns/01_a_form"
            why = "its form was not submitted"
        else:
            what, rule, lesson = "typing", "run-text-on-leave", "04_fewer_reruns/04_while_you_type"
            why = "it is sent when you leave the field"
        before = f"Run {sight.number} did not see {value(shown)} in {seen.words()}"
        text = f"{before}: {why}. The script still has {value(sent)}."
        facts = {"shown": shown, "sent": sent}
        yield Reason("not_sent", what, sentence(text), sight.number, seen.line, seen.id, seen.key, facts, rule, lesson)


def _cleared(sight: Sight, name: str, seen: Seen) -> Iterator[Reason]:
    """A form was cleared on the page only: a later run of something else shows what was submitted."""
    shown, sent = sight.unsent[name]
    if not seen.form or any(run.cause == "form" for run in sight.runs) or (words := as_token(sent)) is None:
        return
    told = next((each for each in sight.screen if is_shown(each, words) and each.get("run") == sight.number), None)
    if told is not None and sight.memory.first("cleared", name):
        text = (
            f"{seen.words()} shows {value(shown)} and the script still has {value(sent)}: the form was cleared on the "
            "page only, and sends that with its next submit."
        )
        facts = {"shown": shown, "sent": sent}
        rule = "form-clear-on-submit"
        yield Reason(
            "not_sent", "form_cleared", sentence(text), sight.number, told.get("line"), seen.id, seen.key, facts, rule
        )
