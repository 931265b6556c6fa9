"""What a project's folder `.streamlit` says: secrets, and options of Streamlit (rules secrets-file, config-file)."""

from __future__ import annotations

import os
import tomllib  # by the engine, not in a run: a script must not be the one who loads it
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from ..run import errors

_SHORTEST: Final = 4
"""Signs of a secret that is looked for elsewhere: shorter ones are words of any text."""


def read_secrets(folder: Path | None) -> dict[str, Any]:
    """The secrets of a project; raises what Streamlit raises where there are none, or where the file is no TOML."""
    path = None if folder is None else folder / ".streamlit" / "secrets.toml"
    try:
        text = None if path is None else path.read_text(encoding="utf-8")
    except FileNotFoundError:
        text = None
    if text is None:
        raise errors.StreamlitSecretNotFoundError
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise errors.StreamlitSecretNotFoundError(f"Error parsing secrets file at {path}: {error}") from error


def secret_texts(secrets: Any) -> set[str]:
    """The texts among secrets that are to be kept out of a trace."""
    if isinstance(secrets, Mapping):
        return {text for value in secrets.values() for text in secret_texts(value)}
    if isinstance(secrets, list):
        return {text for value in secrets for text in secret_texts(value)}
    return {secrets} if isinstance(secrets, str) and len(secrets) >= _SHORTEST else set()


@contextmanager
def environment(secrets: Callable[[], Mapping[str, Any] | None]) -> Iterator[None]:
    """Have what stands at the top of the secrets in the environment within the block, as Streamlit's process has it."""
    try:
        put_into_environment(secrets() or {})
        yield
    finally:
        take_from_environment(secrets() or {})  # those that were asked for in the block, too


def put_into_environment(secrets: Mapping[str, Any]) -> None:
    """Set the variables that texts and numbers at the top of the secrets become."""
    for name, value in secrets.items():
        if type(value) in (str, int, float):
            os.environ[name] = str(value)


def take_from_environment(secrets: Mapping[str, Any]) -> None:
    """Remove them, as far as they are still the same."""
    for name, value in secrets.items():
        if type(value) in (str, int, float) and os.environ.get(name) == str(value):
            del os.environ[name]


def read_options(folder: Path | None) -> tuple[dict[str, Any], str]:
    """The options of a project's `config.toml`, by their full names, and what is wrong with the file, "" for nothing.

    Streamlit logs what is wrong, and goes on without the file.
    """
    try:
        text = "" if folder is None else (folder / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        return {}, f"config.toml cannot be read: {error}"
    if not text:
        return {}, ""
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, (
            "Error parsing config toml. This is most likely due to a syntax error in the config.toml file. Please fix "
            f"it and try again. ({error})"
        )
    return dict(_flat(parsed)), ""


def _flat(sections: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for section, options in sections.items():
        for name, value in options.items() if isinstance(options, Mapping) else ():
            is_of_environment = isinstance(value, str) and value.startswith("env:")
            yield f"{section}.{name}", os.environ.get(value[4:]) if is_of_environment else value
