"""What Streamlit raises for custom components of version 2."""

from .errors import LocalizableStreamlitException


class BidiComponentError(LocalizableStreamlitException):
    """A component of version 2 was used wrongly."""


class BidiComponentInvalidCallbackNameError(BidiComponentError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"The callback name `'{name}'` is not allowed. Callback names must follow the pattern "
            "`on_{event_name}_change` where `event_name` is not empty."
        )


class BidiComponentInvalidDefaultKeyError(BidiComponentError):
    def __init__(self, key: str, known: list[str]) -> None:
        super().__init__(
            f"Key `'{key}'` in `default` is not a valid state name. Valid state names are those with corresponding "
            f"`on_{{state_name}}_change` callbacks. Available state names: `{known or 'none'}`"
        )


class BidiComponentUnserializableDataError(BidiComponentError):
    def __init__(self) -> None:
        super().__init__(
            "The `data` provided to the bidirectional component could not be serialized. Please ensure the data is "
            "JSON-serializable, or is a supported data structure like a pandas DataFrame."
        )
