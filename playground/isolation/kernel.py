"""What refuses, hears and restores: the part of the isolation that a script must not reach.

`Isolation` takes this module out of `sys.modules`, so that nobody but it and the interpreter's list of audit hooks
knows the functions here. A script that finds no function of a module finds neither its globals nor its builtins. There
is no class here: `object.__subclasses__()` would show it. All else that the functions need is the interpreter's own.
"""

from __future__ import annotations

import builtins
import importlib
import os
import sys
from collections.abc import Callable
from pathlib import PosixPath, PurePosixPath
from types import CodeType, FrameType, FunctionType, MethodType, ModuleType
from typing import Any, Final

globals()["__builtins__"] = dict(vars(builtins))  # a copy: a script may change the real built-ins

Namespace = dict[str, Any]

REFUSED: Final = {
    "gc.get_objects": "gc.get_objects() would show the playground's own objects",
    "gc.get_referrers": "gc.get_referrers() would show the playground's own objects",
    "gc.get_referents": "gc.get_referents() would show the playground's own objects",
    "sys._current_frames": "sys._current_frames() would show the playground's own frames",
    "sys._current_exceptions": "sys._current_exceptions() would show the playground's own frames",
    "sys.addaudithook": "an audit hook could not be taken away again",
}
PYODIDE: Final = frozenset({"js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core"})
HIDDEN: Final = frozenset(
    PYODIDE
    | {
        "micropip",
        "ctypes",
        "_ctypes",
        "_testcapi",
        "_testinternalcapi",
        "_interpreters",
        "_xxsubinterpreters",
        "_interpchannels",
        "_interpqueues",
    }
)
"""Modules that lead out of Python, or around what watches a script: in the worker they are gone."""
FRAMES: Final = frozenset({"tb_frame", "gi_frame", "cr_frame", "ag_frame"})
WRITTEN: Final = frozenset(
    {"open", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.truncate", "os.utime"}
    | {"os.chown", "os.symlink", "sqlite3.connect"}
)
READ: Final = frozenset({"open", "os.listdir", "os.scandir"})
FUNCTION_PARTS: Final = frozenset({"__code__", "__defaults__", "__kwdefaults__"})
WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
WRITTEN_BY_PYTHON: Final = ("__annotations__", "__annotations_cache__", "__annotate_func__", "__abstractmethods__")
"""What Python itself adds to a class when it is asked for it."""
ENGINES_IMPORT: Final = "playground.import"
"""The event by which `__import__` asks whether a script may have one of the playground's modules."""
BRACKETS: Final = 200
"""Levels of brackets that Python's parser takes."""
ASKERS: Final = 3
"""When a frame is looked at, this many of the innermost frames must be of Python's own modules.

A script's function among them could keep the frame.
"""

_getframe = sys._getframe
_getcwd = os.getcwd
_fspath = os.fspath

# What is heard while a script runs, and what it may do.
listening = False
heard = ""
"""What a script did that no later session may meet; "" if nothing."""
home = ""
"""The folder that the folders of all sessions are in, with a slash at its end; "" where there is none."""
folder = ""
"""The only folder whose files a script may change, with a slash at its end."""
_busy = False
_undo: list[tuple[Any, str, Any]] = []
_engine: frozenset[int] = frozenset()
"""The namespaces of the engine's modules, by identity."""
_places: dict[int, tuple[Namespace, Namespace]] = {}
"""The namespaces of all modules that sessions share, by identity: as they are, and as they were."""
_classes: dict[type, Namespace] = {}
"""Their classes, as they were."""
_kept: list[tuple[str, Namespace, Namespace]] = []
_leads: list[Namespace] = []
hidden: tuple[dict[str, Any], list[Any]] = ({}, [])
"""What `install` took out of the scripts' reach: modules by name, and the finders of modules as they were."""
_kept_classes: list[tuple[type, Namespace]] = []


def hook(event: str, args: tuple[Any, ...]) -> None:
    """The audit hook: refuses or notes what a script does that could reach other sessions."""
    global _busy
    if not listening or _busy:
        return
    _busy = True
    try:
        if event == "compile":
            _judge_source(args[0])
        else:
            _judge(event, args)
    finally:
        _busy = False


def _judge(event: str, args: tuple[Any, ...]) -> None:
    if event == "import" or event == ENGINES_IMPORT:
        _judge_import(args[0], event == "import" or _is_ours(args[1]))
    elif event == "sys._getframe" or (event == "object.__getattr__" and args[1] in FRAMES):
        if _is_of_script():
            _hear("a script looked at the frames below it")
    elif event == "object.__setattr__" or event == "object.__delattr__":
        if args[1] in FUNCTION_PARTS:
            _judge_function(args[0], args[1])
    elif event in REFUSED:
        raise RuntimeError(f"Not in the playground: {REFUSED[event]}.")
    elif event.startswith("ctypes."):
        raise RuntimeError("Not in the playground: ctypes could change any memory.")
    elif event in WRITTEN or event in READ:
        _judge_paths(event, args)


def _judge_import(given: Any, has_ours: bool) -> None:
    if not issubclass(type(given), str):
        return
    name = "".join([given])
    root = name.partition(".")[0]
    if root in HIDDEN or (root == "playground" and not has_ours):
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def _is_ours(names: Any) -> bool:
    """Whether the importing module, known by its namespace, is the playground's."""
    return type(names) is dict and str(names.get("__name__", "")).startswith("playground.")


def _judge_source(source: Any) -> None:
    """Refuse what Python's parser would refuse too, but that it uses up the browser's stack before."""
    text = source.decode("latin-1") if type(source) is bytes else source
    if type(text) is not str or text.count("(") + text.count("[") + text.count("{") <= BRACKETS:
        return
    if not any(each in text for each in "\"'#"):  # else brackets may be text
        depth = deepest = 0
        for each in text:
            depth += (each in "([{") - (each in ")]}")
            deepest = max(deepest, depth)
        if deepest > BRACKETS:
            raise SyntaxError("too many nested parentheses")


def _hear(what: str) -> None:
    global heard
    heard = heard or what


def _judge_function(function: Any, part: str) -> None:
    """Refuse to change a function of the engine; note what any other had, so that `undo` gives it back."""
    if type(function) is FunctionType and id(function.__globals__) in _engine:
        raise RuntimeError("Not in the playground: this function is the playground's own.")
    _undo.append((function, part, getattr(function, part, None)))


def undo() -> None:
    """Give functions back what a script took from them: no module has changed, only what is in one."""
    while _undo:
        function, name, value = _undo.pop()
        setattr(function, name, value)


# -- files -------------------------------------------------------------------------------


def _judge_paths(event: str, args: tuple[Any, ...]) -> None:
    if not folder:
        return
    writes = event in WRITTEN and not (event == "open" and not (type(args[2]) is int and args[2] & WRITES))
    if event == "os.symlink":
        _hear("a script made a symbolic link")
    for given in args[:1] if event in ("open", "os.listdir", "os.scandir") else args[:2]:
        path = _absolute(given)
        if path is None:
            continue
        if writes and not (path + "/").startswith(folder) and path != "/dev/null":
            _hear(f"a script changed {path!r}, outside its folder")
        elif not writes and home and (path + "/").startswith(home) and not (path + "/").startswith(folder):
            raise FileNotFoundError(2, "No such file or directory", path)


def _absolute(given: Any) -> str | None:
    """The path that an event names; None where it names none."""
    kind = type(given)
    if given is None:
        given = "."
    elif not issubclass(kind, str | bytes):
        if issubclass(kind, int | float | tuple):
            return None
        if kind not in (PosixPath, PurePosixPath):
            _hear("a script named a file by a path of its own kind")
        given = _fspath(given)
    path = bytes.decode(given, "latin-1") if issubclass(type(given), bytes) else "".join([given])
    if path == ":memory:":
        return None
    parts: list[str] = []
    for part in (path if path.startswith("/") else f"{_getcwd()}/{path}").split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/" + "/".join(parts)


# -- frames ------------------------------------------------------------------------------


def _is_of_script() -> bool:
    """Whether a script looks at a frame, by itself or by what it has the library do.

    What the engine looks at stays with it. Else the innermost frames must be of functions of Python's own modules, as
    they were before any script.
    """
    frame: FrameType | None = _getframe(3)  # this function, `_judge`, `hook`
    if frame is not None and id(frame.f_globals) in _engine and _is_known(frame):
        return False
    for _ in range(ASKERS):
        if frame is None:
            return False
        if not _is_known(frame):
            return True
        frame = frame.f_back
    return False


def _is_known(frame: FrameType) -> bool:
    """Whether a frame is of a function that was in its module before any script ran."""
    live, saved = _places.get(id(frame.f_globals), (None, None))
    if live is None or saved is None or _undo:
        return False
    if id(live) not in _engine and any(live.get(name) is not value for name, value in saved.items()):
        return False  # a patched function of Python could hand the frame to the script
    code = frame.f_code
    return any(each is code for each in _codes(saved, code.co_qualname.split(".")))


def _codes(names: Namespace, parts: list[str]) -> list[CodeType]:
    """The code objects of what has this qualified name."""
    if parts == ["<lambda>"]:
        return [each.__code__ for each in names.values() if type(each) is FunctionType]
    found: Any = names.get(parts[0])
    at = 1
    while issubclass(type(found), type) and at < len(parts):
        found = _classes.get(found, {}).get(parts[at])
        at += 1
    codes = _codes_of(found)
    for name in parts[at:]:
        if name != "<locals>":
            codes = [c for code in codes for c in code.co_consts if type(c) is CodeType and c.co_name == name]
    return codes


def _codes_of(function: Any) -> list[CodeType]:
    """The code of a function, and of those that it is made of."""
    if type(function) is property:
        return [code for each in (function.fget, function.fset) for code in _codes_of(each)]
    if type(function) in (staticmethod, classmethod, MethodType):
        function = function.__func__
    codes: list[CodeType] = []
    while type(function) is FunctionType and len(codes) < 5:
        codes.append(function.__code__)
        function = vars(function).get("__wrapped__")
    return codes


# -- what restores everything else ----------------------------------------------------------


def learn(
    places: dict[int, tuple[Namespace, Namespace]],
    classes: dict[type, Namespace],
    engine: frozenset[int],
) -> None:
    """Take note of the modules that sessions share (see `_places`, `_classes`, `_engine`)."""
    global _places, _classes, _engine
    _places, _classes, _engine = places, classes, engine


def keep(name: str) -> None:
    """From now on `restore` gives this module of ours back its names, its classes, and its own builtins."""
    names = vars(sys.modules[name])
    _kept.append((name, names, dict(names)))
    own = names.get("__builtins__")
    if type(own) is dict and own is not vars(builtins):
        _kept.append((f"{name}.__builtins__", own, dict(own)))
    _kept_classes.extend(
        (each, dict(vars(each))) for each in names.values() if isinstance(each, type) and each.__module__ == name
    )


def restore() -> str:
    """Give the modules that restore Python back what a script took from them; say what that was, "" where nothing."""
    changed = ""
    for name, now, before in _kept:
        # The original stands left of `==`: only its `__eq__` is called, never a script's.
        if tuple(before.values()) == tuple(now.values()) and tuple(before) == tuple(now):
            continue
        if len(now) != len(before) or any(now.get(key) is not value for key, value in before.items()):
            now.clear()
            now.update(before)
            changed = f"a script changed {name}"
    for cls, before in _kept_classes:
        if tuple(before.values()) == tuple(vars(cls).values()):
            continue
        now = dict(vars(cls))
        for key in [key for key in now if key not in before and key not in WRITTEN_BY_PYTHON]:
            type.__delattr__(cls, key)
            changed = f"a script changed {cls.__name__}"
        for key, value in before.items():
            if now.get(key) is not value and key not in WRITTEN_BY_PYTHON:
                type.__setattr__(cls, key, value)
                changed = f"a script changed {cls.__name__}"
    return changed


# -- imports -----------------------------------------------------------------------------


def install() -> None:
    """Add the audit hook, and take this module and Pyodide's out of the scripts' reach."""
    global hidden
    names = [name for name in sys.modules if name.partition(".")[0] in HIDDEN]
    hidden = ({name: sys.modules.pop(name) for name in names}, sys.meta_path[:])
    for name, module in hidden[0].items():
        # What is no module here is a JavaScript object, and has no namespace to empty.
        if name.partition(".")[0] in PYODIDE and isinstance(module, ModuleType):
            _leads.append(vars(module))
    sys.meta_path[:] = [finder for finder in sys.meta_path if _home_of(finder) not in HIDDEN]
    builtins.__import__ = _asking(builtins.__import__)
    importlib.import_module = _asking(importlib.import_module)
    sys.addaudithook(hook)


def _home_of(finder: Any) -> str:
    """The package that a finder of modules is from; some are classes, some are objects of one."""
    kind = finder if isinstance(finder, type) else type(finder)
    return kind.__module__.partition(".")[0]


def seal() -> None:
    """Take everything out of Pyodide's modules: their functions are still there, and a script could find their globals.

    Not done by `install`, which still runs in one of those functions.
    """
    while _leads:
        names = _leads.pop()
        for value in names.values():
            if type(value).__name__ == "JsFinder":
                value.jsproxies.clear()
        for name in [name for name in names if not name.startswith("__")]:
            del names[name]


def _asking(original: Callable[..., Any]) -> Callable[..., Any]:
    """`original`, but that the hook is asked first. A script can read the function: it holds nothing else."""
    names: Namespace = {"__builtins__": {}, "original": original, "audit": sys.audit, "event": ENGINES_IMPORT}
    exec(compile(_LOAD, "<import>", "exec"), names)
    _kept.append((original.__name__, names, dict(names)))
    load: Callable[..., Any] = names["load"]
    return load


_LOAD: Final = """
def load(name, *args, **options):
    audit(event, name, args[0] if args else None)
    return original(name, *args, **options)
"""
