"""An exception of the script as the page shows it: its type, message, and the script's own lines.

Its class is the script's own and may say anything of itself (`__class__`, `__traceback__`, `args`): what is shown is
read by the descriptors of Python's own classes.
"""

from __future__ import annotations

import traceback
from types import TracebackType
from typing import Any, Final

from ..run import context
from ..run.lines import Files, at, file_of, told
from ..source.project import Project
from ..source.script import lines_of
from ..trace.values import Json, cut, printable, text_of, type_name
from .roots import main_place

_REDACTED: Final = (
    "This app has encountered an error. The original error message is redacted to prevent data leaks. Full error "
    "details have been recorded in the logs (if you're on Streamlit Cloud, click on 'Manage app' in the lower right of "
    "your app)."
)
"""What the page says in place of the message where `config.toml` wants it so."""

_traceback: Any = vars(BaseException)["__traceback__"].__get__
_args: Any = vars(BaseException)["args"].__get__


def is_a(error: BaseException, kind: type[BaseException]) -> bool:
    """Whether `error` is one of `kind`, whatever its `__class__` says."""
    return issubclass(type(error), kind)


def line_of(error: BaseException, files: Files) -> int | None:
    """The innermost line of the project that `error` came through."""
    return script_line(_traceback(error), files)


def script_line(traceback: TracebackType | None, files: Files) -> int | None:
    """The innermost line of the project in `traceback`."""
    line = None
    while traceback is not None:
        path = traceback.tb_frame.f_code.co_filename
        if path in files and traceback.tb_lineno:
            line = files.line(path, traceback.tb_lineno)
        traceback = traceback.tb_next
    return line


def describe(error: BaseException, project: Project) -> dict[str, Json]:
    """The fields of the exception's element."""
    stack: list[Json] = []
    files, texts = project.files, _Texts(project)
    if is_a(error, SyntaxError):
        said = _Syntax(error)
        if said.filename is not None and files.take(said.filename):
            line = files.line(said.filename, said.line) if said.line else None
            if line:
                stack.append({**told(line), "name": "<module>", "code": texts.code(line)})
            text = said.text() if said.filename == files.main else message(error)
            return {"name": type_name(error), "text": text, **told(line), "stack": stack}
    for frame in traceback.extract_tb(_traceback(error)):
        if frame.filename in files and frame.lineno:
            line = files.line(frame.filename, frame.lineno)
            stack.append({**told(line), "name": frame.name, "code": texts.code(line)})
    if len(stack) > 20:
        stack = [*stack[:10], {"line": None, "name": f"… {len(stack) - 20} more", "code": ""}, *stack[-10:]]
    line = line_of(error, files)
    return {"name": type_name(error), "text": message(error), **told(line), "stack": stack}


def as_far_as(fields: dict[str, Json], details: object) -> dict[str, Json]:
    """The fields of an error that the script did not catch, as far as the option `client.showErrorDetails` has it."""
    if str(details).lower() in ("full", "true"):
        return fields
    if str(details).lower() in ("stacktrace", "false"):
        return {**fields, "text": _REDACTED}
    return {**fields, "name": fields["name"] if details == "type" else "", "text": _REDACTED, "stack": []}


class _Texts:
    """The lines of a project's files, each file read once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._lines: dict[str, list[str]] = {}

    def code(self, line: int) -> str:
        """What stands in a line; empty where the file is another one by now."""
        file = file_of(line)
        if file not in self._lines:
            self._lines[file] = lines_of(self._project.source_of(file))
        lines = self._lines[file]
        return cut(lines[line - 1].strip(), 200) if 0 < line <= len(lines) else ""


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
        return said.pointed() if said.code and said.filename else said.text()
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
    fields = describe(error, run.project)
    run.recorder.note("exception", line=at(fields), name=fields["name"], message=fields["text"])
    fields = as_far_as(fields, run.project.options.get("client.showErrorDetails", "full"))
    element = main_place()._enqueue("exception", fields, text=f"{fields['name']}: {fields['text']}")
    del element
