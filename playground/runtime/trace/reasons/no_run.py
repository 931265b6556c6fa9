"""The user did something and nothing ran: why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..values import Json
from .reason import Reason, sentence, value
from .sight import Seen, Sight


def no_run(sight: Sight) -> Iterator[Reason]:
    """A reason for a step without a run, where what was done usually causes one; what is no fault, once a session."""
    seen = sight.after.seen(sight.used) if sight.used in sight.after.names else None
    was = sight.before.seen(sight.used) if sight.used in sight.before.names else None
    action = sight.action
    if seen is None or was is None or not isinstance(action, Mapping):
        return
    if seen.trigger:
        if "click" in action and not seen.silent:
            yield from _blocked(sight, seen)
    elif "error" in seen.entry:
        text = f"{seen.words()} has not sent {value(seen.value)}. It says: “{seen.entry['error']}”"
        yield _reason(seen, "kept_back", text, {"error": seen.entry["error"]}, "widget-required")
    elif seen.form:
        yield from _without_submit(sight, seen)
    elif seen.silent:
        if sight.memory.first("ignored"):
            text = (
                f'{seen.words()} has `on_change="ignore"`: {value(seen.value)} waits on the page, and is sent with '
                "the next run."
            )
            yield _reason(seen, "ignored", text, {}, "run-change-held-back", "04_fewer_reruns/03_ignore_the_change")
    elif "set" in action and was.value == seen.value and sight.memory.first("same_value"):
        text = f"{seen.words()} shows {value(seen.value)} already: no change, so no run."
        yield _reason(seen, "same_value", text, {"value": seen.value}, "run-no-change")


def _blocked(sight: Sight, button: Seen) -> Iterator[Reason]:
    """A submit button was clicked while a field of its form lacks something."""
    for field in sight.after.all(sight.after.names).values():
        if field.form == button.form and "error" in field.entry:
            text = (
                f"{button.words()} sent nothing, as a form is sent as a whole or not at all. {sentence(field.words())} "
                f"says: “{field.entry['error']}”"
            )
            yield _reason(button, "blocked", text, {"error": field.entry["error"]}, "widget-required")
            return


def _without_submit(sight: Sight, seen: Seen) -> Iterator[Reason]:
    """A field of a form waits for its submit button, and there is none."""
    others = sight.after.all(sight.after.names).values()
    if any(each.trigger and each.form == seen.form for each in others):
        return
    if sight.memory.first("no_submit", seen.form):
        text = f"{seen.words()} stands in a form that has no submit button: what is set there is never sent."
        yield _reason(seen, "no_submit", text, {"value": seen.value}, "form-without-submit")


def _reason(seen: Seen, what: str, text: str, facts: dict[str, Json], rule: str, lesson: str | None = None) -> Reason:
    return Reason("no_run", what, sentence(text), None, seen.line, seen.id, seen.key, facts, rule, lesson)
