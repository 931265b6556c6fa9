"""Files that lie beside others: those that an actions file names by their paths, and the modules that a trace names."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from playground.runtime import ActionError


def with_files(text: str, folder: Path) -> str:
    """The actions with what their files hold: `{"path": "data/a.csv"}` is a file below `folder`.

    What is no list of actions is left as it is, for who reads them. Raises `ActionError` for a path that leads nowhere
    or out of the folder.
    """
    try:
        actions = json.loads(text)
    except (ValueError, RecursionError):
        return text
    if '"path"' not in text or not isinstance(actions, list):
        return text
    for number, action in enumerate(actions, 1):
        target = action.get("set") if isinstance(action, dict) else None
        if not isinstance(target, dict):
            continue
        value = target.get("value")
        try:
            target["value"] = (
                [_read(each, folder) for each in value] if isinstance(value, list) else _read(value, folder)
            )
        except OSError as error:
            raise ActionError(f"Action {number}: the file cannot be read: {error}.") from None
        except ValueError as error:
            raise ActionError(f"Action {number}: {error}") from None
    return json.dumps(actions)


def texts_beside(document: Mapping[str, Any], folder: Path) -> dict[str, str]:
    """The texts of the other files of a project that a trace names lines of, as far as they can be read."""
    names = {name for step in document["steps"] for run in step.get("runs", []) for name in run.get("files", {})}
    found = {}
    for name in sorted(names):
        with suppress(OSError, ValueError):
            found[name] = (folder / name).read_text(encoding="utf-8")
    return found


def _read(value: Any, folder: Path) -> Any:
    """A value of an action; of a file that is named by its path, what it holds."""
    if not isinstance(value, dict) or not isinstance(value.get("path"), str):
        return value
    path = (folder / value["path"]).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ValueError(f"{value['path']!r} lies outside of the folder of the actions. Put the file into it.")
    about = {name: each for name, each in value.items() if name != "path"}
    return {"name": path.name, **about, "base64": base64.b64encode(path.read_bytes()).decode()}
