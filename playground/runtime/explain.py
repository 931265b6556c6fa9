"""Says what keeps a rerun loop going: what the guard tells the learner."""

from __future__ import annotations

from .trace import diff
from .values import Json, cut


def why_again(before: dict[str, Json], after: dict[str, Json]) -> str:
    """What a run did to session state, from its beginning to st.rerun: nothing, or a value that goes on changing."""
    changes = sorted(diff(before, after, {}), key=lambda change: change.key)
    if not changes:
        return (
            "Nothing in st.session_state changed during the last run, so each run takes the same way and reruns again. "
            "Rerun only after something has changed, and store that it has."
        )
    parts = [_sentence(change.key, change.before, change.after, change.change) for change in changes[:3]]
    more = f" (and {len(changes) - 3} more)" if len(changes) > 3 else ""
    return (
        f"Each run changes st.session_state and reruns again: in the last one {'; '.join(parts)}{more}. "
        "Nothing ever makes the script skip st.rerun(): put it behind a condition that becomes false."
    )


def _sentence(key: str, before: Json, after: Json, change: str) -> str:
    if change == "added":
        return f"{key} became {_short(after)}"
    if change == "removed":
        return f"{key} was removed"
    return f"{key} went from {_short(before)} to {_short(after)}"


def _short(value: Json) -> str:
    return cut(value["repr"] if isinstance(value, dict) and set(value) == {"repr", "type"} else repr(value), 60)
