"""What `st.session_state` holds of a `st.data_editor`: a dict to read from, also by attributes."""

from __future__ import annotations

from typing import Any, NoReturn, Self

_READ_ONLY = (
    "Widget state is read-only because modifying nested values has no effect on the app. For widget states that "
    "support programmatic updates (e.g. st.dataframe selections), assign a new dictionary to the Session State key "
    "instead, for example:\n    st.session_state['my_key'] = {'selection': {'rows': [0]}}"
)


class ReadOnlyAttributeDictionary(dict[Any, Any]):
    """A dict that refuses to be changed; the dicts in it do so too."""

    def __getitem__(self, key: Any) -> Any:
        item = super().__getitem__(key)
        return ReadOnlyAttributeDictionary(item) if isinstance(item, dict) else item

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'") from None

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(_READ_ONLY)

    __setattr__ = __delattr__ = __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __copy__(self) -> Self:
        return type(self)(self)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        from copy import deepcopy

        return type(self)({key: deepcopy(value, memo) for key, value in dict(self).items()})


class DataEditorState(ReadOnlyAttributeDictionary):
    """The changes that the reader made: `edited_rows`, `added_rows`, `deleted_rows`."""
