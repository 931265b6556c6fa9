"""An exception of the script as the page shows it: its type, message, and the script's own lines."""

from __future__ import annotations

import traceback
from types import TracebackType

from . import context
from .values import Json, cut, text_of


def script_line(traceback: TracebackType | None, filename: str) -> int | None:
    """The innermost line of the script in `traceback`."""
    line = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == filename:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def describe(error: BaseException, filename: str, source: str) -> dict[str, Json]:
    """The fields of the exception's element."""
    lines = source.splitlines()
    stack: list[Json] = []
    if isinstance(error, SyntaxError) and error.filename == filename:
        if error.lineno:
            code = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
            stack.append({"line": error.lineno, "name": "<module>", "code": cut(code.strip(), 200)})
        return {"name": type(error).__name__, "text": _text(error), "line": error.lineno, "stack": stack}
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == filename and frame.lineno:
            code = lines[frame.lineno - 1] if frame.lineno <= len(lines) else ""
            stack.append({"line": frame.lineno, "name": frame.name, "code": cut(code.strip(), 200)})
    if len(stack) > 20:
        stack = [*stack[:10], {"line": None, "name": f"… {len(stack) - 20} more", "code": ""}, *stack[-10:]]
    line = script_line(error.__traceback__, filename)
    return {"name": type(error).__name__, "text": message(error), "line": line, "stack": stack}


def _text(error: SyntaxError) -> str:
    return f"{error.msg} (line {error.lineno})" if error.lineno else str(error.msg)


def _pointed(error: SyntaxError) -> str:
    """An error in code that the script made, with that code, as Streamlit words it."""
    caret = " " * max((error.offset or 1) - 1, 0)
    code = str(error.text).rstrip()
    where = f'File "{error.filename}", line {error.lineno}'
    return f"{where}\n  {code}\n  {caret}^\n{type(error).__name__}: {error.msg}"


def message(error: BaseException) -> str:
    """`str(error)`, also when that fails."""
    if isinstance(error, SyntaxError):
        return _pointed(error) if error.text and str(error.filename).startswith("<") else _text(error)
    if isinstance(error, KeyError) and len(error.args) == 1 and isinstance(error.args[0], str):
        # str(KeyError("text")) quotes the text, as Streamlit's page does too.
        return cut(repr(cut(error.args[0], 4_000)), 4_000)
    return cut(text_of(error, str).strip(), 4_000)


def headline(error: BaseException) -> str:
    """Type and message, as a run's `message` gives them."""
    return f"{type(error).__name__}: {message(error)}"


def show(error: BaseException) -> None:
    """Write `error` as an element where the script now writes (rules 44, 50)."""
    from .module import main_place

    run = context.current()
    fields = describe(error, run.recorder.filename, run.source)
    run.recorder.note("exception", line=fields["line"], name=fields["name"], message=fields["text"])
    element = main_place()._enqueue("exception", fields, text=f"{fields['name']}: {fields['text']}")
    del element
