"""What tells of work that goes on: `progress`, `spinner`, `status`, `skeleton`, `toast`, `balloons`, `snow`."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Final, Self

from ..arguments.dedent import clean
from ..arguments.icons import valid_icon
from ..arguments.sizes import check_height, check_width
from ..arguments.wire import count, flag, whole
from ..arguments.wire import text as wire_text
from ..browser.tree import EVENT, MAIN, Block
from ..place.delta import DeltaGeneratorBase
from ..place.spinner import turning
from ..run import context, errors
from ..trace.values import Json

_STATES: Final = {"running": 0, "complete": 0, "error": 0}
_SECONDS: Final = {"short": 4, "long": 10, "infinite": 0}


class LiveMixin(DeltaGeneratorBase):
    """Elements that matter while a script runs."""

    def progress(self, value: float, text: str | None = None, width: Any = "stretch") -> Any:
        fields: dict[str, Json] = {"value": _percent(value)}
        if text is not None and not isinstance(text, str):
            raise errors.StreamlitInvalidParameterTypeError("text", type(text).__name__, ["str"])
        fields["text"] = "" if text is None else clean(text)
        check_width(width, content=False)
        made = self._enqueue("progress", fields)
        context.current().paint()
        return made

    @contextmanager
    def spinner(
        self, text: str = "In progress...", *, show_time: bool = False, _cache: bool = False, width: Any = "content"
    ) -> Iterator[None]:
        check_width(width)
        text = clean(text)
        flag(show_time)
        with turning(self, "spinner", {"text": text}):
            yield

    def status(
        self,
        label: str,
        *,
        expanded: bool = False,
        state: str = "running",
        type: str = "default",
        width: Any = "stretch",
    ) -> Any:
        check_kind(type)
        _check_state(state)
        fields: dict[str, Json] = {"expanded": flag(expanded), "label": wire_text(label or ""), "state": state}
        check_width(width, content=False)
        made = self._block("status", fields)
        if made is not self:  # as it is in a thread that Streamlit does not know
            made.__class__ = self._more["status"]
        context.current().paint()
        return made

    def skeleton(self, height: Any = None, *, width: Any = "stretch") -> Any:
        check_width(width, content=False)
        if height is not None:
            check_height(height, content=False)
        return SkeletonPlaceholder(self, {"height": height})

    def toast(self, body: object, *, icon: str | None = None, duration: str | int = "short") -> Any:
        if str(body) == "":
            raise errors.StreamlitMissingRequiredParameterError("body", "Please provide a message.")
        text, icon = clean(body), valid_icon(icon)
        if duration not in set(_SECONDS) and not (isinstance(duration, int) and duration > 0):
            raise errors.StreamlitValueError("duration", [*_SECONDS, "a positive integer"])
        seconds = _SECONDS[duration] if duration in _SECONDS else whole(duration, "Toast.duration")
        place = type(self)(EVENT) if self._top_level and self._root == MAIN else self
        return place._enqueue("toast", {"text": text, "icon": icon, "seconds": seconds})

    def balloons(self) -> Any:
        return self._enqueue("balloons", {})

    def snow(self) -> Any:
        return self._enqueue("snow", {})


class SkeletonPlaceholder:
    """What `st.skeleton` returns: a place whose next element takes the place of the skeleton.

    As a block it is shown while the block runs, what is written there stands behind it, and nothing is left of it.
    """

    def __init__(self, parent: DeltaGeneratorBase, fields: dict[str, Json]) -> None:
        self._fields = fields
        self._dg = parent._enqueue("skeleton", fields)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return getattr(self._dg, name)

    def __dir__(self) -> list[str]:
        return dir(self._dg)

    def __enter__(self) -> Self:
        self._dg.empty()
        self._shown = turning(self._dg, "skeleton", self._fields)
        self._shown.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._shown.__exit__(None, None, None)


class StatusMixin(DeltaGeneratorBase, more_for=("status",)):
    """What a `st.status` container has beside all that a container has."""

    def update(self, *, label: str | None = None, expanded: bool | None = None, state: str | None = None) -> None:
        if expanded is not None:
            expanded = flag(expanded)
        if label is not None:
            label = wire_text(label)
        if state is not None:
            _check_state(state)
        run = context.current()
        block = run.tree.at(self._cursor.parent)
        if not isinstance(block, Block):
            return
        if run.bare:
            return
        run.yield_point()
        given = {"label": label, "expanded": expanded, "state": state}
        block.fields.update({name: value for name, value in given.items() if value is not None})
        block.run = run.number
        run.paint()

    def __enter__(self) -> Self:  # type: ignore[override]
        super().__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        block = None if context.running() is None else context.current().tree.at(self._cursor.parent)
        if block is not None:
            context.current().give_way()  # what is there may be another run's
        if isinstance(block, Block) and block.fields.get("state") == "running":
            # After st.stop this ends the run once more, and the status goes on turning.
            self.update(state="complete" if kind is None else "error")
        super().__exit__(kind, error, traceback)


def check_kind(kind: Any) -> None:
    """Raise for a `type` that no expander and no status has."""
    if kind not in {"default": 0, "compact": 0, "step": 0}:
        raise errors.StreamlitValueError("type", ["'default'", "'compact'", "'step'"])


def _check_state(state: str) -> None:
    if state not in _STATES:
        raise errors.StreamlitValueError("state", [f"'{name}'" for name in _STATES])


def _percent(value: object) -> int:
    if isinstance(value, int):
        if not 0 <= value <= 100:
            raise errors.StreamlitValueOutOfRangeError("value", value, 0, 100)
        return count(value, "Progress.value")
    if isinstance(value, float):
        if not (0.0 <= value <= 1.0 or any(math.isclose(value, end, abs_tol=1e-9) for end in (0.0, 1.0))):
            raise errors.StreamlitValueOutOfRangeError("value", value, 0.0, 1.0)
        return int(value * 100)
    raise errors.StreamlitInvalidParameterTypeError("value", type(value).__name__, ["int", "float"])
