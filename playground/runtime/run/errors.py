"""Streamlit's exceptions, by the names and messages that learners meet (Streamlit 1.67, `errors.py`)."""

from __future__ import annotations

from collections.abc import Collection

FORM_DOCS = (
    "\n\nFor more information, refer to the\n"
    "[documentation for forms](https://docs.streamlit.io/develop/api-reference/execution-flow/st.form).\n"
)
NO_PART_OF_CONTAINER = (
    "A fragment tried to write to a container created outside it, but the fragment did not write to that container "
    "during the last full app run, so Streamlit could not reserve a stable position for it.\n\n"
    "If this fragment uses `parallel=True`, writing to containers created outside it is not supported, including "
    "`st.sidebar` and `st.bottom`. Move the element inside the fragment body.\n\n"
    "Otherwise, inside the fragment function, write to the container on every full app run (e.g. "
    "`outside_container.empty()` or `with outside_container: st.empty()`), then fill it during fragment reruns."
)
NOT_INTO_OUTSIDE = (
    "Writing to a container created outside a parallel fragment, including `st.sidebar` and `st.bottom`, is not "
    "supported on a full app run or a later fragment rerun.\n\n"
    "To fix this, move the element inside the fragment body."
)
_STATE_DOCS = "https://docs.streamlit.io/develop/concepts/architecture/session-state#initialization"


def not_beside(call: str) -> str:
    """The message for a call that a parallel fragment must not make in a run of the whole app."""
    return (
        f"`{call}` cannot be called from a parallel fragment during the initial page load, because parallel fragments "
        f"run concurrently on separate threads where `{call}` is not safe.\n\n"
        "To fix this, gate the call behind a widget interaction (e.g., `if st.button(...):`) so it runs during a "
        "sequential fragment rerun instead."
    )


ELSEWHERE = {
    "StreamlitComponentRegistryError": "Error",
    "FragmentStorageKeyError": "Error",
    "FragmentHandledException": "Exception",
    "StreamlitMaxRetriesError": "Error",
    "StreamlitAuthError": "StreamlitAPIException",
    "StreamlitMissingAuthlibError": "StreamlitAuthError",
    "UnserializableSessionStateError": "StreamlitAPIException",
    "StreamlitAPIWarning": "StreamlitAPIException",
    "StreamlitInvalidThemeError": "LocalizableStreamlitException",
    "StreamlitInvalidThemeOptionError": "StreamlitInvalidThemeError",
    "StreamlitInvalidThemeSectionError": "StreamlitInvalidThemeError",
    "BidiComponentInvalidIdError": "BidiComponentError",
}
"""Exceptions that Streamlit has and nothing here raises, with what each is a kind of: a script may name them."""
OF_CACHES = ("CacheReplayClosureError", "UnhashableParamError", "UnserializableReturnValueError")
"""Those of here that Streamlit has with its caches, and not in its module `errors`."""


class Error(Exception):
    """Whatever Streamlit raises."""


class NoSessionContext(Error):
    """A thread that has no part in the run wrote to a container."""


class MarkdownFormattedException(Error):
    """One whose message is Markdown."""


class StreamlitAPIException(MarkdownFormattedException):
    """An `st.` call was used wrongly."""


class LocalizableStreamlitException(StreamlitAPIException):
    """One whose message Streamlit puts together from parts: most of those for wrong arguments."""


class StreamlitDataframeConversionError(StreamlitAPIException):
    """Data that is no table."""


class DuplicateWidgetID(StreamlitAPIException):
    """Two elements of one run have one identity."""


class StreamlitDuplicateElementId(DuplicateWidgetID):
    def __init__(self, element_type: str) -> None:
        super().__init__(
            f"There are multiple `{element_type}` elements with the same auto-generated ID. When this element is "
            "created, it is assigned an internal ID based on the element type and provided parameters. Multiple "
            "elements with the same type and parameters will cause this error.\n\n"
            f"To fix this error, please pass a unique `key` argument to the `{element_type}` element."
        )


