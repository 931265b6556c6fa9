"""The script ran without what the page shows: a text that is still typed, a form that was not submitted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from .reason import Reason, listed, sentence, value
from .sight import Seen, Sight, as_token, is_shown

_MOST: Final = 3


def not_sent(sight: Sight) -> Iterator[Reason]:
    """A reason for each field whose value the runs of this step could not see; once for each value."""
    waiting: dict[str, list[str]] = {}
    for name, seen in sight.after.all(sight.unsent.keys() & sight.after.names).items():
        shown, _ = sight.unsent[name]
        if shown == seen.default:
            yield from _cleared(sight, name, seen)
        elif "error" not in seen.entry and name != sight.used and sight.memory.first("not_sent", name, repr(shown)):
            waiting.setdefault(seen.form or name, []).append(name)
    for names in list(waiting.values())[:_MOST]:
        yield _reason(sight, names)


def _reason(sight: Sight, names: Sequence[str]) -> Reason:
    """What was not sent of a form, or of a field without one."""
    fields = [seen for name in names if (seen := sight.after.seen(name)) is not None]
    first, (shown, sent) = fields[0], sight.unsent[names[0]]
    said = [f"{value(sight.unsent[name][0])} in {seen.words()}" for name, seen in zip(names, fields, strict=True)]
    more = len(said) - _MOST
    said = [*said[:_MOST], f"{more} more"] if more > 0 else said
    had = f" The script still has {value(sent)}." if len(names) == 1 else ""
    if first.form:
        what, rule, lesson = "form", "form-pending-stays", "04_fewer_reruns/01_a_form"
        why = f"{'its' if len(names) == 1 else 'their'} form was not submitted"
        had += _submit(sight, first.form)
    else:
        what, rule, lesson = "typing", "run-text-on-leave", "04_fewer_reruns/04_while_you_type"
        why = "it is sent when you leave the field"
    text = f"Run {sight.number} did not see {listed(said)}: {why}.{had}"
    facts = {"shown": shown, "sent": sent}
    return Reason("not_sent", what, text, sight.number, first.line, first.id, first.key, facts, rule, lesson)


def _submit(sight: Sight, form: str) -> str:
    """What sends a form."""
    buttons = [
        each.words() for each in sight.after.all(sight.after.names).values() if each.form == form and each.trigger
    ]
    if not buttons:
        return ""
    return f" {sentence(buttons[0])} sends it." if len(buttons) == 1 else f" Each of {listed(buttons)} sends it."


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
