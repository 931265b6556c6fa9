"""The command: `rerun-playground`, or `python -m playground`."""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
import tokenize
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Final, TextIO

from playground import MODELS, __version__
from playground.cli.errors import CommandError
from playground.cli.files import texts_beside, with_files
from playground.cli.folders import script_in
from playground.engines import EngineError, EngineTimeoutError, models, open_session
from playground.runtime import Action, ActionError, Limits, Session, Step, StuckError, document, parse_actions

_CODING: Final = re.compile(r"^([ \t\f]*#.*?coding[:=][ \t]*)[-\w.]+")
"""The comment that names a file's encoding, in one of its first two lines (PEP 263)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    given = sys.argv[1:] if argv is None else argv
    arguments = _parser(alone=list(given[:1]) == ["trace"]).parse_args(given)
    try:
        return int(arguments.run(arguments))
    except CommandError as error:
        print(f"rerun-playground: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def _parser(*, alone: bool) -> argparse.ArgumentParser:
    """The parser of all commands; of `trace` alone, which others would make slower to start."""
    parser = argparse.ArgumentParser(
        prog="rerun-playground", description=f"See how Streamlit reruns a script. Models {MODELS}."
    )
    parser.add_argument("--version", action="version", version=f"rerun-playground {__version__} (models {MODELS})")
    commands = parser.add_subparsers(required=True, metavar="command")

    _add_trace(commands)
    if not alone:
        _add_others(commands)
    return parser


def _add_trace(commands: Any) -> None:
    trace = commands.add_parser("trace", help="run a script and print what each of its runs did")
    _add_session(trace, "json", "mermaid", "html")
    trace.add_argument(
        "--against",
        type=Path,
        metavar="old.py",
        help="a former version: tell what differs when the same is done to both",
    )
    trace.set_defaults(run=_trace)


def _add_session(command: argparse.ArgumentParser, form: str, *more: str) -> None:
    """The arguments of what runs a script: which, what is done in it, by whom, its limits, the form of the answer.

    The form is JSON or text, or one of `more`; `form` where nothing is said.
    """
    command.add_argument("script", type=Path, help="the script, or the folder of an app")
    command.add_argument("--actions", type=Path, metavar="actions.json", help="what the user does after the first load")
    command.add_argument("--engine", choices=("mini", "streamlit"), default="mini")
    command.add_argument("--format", choices=("json", "text", *more), default=form)
    command.add_argument(
        "--limit-reruns", type=_positive(int), default=Limits.reruns, metavar="N", help="runs in one step (%(default)s)"
    )
    command.add_argument(
        "--limit-seconds",
        type=_positive(float),
        default=Limits.seconds,
        metavar="S",
        help="seconds that one step may compute (%(default)g); it may sleep six times as long",
    )


def _add_others(commands: Any) -> None:
    from playground.cli import demos, examples, grading, lms, serving

    explain = commands.add_parser("explain", help="run a script and print what surprises in it, and why")
    _add_session(explain, "text")
    explain.set_defaults(run=_explain)
    lesson = commands.add_parser("lesson", help="work on lessons").add_subparsers(required=True, metavar="what")
    check = lesson.add_parser("check", help="prove that each lesson's check.py does what the lesson says")
    check.add_argument("folders", nargs="*", type=Path, default=[Path("lessons")], metavar="folder")
    check.set_defaults(run=_check_lessons)
    new = lesson.add_parser("new", help="begin a lesson: a complete folder, with TODO where your words belong")
    new.add_argument("folder", nargs="?", type=Path, help="its chapter; without it the last one in lessons/")
    new.add_argument("title")
    new.set_defaults(run=_new_lesson)
    demos.add_demo_commands(commands)

    export = commands.add_parser("export", help="write what the user does as a test for Streamlit's AppTest")
    export.add_argument("script", type=Path, help="the script, or the folder of an app")
    export.add_argument("--actions", type=Path, metavar="actions.json", help="what the user does after the first load")
    export.set_defaults(run=_export)

    build = commands.add_parser("build", help="write the static site to a folder")
    build.add_argument("--out", type=Path, default=Path("site"))
    build.set_defaults(run=_build)

    assets = commands.add_parser("assets", help="write the files that live examples load, for sites without a plugin")
    assets.add_argument("folder", type=Path, help="a folder that the site publishes, as docs/assets/rerun")
    assets.add_argument(
        "--origin",
        action="append",
        default=[],
        help="a site whose pages may talk with embed.html, as https://lms.example",
    )
    assets.set_defaults(run=_assets)
    examples.add_commands(commands)
    lms.add_command(commands)
    grading.add_command(commands)
    serving.add_command(commands)


def _positive(kind: type[int] | type[float]) -> Callable[[str], float]:
    def parse(text: str) -> float:
        value = kind(text)
        if not value > 0:
            raise argparse.ArgumentTypeError(f"{text} is not more than 0")
        return value

    parse.__name__ = "number"
    return parse


def _trace(arguments: argparse.Namespace) -> int:
    if arguments.against is not None:
        path = script_in(arguments.script)
        return _differ(path, _script(path), _actions(arguments), arguments)
    steps, path, source = _performed(arguments)
    _print(steps, path, source, arguments)
    return 0


def _explain(arguments: argparse.Namespace) -> int:
    from .explaining import explained

    steps, path, _source = _performed(arguments)
    _use_utf8()
    data = document(steps, script=path.name, engine=arguments.engine, models=models(arguments.engine))
    print(explained(data, as_json=arguments.format == "json"))
    return 0


def _performed(arguments: argparse.Namespace) -> tuple[list[Step], Path, str]:
    """The steps of the session that was asked for, where its script lies, and the script."""
    path = script_in(arguments.script)
    source = _script(path)
    actions = _actions(arguments)
    try:
        with _session(arguments.script, path, source, arguments) as session:
            return list(session.perform(actions)), path, source
    except ActionError as error:
        raise CommandError(f"{arguments.actions}: action {error.number}: {error}") from None


@contextmanager
def _session(given: Path, path: Path, source: str, arguments: argparse.Namespace) -> Iterator[Session]:
    """A session of a script, within whose surroundings it is used."""
    limits = Limits(arguments.limit_reruns, arguments.limit_seconds)
    folder = str(path.resolve().parent)
    try:
        session = open_session(arguments.engine, source, str(path), limits, folder)
        with _as_main_program(given, folder):
            yield session
    except (EngineError, EngineTimeoutError, StuckError) as error:
        raise CommandError(str(error)) from None


def _differ(path: Path, source: str, actions: list[Action], arguments: argparse.Namespace) -> int:
    """Do the same to a former version, and tell what differs."""
    from playground.cli.versions import played
    from playground.engines.place import Place
    from playground.render.session.versions import versions

    before = script_in(arguments.against)
    sides, texts = [], []
    for given, script, its in ((arguments.against, before, _script(before)), (arguments.script, path, source)):
        place = Place(script.resolve())
        with _session(given, script, its, arguments) as session:
            sides.append(played(session, actions))
        texts.append(its)
        for name in place.imported():  # the other version may have another module of this name
            del sys.modules[name]
    found = versions(sides[0], sides[1], *texts)
    _use_utf8()
    _tell(found, [before, path], sides, texts, arguments)
    return 0


def _tell(
    found: dict[str, Any],
    paths: Sequence[Path],
    sides: Sequence[list[dict[str, Any]]],
    texts: Sequence[str],
    arguments: argparse.Namespace,
) -> None:
    """Print what differs between two versions, in the form that was asked for."""
    names = [str(path) for path in paths]
    if arguments.format == "text":
        from playground.cli.versions import text

        print(text(found, names))
    elif arguments.format == "mermaid":
        from playground.cli.versions import diagram

        print(diagram(found, names))
    elif arguments.format == "html":
        from playground.page.recorded import Version, recorded_versions

        old, new = (
            Version(name, steps, source, texts_beside({"steps": steps}, path.parent))
            for name, steps, source, path in zip(names, sides, texts, paths, strict=True)
        )
        about = f"{models(arguments.engine)}, engine {arguments.engine}"
        print(recorded_versions(old, new, found, about), end="")
    else:
        json.dump({"old": names[0], "new": names[1], **found}, sys.stdout, ensure_ascii=False, indent=1)
        print()


def _actions(arguments: argparse.Namespace) -> list[Action]:
    try:
        if not arguments.actions:
            return []
        return parse_actions(with_files(_read(arguments.actions, "actions"), arguments.actions.parent))
    except ActionError as error:
        raise CommandError(f"{arguments.actions}: {error}") from None


def _export(arguments: argparse.Namespace) -> int:
    from playground.apptest.export import ExportError, apptest

    path = script_in(arguments.script)
    source, actions = _script(path), _actions(arguments)
    folder = str(path.resolve().parent)
    with _as_main_program(arguments.script, folder):
        try:
            text = apptest(source, path.name, actions, folder=folder)
        except ActionError as error:
            raise CommandError(f"{arguments.actions}: {error}") from None
        except ExportError as error:
            raise CommandError(str(error)) from None
    _use_utf8()
    print(text, end="")
    return 0


def _use_utf8() -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


@contextmanager
def _as_main_program(given: Path, folder: str) -> Iterator[None]:
    """Let the script import what lies beside it, and print to stderr: stdout is for the document.

    Where its folder was `given`, and not the script, it is in there.
    """
    stdout = sys.stdout
    sys.path.insert(0, folder)
    sys.stdout = sys.stderr
    try:
        with chdir(folder) if given.is_dir() else nullcontext():
            yield
    finally:
        sys.stdout = stdout
        if folder in sys.path:
            sys.path.remove(folder)


def _print(steps: list[Step], path: Path, source: str, arguments: argparse.Namespace) -> None:
    data = document(steps, script=path.name, engine=arguments.engine, models=models(arguments.engine))
    _use_utf8()
    if arguments.format == "text":
        from .report import report

        print(report(data))
    elif arguments.format == "mermaid":
        from .mermaid import mermaid

        print(mermaid(data, source, texts_beside(data, path.parent)))
    elif arguments.format == "html":
        from playground.page.recorded import recorded

        print(recorded(data, source, texts_beside(data, path.parent)), end="")
    else:
        json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
        print()


def _script(path: Path) -> str:
    """The text of a script. A session takes it for a file in UTF-8, which it is now, so its own comment says so too."""
    source = _read(path, "script", tokenize.open)
    head, *rest = source.split("\n", 2)
    lines = [head, *rest[:1]]
    named = [_CODING.sub(r"\1utf-8", line, count=1) for line in lines]
    return "\n".join([*named, *rest[1:]])


def _open_utf8(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig")


def _read(path: Path, what: str, opener: Callable[[Path], TextIO] = _open_utf8) -> str:
    try:
        with opener(path) as file:
            return file.read()
    except OSError as error:
        raise CommandError(f"cannot read the {what} {path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise CommandError(f"the {what} {path} is not {error.encoding} text (byte {error.start})") from None
    except SyntaxError:  # of the coding comment, which is all that was parsed
        raise CommandError(f"the {what} {path} names an encoding that is unknown, or not its own") from None


def _check_lessons(arguments: argparse.Namespace) -> int:
    from playground.cli.examples import wrong_examples
    from playground.course.proof import ProofError, prove_folders

    try:
        return 0 if prove_folders(arguments.folders, print, wrong_examples) else 1
    except ProofError as error:
        raise CommandError(str(error)) from None


def _new_lesson(arguments: argparse.Namespace) -> int:
    from playground.course.lessons import LessonError
    from playground.course.new import NewLessonError, begin

    try:
        folder = begin(arguments.title, arguments.folder)
    except (LessonError, NewLessonError) as error:
        raise CommandError(str(error)) from None
    print(f"{folder} is a lesson that works. Write your words where it says TODO, then:")
    print(f"rerun-playground lesson check {folder}")
    return 0


def _build(arguments: argparse.Namespace) -> int:
    from playground.site.build import SiteError, build

    try:
        build(arguments.out)
    except SiteError as error:
        raise CommandError(str(error)) from None
    return 0


def _assets(arguments: argparse.Namespace) -> int:
    from playground.page.embed import write_assets

    try:
        write_assets(arguments.folder, origins=arguments.origin)
    except ValueError as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        raise CommandError(f"cannot write the files to {arguments.folder}: {error}") from None
    return 0