class StreamlitDuplicateElementKey(DuplicateWidgetID):
    def __init__(self, key: str) -> None:
        super().__init__(
            f"There are multiple elements with the same `key='{key}'`. To fix this, please make sure that the `key` "
            "argument is unique for each element you create."
        )


class StreamlitInvalidLayoutContextError(StreamlitAPIException):
    """A command stands where it may not: in a form, outside of one, in a fragment."""


class StreamlitInvalidFormCallbackError(LocalizableStreamlitException):
    def __init__(self) -> None:
        super().__init__(
            "Within a form, callbacks can only be defined on `st.form_submit_button`. "
            "Defining callbacks on other widgets inside a form is not allowed."
        )


def _state_item(key: str) -> str:
    text = f"st.session_state[{key!r}]"
    fence = "`"
    while fence in text:
        fence += "`"
    return f"{fence}{text}{fence}"


class StreamlitValueAssignmentNotAllowedError(LocalizableStreamlitException):
    def __init__(self, key: str) -> None:
        super().__init__(
            f"{_state_item(key)} is read-only and cannot be assigned through session state. "
            "Use a different session state key for values you need to set."
        )


class StreamlitWidgetAlreadyInstantiatedError(LocalizableStreamlitException):
    def __init__(self, key: str) -> None:
        item = _state_item(key)
        super().__init__(
            f"{item} cannot be modified after the widget with that key is instantiated. Assign {item} before creating "
            "the widget, or update it from an `on_change` or `on_click` callback, which runs before the widget is "
            "instantiated. If this is a read-only session state key (buttons, file and media inputs, "
            "`st.data_editor`, forms, chart or `ButtonColumn` selections), store the value under a different session "
            "state key."
        )


class StreamlitValueError(LocalizableStreamlitException):
    def __init__(self, parameter: str, valid_values: Collection[str], *, detail: str | None = None) -> None:
        super().__init__(
            f"Invalid `{parameter}` value. Supported values: {', '.join(valid_values)}."
            + (f" {detail}" if detail else "")
        )


class StreamlitInvalidParameterTypeError(LocalizableStreamlitException):
    def __init__(self, parameter: str, provided: str, expected: list[str], *, detail: str | None = None) -> None:
        super().__init__(
            f"Invalid `{parameter}` type. Expected one of: {', '.join(expected)}. Provided type: {provided}."
            + (f" {detail}" if detail else "")
        )


class StreamlitValueOutOfRangeError(LocalizableStreamlitException):
    def __init__(self, parameter: str, value: object, low: object, high: object, *, detail: str | None = None) -> None:
        super().__init__(
            f"The `{parameter}` parameter, set to {value}, is outside the required range [{low}, {high}]."
            + (f" {detail}" if detail else "")
        )


class StreamlitValueBelowMinError(LocalizableStreamlitException):
    def __init__(self, value: object, min_value: object) -> None:
        super().__init__(f"The `value` {value} is less than the `min_value` {min_value}.")


class StreamlitValueAboveMaxError(LocalizableStreamlitException):
    def __init__(self, value: object, max_value: object) -> None:
        super().__init__(f"The `value` {value} is greater than the `max_value` {max_value}.")


class StreamlitInvalidMinMaxError(LocalizableStreamlitException):
    def __init__(self, min_value: object, max_value: object) -> None:
        super().__init__(
            f"The `min_value` and `max_value` parameters are both set to {min_value}. They must not be equal."
            if min_value == max_value
            else f"The `min_value`, set to {min_value}, cannot be greater than the `max_value`, set to {max_value}."
        )


class StreamlitInvalidNumberFormatError(LocalizableStreamlitException):
    def __init__(self, format: str) -> None:
        super().__init__(f"Format string for `st.number_input` contains invalid characters: {format}")


class StreamlitInvalidColorError(LocalizableStreamlitException):
    def __init__(self, color: object) -> None:
        super().__init__(
            f"This does not look like a valid color: {color!r}.\n\n"
            "Colors must be in one of the following formats:\n\n"
            "* Hex string with 3, 4, 6, or 8 digits. Example: `'#00ff00'`\n"
            "* List or tuple with 3 or 4 components. Example: `[1.0, 0.5, 0, 0.2]`"
        )


