"""`st.secrets`: what the project's `.streamlit/secrets.toml` holds.

Modelled on Streamlit's `runtime/secrets.py`.

(rules secrets-file, secrets-environment)
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from copy import deepcopy
from typing import Any, Final, NoReturn

from ..run import context, errors
from .names import lacking

_LACKING: Final = ("file_change_listener", "merge_programmatic_secrets")
_HINT: Final = (
    "Did you forget to add it to secrets.toml, mount it to secret directory, or the app settings on Streamlit Cloud? "
    "More info: https://docs.streamlit.io/deploy/streamlit-community-cloud/deploy-your-app/secrets-management"
)


def _wrapped(value: Any) -> Any:
    return AttrDict(value) if isinstance(value, Mapping) else value


def _no_key(key: object) -> KeyError:
    return KeyError(f'st.secrets has no key "{key}". {_HINT}')


def _no_attribute(name: str) -> AttributeError:
    return AttributeError(f'st.secrets has no attribute "{name}". {_HINT}')


class _Fixed(Mapping[str, Any]):
    """Refuses to be changed."""

    def __setitem__(self, key: str, value: object) -> NoReturn:
        raise TypeError("Secrets does not support item assignment.")

    def __delitem__(self, key: str) -> NoReturn:
        raise TypeError("Secrets does not support item deletion.")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise TypeError("Secrets does not support attribute assignment.")


class AttrDict(_Fixed):
    """A table of the file, by item and by attribute."""

    def __init__(self, value: Mapping[str, Any]) -> None:
        self.__dict__["__nested_secrets__"] = dict(value)

    def __len__(self) -> int:
        return len(self.__dict__["__nested_secrets__"])

    def __iter__(self) -> Iterator[str]:
        return iter(self.__dict__["__nested_secrets__"])

    def __getitem__(self, key: str) -> Any:
        try:
            return _wrapped(self.__dict__["__nested_secrets__"][key])
        except KeyError:
            raise _no_key(key) from None

    def __getattr__(self, name: str) -> Any:
        try:
            return _wrapped(self.__dict__["__nested_secrets__"][name])
        except KeyError:
            raise _no_attribute(name) from None

    def __repr__(self) -> str:
        return repr(self.__dict__["__nested_secrets__"])

    def to_dict(self) -> dict[str, Any]:
        found: dict[str, Any] = deepcopy(self.__dict__["__nested_secrets__"])
        return found


def _all() -> dict[str, Any]:
    """The secrets of the project that runs; raises what Streamlit raises where there are none."""
    return context.current().project.read_secrets()


class Secrets(_Fixed):
    """`st.secrets`: the top of the file.

    Simplified: of a project's own file only, not of a home folder's, nor of folders of secrets.
    """

    def __getitem__(self, key: str) -> Any:
        secrets = _all()
        try:
            return _wrapped(secrets[key])
        except KeyError:
            raise _no_key(key) from None

    def __getattr__(self, name: str) -> Any:
        if name in _LACKING:
            return lacking(f"secrets.{name}")
        try:
            return _wrapped(_all()[name])
        except (KeyError, FileNotFoundError):
            raise _no_attribute(name) from None

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *_LACKING})

    def __iter__(self) -> Iterator[str]:
        return iter(_all())

    def __len__(self) -> int:
        return len(_all())

    def __contains__(self, key: object) -> bool:
        return key in _all()

    def __repr__(self) -> str:
        return repr(_all())

    def has_key(self, k: str) -> bool:
        return k in _all()

    def keys(self) -> KeysView[str]:
        return _all().keys()

    def values(self) -> ValuesView[Any]:
        return _all().values()

    def items(self) -> ItemsView[str, Any]:
        return _all().items()

    def to_dict(self) -> dict[str, Any]:
        return dict(_all())

    def load_if_toml_exists(self) -> bool:
        try:
            _all()
        except errors.StreamlitSecretNotFoundError:
            return False
        return True
