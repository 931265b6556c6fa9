"""Hears of what a script does to reach below itself: some of it is refused, the rest is remembered."""

from __future__ import annotations

import builtins
import importlib
import os
import sys
from collections.abc import Callable
from typing import Any, Final

globals()["__builtins__"] = dict(vars(builtins))  # ours go on where a script has changed them

_module_name = sys._getframemodulename
_abspath = os.path.abspath

_REFUSED: Final = {
    "gc.get_objects": "gc.get_objects() would show the playground's own objects",
    "gc.get_referrers": "gc.get_referrers() would show the playground's own objects",
    "gc.get_referents": "gc.get_referents() would show the playground's own objects",
    "sys._current_frames": "sys._current_frames() would show the playground's own frames",
    "sys.addaudithook": "an audit hook could not be taken away again",
}
_HIDDEN: Final = frozenset(
    {"js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "micropip", "ctypes", "_ctypes"}
    | {"_testcapi", "_testinternalcapi", "_interpreters", "_xxsubinterpreters", "_interpchannels", "_interpqueues"}
)
"""Modules that lead out of Python, or around what watches a script: in the worker they are gone."""
_FRAMES: Final = frozenset({"tb_frame", "gi_frame", "cr_frame", "ag_frame"})
_PATHS: Final = frozenset(
    {"open", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.symlink", "os.link", "os.truncate"}
)
_FUNCTION_PARTS: Final = frozenset({"__code__", "__defaults__", "__kwdefaults__"})
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Audit:
    """The process's one audit hook, which listens only while a script runs."""

    def __init__(self) -> None:
        self.listening = False
        self.heard = ""
        """What a script did that no later session may meet; "" if nothing."""
        self.folder = ""
        """The only folder whose files a script may change, with a separator at its end."""
        self._busy = False
        self._undo: list[tuple[Any, str, Any]] = []
        _remove_hidden()
        sys.addaudithook(self._hear)
        builtins.__import__ = self._guarded(builtins.__import__, lambda names: names.get("__name__", ""))
        importlib.import_module = self._guarded(importlib.import_module, lambda _: "")

    def _guarded(self, original: Callable[..., Any], name_of: Callable[[Any], Any]) -> Callable[..., Any]:
        """`original`, but that a script does not find the playground's own modules."""

        def load(name: Any, *args: Any, **kwargs: Any) -> Any:
            if self.listening and type(name) is str:
                root = name.partition(".")[0]
                names = args[0] if args and type(args[0]) is dict else {}
                ours = root == "playground" and not str(name_of(names)).startswith("playground.")
                if ours or root in _HIDDEN:
                    raise ModuleNotFoundError(f"No module named {name!r}", name=name)
            return original(name, *args, **kwargs)

        return load

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.listening or self._busy:
            return
        self._busy = True
        try:
            self._judge(event, args)
        finally:
            self._busy = False

    def _judge(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "import":
            if isinstance(args[0], str) and args[0].partition(".")[0] in _HIDDEN:
                raise ModuleNotFoundError(f"No module named {args[0]!r}", name=args[0])
        elif event == "object.__getattr__":
            if args[1] in _FRAMES and self._by_script():
                self.heard = f"a script looked at {args[1]}"
        elif event == "sys._getframe":
            if self._by_script():
                self.heard = "a script looked at the frames below it"
        elif event == "object.__setattr__" or event == "object.__delattr__":
            if args[1] in _FUNCTION_PARTS:
                self._undo.append((args[0], args[1], getattr(args[0], args[1], None)))
        elif event in _PATHS:
            self._judge_path(event, args)
        elif event in _REFUSED:
            raise RuntimeError(f"Not in the playground: {_REFUSED[event]}.")
        elif event.startswith("ctypes."):
            raise RuntimeError("Not in the playground: ctypes could change any memory.")

    def undo(self) -> None:
        """Give functions back what a script took from them: no module has changed, only what is in one."""
        while self._undo:
            function, name, value = self._undo.pop()
            setattr(function, name, value)

    def _judge_path(self, event: str, args: tuple[Any, ...]) -> None:
        path = args[0]
        if event == "open" and not (isinstance(args[2], int) and args[2] & _WRITES):
            return
        if not self.folder or not isinstance(path, str):
            return
        if not (_abspath(path) + os.sep).startswith(self.folder) and path != os.devnull:
            self.heard = f"a script changed {path!r}, outside its folder"

    def _by_script(self) -> bool:
        """Whether the script itself asked, or a function of the library that it called."""
        depth = 3  # this function, `_judge`, `_hear`
        asking = _module_name(depth)
        return asking == "__main__" or (
            not (asking or "").startswith("playground.") and _module_name(depth + 1) == "__main__"
        )


class _Refuse:
    """The first to be asked for a module: it refuses those that are hidden."""

    def find_spec(self, name: str, *_: Any) -> None:
        if name.partition(".")[0] in _HIDDEN:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def _remove_hidden() -> None:
    """Take the hidden modules away, and the finders that are made of them."""
    for name in [name for name in sys.modules if name.partition(".")[0] in _HIDDEN]:
        del sys.modules[name]
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__.partition(".")[0] not in _HIDDEN]
    sys.meta_path.insert(0, _Refuse())