class StreamlitJSNumberBoundsError(LocalizableStreamlitException):
    @classmethod
    def of(cls, parameter: str, value: float) -> StreamlitJSNumberBoundsError:
        most = "(1 << 53) - 1" if isinstance(value, int) else "1.797e+308"
        least = "-((1 << 53) - 1)" if isinstance(value, int) else "-1.797e+308"
        return cls(f"`{parameter}` ({value}) must be {f'<= {most}' if value > 0 else f'>= {least}'}")


class StreamlitMixedNumericTypesError(LocalizableStreamlitException):
    def __init__(self, **arguments: object) -> None:
        lines = ["All numerical arguments must be of the same type."]
        lines += [
            f"`{name}` has {type(arguments[name]).__name__} type."
            for name in ("value", "min_value", "max_value", "step")
            if arguments[name] is not None
        ]
        super().__init__("\n".join(lines))


class StreamlitMissingRequiredParameterError(LocalizableStreamlitException):
    def __init__(self, parameter: str, detail: str | None = None) -> None:
        super().__init__(f"The `{parameter}` parameter is required." + (f" {detail}" if detail else ""))


class StreamlitIncompatibleParametersError(LocalizableStreamlitException):
    def __init__(self, first: str, second: str, *others: str, explanation: str | None = None) -> None:
        *uses, last = [f"`{use}`" for use in (first, second, *others)]
        text = f"{', '.join(uses)}, and {last}" if others else f"{uses[0]} and {last}"
        super().__init__(f"{text} cannot be used together." + (f" {explanation}" if explanation else ""))


def _lengths(content: bool) -> str:
    more = ", 'stretch', or 'content'" if content else " or 'stretch'"
    return f"a positive integer (pixels){more}"


class StreamlitInvalidWidthError(LocalizableStreamlitException):
    def __init__(self, width: object, content: bool = False) -> None:
        super().__init__(f"Invalid width value: {width!r}. Width must be either {_lengths(content)}.")


class StreamlitInvalidHeightError(LocalizableStreamlitException):
    def __init__(self, height: object, content: bool = False) -> None:
        super().__init__(f"Invalid height value: {height!r}. Height must be either {_lengths(content)}.")


class StreamlitInvalidURLError(LocalizableStreamlitException):
    def __init__(self, url: object, protocols: Collection[str]) -> None:
        *first, last = [f'"{name}:"' if name == "mailto" else f'"{name}://"' for name in protocols]
        text = f"{', '.join(first)}{',' if len(first) > 1 else ''} or {last}"
        super().__init__(f'"{url}" is not a valid URL. You must use a fully qualified domain beginning with {text}.')


class StreamlitDefaultNotInOptionsError(LocalizableStreamlitException):
    def __init__(self, value: object) -> None:
        super().__init__(
            f"The default value '{value}' is not part of the options. "
            "Please make sure that every default value also exists in the options."
        )


class StreamlitSelectionCountExceedsMaxError(LocalizableStreamlitException):
    def __init__(self, current: int, most: int) -> None:
        noun = "option" if current == 1 else "options"
        super().__init__(
            f"Multiselect has {current} {noun} selected but `max_selections` is set to {most}. This happened because "
            "you either gave too many options to `default` or you manipulated the widget's state through "
            "`st.session_state`. Note that the latter can happen before the line indicated in the traceback. "
            f"Please select at most {most} {'option' if most == 1 else 'options'}."
        )


class StreamlitInvalidColumnSpecError(LocalizableStreamlitException):
    def __init__(self) -> None:
        super().__init__(
            "The `spec` argument to `st.columns` must be either a positive integer (number of columns) or a list of "
            "positive numbers (width ratios of the columns). See [documentation]"
            "(https://docs.streamlit.io/develop/api-reference/layout/st.columns) for more information."
        )


