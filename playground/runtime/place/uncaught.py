"""An exception of the script as the page shows it: its type, message, and the script's own lines.

Its class is the script's own and may say anything of itself (`__class__`, `__traceback__`, `args`): what is shown is
read by the descriptors of Python's own classes.
"""

from __future__ import annotations

import traceback
from types import TracebackType
from typing import Any

from ..run import context
from ..source.script import lines_of
from ..trace.values import Json, cut, printable, text_of, type_name
from .roots import main_place

_traceback: Any = vars(BaseException)["__traceback__"].__get__
_args: Any = vars(BaseException)["args"].__get__


def is_a(error: BaseException, kind: type[BaseException]) -> bool:
    """Whether `error` is one of `kind`, whatever its `__class__` says."""
    return issubclass(type(error), kind)


def line_of(error: BaseException, filename: str) -> int | None:
    """The innermost line of the script that `error` came through."""
    return script_line(_traceback(error), filename)


def script_line(traceback: TracebackType | None, filename: str) -> int | None:
    """The innermost line of the script in `traceback`."""
    line = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == filename:
            line = traceback.tb_lineno or line
        traceback = traceback.tb_next
    return line


def describe(error: BaseException, filename: str, source: str) -> dict[str, Json]:
    """The fields of the exception's element."""
    lines = lines_of(source)
    stack: list[Json] = []
    if is_a(error, SyntaxError):
        said = _Syntax(error)
        if said.filename == filename:
            if said.line:
                code = lines[said.line - 1] if 0 < said.line <= len(lines) else ""
                stack.append({"line": said.line, "name": "<module>", "code": cut(code.strip(), 200)})
            return {"name": type_name(error), "text": said.text(), "line": said.line, "stack": stack}
    for frame in traceback.extract_tb(_traceback(error)):
        if frame.filename == filename and frame.lineno:
            code = lines[frame.lineno - 1] if frame.lineno <= len(lines) else ""
            stack.append({"line": frame.lineno, "name": frame.name, "code": cut(code.strip(), 200)})
    if len(stack) > 20:
        stack = [*stack[:10], {"line": None, "name": f"… {len(stack) - 20} more", "code": ""}, *stack[-10:]]
    return {"name": type_name(error), "text": message(error), "line": line_of(error, filename), "stack": stack}


class _Syntax:
    """What a SyntaxError says, as far as it is of the types that Python itself gives it."""

    def __init__(self, error: BaseException) -> None:
        self.error = error
        self.filename = self._field("filename", str)
        self.line = self._field("lineno", int)
        self.offset = self._field("offset", int)
        self.code = self._field("text", str)
        self.said = self._field("msg", str) or text_of(error, str)

    def _field(self, name: str, kind: type) -> Any:
        value = vars(SyntaxError)[name].__get__(self.error)
        return value if type(value) is kind else None

    def text(self) -> str:
        return cut(printable(f"{self.said} (line {self.line})" if self.line else self.said), 4_000)

    def pointed(self) -> str:
        """An error in code that the script made, with that code, as Streamlit words it."""
        code, place = cut(self.code.rstrip(), 1_000), min(max((self.offset or 1) - 1, 0), 1_000)
        where = f'File "{self.filename}", line {self.line}'
        return printable(f"{where}\n  {code}\n  {' ' * place}^\n{type_name(self.error)}: {self.said}")


def message(error: BaseException) -> str:
    """`str(error)`, also when that fails."""
    if is_a(error, SyntaxError):
        said = _Syntax(error)
        return said.pointed() if said.code and str(said.filename).startswith("<") else said.text()
    args = _args(error)
    if is_a(error, KeyError) and len(args) == 1 and type(args[0]) is str:
        # str(KeyError("text")) quotes the text, as Streamlit's page does too.
        return cut(printable(repr(cut(args[0], 4_000))), 4_000)
    return cut(text_of(error, str).strip(), 4_000)


def headline(error: BaseException) -> str:
    """Type and message, as a run's `message` gives them."""
    return f"{type_name(error)}: {message(error)}"


def show(error: BaseException) -> None:
    """Write `error` as an element where the script now writes (rules exception-shown-at-end, fragment-exception)."""
    run = context.current()
    fields = describe(error, run.recorder.filename, run.source)
    run.recorder.note("exception", line=fields["line"], name=fields["name"], message=fields["text"])
    element = main_place()._enqueue("exception", fields, text=f"{fields['name']}: {fields['text']}")
    del element