class UnhashableParamError(StreamlitAPIException):
    def __init__(self, kind: str, function: str, name: str | None, value: object) -> None:
        shown, of = name or "(unnamed)", type(value)
        renamed = "_arg" if name is None else f"_{name}"
        super().__init__(
            f"Cannot hash argument '{shown}' (of type `{of.__module__}.{of.__qualname__}`) in '{function}'.\n\n"
            "To address this, you can tell Streamlit not to hash this argument by adding a\n"
            "leading underscore to the argument's name in the function signature:\n\n```\n"
            f"@st.cache_{kind}\ndef {function}({renamed}, ...):\n    ...\n```\n{12 * ' '}"
        )


class UnserializableReturnValueError(StreamlitAPIException):
    def __init__(self, function: str, value: object) -> None:
        name, kind = getattr(value, "__name__", None), type(value).__name__
        module = getattr(value, "__module__", None)
        shown = f"{module}.{kind}" if hasattr(value, "__module__") else kind if name is None else f"{name}()"
        text = (
            f"\nCannot serialize the return value (of type `{shown}`)\n"
            f"in `{function}()`. `st.cache_data` uses\n"
            "[pickle](https://docs.python.org/3/library/pickle.html) to serialize the\n"
            "function's return value and safely store it in the cache\n"
            "without mutating the original object. Please convert the return value to a\n"
            "pickle-serializable type. If you want to cache unserializable objects such\n"
            "as database connections or Tensorflow sessions, use `st.cache_resource`\n"
            "instead (see [our docs](https://docs.streamlit.io/develop/concepts/architecture/caching) for differences)."
        )
        super().__init__(text.replace("\n", "\n" + 12 * " "))  # Streamlit's text is indented so


class CacheReplayClosureError(StreamlitAPIException):
    def __init__(self, kind: str, function: str) -> None:
        super().__init__(
            f"While running `{function}()`, a streamlit element is called on some layout block\n"
            "created outside the function. This is incompatible with replaying the cached\n"
            "effect of that element, because the referenced block might not exist when\n"
            "the replay happens.\n\n"
            "How to fix this:\n"
            f"* Move the creation of that layout block inside `{function}()`.\n"
            f"* Move the call to the streamlit element outside of `{function}()`.\n"
            f"* Remove the `@st.cache_{kind}` decorator from `{function}()`."
        )


class StreamlitQueryParamDictValueError(LocalizableStreamlitException):
    def __init__(self, key: str) -> None:
        super().__init__(
            f"Query param value for `{key}` cannot be set to a dictionary. "
            "Provide a string or iterable of strings instead."
        )


class StreamlitSecretNotFoundError(LocalizableStreamlitException, FileNotFoundError):
    def __init__(self, message: str = "") -> None:
        super().__init__(
            message
            or "No secrets found. Valid paths for a secrets.toml file or secret directories are: "
            "~/.streamlit/secrets.toml, .streamlit/secrets.toml"
        )


class StreamlitPageNotFoundError(LocalizableStreamlitException):
    def __init__(self, page: str, *, known: bool = False, folder: str | None = None) -> None:
        """`known` is for a page that exists nowhere in the app; `folder` has the app's folder `pages`."""
        if folder is not None:
            super().__init__(
                f"Could not find page: `{page}`. You must provide a file path relative to the entrypoint file "
                f"(from the directory `{folder}`). Only the entrypoint file and files in the `pages/` directory are "
                "supported."
            )
            return
        super().__init__(
            f"Could not find page: `{page}`. You must provide a `Page` object or file path relative to the entrypoint "
            "file. Only pages previously defined by `st.Page` and passed to `st.navigation` are allowed."
            if known
            else f"Unable to create Page. The file `{page}` could not be found."
        )


class StreamlitBadTimeStringError(LocalizableStreamlitException):
    def __init__(self, text: str) -> None:
        super().__init__(
            "Time string doesn't look right. It should be formatted as `'1d2h34m'` or `2 days`, for example. "
            f"Got: {text}"
        )


def missing_key(key: str) -> str:
    return f'st.session_state has no key "{key}". Did you forget to initialize it? More info: {_STATE_DOCS}'


def missing_attribute(name: str) -> str:
    return f'st.session_state has no attribute "{name}". Did you forget to initialize it? More info: {_STATE_DOCS}'
